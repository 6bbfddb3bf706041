import { GraphQLDate } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import { PeriodKind } from "../domain/period.ts";

@ObjectType("Period", { description: "The time that a figure or a publication is about.", simpleResolvers: true })
export class PeriodType {
  @Field(() => PeriodKind, { description: "What sort of time it is." })
  kind!: PeriodKind;

  @Field(() => String, {
    description: "Normalised label: 2014/15, 2014/15 Q2, 2013, 31 Aug 2014; 'not stated' when the source gives none.",
  })
  label!: string;

  @Field(() => GraphQLDate, { nullable: true, description: "First day; null when not stated." })
  start!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: "Last day; null when not stated." })
  end!: string | null;

  @Field(() => Boolean, {
    description: "True when the source does not print the period and it was inferred; the inference is in the note.",
  })
  inferred!: boolean;

  @Field(() => String, { nullable: true, description: "What the period was inferred from, or what to know about it." })
  note!: string | null;
}
