import { Topic } from "../domain/measure.ts";
import { MissingReason, type Observation, ObservationRole, ObservationStatus } from "../domain/observation.ts";
import { PeriodKind } from "../domain/period.ts";
import { InputError } from "../errors.ts";
import type { Desk } from "../query/desk.ts";
import { type ObservationOrderWish, type ObservationWish, toObservationConditions, toSort } from "../query/wish.ts";
import type { ObservationConditions, ObservationSort } from "../store/reader.ts";
import { latestPublication, sourcesOf } from "./citation.ts";
import type { Content, Origin } from "./content.ts";
import { csvOf } from "./csv.ts";
import type { Figure } from "./figure-columns.ts";
import { collectionOf, datasetOf } from "./json-stat.ts";
import { sourceNotes } from "./notes.ts";
import { observationCube } from "./observation-cube.ts";
import { OBSERVATION_TABLE } from "./observation-table.ts";
import { codes, flag, number, order, type Readers, readParameters, text, texts } from "./parameters.ts";
import { makeRelations } from "./relations.ts";
import { tableSheet } from "./workbook.ts";

/** Figures that are read at once, as many as a page of the API holds. */
export const PAGE = 500;
/** Most figures of a workbook or a cube, which are made in memory; a CSV file has no limit. */
export const MOST_FIGURES = 10_000;

/** The API's filter and order. */
export interface ObservationParameters extends ObservationWish {
  orderBy?: ObservationOrderWish[];
}

/** How each parameter of a list of figures is read. */
export const OBSERVATION_PARAMETERS: Readers<ObservationParameters> = {
  area: texts,
  measure: texts,
  topic: codes(Topic),
  population: texts,
  source: texts,
  indicator: texts,
  indicatorCode: texts,
  role: codes(ObservationRole),
  status: codes(ObservationStatus),
  period: text,
  periodKind: codes(PeriodKind),
  periodInferred: flag,
  hasValue: flag,
  missing: codes(MissingReason),
  conflicting: flag,
  doubtful: flag,
  minValue: number,
  maxValue: number,
  orderBy: order,
};

/** Every figure under some conditions, page by page. */
async function* readPages(desk: Desk, conditions: ObservationConditions, sort: readonly ObservationSort[]): AsyncGenerator<Figure[]> {
  const relate = makeRelations(desk);
  let after: string | undefined;
  do {
    const { items, hasNext } = await desk.reader.observations(conditions, sort, { first: PAGE, after });
    const found: Observation[] = items.map(({ item }) => item);
    const relations = await relate(found);
    yield found.map((observation) => ({ observation, relations }));
    after = hasNext ? items.at(-1)?.cursor : undefined;
  } while (after !== undefined);
}

/** Figures by the API's filter. @throws InputError for a parameter that is wrong or names what the store does not hold. */
export async function openObservations(desk: Desk, { search, revision }: Origin): Promise<Content> {
  const { orderBy, ...wish } = readParameters<ObservationParameters>(search, OBSERVATION_PARAMETERS);
  const sort = toSort(orderBy);
  const conditions = await toObservationConditions(wish, desk.vocabulary);
  const pages = () => readPages(desk, conditions, sort);
  const readAll = async (): Promise<Figure[]> => {
    const count = await desk.reader.countObservations(conditions);
    if (count > MOST_FIGURES)
      throw new InputError(
        `${count} figures are more than the ${MOST_FIGURES} that this format holds. Narrow the filter, or take the CSV.`,
      );
    const figures: Figure[] = [];
    for await (const page of pages()) figures.push(...page);
    return figures;
  };
  const sources = (figures: readonly Figure[]) =>
    figures[0]
      ? sourcesOf(
          figures.map(({ observation }) => observation),
          figures[0].relations.sources,
        )
      : [];
  const title = "Figures that councils publish about children, schools and skills";
  return {
    title,
    description: "One published figure, or one cell that stands where a figure is missing, a row.",
    columns: OBSERVATION_TABLE.columns,
    primaryKey: OBSERVATION_TABLE.primaryKey,
    words: [...(wish.measure ?? []), ...(conditions.area ?? [])],
    csv: () => csvOf(OBSERVATION_TABLE, pages()),
    workbook: async () => {
      const figures = await readAll();
      return {
        sheet: tableSheet("Figures", OBSERVATION_TABLE, figures),
        notes: [["Rows", String(figures.length)], ...sourceNotes(sources(figures))],
      };
    },
    json: async () => {
      const figures = await readAll();
      const [only, ...others] = wish.measure ?? [];
      if (only !== undefined && others.length === 0) {
        const name = (await desk.reader.measuresByKey([only]))[0]?.name ?? only;
        return datasetOf(observationCube(name, figures, { revision }));
      }
      const byMeasure = Map.groupBy(figures, ({ observation }) => observation.measure);
      const datasets = [...byMeasure]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, own]) => datasetOf(observationCube(own[0]?.relations.measures.get(key)?.name ?? key, own, { revision })));
      return collectionOf(title, latestPublication(sources(figures)), datasets, { revision });
    },
  };
}
