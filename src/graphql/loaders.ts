import type { Area } from "../domain/area.ts";
import type { Casebook } from "../domain/casebook.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Indicator } from "../domain/indicator.ts";
import type { Measure, SeriesBreak } from "../domain/measure.ts";
import type { Observation } from "../domain/observation.ts";
import type { Population } from "../domain/population.ts";
import type { Source } from "../domain/source.ts";
import type { Reader } from "../store/reader.ts";
import { Lookup } from "./lookup.ts";

/** One lookup for each relation, so that a list of any length costs at most one statement for each. */
export interface Loaders {
  area: Lookup<Area | undefined>;
  source: Lookup<Source | undefined>;
  population: Lookup<Population | undefined>;
  measure: Lookup<Measure | undefined>;
  indicator: Lookup<Indicator | undefined>;
  observation: Lookup<Observation | undefined>;
  conflicts: Lookup<readonly Observation[]>;
  breaks: Lookup<readonly SeriesBreak[]>;
  publishers: Lookup<string[]>;
}

/** Lookups over one reader, for one request; a catalogue spares them statements. */
export function makeLoaders(reader: Reader, catalogue?: Catalogue): Loaders {
  const loaders: Loaders = {
    area: new Lookup((slugs) => reader.areasBySlug(slugs)),
    source: new Lookup((keys) => reader.sourcesByKey(keys)),
    population: new Lookup((keys) => reader.populationsByKey(keys)),
    measure: new Lookup((keys) => reader.measuresByKey(keys)),
    indicator: new Lookup((keys) => reader.indicatorsByKey(keys)),
    observation: new Lookup((keys) => reader.observationsByKey(keys)),
    conflicts: new Lookup((keys) => reader.conflictsOf(keys)),
    breaks: new Lookup((keys) => reader.breaksOf(keys)),
    publishers: new Lookup((keys) => reader.publishersOf(keys)),
  };
  if (catalogue) hold(loaders, catalogue);
  return loaders;
}

function hold(loaders: Loaders, { areas, populations, sources, indicators, measures }: Catalogue): void {
  loaders.area.hold(areas);
  loaders.population.hold(populations);
  loaders.source.hold(sources);
  loaders.indicator.hold(indicators);
  loaders.measure.hold(measures);
}

/** Hands a casebook's records to the loaders, so that an answer's relations cost no further statements. Its figures go where they are needed: there may be many. */
export function prime(loaders: Loaders, book: Casebook): void {
  const { measures, breaks, conflicts } = book;
  hold(loaders, book);
  loaders.breaks.hold(new Map([...measures.keys()].map((key) => [key, breaks.get(key) ?? []])));
  loaders.conflicts.hold(conflicts);
}
