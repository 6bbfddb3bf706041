import { held } from "../domain/casebook.ts";
import { Comparability, ComparabilityCode, sentence } from "../domain/comparability.ts";
import type { Comparison, ComparisonRow } from "../domain/comparison.ts";
import { type Observation, ObservationRole, Origin } from "../domain/observation.ts";
import { Rag, rate } from "../domain/rag.ts";
import { type Column, type ColumnDescription, listed, type Table, within } from "./column.ts";
import { CITATION_COLUMNS, type Figure, GROUP_COLUMNS, PERIOD_COLUMNS, VALUE_COLUMNS } from "./figure-columns.ts";
import { numberFormat } from "./number-format.ts";
import type { Relations } from "./relations.ts";
import { AREA_COLUMNS, always, MEASURE_COLUMNS } from "./subject-columns.ts";

/** One area of a comparison, with its rating. */
export interface Standing {
  comparison: Comparison;
  row: ComparisonRow;
  rag: Rag;
  relations: Relations;
}

/** The areas of a comparison in the order asked for; `tolerance` is the amber band in per cent of the target. */
export function standingsOf(comparison: Comparison, relations: Relations, tolerance: number): Standing[] {
  return comparison.rows.map((row) => ({
    comparison,
    row,
    rag: row.observation === null ? Rag.NOT_RATED : rate(comparison.measure.polarity, row.observation, row.aim, tolerance),
    relations,
  }));
}

const figureOf = (pick: (standing: Standing) => Observation | null | undefined) => (standing: Standing) => {
  const observation = pick(standing);
  return observation ? { observation, relations: standing.relations } : null;
};
const ownFigure = figureOf(({ row }) => row.observation);
const nationalFigure = figureOf(({ row }) => row.national);
const targetFigure = figureOf(({ row }) => row.aim?.target);

const text = (
  name: string,
  title: string,
  description: string,
  value: (standing: Standing) => string | null,
  more: Partial<ColumnDescription> = {},
): Column<Standing> => ({ name, title, description, datatype: "text", value, ...more });

const number = (name: string, title: string, description: string, value: (standing: Standing) => number | null): Column<Standing> => ({
  name,
  title,
  description,
  datatype: "number",
  width: 12,
  value,
  format: ({ row: { observation } }) => (observation ? numberFormat(observation.unit, observation.decimals) : undefined),
});

/** What is asked of each area. */
export const QUESTION_COLUMNS: readonly Column<Standing>[] = [
  ...always(
    within(AREA_COLUMNS, ({ row, relations }: Standing) => held(relations.areas, row.area)),
    ["area_gss", "area_dfe"],
  ),
  ...always(within(MEASURE_COLUMNS, ({ comparison }: Standing) => comparison.measure)),
  text("asked_population", "Population asked for", "Key of the group that was asked for.", ({ comparison }) => comparison.population, {
    datatype: "code",
    required: true,
  }),
  text(
    "asked_population_name",
    "Name of the population asked for",
    "The group that was asked for, in plain English.",
    ({ comparison, relations }) => held(relations.populations, comparison.population).name,
    { required: true, width: 26 },
  ),
  text("asked_role", "Role asked for", "Outturns, baselines, targets or projections.", ({ comparison }) => comparison.role, {
    datatype: "code",
    required: true,
    values: Object.values(ObservationRole),
  }),
];

/** How far the whole is fair, and the place of the row in it. */
export const VERDICT_COLUMNS: readonly Column<Standing>[] = [
  text("verdict", "Verdict", "How far the whole comparison is fair: the worst of its reasons.", ({ comparison }) => comparison.verdict, {
    datatype: "code",
    required: true,
    values: Object.values(Comparability),
    width: 16,
  }),
  text("row_verdict", "Verdict on the row", "The best verdict among the row's pairs with others.", ({ row }) => row.verdict, {
    datatype: "code",
    required: true,
    values: Object.values(Comparability),
    width: 16,
  }),
  {
    name: "rank",
    title: "Rank",
    datatype: "integer",
    description: "1 is best; empty where nothing may be ranked.",
    value: ({ row }) => row.rank,
    width: 8,
  },
];

