import type { MappingRelation } from "../domain/indicator.ts";
import type { MeasureKind, Topic } from "../domain/measure.ts";
import type { MissingReason, ObservationRole, ObservationStatus } from "../domain/observation.ts";
import type { PeriodKind } from "../domain/period.ts";
import type { Unit } from "../domain/unit.ts";
import { InputError } from "../errors.ts";
import type {
  Direction,
  IndicatorConditions,
  MeasureConditions,
  ObservationConditions,
  ObservationSort,
  ObservationSortField,
} from "../store/reader.ts";
import { checkList, type Vocabulary } from "./vocabulary.ts";

/** What a user may have left out or set to null. */
export type Given<T> = T | null | undefined;

/** Which measures a user asks for, in the user's words; areas by any of their codes. */
export interface MeasureWish {
  topic?: Given<Topic[]>;
  kind?: Given<MeasureKind[]>;
  unit?: Given<Unit[]>;
  publishedBy?: Given<string[]>;
  publishedByCount?: Given<number>;
  text?: Given<string>;
}

/** Which indicators a user asks for. */
export interface IndicatorWish {
  publisher?: Given<string[]>;
  source?: Given<string[]>;
  measure?: Given<string[]>;
  code?: Given<string>;
  match?: Given<MappingRelation[]>;
  text?: Given<string>;
}

/** Which figures a user asks for. */
export interface ObservationWish {
  area?: Given<string[]>;
  measure?: Given<string[]>;
  topic?: Given<Topic[]>;
  population?: Given<string[]>;
  source?: Given<string[]>;
  indicatorCode?: Given<string[]>;
  role?: Given<ObservationRole[]>;
  status?: Given<ObservationStatus[]>;
  period?: Given<string>;
  hasValue?: Given<boolean>;
  indicator?: Given<string[]>;
  missing?: Given<MissingReason[]>;
  periodKind?: Given<PeriodKind[]>;
  periodInferred?: Given<boolean>;
  conflicting?: Given<boolean>;
  doubtful?: Given<boolean>;
  minValue?: Given<number>;
  maxValue?: Given<number>;
}

/** A field that a user sorts figures by. */
export interface ObservationOrderWish {
  field: ObservationSortField;
  direction?: Given<Direction>;
}

/** Checks a value that was given; leaves out one that was not. */
async function given<T, U>(value: Given<T>, check: (value: T) => Promise<U>): Promise<U | undefined> {
  return value === null || value === undefined ? undefined : await check(value);
}

/** A list as it is, unless it is empty or too long. */
const some =
  (argument: string) =>
  async <T>(values: readonly T[]): Promise<readonly T[]> => {
    checkList(argument, values);
    return values;
  };

/** A count as it is, unless it is below zero. */
const notNegative =
  (argument: string) =>
  async (count: number): Promise<number> => {
    if (count < 0) throw new InputError(`${argument}: ${count} is below zero. Give a number of councils, such as 1.`);
    return count;
  };

/** The store's conditions for a filter. @throws InputError for a name that the store does not hold. */
export async function toMeasureConditions(filter: Given<MeasureWish>, vocabulary: Vocabulary): Promise<MeasureConditions> {
  if (!filter) return {};
  return {
    topic: await given(filter.topic, some("topic")),
    kind: await given(filter.kind, some("kind")),
    unit: await given(filter.unit, some("unit")),
    publishedBy: await given(filter.publishedBy, (codes) => vocabulary.areaSlugs("publishedBy", codes)),
    publishedByCount: await given(filter.publishedByCount, notNegative("publishedByCount")),
    text: filter.text ?? undefined,
  };
}

/** The store's conditions for a filter. @throws InputError for a name that the store does not hold. */
export async function toIndicatorConditions(filter: Given<IndicatorWish>, vocabulary: Vocabulary): Promise<IndicatorConditions> {
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
export async function toObservationConditions(filter: Given<ObservationWish>, vocabulary: Vocabulary): Promise<ObservationConditions> {
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
export function toSort(orderBy: Given<readonly ObservationOrderWish[]>): ObservationSort[] {
  const sort = (orderBy ?? []).map(({ field, direction }) => ({ field, direction: direction ?? "ASC" }));
  const twice = sort.find(({ field }, index) => sort.findIndex((other) => other.field === field) < index);
  if (twice) throw new InputError(`orderBy: ${twice.field} stands twice. Keep one.`);
  return sort;
}
