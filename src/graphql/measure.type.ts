import { GraphQLDate } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import { MeasureKind, Polarity, Topic } from "../domain/measure.ts";
import { Unit } from "../domain/unit.ts";
import { NodeInterface } from "./node.type.ts";

@ObjectType("SeriesBreak", { description: "A day on which the definition of a measure changed.", simpleResolvers: true })
export class SeriesBreakType {
  @Field(() => GraphQLDate, { description: "First day of the new definition." })
  date!: string;

  @Field(() => String, { description: "What changed." })
  reason!: string;
}

@ObjectType("Measure", {
  description: "A shared measure type: one definition that indicators of several councils are mapped to.",
  implements: NodeInterface,
  simpleResolvers: true,
})
export class MeasureType extends NodeInterface {
  @Field(() => String, { description: "Short name, for use in arguments: neet-16-18." })
  key!: string;

  @Field(() => String, { description: "Name in plain English." })
  name!: string;

  @Field(() => String, { description: "What is counted, of whom, and how." })
  definition!: string;

  @Field(() => Topic, { description: "Subject." })
  topic!: Topic;

  @Field(() => Unit, { description: "Unit of its figures." })
  unit!: Unit;

  @Field(() => Polarity, { description: "Which direction is better." })
  polarity!: Polarity;

  @Field(() => MeasureKind, { description: "Level, gap, change or difference." })
  kind!: MeasureKind;
}
