import { createHash } from "node:crypto";
import type { Area } from "../domain/area.ts";
import { type ConflictPair, conflictPair, findConflicts } from "../domain/conflict.ts";
import type { Corpus } from "../domain/corpus.ts";
import type { Indicator } from "../domain/indicator.ts";
import type { Measure, SeriesBreak } from "../domain/measure.ts";
import { type Observation, ObservationStatus, observationKey } from "../domain/observation.ts";
import { type Period, type PeriodKind, parsePeriod } from "../domain/period.ts";
import type { Population } from "../domain/population.ts";
import type { Source } from "../domain/source.ts";
import type { TypedRow } from "./csv.ts";
import type { PackageTables, Table } from "./package.ts";

/** A checked cell as the type that its schema gives it. */
const cell = <T>({ values }: TypedRow, name: string): T => (values[name] ?? null) as T;

const pick = <T>(row: TypedRow, names: Readonly<Record<string, string>>): T =>
  Object.fromEntries(Object.entries(names).map(([property, column]) => [property, row.values[column] ?? null])) as T;

const toArea = (row: TypedRow): Area =>
  pick(row, { slug: "slug", name: "name", kind: "kind", gssCode: "gss_code", dfeCode: "dfe_code", parent: "parent" });

const toPopulation = (row: TypedRow): Population => pick(row, { key: "key", name: "name", broader: "broader" });

const toMeasure = (row: TypedRow): Measure =>
  pick(row, {
    key: "key",
    name: "name",
    definition: "definition",
    topic: "topic",
    unit: "unit",
    polarity: "polarity",
    kind: "kind",
    population: "population",
    gapOf: "gap_of",
  });

const toBreak = (row: TypedRow): SeriesBreak => pick(row, { measure: "measure", date: "date", reason: "reason" });

const toIndicator = (row: TypedRow): Indicator =>
  pick(row, {
    key: "key",
    source: "source",
    code: "code",
    label: "label",
    measure: "measure",
    population: "population",
    reference: "reference",
    match: "match",
    matchNote: "match_note",
  });

function optionalPeriod(row: TypedRow, column: string): Period | null {
  const kind = cell<PeriodKind | null>(row, `${column}_kind`);
  const note = cell<string | null>(row, `${column}_note`);
  return kind === null ? null : parsePeriod(kind, cell<string | null>(row, column) ?? "", note !== null, note);
}

function toSource(row: TypedRow): Source {
  const plain = pick<Omit<Source, "coverage" | "published">>(row, {
    key: "key",
    title: "title",
    publisher: "publisher",
    publisherName: "publisher_name",
    status: "status",
    file: "file",
    sha256: "sha256",
    licence: "licence",
  });
  return { ...plain, coverage: optionalPeriod(row, "coverage"), published: optionalPeriod(row, "published") };
}

/** The period of an observation's row; null where its text is no period of its kind. */
export function periodOf(row: TypedRow): Period | null {
  const inferred = cell<boolean>(row, "period_inferred");
  return parsePeriod(cell(row, "period_kind"), cell<string | null>(row, "period") ?? "", inferred, cell(row, "period_note"));
}

function toObservation(source: string, row: TypedRow, indicator: Indicator, measure: Measure, period: Period): Observation {
  const line = cell<number>(row, "line");
  const place = cell<number>(row, "place");
  return {
    ...pick<
      Pick<
        Observation,
        "area" | "role" | "value" | "bound" | "decimals" | "numerator" | "denominator" | "doubtful" | "missing" | "qualitative" | "note"
      >
    >(row, {
      area: "area",
      role: "role",
      value: "value",
      bound: "bound",
      decimals: "decimals",
      numerator: "numerator",
      denominator: "denominator",
      doubtful: "doubtful",
      missing: "missing",
      qualitative: "qualitative",
      note: "note",
    }),
    key: observationKey(source, line, place),
    measure: indicator.measure,
    indicator: indicator.key,
    population: cell<string | null>(row, "population") ?? indicator.population,
    reference: cell<string | null>(row, "reference") ?? indicator.reference,
    status: cell<ObservationStatus | null>(row, "status") ?? ObservationStatus.NOT_STATED,
    valueHigh: cell(row, "value_high"),
    unit: cell<Observation["unit"] | null>(row, "unit") ?? measure.unit,
    relativeTo: cell(row, "relative_to"),
    tense: cell(row, "tense"),
    smallCohort: cell<boolean | null>(row, "small_cohort") ?? false,
    period,
    source,
    provenance: { source, line, place, locator: cell(row, "locator"), raw: cell<string | null>(row, "raw") ?? "" },
    components: [],
  };
}

/** The pairs that reviewers have entered, whichever side names them. */
export function reviewedConflicts(source: string, row: TypedRow): ConflictPair[] {
  const key = observationKey(source, cell(row, "line"), cell(row, "place"));
  return (cell<string | null>(row, "conflicts_with") ?? "")
    .split(" ")
    .filter((other) => other !== "")
    .map((other) => conflictPair(key, other));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Records of a table in the order of their keys, so that the order of the rows in a file changes nothing. */
function sorted<T>({ rows }: Table, toRecord: (row: TypedRow) => T, keyOf: (record: T) => string): T[] {
  return rows.map(toRecord).sort((a, b) => byText(keyOf(a), keyOf(b)));
}

/** The corpus of tables that have passed every check. */
export function toCorpus({ tables, observations: files }: PackageTables): Corpus {
  const sources = sorted(tables.sources, toSource, ({ key }) => key);
  const measures = sorted(tables.measures, toMeasure, ({ key }) => key);
  const indicators = sorted(tables.indicators, toIndicator, ({ key }) => key);
  const indicatorOf = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  const measureOf = new Map(measures.map((measure) => [measure.key, measure]));
  const publisherOf = new Map(sources.map(({ key, publisher, publisherName }) => [key, publisher ?? publisherName]));

  const observations = files
    .flatMap(({ source, rows }) =>
      rows.map((row) => {
        const indicator = indicatorOf.get(cell(row, "indicator"));
        const measure = indicator && measureOf.get(indicator.measure);
        const period = periodOf(row);
        if (!indicator || !measure || !period) throw new TypeError(`${source} line ${row.line} was not checked`);
        return toObservation(source, row, indicator, measure, period);
      }),
    )
    .sort(
      (a, b) =>
        byText(a.source, b.source) ||
        (a.provenance?.line ?? 0) - (b.provenance?.line ?? 0) ||
        (a.provenance?.place ?? 0) - (b.provenance?.place ?? 0),
    );
  const computed = findConflicts(
    observations.map((observation) => ({ observation, publisher: publisherOf.get(observation.source) ?? "" })),
  );
  const reviewed = files.flatMap(({ source, rows }) => rows.flatMap((row) => reviewedConflicts(source, row)));
  const conflicts = [...new Map([...computed, ...reviewed].map((pair) => [pair.join(" "), pair])).values()].sort(
    ([a, b], [c, d]) => byText(a, c) || byText(b, d),
  );

  const content = {
    areas: sorted(tables.areas, toArea, ({ slug }) => slug),
    populations: sorted(tables.populations, toPopulation, ({ key }) => key),
    sources,
    measures,
    breaks: sorted(tables["series-breaks"], toBreak, ({ measure, date }) => `${measure} ${date}`),
    indicators,
    observations,
    conflicts,
  };
  return { revision: createHash("sha256").update(JSON.stringify(content)).digest("hex"), ...content };
}
