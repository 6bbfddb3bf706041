import type { Area } from "../domain/area.ts";
import type { Frame } from "../domain/corpus.ts";
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

/** What a checked row says, with what its indicator and measure say of it. */
export function toObservation(source: string, row: TypedRow, indicator: Indicator, measure: Measure, period: Period): Observation {
  const line = cell<number>(row, "line");
  const place = cell<number>(row, "place");
  return {
    key: observationKey(source, line, place),
    area: cell(row, "area"),
    measure: measure.key,
    indicator: indicator.key,
    population: cell<string | null>(row, "population") ?? indicator.population,
    reference: cell<string | null>(row, "reference") ?? indicator.reference,
    role: cell(row, "role"),
    status: cell<ObservationStatus | null>(row, "status") ?? ObservationStatus.NOT_STATED,
    value: cell(row, "value"),
    valueHigh: cell(row, "value_high"),
    bound: cell(row, "bound"),
    unit: cell<Observation["unit"] | null>(row, "unit") ?? measure.unit,
    decimals: cell(row, "decimals"),
    numerator: cell(row, "numerator"),
    denominator: cell(row, "denominator"),
    doubtful: cell(row, "doubtful"),
    missing: cell(row, "missing"),
    relativeTo: cell(row, "relative_to"),
    qualitative: cell(row, "qualitative"),
    period,
    tense: cell(row, "tense"),
    smallCohort: cell<boolean | null>(row, "small_cohort") ?? false,
    source,
    provenance: { source, line, place, locator: cell(row, "locator"), raw: cell<string | null>(row, "raw") ?? "" },
    note: cell(row, "note"),
    components: [],
  };
}

/** The order of keys, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Records of a table in the order of their keys, so that the order of the rows in a file changes nothing. */
function sorted<T>({ rows }: Table, toRecord: (row: TypedRow) => T, keyOf: (record: T) => string): T[] {
  return rows.map(toRecord).sort((a, b) => byText(keyOf(a), keyOf(b)));
}

/** The records of tables that have passed every check. */
export function toFrame(tables: PackageTables): Frame {
  return {
    areas: sorted(tables.areas, toArea, ({ slug }) => slug),
    populations: sorted(tables.populations, toPopulation, ({ key }) => key),
    sources: sorted(tables.sources, toSource, ({ key }) => key),
    measures: sorted(tables.measures, toMeasure, ({ key }) => key),
    breaks: sorted(tables["series-breaks"], toBreak, ({ measure, date }) => `${measure} ${date}`),
    indicators: sorted(tables.indicators, toIndicator, ({ key }) => key),
  };
}
