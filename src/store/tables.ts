import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, real, type SQLiteColumn, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { AreaKind } from "../domain/area.ts";
import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind, Polarity, Topic } from "../domain/measure.ts";
import { Bound, MissingReason, ObservationRole, ObservationStatus, Tense } from "../domain/observation.ts";
import { type Period, PeriodKind } from "../domain/period.ts";
import { SourceStatus } from "../domain/source.ts";
import { Unit } from "../domain/unit.ts";

type Codes = Readonly<Record<string, string>>;

/**
 * CHECK that a column holds one of an enumeration's codes; the codes are identifiers, so they can stand in the statement.
 * Comparisons rather than IN: SQLite makes a table of each IN list anew for every row that is written, which took longer than writing it.
 */
const oneOf = (column: SQLiteColumn, codes: Codes) =>
  check(
    `${column.name}_known`,
    sql.join(
      Object.values(codes).map((code) => sql`${column} = ${sql.raw(`'${code}'`)}`),
      sql` OR `,
    ),
  );

const typed = <T extends string>(name: string) => text(name).$type<T>();
const flag = (name: string) => integer(name, { mode: "boolean" }).notNull();

/** One row: what is loaded. `input` is a digest of the files that it was read from, null where it was not read from files. */
export const dataset = sqliteTable("dataset", {
  revision: text("revision").primaryKey(),
  builtAt: text("built_at").notNull(),
  input: text("input"),
});

export const areas = sqliteTable(
  "areas",
  {
    slug: text("slug").primaryKey(),
    name: text("name").notNull(),
    kind: typed<AreaKind>("kind").notNull(),
    gssCode: text("gss_code").unique(),
    dfeCode: text("dfe_code").unique(),
    parent: text("parent").references((): SQLiteColumn => areas.slug),
  },
  (t) => [oneOf(t.kind, AreaKind)],
);

export const populations = sqliteTable("populations", {
  key: text("key").primaryKey(),
  name: text("name").notNull(),
  broader: text("broader").references((): SQLiteColumn => populations.key),
});

export const sources = sqliteTable(
  "sources",
  {
    key: text("key").primaryKey(),
    title: text("title").notNull(),
    publisher: text("publisher").references(() => areas.slug),
    publisherName: text("publisher_name").notNull(),
    coverage: text("coverage", { mode: "json" }).$type<Period>(),
    published: text("published", { mode: "json" }).$type<Period>(),
    status: typed<SourceStatus>("status").notNull(),
    file: text("file"),
    sha256: text("sha256"),
    licence: text("licence"),
  },
  (t) => [oneOf(t.status, SourceStatus)],
);

export const measures = sqliteTable(
  "measures",
  {
    key: text("key").primaryKey(),
    name: text("name").notNull(),
    definition: text("definition").notNull(),
    topic: typed<Topic>("topic").notNull(),
    unit: typed<Unit>("unit").notNull(),
    polarity: typed<Polarity>("polarity").notNull(),
    kind: typed<MeasureKind>("kind").notNull(),
    population: text("population")
      .notNull()
      .references(() => populations.key),
    gapOf: text("gap_of").references((): SQLiteColumn => measures.key),
  },
  (t) => [
    oneOf(t.topic, Topic),
    oneOf(t.unit, Unit),
    oneOf(t.polarity, Polarity),
    oneOf(t.kind, MeasureKind),
    check("gap_has_level", sql`(${t.kind} = 'GAP') = (${t.gapOf} IS NOT NULL)`),
  ],
);

export const seriesBreaks = sqliteTable(
  "series_breaks",
  {
    measure: text("measure")
      .notNull()
      .references(() => measures.key),
    date: text("date").notNull(),
    reason: text("reason").notNull(),
  },
  (t) => [primaryKey({ columns: [t.measure, t.date] })],
);

export const indicators = sqliteTable(
  "indicators",
  {
    key: text("key").primaryKey(),
    source: text("source")
      .notNull()
      .references(() => sources.key),
    code: text("code"),
    label: text("label").notNull(),
    measure: text("measure")
      .notNull()
      .references(() => measures.key),
    population: text("population")
      .notNull()
      .references(() => populations.key),
    reference: text("reference").references(() => populations.key),
    match: typed<MappingRelation>("match").notNull(),
    matchNote: text("match_note"),
  },
  (t) => [
    oneOf(t.match, MappingRelation),
    check("inexact_has_note", sql`(${t.match} = 'EXACT_MATCH') = (${t.matchNote} IS NULL)`),
    index("indicators_measure").on(t.measure),
    index("indicators_source").on(t.source),
    index("indicators_code").on(t.code),
  ],
);

