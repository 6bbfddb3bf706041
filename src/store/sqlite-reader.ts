import { and, asc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Area, AreaKind } from "../domain/area.ts";
import type { Casebook } from "../domain/casebook.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Indicator } from "../domain/indicator.ts";
import type { Measure, SeriesBreak } from "../domain/measure.ts";
import { MissingReason, type Observation } from "../domain/observation.ts";
import type { PeriodQuery } from "../domain/period.ts";
import type { Population } from "../domain/population.ts";
import type { Source } from "../domain/source.ts";
import { StoreError } from "../errors.ts";
import { readCasebook } from "./casebook.ts";
import { readCatalogue } from "./catalogue.ts";
import { indicatorCondition, measureCondition, observationCondition, periodCondition } from "./conditions.ts";
import { readContradictions } from "./contradictions.ts";
import type { Db } from "./database.ts";
import type { Ordering } from "./keyset.ts";
import { countByParent, type Listing, readPage, readPages } from "./listing.ts";
import { hasNaturalKey } from "./natural-key.ts";
import { observationOrdering } from "./observation-order.ts";
import type {
  DatasetSummary,
  IndicatorConditions,
  IndicatorParent,
  KnownNames,
  MeasureConditions,
  ObservationConditions,
  ObservationParent,
  ObservationSort,
  Page,
  PageRequest,
  Reader,
} from "./reader.ts";
import { toObservation } from "./records.ts";
import { type SearchMatch, searchStatement } from "./search-index.ts";
import { areas, coverage, dataset, indicators, measures, observations, populations, seriesBreaks, sources } from "./tables.ts";

const BY_MEASURE_KEY: Ordering = { columns: [{ column: measures.key, direction: "ASC" }] };
const BY_INDICATOR_KEY: Ordering = { columns: [{ column: indicators.key, direction: "ASC" }] };

const OBSERVATION_PARENTS: Record<ObservationParent, SQL<string>> = {
  area: sql`${observations.area}`,
  measure: sql`${observations.measure}`,
  source: sql`${observations.source}`,
  indicator: sql`${observations.indicator}`,
};

const INDICATOR_PARENTS: Record<IndicatorParent, SQL<string>> = {
  measure: sql`${indicators.measure}`,
  publisher: sql`(SELECT publisher FROM ${sources} WHERE ${sources.key} = ${indicators.source})`,
};

/** Records in the order of the keys asked for. */
function inKeyOrder<T>(keys: readonly string[], records: readonly T[], keyOf: (record: T) => string): (T | undefined)[] {
  const byKey = new Map(records.map((record) => [keyOf(record), record]));
  return keys.map((key) => byKey.get(key));
}

/** Reads one opened store. */
export class SqliteReader implements Reader {
  constructor(private readonly db: Db) {}

  async catalogue(): Promise<Catalogue> {
    return await readCatalogue(this.db);
  }

  async dataset(): Promise<DatasetSummary> {
    const size = (table: typeof areas | typeof sources | typeof measures | typeof indicators | typeof observations) =>
      sql<number>`(SELECT count(*) FROM ${table})`.mapWith(Number);
    const [row] = await this.db
      .select({
        revision: dataset.revision,
        builtAt: dataset.builtAt,
        areas: size(areas),
        sources: size(sources),
        measures: size(measures),
        indicators: size(indicators),
        observations: size(observations),
      })
      .from(dataset);
    if (!row) throw new StoreError("The store holds no data. Build it again.");
    return row;
  }

  async areas(kind?: AreaKind): Promise<Area[]> {
    return await this.db
      .select()
      .from(areas)
      .where(kind && eq(areas.kind, kind))
      .orderBy(asc(areas.slug));
  }

  async sources(): Promise<Source[]> {
    return await this.db.select().from(sources).orderBy(asc(sources.key));
  }

  async populations(): Promise<Population[]> {
    return await this.db.select().from(populations).orderBy(asc(populations.key));
  }

  async areasBySlug(slugs: readonly string[]): Promise<(Area | undefined)[]> {
    return inKeyOrder(
      slugs,
      await this.db
        .select()
        .from(areas)
        .where(inArray(areas.slug, [...slugs])),
      ({ slug }) => slug,
    );
  }

  async sourcesByKey(keys: readonly string[]): Promise<(Source | undefined)[]> {
    return inKeyOrder(
      keys,
      await this.db
        .select()
        .from(sources)
        .where(inArray(sources.key, [...keys])),
      ({ key }) => key,
    );
  }

  async populationsByKey(keys: readonly string[]): Promise<(Population | undefined)[]> {
    return inKeyOrder(
      keys,
      await this.db
        .select()
        .from(populations)
        .where(inArray(populations.key, [...keys])),
      ({ key }) => key,
    );
  }

  async measures(conditions: MeasureConditions, page: PageRequest): Promise<Page<Measure>> {
    return await readPage(this.db, { table: measures, ordering: BY_MEASURE_KEY, where: measureCondition(this.db, conditions) }, page);
  }

  async countMeasures(conditions: MeasureConditions): Promise<number> {
    return await this.db.$count(measures, measureCondition(this.db, conditions));
  }

  async measuresByKey(keys: readonly string[]): Promise<(Measure | undefined)[]> {
    return inKeyOrder(
      keys,
      await this.db
        .select()
        .from(measures)
        .where(inArray(measures.key, [...keys])),
      ({ key }) => key,
    );
  }

