import { type Area, AreaKind } from "../../src/domain/area.ts";
import { findConflicts } from "../../src/domain/conflict.ts";
import type { Corpus } from "../../src/domain/corpus.ts";
import { type Indicator, MappingRelation } from "../../src/domain/indicator.ts";
import { type Measure, MeasureKind, Polarity, type SeriesBreak, Topic } from "../../src/domain/measure.ts";
import { type Observation, ObservationRole, ObservationStatus, observationKey } from "../../src/domain/observation.ts";
import { type Period, PeriodKind, parsePeriod } from "../../src/domain/period.ts";
import type { Population } from "../../src/domain/population.ts";
import { type Source, SourceStatus } from "../../src/domain/source.ts";
import { Unit } from "../../src/domain/unit.ts";

/** A period as the data writes it: `period("ACADEMIC_YEAR", "2013/14")`; undated without arguments. */
export function period(kind: PeriodKind = PeriodKind.UNSPECIFIED, text = "", inferred = false): Period {
  const parsed = parsePeriod(kind, text, inferred, inferred ? "inferred for the test" : null);
  if (!parsed) throw new Error(`${text} is no ${kind}`);
  return parsed;
}

export const academic = (text: string): Period => period(PeriodKind.ACADEMIC_YEAR, text);
export const financial = (text: string): Period => period(PeriodKind.FINANCIAL_YEAR, text);

const area = (slug: string, name: string, kind: AreaKind, gssCode: string | null, dfeCode: string | null, parent: string | null): Area => ({
  slug,
  name,
  kind,
  gssCode,
  dfeCode,
  parent,
});

export const AREAS: readonly Area[] = [
  area("great-britain", "Great Britain", AreaKind.COUNTRY, "K03000001", null, null),
  area("england", "England", AreaKind.COUNTRY, "E92000001", null, "great-britain"),
  area("north-west", "North West", AreaKind.REGION, "E12000002", null, "england"),
  area("halton", "Halton", AreaKind.COUNCIL, "E06000006", "876", "north-west"),
  area("cheshire-east", "Cheshire East", AreaKind.COUNCIL, "E06000049", "895", "north-west"),
  area("cheshire-west-and-chester", "Cheshire West and Chester", AreaKind.COUNCIL, "E06000050", "896", "north-west"),
  area("crewe", "Crewe", AreaKind.LOCALITY, null, null, "cheshire-east"),
];

export const POPULATIONS: readonly Population[] = [
  { key: "all", name: "Everyone concerned", broader: null },
  { key: "disadvantaged", name: "Disadvantaged pupils", broader: "all" },
  { key: "fsm", name: "Pupils eligible for free school meals", broader: "disadvantaged" },
  { key: "not-fsm", name: "Pupils not eligible for free school meals", broader: "all" },
  { key: "girls", name: "Girls", broader: "all" },
  { key: "boys", name: "Boys", broader: "all" },
];

export function makeSource(overrides: Partial<Source> = {}): Source {
  return {
    key: "halton-plan",
    title: "Halton plan",
    publisher: "halton",
    publisherName: "Halton Borough Council",
    coverage: period(PeriodKind.SPAN, "2015-04-01/2018-03-31"),
    published: period(PeriodKind.SPAN, "2015-01-01/2015-03-31", true),
    status: SourceStatus.FINAL,
    file: "halton.txt",
    sha256: "0".repeat(64),
    licence: null,
    ...overrides,
  };
}

/** One publication for each council, named after it: `halton-plan`, `cheshire-east-plan`, `cheshire-west-and-chester-plan`. */
export const SOURCES: readonly Source[] = [
  makeSource(),
  makeSource({
    key: "cheshire-east-plan",
    title: "Cheshire East plan",
    publisher: "cheshire-east",
    publisherName: "Cheshire East Council",
  }),
  makeSource({
    key: "cheshire-west-and-chester-plan",
    title: "Cheshire West plan",
    publisher: "cheshire-west-and-chester",
    publisherName: "Cheshire West and Chester Council",
  }),
];

