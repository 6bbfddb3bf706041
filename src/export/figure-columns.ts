import { held } from "../domain/casebook.ts";
import { formatObservation } from "../domain/formatted.ts";
import { MappingRelation } from "../domain/indicator.ts";
import { Bound, MissingReason, type Observation, ObservationRole, ObservationStatus } from "../domain/observation.ts";
import { PeriodKind } from "../domain/period.ts";
import { SourceStatus } from "../domain/source.ts";
import { Unit } from "../domain/unit.ts";
import { type Column, type Datatype, listed } from "./column.ts";
import { formatOf } from "./number-format.ts";
import type { Relations } from "./relations.ts";

/** A figure with the records that it refers to. */
export interface Figure {
  observation: Observation;
  relations: Relations;
}

type Value = (observation: Observation, relations: Relations) => string | number | boolean | null;

/** One column of a figure. */
function column(
  name: string,
  title: string,
  datatype: Datatype,
  description: string,
  value: Value,
  more: Partial<Column<Figure>> = {},
): Column<Figure> {
  return { name, title, datatype, description, value: ({ observation, relations }) => value(observation, relations), ...more };
}

const codes = (values: Readonly<Record<string, string>>, width = 16) => ({ values: Object.values(values), width });
const asPrinted = { format: ({ observation }: Figure) => formatOf(observation), width: 12 };
const whole = { format: () => "#,##0", width: 12 };

const indicatorOf = ({ indicator }: Observation, { indicators }: Relations) => (indicator === null ? null : held(indicators, indicator));
const sourceOf = ({ source }: Observation, { sources }: Relations) => held(sources, source);

/** The group that a figure is about, and for a gap the one that it is set against. */
export const GROUP_COLUMNS: readonly Column<Figure>[] = [
  column("population", "Population", "code", "Key of the group that the figure is about.", ({ population }) => population, {
    required: true,
  }),
  column(
    "population_name",
    "Population name",
    "text",
    "The group in plain English.",
    ({ population }, { populations }) => held(populations, population).name,
    { required: true, width: 26 },
  ),
  column(
    "reference",
    "Reference",
    "code",
    "For a gap: key of the group that it is set against, where printed.",
    ({ reference }) => reference,
  ),
  column(
    "reference_name",
    "Reference name",
    "text",
    "For a gap: the group that it is set against, in plain English.",
    ({ reference }, { populations }) => (reference === null ? null : held(populations, reference).name),
    { width: 26 },
  ),
];

/** What the figure is: number and printed text in columns of their own, and what has to be known about it. */
export const VALUE_COLUMNS: readonly Column<Figure>[] = [
  column("role", "Role", "code", "Outturn, baseline, target or projection.", ({ role }) => role, {
    ...codes(ObservationRole, 12),
    required: true,
  }),
  column("status", "Status", "code", "Final, provisional or predicted, as the source says.", ({ status }) => status, {
    ...codes(ObservationStatus, 14),
    required: true,
  }),
  column(
    "value",
    "Value",
    "number",
    "The number, in the unit; the low end of a range; empty where there is none, never 0.",
    ({ value }) => value,
    asPrinted,
  ),
  column("value_high", "Value, high end", "number", "The high end, where a range is printed.", ({ valueHigh }) => valueHigh, asPrinted),
  column(
    "bound",
    "Bound",
    "code",
    "Set where the figure is printed as a bound or an approximation.",
    ({ bound }) => bound,
    codes(Bound, 10),
  ),
  column(
    "decimals",
    "Decimals",
    "integer",
    "Digits after the point as printed; 0 for amounts printed in thousands or millions.",
    ({ decimals }) => (decimals === null ? null : Math.max(0, decimals)),
    { width: 9 },
  ),
  column("unit", "Unit", "code", "Unit of the value.", ({ unit }) => unit, { ...codes(Unit), required: true }),
  column(
    "formatted",
    "Formatted",
    "text",
    "Value with its unit at the printed precision, or why there is none, in words.",
    (observation) => formatObservation(observation),
    { required: true, width: 18 },
  ),
  column(
    "raw",
    "As printed",
    "text",
    "The cell or fragment exactly as printed; empty for an empty cell.",
    ({ provenance }) => provenance?.raw || null,
    { width: 20 },
  ),
  column("numerator", "Numerator", "number", "Count behind a percentage, where printed.", ({ numerator }) => numerator, whole),
  column("denominator", "Denominator", "number", "Base of a percentage, where printed.", ({ denominator }) => denominator, whole),
  column("missing", "Missing", "code", "Why there is no number.", ({ missing }) => missing, codes(MissingReason, 18)),
  column(
    "qualitative",
    "In words",
    "text",
    "What is printed in words instead of a number, in the project's own paraphrase.",
    ({ qualitative }) => qualitative,
    { width: 30 },
  ),
  column(
    "relative_to",
    "Relative to",
    "code",
    "Slug of the area that a lead, or a target such as 'at least the national average', is relative to.",
    ({ relativeTo }) => relativeTo,
  ),
  column("doubtful", "Doubtful", "boolean", "True where the print looks wrong; the note says why.", ({ doubtful }) => doubtful, {
    required: true,
    width: 9,
  }),
  column(
    "conflicts",
    "Conflicts",
    "list",
    "Keys of other figures of the same publisher for the same thing that differ by more than rounding.",
    ({ key }, { conflicts }) => listed((conflicts.get(key) ?? []).map((other) => other.key)),
    { width: 30 },
  ),
  column("note", "Note", "text", "What a careful analyst needs to know about the figure.", ({ note }) => note, { width: 50 }),
];

