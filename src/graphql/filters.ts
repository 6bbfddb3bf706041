import { Field, Float, InputType, Int } from "type-graphql";
import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind, Topic } from "../domain/measure.ts";
import { MissingReason, ObservationRole, ObservationStatus } from "../domain/observation.ts";
import { PeriodKind } from "../domain/period.ts";
import { Unit } from "../domain/unit.ts";
import { InputError } from "../errors.ts";
import type { IndicatorConditions, MeasureConditions, ObservationConditions, ObservationSort } from "../store/reader.ts";
import { ObservationField, SortDirection } from "./enums.ts";
import { notEmpty, type Vocabulary } from "./vocabulary.ts";

type Given<T> = T | null | undefined;

@InputType({ description: "Values in one list are alternatives, fields combine." })
export class MeasureFilter {
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
export class IndicatorFilter {
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
export class ObservationFilter {
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
export class ObservationOrder {
  @Field(() => ObservationField, { description: "What to sort by." })
  field!: ObservationField;

  @Field(() => SortDirection, { nullable: true, defaultValue: SortDirection.ASC, description: "Smallest or earliest first, or last." })
  direction?: Given<SortDirection>;
}

/** Checks a value that was given; leaves out one that was not. */
async function given<T, U>(value: Given<T>, check: (value: T) => Promise<U>): Promise<U | undefined> {
  return value === null || value === undefined ? undefined : await check(value);
}

/** A list as it is, unless it is empty. */
const some =
  (argument: string) =>
  async <T>(values: readonly T[]): Promise<readonly T[]> => {
    notEmpty(argument, values);
    return values;
  };

/** The store's conditions for a filter. @throws InputError for a name that the store does not hold. */
export async function toMeasureConditions(filter: Given<MeasureFilter>, vocabulary: Vocabulary): Promise<MeasureConditions> {
  if (!filter) return {};
  return {
    topic: await given(filter.topic, some("topic")),
    kind: await given(filter.kind, some("kind")),
    unit: await given(filter.unit, some("unit")),
    publishedBy: await given(filter.publishedBy, (codes) => vocabulary.areaSlugs("publishedBy", codes)),
    publishedByCount: filter.publishedByCount ?? undefined,
    text: filter.text ?? undefined,
  };
}

/** The store's conditions for a filter. @throws InputError for a name that the store does not hold. */
export async function toIndicatorConditions(filter: Given<IndicatorFilter>, vocabulary: Vocabulary): Promise<IndicatorConditions> {
  if (!filter) return {};
  const [code] = (await given(filter.code, (value) => vocabulary.keys("code", "indicatorCode", [value]))) ?? [];
  return {
    publisher: await given(filter.publisher, (codes) => vocabulary.areaSlugs("publisher", codes)),
    source: await given(filter.source, (keys) => vocabulary.keys("source", "source", keys)),
    measure: await given(filter.measure, (keys) => vocabulary.keys("measure", "measure", keys)),
    code,
    match: await given(filter.match, some("match")),
    text: filter.text ?? undefined,
  };
}

/** The store's conditions for a filter. @throws InputError for a name or period that the store does not hold. */
export async function toObservationConditions(filter: Given<ObservationFilter>, vocabulary: Vocabulary): Promise<ObservationConditions> {
  if (!filter) return {};
  const { minValue, maxValue } = filter;
  if (typeof minValue === "number" && typeof maxValue === "number" && minValue > maxValue) {
    throw new InputError(`minValue: ${minValue} is above maxValue ${maxValue}. Swap them.`);
  }
  return {
    area: await given(filter.area, (codes) => vocabulary.areaSlugs("area", codes)),
    measure: await given(filter.measure, (keys) => vocabulary.keys("measure", "measure", keys)),
    topic: await given(filter.topic, some("topic")),
    population: await given(filter.population, (keys) => vocabulary.keys("population", "population", keys)),
    source: await given(filter.source, (keys) => vocabulary.keys("source", "source", keys)),
    indicator: await given(filter.indicator, (keys) => vocabulary.keys("indicator", "indicator", keys)),
    indicatorCode: await given(filter.indicatorCode, (codes) => vocabulary.keys("indicatorCode", "indicatorCode", codes)),
    role: await given(filter.role, some("role")),
    status: await given(filter.status, some("status")),
    period: await given(filter.period, (text) => vocabulary.period("period", text)),
    periodKind: await given(filter.periodKind, some("periodKind")),
    periodInferred: filter.periodInferred ?? undefined,
    hasValue: filter.hasValue ?? undefined,
    missing: await given(filter.missing, some("missing")),
    conflicting: filter.conflicting ?? undefined,
    doubtful: filter.doubtful ?? undefined,
    minValue: minValue ?? undefined,
    maxValue: maxValue ?? undefined,
  };
}

/** The store's sort. @throws InputError when a field is named twice. */
export function toSort(orderBy: Given<ObservationOrder[]>): ObservationSort[] {
  const sort = (orderBy ?? []).map(({ field, direction }) => ({ field, direction: direction ?? SortDirection.ASC }));
  const twice = sort.find(({ field }, index) => sort.findIndex((other) => other.field === field) < index);
  if (twice) throw new InputError(`orderBy: ${twice.field} stands twice. Keep one.`);
  return sort;
}
