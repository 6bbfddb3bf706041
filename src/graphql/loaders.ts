import DataLoader from "dataloader";
import type { Area } from "../domain/area.ts";
import type { Casebook } from "../domain/casebook.ts";
import type { Indicator } from "../domain/indicator.ts";
import type { Measure, SeriesBreak } from "../domain/measure.ts";
import type { Observation } from "../domain/observation.ts";
import type { Population } from "../domain/population.ts";
import type { Source } from "../domain/source.ts";
import type { Reader } from "../store/reader.ts";

type ByKey<T> = DataLoader<string, T>;

/** One loader for each relation, so that a list of any length costs one statement for each. */
export interface Loaders {
  area: ByKey<Area | undefined>;
  source: ByKey<Source | undefined>;
  population: ByKey<Population | undefined>;
  measure: ByKey<Measure | undefined>;
  indicator: ByKey<Indicator | undefined>;
  observation: ByKey<Observation | undefined>;
  conflicts: ByKey<Observation[]>;
  breaks: ByKey<SeriesBreak[]>;
  publishers: ByKey<string[]>;
}

/** Loaders over one reader, for one request. */
export function makeLoaders(reader: Reader): Loaders {
  return {
    area: new DataLoader((slugs) => reader.areasBySlug(slugs)),
    source: new DataLoader((keys) => reader.sourcesByKey(keys)),
    population: new DataLoader((keys) => reader.populationsByKey(keys)),
    measure: new DataLoader((keys) => reader.measuresByKey(keys)),
    indicator: new DataLoader((keys) => reader.indicatorsByKey(keys)),
    observation: new DataLoader((keys) => reader.observationsByKey(keys)),
    conflicts: new DataLoader((keys) => reader.conflictsOf(keys)),
    breaks: new DataLoader((keys) => reader.breaksOf(keys)),
    publishers: new DataLoader((keys) => reader.publishersOf(keys)),
  };
}

/** Hands a casebook's records to the loaders, so that an answer's relations cost no further statements. */
export function prime(
  loaders: Loaders,
  { areas, populations, sources, indicators, measures, breaks, observations, conflicts }: Casebook,
): void {
  for (const [slug, area] of areas) loaders.area.prime(slug, area);
  for (const [key, population] of populations) loaders.population.prime(key, population);
  for (const [key, source] of sources) loaders.source.prime(key, source);
  for (const [key, indicator] of indicators) loaders.indicator.prime(key, indicator);
  for (const [key, measure] of measures) {
    loaders.measure.prime(key, measure);
    loaders.breaks.prime(key, [...(breaks.get(key) ?? [])]);
  }
  for (const figures of observations.values()) for (const figure of figures) loaders.observation.prime(figure.key, figure);
  for (const [key, others] of conflicts) loaders.conflicts.prime(key, [...others]);
}

/** A record that the store's foreign keys promise. */
export async function required<T>(loader: ByKey<T | undefined>, key: string): Promise<T> {
  const record = await loader.load(key);
  if (record === undefined) throw new Error(`the store refers to ${key}, which it does not hold`);
  return record;
}

/** A relation that may be empty. */
export async function optional<T>(loader: ByKey<T | undefined>, key: string | null): Promise<T | null> {
  return key === null ? null : ((await loader.load(key)) ?? null);
}
