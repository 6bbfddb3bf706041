import { and, count, eq, exists, gte, inArray, isNotNull, isNull, lte, notExists, or, type SQL, sql } from "drizzle-orm";
import type { PeriodQuery } from "../domain/period.ts";
import type { Db } from "./database.ts";
import type { IndicatorConditions, MeasureConditions, ObservationConditions } from "./reader.ts";
import { matchExpression, type SearchType } from "./search-index.ts";
import { conflicts, coverage, indicators, measures, observations, sources } from "./tables.ts";

/** A condition for a value that was given; none for one that was left out. */
function when<T>(value: T | undefined, condition: (value: T) => SQL | undefined): SQL | undefined {
  return value === undefined ? undefined : condition(value);
}

/** Keys whose indexed text holds every word. A text without a letter or digit matches nothing. */
function textMatch(type: SearchType, key: SQL | typeof measures.key | typeof indicators.key, text: string): SQL {
  const expression = matchExpression(text, true);
  return expression === null ? sql`0` : sql`${key} IN (SELECT key FROM search WHERE search MATCH ${expression} AND type = ${type})`;
}

export function measureCondition(db: Db, { topic, kind, unit, publishedBy, publishedByCount, text }: MeasureConditions): SQL | undefined {
  const publishers = (areas?: readonly string[]) =>
    db
      .select({ count: count() })
      .from(coverage)
      .where(
        and(
          eq(coverage.measure, measures.key),
          when(areas, (slugs) => inArray(coverage.area, [...slugs])),
        ),
      );
  return and(
    when(topic, (values) => inArray(measures.topic, [...values])),
    when(kind, (values) => inArray(measures.kind, [...values])),
    when(unit, (values) => inArray(measures.unit, [...values])),
    when(publishedBy, (slugs) => sql`(${publishers(slugs)}) = ${new Set(slugs).size}`),
    when(publishedByCount, (wanted) => sql`(${publishers()}) = ${wanted}`),
    when(text, (value) => textMatch("Measure", measures.key, value)),
  );
}

export function indicatorCondition(db: Db, { publisher, source, measure, code, match, text }: IndicatorConditions): SQL | undefined {
  return and(
    when(publisher, (slugs) =>
      inArray(
        indicators.source,
        db
          .select({ key: sources.key })
          .from(sources)
          .where(inArray(sources.publisher, [...slugs])),
      ),
    ),
    when(source, (keys) => inArray(indicators.source, [...keys])),
    when(measure, (keys) => inArray(indicators.measure, [...keys])),
    when(code, (value) => eq(indicators.code, value)),
    when(match, (values) => inArray(indicators.match, [...values])),
    when(text, (value) => textMatch("Indicator", indicators.key, value)),
  );
}

/** The condition that a figure lies in the period asked for. */
export function periodCondition(query: PeriodQuery): SQL | undefined {
  if (query.type === "overlap") return and(lte(observations.periodStart, query.span[1]), gte(observations.periodEnd, query.span[0]));
  return or(...query.spans.map(([start, end]) => and(eq(observations.periodStart, start), eq(observations.periodEnd, end))));
}

/**
 * A figure's value where it is a condition. The plus keeps SQLite from looking up figure by figure what its index on values says of nearly all
 * of them, which takes ten times as long as to go through the table. To sort by value the index still serves.
 */
const VALUE = sql`+${observations.value}`;

export function observationCondition(db: Db, wanted: ObservationConditions): SQL | undefined {
  const contradictions = db.select({ one: sql`1` }).from(conflicts).where(eq(conflicts.observation, observations.id));
  return and(
    when(wanted.area, (slugs) => inArray(observations.area, [...slugs])),
    when(wanted.measure, (keys) => inArray(observations.measure, [...keys])),
    when(wanted.topic, (topics) =>
      inArray(
        observations.measure,
        db
          .select({ key: measures.key })
          .from(measures)
          .where(inArray(measures.topic, [...topics])),
      ),
    ),
    when(wanted.population, (keys) => inArray(observations.population, [...keys])),
    when(wanted.source, (keys) => inArray(observations.source, [...keys])),
    when(wanted.indicator, (keys) => inArray(observations.indicator, [...keys])),
    when(wanted.indicatorCode, (codes) =>
      inArray(
        observations.indicator,
        db
          .select({ key: indicators.key })
          .from(indicators)
          .where(inArray(indicators.code, [...codes])),
      ),
    ),
    when(wanted.role, (roles) => inArray(observations.role, [...roles])),
    when(wanted.status, (statuses) => inArray(observations.status, [...statuses])),
    when(wanted.period, periodCondition),
    when(wanted.periodKind, (kinds) => inArray(observations.periodKind, [...kinds])),
    when(wanted.periodInferred, (inferred) => eq(observations.periodInferred, inferred)),
    when(wanted.hasValue, (has) => (has ? isNotNull(VALUE) : isNull(observations.value))),
    when(wanted.missing, (reasons) => inArray(observations.missing, [...reasons])),
    when(wanted.conflicting, (conflicting) => (conflicting ? exists(contradictions) : notExists(contradictions))),
    when(wanted.doubtful, (doubtful) => eq(observations.doubtful, doubtful)),
    when(wanted.minValue, (least) => gte(VALUE, least)),
    when(wanted.maxValue, (most) => lte(VALUE, most)),
  );
}