/** When the figure is about. */
export const PERIOD_COLUMNS: readonly Column<Figure>[] = [
  column("period_kind", "Kind of period", "code", "What sort of time the figure is about.", ({ period }) => period.kind, {
    ...codes(PeriodKind),
    required: true,
  }),
  column(
    "period",
    "Period",
    "text",
    "The period's name, such as 2014/15; 'not stated' where none is printed.",
    ({ period }) => period.label,
    {
      required: true,
      width: 14,
    },
  ),
  column("period_start", "First day", "date", "First day of the period, ISO 8601; empty where not stated.", ({ period }) => period.start),
  column("period_end", "Last day", "date", "Last day of the period, ISO 8601; empty where not stated.", ({ period }) => period.end),
  column(
    "period_inferred",
    "Period inferred",
    "boolean",
    "True where the period is not printed but inferred; the note on it says from what.",
    ({ period }) => period.inferred,
    { required: true, width: 9 },
  ),
  column("period_note", "Note on the period", "text", "What the period was inferred from.", ({ period }) => period.note, { width: 30 }),
];

/** Where the figure is printed, and under which terms it can be reused. */
export const CITATION_COLUMNS: readonly Column<Figure>[] = [
  column("indicator", "Indicator", "code", "Key of the indicator that it was printed for.", ({ indicator }) => indicator, { width: 30 }),
  column(
    "indicator_code",
    "Indicator code",
    "text",
    "The code that the council prints, where it prints one.",
    (observation, relations) => indicatorOf(observation, relations)?.code ?? null,
  ),
  column(
    "indicator_label",
    "Indicator label",
    "text",
    "The indicator's title as printed, or a short label.",
    (observation, relations) => indicatorOf(observation, relations)?.label ?? null,
    { width: 40 },
  ),
  column(
    "match",
    "Match",
    "code",
    "How the indicator relates to the measure, as in SKOS.",
    (observation, relations) => indicatorOf(observation, relations)?.match ?? null,
    codes(MappingRelation),
  ),
  column(
    "match_note",
    "Note on the match",
    "text",
    "Why the match is not exact.",
    (observation, relations) => indicatorOf(observation, relations)?.matchNote ?? null,
    { width: 40 },
  ),
  column("source", "Source", "code", "Key of the publication.", ({ source }) => source, { required: true, width: 30 }),
  column(
    "source_title",
    "Title of the source",
    "text",
    "Title of the publication.",
    (observation, relations) => sourceOf(observation, relations).title,
    { required: true, width: 40 },
  ),
  column(
    "publisher",
    "Publisher",
    "text",
    "Who published it.",
    (observation, relations) => sourceOf(observation, relations).publisherName,
    { required: true, width: 30 },
  ),
  column(
    "source_status",
    "Status of the source",
    "code",
    "Whether the publication was adopted or is a draft.",
    (observation, relations) => sourceOf(observation, relations).status,
    { ...codes(SourceStatus, 10), required: true },
  ),
  column(
    "line",
    "Line",
    "integer",
    "Line of the publication's text, from 1; empty for a figure that the hub derived.",
    ({ provenance }) => provenance?.line ?? null,
    { width: 8 },
  ),
  column("locator", "Place in the source", "text", "Section, table or appendix.", ({ provenance }) => provenance?.locator ?? null, {
    width: 30,
  }),
  column(
    "licence",
    "Licence",
    "text",
    "Terms under which the figure can be reused.",
    (observation, relations) => sourceOf(observation, relations).licence ?? "none stated",
    { required: true, width: 30 },
  ),
];
