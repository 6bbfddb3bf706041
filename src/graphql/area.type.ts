import { Field, ObjectType } from "type-graphql";
import { AreaKind } from "../domain/area.ts";
import { NodeInterface } from "./node.type.ts";

@ObjectType("Area", { description: "A place that figures are about.", implements: NodeInterface, simpleResolvers: true })
export class AreaType extends NodeInterface {
  @Field(() => String, { description: "Short name, for use in arguments: halton." })
  slug!: string;

  @Field(() => String, { description: "Name as people say it." })
  name!: string;

  @Field(() => AreaKind, { description: "What sort of place it is." })
  kind!: AreaKind;

  @Field(() => String, { nullable: true, description: "ONS nine-character code, where one exists." })
  gssCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Three-digit local authority code of the Department for Education, where one exists.",
  })
  dfeCode!: string | null;
}