  async breaksOf(keys: readonly string[]): Promise<SeriesBreak[][]> {
    const rows = await this.db
      .select()
      .from(seriesBreaks)
      .where(inArray(seriesBreaks.measure, [...keys]))
      .orderBy(asc(seriesBreaks.date));
    const byMeasure = Map.groupBy(rows, ({ measure }) => measure);
    return keys.map((key) => byMeasure.get(key) ?? []);
  }

  async publishersOf(keys: readonly string[]): Promise<string[][]> {
    const rows = await this.db
      .select()
      .from(coverage)
      .where(inArray(coverage.measure, [...keys]))
      .orderBy(asc(coverage.area));
    const byMeasure = Map.groupBy(rows, ({ measure }) => measure);
    return keys.map((key) => (byMeasure.get(key) ?? []).map(({ area }) => area));
  }

  async indicators(conditions: IndicatorConditions, page: PageRequest): Promise<Page<Indicator>> {
    return await readPage(this.db, this.indicatorListing(conditions), page);
  }

  async countIndicators(conditions: IndicatorConditions): Promise<number> {
    return await this.db.$count(indicators, indicatorCondition(this.db, conditions));
  }

  async indicatorsOf(
    parent: IndicatorParent,
    keys: readonly string[],
    conditions: IndicatorConditions,
    page: PageRequest,
  ): Promise<Page<Indicator>[]> {
    return await readPages(this.db, this.indicatorListing(conditions), INDICATOR_PARENTS[parent], keys, page);
  }

  async countIndicatorsOf(parent: IndicatorParent, keys: readonly string[], conditions: IndicatorConditions): Promise<number[]> {
    return await countByParent(this.db, this.indicatorListing(conditions), INDICATOR_PARENTS[parent], keys);
  }

  async indicatorsByKey(keys: readonly string[]): Promise<(Indicator | undefined)[]> {
    return inKeyOrder(
      keys,
      await this.db
        .select()
        .from(indicators)
        .where(inArray(indicators.key, [...keys])),
      ({ key }) => key,
    );
  }

  async observations(conditions: ObservationConditions, sort: readonly ObservationSort[], page: PageRequest): Promise<Page<Observation>> {
    return toObservations(await readPage(this.db, this.observationListing(conditions, sort), page));
  }

  async countObservations(conditions: ObservationConditions): Promise<number> {
    return await this.db.$count(observations, observationCondition(this.db, conditions));
  }

  async observationsOf(
    parent: ObservationParent,
    keys: readonly string[],
    conditions: ObservationConditions,
    sort: readonly ObservationSort[],
    page: PageRequest,
  ): Promise<Page<Observation>[]> {
    return (await readPages(this.db, this.observationListing(conditions, sort), OBSERVATION_PARENTS[parent], keys, page)).map(
      toObservations,
    );
  }

  async countObservationsOf(parent: ObservationParent, keys: readonly string[], conditions: ObservationConditions): Promise<number[]> {
    return await countByParent(this.db, this.observationListing(conditions, []), OBSERVATION_PARENTS[parent], keys);
  }

  async observationsByKey(keys: readonly string[]): Promise<(Observation | undefined)[]> {
    const rows = await this.db.select().from(observations).where(hasNaturalKey(keys));
    return inKeyOrder(keys, rows.map(toObservation), ({ key }) => key);
  }

  async conflictsOf(keys: readonly string[]): Promise<Observation[][]> {
    const found = await readContradictions(this.db, hasNaturalKey(keys));
    return keys.map((key) => found.get(key) ?? []);
  }

  private indicatorListing(conditions: IndicatorConditions): Listing<typeof indicators> {
    return { table: indicators, ordering: BY_INDICATOR_KEY, where: indicatorCondition(this.db, conditions) };
  }

  private observationListing(conditions: ObservationConditions, sort: readonly ObservationSort[]): Listing<typeof observations> {
    return { table: observations, ordering: observationOrdering(sort), where: observationCondition(this.db, conditions) };
  }

  async casebook(catalogue: Catalogue, keys: readonly string[], slugs: readonly string[]): Promise<Casebook> {
    return await readCasebook(this.db, catalogue, keys, slugs);
  }

  async measuresOf(area: string): Promise<string[]> {
    const printed = or(isNotNull(observations.value), eq(observations.missing, MissingReason.QUALITATIVE));
    const rows = await this.db
      .selectDistinct({ key: observations.measure })
      .from(observations)
      .where(and(eq(observations.area, area), printed));
    return rows.map(({ key }) => key);
  }

  async search(text: string, first: number): Promise<SearchMatch[]> {
    const statement = searchStatement(text, first);
    return statement === null ? [] : await this.db.all<SearchMatch>(statement);
  }

  async hasPeriod(query: PeriodQuery): Promise<boolean> {
    const rows = await this.db.select({ id: observations.id }).from(observations).where(periodCondition(query)).limit(1);
    return rows.length > 0;
  }

  async known(names: KnownNames): Promise<string[]> {
    const column = {
      measure: measures.key,
      population: populations.key,
      source: sources.key,
      indicator: indicators.key,
      indicatorCode: indicators.code,
      period: observations.periodLabel,
    }[names];
    const rows = await this.db.selectDistinct({ name: column }).from(column.table).where(isNotNull(column)).orderBy(asc(column));
    return rows.map(({ name }) => String(name));
  }
}

function toObservations({ items, hasNext }: Page<typeof observations.$inferSelect>): Page<Observation> {
  return { items: items.map(({ cursor, item }) => ({ cursor, item: toObservation(item) })), hasNext };
}