export const observations = sqliteTable(
  "observations",
  {
    id: integer("id").primaryKey(),
    source: text("source")
      .notNull()
      .references(() => sources.key),
    line: integer("line").notNull(),
    place: integer("place").notNull(),
    locator: text("locator").notNull(),
    raw: text("raw").notNull(),
    indicator: text("indicator")
      .notNull()
      .references(() => indicators.key),
    area: text("area")
      .notNull()
      .references(() => areas.slug),
    measure: text("measure")
      .notNull()
      .references(() => measures.key),
    population: text("population")
      .notNull()
      .references(() => populations.key),
    reference: text("reference").references(() => populations.key),
    role: typed<ObservationRole>("role").notNull(),
    status: typed<ObservationStatus>("status").notNull(),
    value: real("value"),
    valueHigh: real("value_high"),
    bound: typed<Bound>("bound"),
    unit: typed<Unit>("unit").notNull(),
    decimals: integer("decimals"),
    numerator: real("numerator"),
    denominator: real("denominator"),
    doubtful: flag("doubtful"),
    missing: typed<MissingReason>("missing"),
    relativeTo: text("relative_to").references(() => areas.slug),
    qualitative: text("qualitative"),
    periodKind: typed<PeriodKind>("period_kind").notNull(),
    periodLabel: text("period_label").notNull(),
    periodStart: text("period_start"),
    periodEnd: text("period_end"),
    periodInferred: flag("period_inferred"),
    periodNote: text("period_note"),
    tense: typed<Tense>("tense"),
    smallCohort: flag("small_cohort"),
    note: text("note"),
  },
  (t) => [
    oneOf(t.tense, Tense),
    oneOf(t.role, ObservationRole),
    oneOf(t.status, ObservationStatus),
    oneOf(t.bound, Bound),
    oneOf(t.unit, Unit),
    oneOf(t.missing, MissingReason),
    oneOf(t.periodKind, PeriodKind),
    check("value_or_reason", sql`(${t.value} IS NULL) = (${t.missing} IS NOT NULL)`),
    check("value_has_decimals", sql`(${t.value} IS NULL) = (${t.decimals} IS NULL)`),
    check("range_ascends", sql`${t.valueHigh} IS NULL OR (${t.value} IS NOT NULL AND ${t.valueHigh} > ${t.value})`),
    check(
      "period_dated",
      sql`(${t.periodKind} = 'UNSPECIFIED') = (${t.periodStart} IS NULL) AND (${t.periodStart} IS NULL) = (${t.periodEnd} IS NULL)`,
    ),
    unique("observations_natural_key").on(t.source, t.line, t.place),
    index("observations_series").on(t.measure, t.area, t.population, t.periodEnd),
    // Lists that hang from a parent come in the order of publication, line and place: as many rows are read as are shown.
    index("observations_measure").on(t.measure, t.source, t.line, t.place),
    index("observations_area").on(t.area, t.source, t.line, t.place),
    index("observations_indicator").on(t.indicator, t.source, t.line, t.place),
    index("observations_period").on(t.periodStart, t.periodEnd),
    index("observations_value").on(t.value),
  ],
);

/** Each contradiction twice, once from either side, so that one lookup finds it. */
export const conflicts = sqliteTable(
  "conflicts",
  {
    observation: integer("observation")
      .notNull()
      .references(() => observations.id),
    other: integer("other")
      .notNull()
      .references(() => observations.id),
  },
  (t) => [primaryKey({ columns: [t.observation, t.other] }), check("never_itself", sql`${t.observation} <> ${t.other}`)],
);

/** Which councils print a figure, or a target in words, for a measure; filled from the observations when the store is built. */
export const coverage = sqliteTable(
  "coverage",
  {
    measure: text("measure")
      .notNull()
      .references(() => measures.key),
    area: text("area")
      .notNull()
      .references(() => areas.slug),
  },
  (t) => [primaryKey({ columns: [t.measure, t.area] }), index("coverage_area").on(t.area)],
);
