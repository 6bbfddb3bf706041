import { held } from "../domain/casebook.ts";
import { Topic } from "../domain/measure.ts";
import { Rag } from "../domain/rag.ts";
import { InputError } from "../errors.ts";
import type { Desk } from "../query/desk.ts";
import { askScorecard, type ScorecardQuestion } from "../query/question.ts";
import { askWithRelations, onePage } from "./answer.ts";
import { creditOf, latestPublication, sourcesOf } from "./citation.ts";
import { figuresShown, judgementOf, standingCells, statisticCategories } from "./comparison-cube.ts";
import type { Content, Origin } from "./content.ts";
import { csvOf } from "./csv.ts";
import { type Category, datasetOf } from "./json-stat.ts";
import { LICENCE } from "./licence.ts";
import { sourceNotes } from "./notes.ts";
import { codes, number, type Readers, readParameters, text, texts } from "./parameters.ts";
import { lineStandings, SCORECARD_TABLE } from "./scorecard-table.ts";
import { tableSheet } from "./workbook.ts";

/** The arguments of the API's scorecard and of its lines. */
export interface ScorecardParameters extends Omit<ScorecardQuestion, "against"> {
  against: string[];
  topic: Topic[];
  rag: Rag[];
}

/** How each parameter of a scorecard is read. */
export const SCORECARD_PARAMETERS: Readers<ScorecardParameters> = {
  area: text,
  against: texts,
  tolerance: number,
  topic: codes(Topic),
  rag: codes(Rag),
};

const distinct = (categories: readonly Category[]): Category[] => [
  ...new Map(categories.map((category) => [category.id, category])).values(),
];

/** Where one council stands. @throws InputError for a parameter that is wrong, missing, or names what the store does not hold. */
export async function openScorecard(desk: Desk, { search, revision }: Origin): Promise<Content> {
  const { area, against = [], tolerance, topic, rag } = readParameters<ScorecardParameters>(search, SCORECARD_PARAMETERS);
  if (area === undefined) throw new InputError("area: not given. Name the council, as in area=halton.");
  const { answer, relations } = await askWithRelations(desk, (own) => askScorecard(own, { area, against, tolerance }));
  const lines = answer.lines.filter(
    (line) => (!topic || topic.includes(line.comparison.measure.topic)) && (!rag || rag.includes(line.rag)),
  );
  const standings = lineStandings(lines, relations);
  const sources = sourcesOf(
    standings.flatMap(({ own }) => figuresShown(own)),
    relations.sources,
  );
  const name = (slug: string) => held(relations.areas, slug).name;
  const title = `Scorecard of ${name(answer.area)}${answer.against.length > 0 ? ` against ${answer.against.map(name).join(", ")}` : ""}`;
  return {
    title,
    description: "One measure and group a row: the council's figure, its rating, triggers and summary, and how far it can be compared.",
    columns: SCORECARD_TABLE.columns,
    primaryKey: SCORECARD_TABLE.primaryKey,
    words: [answer.area, ...answer.against],
    csv: () => csvOf(SCORECARD_TABLE, onePage(standings)),
    workbook: async () => ({
      sheet: tableSheet("Scorecard", SCORECARD_TABLE, standings),
      notes: [
        ["Rows", String(standings.length)],
        ["Verdicts", "Each row's verdict and all of its reasons stand in the columns Verdict and Reasons."],
        ...sourceNotes(sources),
      ],
    }),
    json: async () =>
      datasetOf({
        label: title,
        source: creditOf(sources),
        updated: latestPublication(sources),
        note: [LICENCE],
        dimensions: [
          { id: "area", label: "Area", role: "geo", categories: [{ id: answer.area, label: name(answer.area) }] },
          {
            id: "measure",
            label: "Measure",
            categories: distinct(
              lines.map(({ comparison: { measure } }) => ({ id: measure.key, label: measure.name, note: measure.definition })),
            ),
          },
          {
            id: "population",
            label: "Population",
            categories: distinct(
              lines.map(({ comparison: { population } }) => ({ id: population, label: held(relations.populations, population).name })),
            ),
          },
          { id: "statistic", label: "Statistic", role: "metric", categories: statisticCategories("the measure's own") },
        ],
        cells: standings.flatMap(({ line: { comparison }, own }) =>
          standingCells(own, [answer.area, comparison.measure.key, comparison.population]),
        ),
        extension: {
          revision,
          lines: lines.map((line) => ({
            measure: line.comparison.measure.key,
            unit: line.comparison.measure.unit,
            population: line.comparison.population,
            rag: line.rag,
            triggers: line.triggers,
            summary: line.summary,
            ...judgementOf(line.comparison, relations),
          })),
        },
      }),
  };
}
