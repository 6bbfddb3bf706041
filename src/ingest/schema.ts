import { AreaKind } from "../domain/area.ts";
import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind, Polarity, Topic } from "../domain/measure.ts";
import { Bound, MissingReason, ObservationRole, ObservationStatus, Tense } from "../domain/observation.ts";
import { PERIOD_FORMS, PeriodKind } from "../domain/period.ts";
import { SourceStatus } from "../domain/source.ts";
import { Unit } from "../domain/unit.ts";

/** Constraints of a field, as the Frictionless Table Schema names them. */
export interface Constraints {
  required?: boolean;
  enum?: readonly string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** A column, as a Frictionless Table Schema field. */
export interface Field {
  name: string;
  type: "string" | "integer" | "number" | "boolean" | "date";
  description: string;
  constraints?: Constraints;
}

/** A column that names a row of another table; an empty resource name is the table itself. */
export interface ForeignKey {
  fields: string;
  reference: { resource: string; fields: string };
}

/** One table of the data package: a Frictionless Table Schema. */
export interface TableSchema {
  fields: readonly Field[];
  primaryKey: readonly string[];
  foreignKeys: readonly ForeignKey[];
}

const SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
/** Of a line, and of a place on it: what a figure's key has room for. */
const COUNTED = { required: true, minimum: 1, maximum: 999_999_999 } as const;

const text = (name: string, description: string, constraints?: Constraints): Field => ({
  name,
  type: "string",
  description,
  ...(constraints && { constraints }),
});
const required = (name: string, description: string, constraints?: Constraints): Field =>
  text(name, description, { required: true, ...constraints });
const slug = (name: string, description: string): Field => required(name, description, { pattern: SLUG });
const code = (name: string, description: string, codes: Readonly<Record<string, string>>, needed = true): Field =>
  text(name, description, { ...(needed && { required: true }), enum: Object.values(codes) });
const number = (name: string, description: string): Field => ({ name, type: "number", description });
const integer = (name: string, description: string, constraints: Constraints): Field => ({
  name,
  type: "integer",
  description,
  constraints,
});
const flag = (name: string, description: string): Field => ({ name, type: "boolean", description, constraints: { required: true } });
const to = (fields: string, resource: string, column: string): ForeignKey => ({ fields, reference: { resource, fields: column } });

const areas: TableSchema = {
  fields: [
    slug("slug", "Short name that figures and queries use."),
    required("name", "Name as people say it."),
    code("kind", "What sort of place it is.", AreaKind),
    text("gss_code", "ONS nine-character code, where one exists.", { pattern: "[A-Z][0-9]{8}" }),
    text("dfe_code", "Three-digit local authority code of the Department for Education, where one exists.", { pattern: "[0-9]{3}" }),
    text("parent", "Slug of the area that it lies in."),
  ],
  primaryKey: ["slug"],
  foreignKeys: [to("parent", "", "slug")],
};

const populations: TableSchema = {
  fields: [
    slug("key", "Short name of the group."),
    required("name", "Name of the group in plain English."),
    text("broader", "Key of the wider group that it is part of; empty for everyone."),
  ],
  primaryKey: ["key"],
  foreignKeys: [to("broader", "", "key")],
};

const sources: TableSchema = {
  fields: [
    slug("key", "Short name of the publication."),
    required("title", "Title as printed."),
    text("publisher", "Slug of the council that publishes it; empty for a national body."),
    required("publisher_name", "Who publishes it."),
    code("coverage_kind", "Kind of the period that it plans for.", PeriodKind, false),
    text("coverage", `The period that it plans for: ${PERIOD_FORMS}.`),
    code("published_kind", "Kind of the period in which it came out.", PeriodKind, false),
    text("published", "The period in which it came out, as printed or inferred from the latest event it mentions."),
    text("published_note", "What the date of publication was inferred from; empty where it is printed."),
    code("status", "Whether it was adopted or is a draft.", SourceStatus),
    text("file", "File name of the text that line numbers refer to."),
    text("sha256", "SHA-256 of that file, hexadecimal.", { pattern: "[0-9a-f]{64}" }),
    text("licence", "Terms under which it is reused."),
  ],
  primaryKey: ["key"],
  foreignKeys: [to("publisher", "areas", "slug")],
};

const measures: TableSchema = {
  fields: [
    slug("key", "Short name of the measure."),
    required("name", "Name in plain English."),
    required("definition", "What is counted, of whom, and how."),
    code("topic", "Subject.", Topic),
    code("unit", "Unit of its figures.", Unit),
    code("polarity", "Which direction is better.", Polarity),
    code("kind", "LEVEL, GAP between two groups, CHANGE over time or DIFFERENCE from another area.", MeasureKind),
    required("population", "Key of the group it is about unless a figure says otherwise."),
    text("gap_of", "For a GAP: key of the level measure that it is a difference of."),
  ],
  primaryKey: ["key"],
  foreignKeys: [to("population", "populations", "key"), to("gap_of", "", "key")],
};

const seriesBreaks: TableSchema = {
  fields: [
    required("measure", "Key of the measure."),
    { name: "date", type: "date", description: "First day of the new definition.", constraints: { required: true } },
    required("reason", "What changed."),
  ],
  primaryKey: ["measure", "date"],
  foreignKeys: [to("measure", "measures", "key")],
};

const indicators: TableSchema = {
  fields: [
    required("key", "The source's key, a slash, and the printed code or a short name.", { pattern: `${SLUG}/${SLUG}` }),
    required("source", "Key of the publication."),
    text("code", "Code as printed; not always unique."),
    required("label", "Title as printed, or a short label for a figure in running text."),
    required("measure", "Key of the measure that it is mapped to."),
    required("population", "Key of the group that it is about."),
    text("reference", "For a gap: key of the group that it is set against."),
    code("match", "How it relates to the measure, as in SKOS; BROAD_MATCH: the measure is broader.", MappingRelation),
    text("match_note", "Why the match is not exact."),
  ],
  primaryKey: ["key"],
  foreignKeys: [
    to("source", "sources", "key"),
    to("measure", "measures", "key"),
    to("population", "populations", "key"),
    to("reference", "populations", "key"),
  ],
};

const observations: TableSchema = {
  fields: [
    required("indicator", "Key of the indicator."),
    integer("line", "Line of the document's text file, from 1.", COUNTED),
    integer("place", "Place of the figure among those on its line, from 1.", COUNTED),
    required("locator", "Section, table or appendix."),
    text("raw", "The cell or figure exactly as printed; empty for an empty cell.", { maxLength: 60 }),
    required("area", "Slug of the area that the figure is about."),
    text("population", "Key of the group; empty for the indicator's own."),
    text("reference", "For a gap: key of the group it is set against; empty for the indicator's own."),
    code("role", "Outturn, baseline, target or projection.", ObservationRole),
    code("status", "Final, provisional or predicted; empty where the source does not say.", ObservationStatus, false),
    number("value", "The figure; empty exactly when `missing` is set. The low end of a range."),
    number("value_high", "The high end of a range."),
    code("bound", "Set where the figure is printed as a bound or an approximation.", Bound, false),
    integer("decimals", "Digits after the point as printed; negative where only larger units are printed: -5 for £11.5 million.", {
      minimum: -9,
      maximum: 6,
    }),
    code("unit", "Unit, where it is not the measure's (RELATED_MATCH alone).", Unit, false),
    number("numerator", "Count behind a percentage, where printed."),
    number("denominator", "Base of a percentage, where printed."),
    code("missing", "Why there is no number.", MissingReason, false),
    text("qualitative", "What is printed in words instead of a number, paraphrased."),
    text("relative_to", "Slug of the area that a lead, or a target such as the national average, is relative to."),
    code("period_kind", "Kind of the period.", PeriodKind),
    text("period", `The period: ${PERIOD_FORMS}; empty when the source gives none.`),
    flag("period_inferred", "Whether the period is not printed but inferred."),
    text("period_note", "What the period was inferred from, or what to know about it."),
    code("tense", "CURRENT or PAST where the text calls an undated figure so; empty elsewhere.", Tense, false),
    flag("doubtful", "Whether the print looks wrong."),
    { name: "small_cohort", type: "boolean", description: "true where the source says that few people are concerned; empty elsewhere." },
    text(
      "conflicts_with",
      "Contradicting figures, as source:line:place with spaces between, where one of the pair is undated or revised; others are found by computation.",
    ),
    text("note", "What a careful analyst needs to know."),
  ],
  primaryKey: ["line", "place"],
  foreignKeys: [
    to("indicator", "indicators", "key"),
    to("area", "areas", "slug"),
    to("population", "populations", "key"),
    to("reference", "populations", "key"),
    to("relative_to", "areas", "slug"),
  ],
};

/** The tables that a data package has once. */
export const TABLES = { areas, populations, sources, measures, "series-breaks": seriesBreaks, indicators } as const;
export type TableName = keyof typeof TABLES;

/** The table that a data package has once for each source, in `observations/<source key>.csv`. */
export const OBSERVATIONS = observations;

/** The list of numbers that were left out on purpose; kept with the data, never loaded. */
export const LEFT_OUT: TableSchema = {
  fields: [
    required("source", "Key of the publication."),
    integer("line", "Line of the document's text file, from 1.", COUNTED),
    required("token", "The word with a digit as printed."),
    required("reason", "Why it is no figure of the hub."),
  ],
  primaryKey: ["source", "line", "token"],
  foreignKeys: [to("source", "sources", "key")],
};
