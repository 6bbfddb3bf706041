import { Field, ObjectType } from "type-graphql";
import { NodeInterface } from "./node.type.ts";

@ObjectType("Population", {
  description: "A group of people, pupils or schools that figures are about.",
  implements: NodeInterface,
  simpleResolvers: true,
})
export class PopulationType extends NodeInterface {
  @Field(() => String, { description: "Short name, for use in arguments: fsm." })
  key!: string;

  @Field(() => String, { description: "Name in plain English." })
  name!: string;
}
