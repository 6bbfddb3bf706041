import type { Area, AreaKind } from "../domain/area.ts";
import type { Casebook } from "../domain/casebook.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Indicator, MappingRelation } from "../domain/indicator.ts";
import type { Measure, MeasureKind, SeriesBreak, Topic } from "../domain/measure.ts";
import type { MissingReason, Observation, ObservationRole, ObservationStatus } from "../domain/observation.ts";
import type { PeriodKind, PeriodQuery } from "../domain/period.ts";
import type { Population } from "../domain/population.ts";
import type { Source } from "../domain/source.ts";
import type { Unit } from "../domain/unit.ts";
import type { Direction } from "./keyset.ts";
import type { SearchMatch } from "./search-index.ts";

export type { Direction } from "./keyset.ts";
export type { SearchMatch } from "./search-index.ts";

/** What is loaded. */
export interface DatasetSummary {
  revision: string;
  builtAt: string;
  areas: number;
  sources: number;
  measures: number;
  indicators: number;
  observations: number;
}

/** Conditions combine; values in one list are alternatives. Keys are known ones, areas are slugs. */
export interface MeasureConditions {
  topic?: readonly Topic[] | undefined;
  kind?: readonly MeasureKind[] | undefined;
  unit?: readonly Unit[] | undefined;
  /** All of these areas publish it. */
  publishedBy?: readonly string[] | undefined;
  publishedByCount?: number | undefined;
  text?: string | undefined;
}

export interface IndicatorConditions {
  publisher?: readonly string[] | undefined;
  source?: readonly string[] | undefined;
  measure?: readonly string[] | undefined;
  code?: string | undefined;
  match?: readonly MappingRelation[] | undefined;
  text?: string | undefined;
}

export interface ObservationConditions {
  area?: readonly string[] | undefined;
  measure?: readonly string[] | undefined;
  topic?: readonly Topic[] | undefined;
  population?: readonly string[] | undefined;
  source?: readonly string[] | undefined;
  indicator?: readonly string[] | undefined;
  indicatorCode?: readonly string[] | undefined;
  role?: readonly ObservationRole[] | undefined;
  status?: readonly ObservationStatus[] | undefined;
  period?: PeriodQuery | undefined;
  periodKind?: readonly PeriodKind[] | undefined;
  periodInferred?: boolean | undefined;
  hasValue?: boolean | undefined;
  missing?: readonly MissingReason[] | undefined;
  conflicting?: boolean | undefined;
  doubtful?: boolean | undefined;
  minValue?: number | undefined;
  maxValue?: number | undefined;
}

/** What lists of indicators and of figures can hang from. */
export type IndicatorParent = "measure" | "publisher";
export type ObservationParent = "area" | "measure" | "source" | "indicator";

export type ObservationSortField = "AREA" | "MEASURE" | "PERIOD" | "VALUE" | "ROLE" | "SOURCE";

export interface ObservationSort {
  field: ObservationSortField;
  direction: Direction;
}

/** The next `first` items after a cursor. */
export interface PageRequest {
  first: number;
  after?: string | undefined;
}

export interface Page<T> {
  items: { cursor: string; item: T }[];
  hasNext: boolean;
}

/**
 * Everything that can be asked of one revision of the store. Lists of keys go in; records come back in key order, undefined where a key is unknown.
 * No implementation shows its dialect.
 */
export interface Reader {
  dataset(): Promise<DatasetSummary>;

  catalogue(): Promise<Catalogue>;

  areas(kind?: AreaKind): Promise<Area[]>;
  sources(): Promise<Source[]>;
  populations(): Promise<Population[]>;
  areasBySlug(slugs: readonly string[]): Promise<(Area | undefined)[]>;
  sourcesByKey(keys: readonly string[]): Promise<(Source | undefined)[]>;
  populationsByKey(keys: readonly string[]): Promise<(Population | undefined)[]>;

  measures(conditions: MeasureConditions, page: PageRequest): Promise<Page<Measure>>;
  countMeasures(conditions: MeasureConditions): Promise<number>;
  measuresByKey(keys: readonly string[]): Promise<(Measure | undefined)[]>;
  breaksOf(measures: readonly string[]): Promise<SeriesBreak[][]>;
  /** Slugs of the councils that publish each measure. */
  publishersOf(measures: readonly string[]): Promise<string[][]>;

  indicators(conditions: IndicatorConditions, page: PageRequest): Promise<Page<Indicator>>;
  countIndicators(conditions: IndicatorConditions): Promise<number>;
  /** The same page for each of several parents, and the whole lengths. */
  indicatorsOf(
    parent: IndicatorParent,
    keys: readonly string[],
    conditions: IndicatorConditions,
    page: PageRequest,
  ): Promise<Page<Indicator>[]>;
  countIndicatorsOf(parent: IndicatorParent, keys: readonly string[], conditions: IndicatorConditions): Promise<number[]>;
  indicatorsByKey(keys: readonly string[]): Promise<(Indicator | undefined)[]>;

  observations(conditions: ObservationConditions, sort: readonly ObservationSort[], page: PageRequest): Promise<Page<Observation>>;
  countObservations(conditions: ObservationConditions): Promise<number>;
  observationsOf(
    parent: ObservationParent,
    keys: readonly string[],
    conditions: ObservationConditions,
    sort: readonly ObservationSort[],
    page: PageRequest,
  ): Promise<Page<Observation>[]>;
  countObservationsOf(parent: ObservationParent, keys: readonly string[], conditions: ObservationConditions): Promise<number[]>;
  observationsByKey(keys: readonly string[]): Promise<(Observation | undefined)[]>;
  /** The other figures that contradict each one. */
  conflictsOf(observations: readonly string[]): Promise<Observation[][]>;

  /** What the rules need about some measures in some areas. */
  casebook(catalogue: Catalogue, measures: readonly string[], areas: readonly string[]): Promise<Casebook>;
  /** Keys of the measures that an area prints a figure, or a target in words, for. */
  measuresOf(area: string): Promise<string[]>;

  search(text: string, first: number): Promise<SearchMatch[]>;

  /** Whether any figure lies in the period asked for. */
  hasPeriod(query: PeriodQuery): Promise<boolean>;
  /** Every key, code or label that an argument may name, for checking and for suggestions. */
  known(names: KnownNames): Promise<string[]>;
}

/** The vocabularies that arguments are checked against. */
export type KnownNames = "measure" | "population" | "source" | "indicator" | "indicatorCode" | "period";