export function makeMeasure(overrides: Partial<Measure> = {}): Measure {
  return {
    key: "eyfs-gld",
    name: "Good level of development",
    definition: "Share of children with a good level of development at the end of reception.",
    topic: Topic.EARLY_YEARS,
    unit: Unit.PERCENT,
    polarity: Polarity.HIGHER_IS_BETTER,
    kind: MeasureKind.LEVEL,
    population: "all",
    gapOf: null,
    ...overrides,
  };
}

export function makeIndicator(overrides: Partial<Indicator> = {}): Indicator {
  return {
    key: "halton-plan/eyfs-gld",
    source: "halton-plan",
    code: null,
    label: "Good level of development",
    measure: "eyfs-gld",
    population: "all",
    reference: null,
    match: MappingRelation.EXACT_MATCH,
    matchNote: null,
    ...overrides,
  };
}

/** What a test says of a figure; everything else is a plain, exact, final one of Halton's for everyone. */
export type Figure = Partial<Omit<Observation, "key" | "provenance" | "components" | "origin">> & {
  line?: number;
  place?: number;
  raw?: string;
};

/** A published figure. Its source is the plan of its area's council unless the test names another. */
export function makeObservation({ line = 1, place = 1, raw, ...figure }: Figure = {}): Observation {
  const areaSlug = figure.area ?? "halton";
  const source = figure.source ?? `${areaSlug}-plan`;
  const measure = figure.measure ?? "eyfs-gld";
  const missing = figure.missing ?? null;
  const value = missing === null ? (figure.value ?? 60) : null;
  const decimals = value === null ? null : (figure.decimals ?? (String(value).split(".")[1] ?? "").length);
  return {
    area: areaSlug,
    measure,
    indicator: `${source}/${measure}`,
    population: "all",
    reference: null,
    role: ObservationRole.ACTUAL,
    status: ObservationStatus.NOT_STATED,
    valueHigh: null,
    bound: null,
    unit: Unit.PERCENT,
    numerator: null,
    denominator: null,
    doubtful: false,
    relativeTo: null,
    tense: null,
    smallCohort: false,
    qualitative: null,
    period: academic("2013/14"),
    note: null,
    ...figure,
    missing,
    value,
    decimals,
    source,
    key: observationKey(source, line, place),
    provenance: { source, line, place, locator: "table", raw: raw ?? String(value ?? "") },
    components: [],
  };
}

export interface Given {
  measures?: readonly Measure[];
  sources?: readonly Source[];
  breaks?: readonly SeriesBreak[];
  indicators?: readonly Indicator[];
  populations?: readonly Population[];
  observations?: readonly Observation[];
  revision?: string;
}

/** A whole corpus around the figures of a test: what they refer to is added where the test does not give it. */
export function makeCorpus(given: Given = {}): Corpus {
  const observations = given.observations ?? [];
  const sources = given.sources ?? SOURCES;
  const named = new Set(given.indicators?.map(({ key }) => key));
  const implied = observations
    .filter(({ indicator }) => indicator !== null && !named.has(indicator))
    .map(({ indicator, source, measure, population, reference }) =>
      makeIndicator({ key: indicator ?? "", source, measure, population, reference }),
    );
  const indicators = [...(given.indicators ?? []), ...new Map(implied.map((indicator) => [indicator.key, indicator])).values()];
  const publisherOf = new Map(sources.map(({ key, publisher }) => [key, publisher ?? ""]));
  return {
    revision: given.revision ?? "test",
    areas: AREAS,
    populations: given.populations ?? POPULATIONS,
    sources,
    measures: given.measures ?? [makeMeasure()],
    breaks: given.breaks ?? [],
    indicators,
    observations,
    conflicts: findConflicts(observations.map((observation) => ({ observation, publisher: publisherOf.get(observation.source) ?? "" }))),
  };
}
