import { held } from "../domain/casebook.ts";
import { sentence } from "../domain/comparability.ts";
import type { Comparison } from "../domain/comparison.ts";
import { formatObservation } from "../domain/formatted.ts";
import { ObservationRole } from "../domain/observation.ts";
import { PeriodAlignment } from "../domain/selection.ts";
import { InputError } from "../errors.ts";
import type { Desk } from "../query/desk.ts";
import { askComparison, type ComparisonQuestion } from "../query/question.ts";
import { checkTolerance, DEFAULT_TOLERANCE } from "../query/tolerance.ts";
import { askWithRelations, onePage } from "./answer.ts";
import { creditOf, latestPublication, sourcesOf } from "./citation.ts";
import { figuresShown, judgementOf, standingCells, statisticCategories } from "./comparison-cube.ts";
import { COMPARISON_TABLE, standingsOf } from "./comparison-table.ts";
import type { Content, Note, Origin } from "./content.ts";
import { csvOf } from "./csv.ts";
import { datasetOf } from "./json-stat.ts";
import { LICENCE } from "./licence.ts";
import { sourceNotes } from "./notes.ts";
import { code, number, type Readers, readParameters, text, texts } from "./parameters.ts";
import type { Relations } from "./relations.ts";
import { tableSheet } from "./workbook.ts";

/** The arguments of the API's comparison; its areas are `area` here, as in a filter, and `areas` too. */
export interface ComparisonParameters extends Omit<ComparisonQuestion, "areas"> {
  area: string[];
  areas: string[];
  tolerance: number;
}

/** How each parameter of a comparison is read. */
export const COMPARISON_PARAMETERS: Readers<ComparisonParameters> = {
  measure: text,
  area: texts,
  areas: texts,
  population: text,
  role: code(ObservationRole),
  alignment: code(PeriodAlignment),
  period: text,
  tolerance: number,
};

/** Passes an error on; one about the areas by the name of the parameter that they were given in. */
const inWordsOf =
  (area: readonly string[]) =>
  (error: unknown): never => {
    if (error instanceof InputError && area.length > 0) throw new InputError(error.message.replace(/^areas:/, "area:"));
    throw error;
  };

/** Verdict, reasons, pairs and benchmarks in sentences. */
function verdictNotes({ verdict, reasons, pairs, benchmarks }: Comparison, { areas }: Relations): Note[] {
  const name = (slug: string) => held(areas, slug).name;
  return [
    ["Verdict", verdict],
    ...reasons.map(({ severity, clause }): Note => [`Reason: ${severity}`, sentence(clause)]),
    ...pairs.map(
      ({ a, b, verdict: pair, reasons: own }): Note => [
        `Pair: ${name(a)}, ${name(b)}`,
        [pair, ...own.map(({ clause }) => sentence(clause))].join(" "),
      ],
    ),
    ...benchmarks.flatMap(({ area, observation }): Note[] =>
      observation
        ? [[`Benchmark: ${name(area)}`, `${formatObservation(observation)} (${observation.period.label}, ${observation.key})`]]
        : [],
    ),
  ];
}

/** One measure side by side. @throws InputError for a parameter that is wrong, missing, or names what the store does not hold. */
export async function openComparison(desk: Desk, { search, revision }: Origin): Promise<Content> {
  const { measure, area = [], areas = [], tolerance, ...wish } = readParameters<ComparisonParameters>(search, COMPARISON_PARAMETERS);
  const named = [...area, ...areas];
  if (measure === undefined) throw new InputError("measure: not given. Name the measure to compare, as in measure=neet-16-18.");
  if (named.length === 0) throw new InputError("area: not given. Name each area to compare, as in area=halton&area=cheshire-east.");
  const band = checkTolerance(tolerance ?? DEFAULT_TOLERANCE);
  const question = { ...wish, measure, areas: named };
  const { answer, relations } = await askWithRelations(desk, (own) => askComparison(own, question)).catch(inWordsOf(area));
  const standings = standingsOf(answer, relations, band);
  const sources = sourcesOf(standings.flatMap(figuresShown), relations.sources);
  const title = `${answer.measure.name}: ${answer.rows.map((row) => held(relations.areas, row.area).name).join(", ")}`;
  return {
    title,
    description: "One area a row, each with its verdict, its rank where ranking is fair, its national figure and its target.",
    columns: COMPARISON_TABLE.columns,
    primaryKey: COMPARISON_TABLE.primaryKey,
    words: [measure, ...answer.rows.map((row) => row.area)],
    csv: () => csvOf(COMPARISON_TABLE, onePage(standings)),
    workbook: async () => ({
      sheet: tableSheet("Comparison", COMPARISON_TABLE, standings),
      notes: [...verdictNotes(answer, relations), ["Definition", answer.measure.definition], ...sourceNotes(sources)],
    }),
    json: async () =>
      datasetOf({
        label: title,
        source: creditOf(sources),
        updated: latestPublication(sources),
        note: [LICENCE, ...answer.reasons.map(({ clause }) => sentence(clause))],
        dimensions: [
          {
            id: "area",
            label: "Area",
            role: "geo",
            categories: answer.rows.map((row) => ({ id: row.area, label: held(relations.areas, row.area).name })),
          },
          {
            id: "measure",
            label: "Measure",
            categories: [{ id: measure, label: answer.measure.name, note: answer.measure.definition }],
          },
          {
            id: "population",
            label: "Population",
            categories: [{ id: answer.population, label: held(relations.populations, answer.population).name }],
          },
          { id: "role", label: "Role", categories: [{ id: answer.role, label: answer.role }] },
          { id: "statistic", label: "Statistic", role: "metric", categories: statisticCategories(answer.measure.unit) },
        ],
        cells: standings.flatMap((standing) => standingCells(standing, [standing.row.area, measure, answer.population, answer.role])),
        extension: { revision, ...judgementOf(answer, relations) },
      }),
  };
}
