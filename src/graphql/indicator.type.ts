import { Field, ObjectType } from "type-graphql";
import { MappingRelation } from "../domain/indicator.ts";
import { NodeInterface } from "./node.type.ts";

@ObjectType("Indicator", { description: "An indicator as one publication prints it.", implements: NodeInterface, simpleResolvers: true })
export class IndicatorType extends NodeInterface {
  @Field(() => String, { description: "Unique and stable: the source's key, a slash, and the code or a short name." })
  key!: string;

  @Field(() => String, {
    nullable: true,
    description: "The code the council prints (CED022, SCS CYP05), where it prints one. Not unique: PED014 is printed twice.",
  })
  code!: string | null;

  @Field(() => String, { description: "The indicator's title as the council prints it, or a short label for a figure in running text." })
  label!: string;

  @Field(() => MappingRelation, { description: "How it relates to its measure." })
  match!: MappingRelation;

  @Field(() => String, { nullable: true, description: "Why the match is not exact." })
  matchNote!: string | null;
}
