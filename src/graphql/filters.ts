import { Field, Float, InputType, Int } from "type-graphql";
import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind, Topic } from "../domain/measure.ts";
import { MissingReason, ObservationRole, ObservationStatus } from "../domain/observation.ts";
import { PeriodKind } from "../domain/period.ts";
import { Unit } from "../domain/unit.ts";
import type { Given, IndicatorWish, MeasureWish, ObservationOrderWish, ObservationWish } from "../query/wish.ts";
import { ObservationField, SortDirection } from "./enums.ts";

@InputType({ description: "Values in one list are alternatives, fields combine." })
export class MeasureFilter implements MeasureWish {
  @Field(() => [Topic], { nullable: true, description: "Of these subjects." })
  topic?: Given<Topic[]>;

  @Field(() => [MeasureKind], { nullable: true, description: "Of these kinds." })
  kind?: Given<MeasureKind[]>;

  @Field(() => [Unit], { nullable: true, description: "In these units." })
  unit?: Given<Unit[]>;

  @Field(() => [String], { nullable: true, description: "Published by all of these areas." })
  publishedBy?: Given<string[]>;

  @Field(() => Int, { nullable: true, description: "Published by exactly this many councils." })
  publishedByCount?: Given<number>;

  @Field(() => String, { nullable: true, description: "Words that all occur in its name, its definition or the titles of its indicators." })
  text?: Given<string>;
}

@InputType({ description: "Values in one list are alternatives, fields combine." })
export class IndicatorFilter implements IndicatorWish {
  @Field(() => [String], { nullable: true, description: "Published by these councils." })
  publisher?: Given<string[]>;

  @Field(() => [String], { nullable: true, description: "Printed in these publications, by key." })
  source?: Given<string[]>;

  @Field(() => [String], { nullable: true, description: "Mapped to these measures, by key." })
  measure?: Given<string[]>;

  @Field(() => String, { nullable: true, description: "With exactly this printed code." })
  code?: Given<string>;

  @Field(() => [MappingRelation], { nullable: true, description: "With these relations to their measure." })
  match?: Given<MappingRelation[]>;

  @Field(() => String, { nullable: true, description: "Words that all occur in its title, its code or its mapping note." })
  text?: Given<string>;
}

@InputType({
  description:
    "Values in one list are alternatives, fields combine; an area does not include its localities; everywhere an area is named by slug, GSS or DfE code.",
})
export class ObservationFilter implements ObservationWish {
  @Field(() => [String], { nullable: true, description: "About these areas." })
  area?: Given<string[]>;

  @Field(() => [String], { nullable: true, description: "Of these measures, by key." })
  measure?: Given<string[]>;

  @Field(() => [Topic], { nullable: true, description: "Of measures of these subjects." })
  topic?: Given<Topic[]>;

  @Field(() => [String], { nullable: true, description: "About these populations, by key." })
  population?: Given<string[]>;

  @Field(() => [String], { nullable: true, description: "From these publications, by key." })
  source?: Given<string[]>;

  @Field(() => [String], { nullable: true, description: "Of indicators with these printed codes." })
  indicatorCode?: Given<string[]>;

  @Field(() => [ObservationRole], { nullable: true, description: "With these roles." })
  role?: Given<ObservationRole[]>;

  @Field(() => [ObservationStatus], { nullable: true, description: "With these statuses." })
  status?: Given<ObservationStatus[]>;

  @Field(() => String, {
    nullable: true,
    description:
      "Only figures of this period: 2013/14 is the year of the figure's own kind, 2014 the year of its kind that ends in 2014, 2014/15 Q2 a quarter, 2014-04-01/2015-03-31 whatever overlaps it. Undated figures are left out.",
  })
  period?: Given<string>;

  @Field(() => Boolean, { nullable: true, description: "Only figures with a number, or only those without." })
  hasValue?: Given<boolean>;

  @Field(() => [String], { nullable: true, description: "Of these indicators, by key." })
  indicator?: Given<string[]>;

  @Field(() => [MissingReason], { nullable: true, description: "Without a number, for these reasons." })
  missing?: Given<MissingReason[]>;

  @Field(() => [PeriodKind], { nullable: true, description: "With periods of these kinds." })
  periodKind?: Given<PeriodKind[]>;

  @Field(() => Boolean, { nullable: true, description: "Only figures whose period was inferred, or only those whose period was not." })
  periodInferred?: Given<boolean>;

  @Field(() => Boolean, { nullable: true, description: "Only figures that another one contradicts, or only those that none does." })
  conflicting?: Given<boolean>;

  @Field(() => Boolean, { nullable: true, description: "Only figures whose print looks wrong, or only the others." })
  doubtful?: Given<boolean>;

  @Field(() => Float, { nullable: true, description: "Value at least this." })
  minValue?: Given<number>;

  @Field(() => Float, { nullable: true, description: "Value at most this." })
  maxValue?: Given<number>;
}

@InputType({ description: "A field to sort by, and its direction." })
export class ObservationOrder implements ObservationOrderWish {
  @Field(() => ObservationField, { description: "What to sort by." })
  field!: ObservationField;

  @Field(() => SortDirection, { nullable: true, defaultValue: SortDirection.ASC, description: "Smallest or earliest first, or last." })
  direction?: Given<SortDirection>;
}