/** What limits the comparison. */
export const REASON_COLUMNS: readonly Column<Standing>[] = [
  text(
    "reason_codes",
    "Codes of the reasons",
    `What limits the comparison, in the order of the reasons: ${Object.keys(ComparabilityCode).join(", ")}.`,
    ({ comparison }) => listed(comparison.reasons.map(({ code }) => code)),
    { datatype: "list", width: 30 },
  ),
  text(
    "reasons",
    "Reasons",
    "What limits the comparison, in sentences.",
    ({ comparison }) => listed(comparison.reasons.map(({ clause }) => sentence(clause))),
    { datatype: "list", width: 60 },
  ),
];

const named = (columns: readonly Column<Figure>[], names: readonly string[]): Column<Figure>[] =>
  columns.filter(({ name }) => names.includes(name));

/** The area's figure; empty where it has none, and then `missing` says why. */
export const OWN_COLUMNS: readonly Column<Standing>[] = [
  ...within(GROUP_COLUMNS, ownFigure),
  ...within(
    VALUE_COLUMNS.filter(({ name }) => name !== "missing"),
    ownFigure,
  ),
  text(
    "missing",
    "Missing",
    "Why the area has no figure, as its cells say.",
    ({ row }) => listed([...new Set(row.missing.map(({ missing }) => missing ?? ""))]),
    { datatype: "list", width: 18 },
  ),
  ...within(PERIOD_COLUMNS, ownFigure),
  text(
    "origin",
    "Origin",
    "Whether the figure is printed or derived by the hub.",
    ({ row: { observation } }) => observation && (observation.provenance === null ? Origin.DERIVED : Origin.PUBLISHED),
    { datatype: "code", values: Object.values(Origin), width: 12 },
  ),
  text(
    "observation",
    "Observation",
    "Key of the figure: source, line and place, or for a derived one those of its components.",
    ({ row }) => row.observation?.key ?? null,
    { datatype: "code", width: 34 },
  ),
  ...within(CITATION_COLUMNS, ownFigure),
];

const CITED = ["source", "source_title", "line"];

/** The national figure that the row is held against. */
export const NATIONAL_COLUMNS: readonly Column<Standing>[] = [
  text("national_area", "National figure of", "Slug of the country.", ({ row }) => row.national?.area ?? null, { datatype: "code" }),
  ...within(
    [
      ...named(VALUE_COLUMNS, ["value", "formatted"]),
      ...named(PERIOD_COLUMNS, ["period", "period_start", "period_end"]),
      ...named(CITATION_COLUMNS, CITED),
    ].map((column) => ({ ...column, title: `National figure: ${column.title.toLowerCase()}` })),
    nationalFigure,
    "national_",
  ),
  number(
    "difference_from_national",
    "Difference from national",
    "The row's figure minus the national one.",
    ({ row }) => row.differenceFromNational,
  ),
];

/** The target that applies, and the rating against it. */
export const TARGET_COLUMNS: readonly Column<Standing>[] = [
  ...within(
    [
      ...named(VALUE_COLUMNS, ["value", "value_high", "bound", "formatted", "qualitative", "relative_to", "doubtful"]),
      ...named(PERIOD_COLUMNS, ["period", "period_start", "period_end"]),
      ...named(CITATION_COLUMNS, CITED),
    ].map((column) => ({ ...column, title: `Target: ${column.title.toLowerCase()}` })),
    targetFigure,
    "target_",
  ),
  {
    name: "target_is_due",
    title: "Target is due",
    datatype: "boolean",
    description: "True where the target's period overlaps the figure's; false where it is still to come; empty where a date is lacking.",
    value: ({ row }) => row.aim?.due ?? null,
    width: 9,
  },
  number(
    "distance_to_target",
    "Distance to target",
    "Positive is better than the target, whatever the polarity.",
    ({ row }) => row.distanceToTarget,
  ),
  text("rag", "Rating", "Red, amber or green against the target.", ({ rag }) => rag, {
    datatype: "code",
    required: true,
    values: Object.values(Rag),
    width: 11,
  }),
];

/** One area of a comparison a row. */
export const COMPARISON_TABLE: Table<Standing> = {
  primaryKey: ["area"],
  columns: [...QUESTION_COLUMNS, ...VERDICT_COLUMNS, ...OWN_COLUMNS, ...NATIONAL_COLUMNS, ...TARGET_COLUMNS, ...REASON_COLUMNS],
};
