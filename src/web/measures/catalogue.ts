import { PageMeasuresDocument, type Topic } from "../../client/generated/graphql.ts";
import { ask } from "../hub.ts";
import type { MeasureChoice } from "../vocabulary.ts";
import { keysOf, TOPICS } from "../wording.ts";
import type { CoveredMeasure } from "./coverage.ts";

/** Which measures are asked for, and whose figures with them. */
export type CatalogueQuestion = {
  areas: string[];
  filter: { text?: string; topic?: Topic[]; publishedByCount?: number };
};

/** Measures in one request: with two comparisons each of up to a dozen councils they stay below the cost that the API answers. */
const PAGE = 50;

/**
 * Reads the measures in several requests at once, each for topics whose measures fit on one page, and shows what has come, from the top
 * and without a gap, until all is there.
 */
export async function loadCatalogue(
  { areas, filter }: CatalogueQuestion,
  known: readonly MeasureChoice[],
  signal: AbortSignal,
  show: (beginning: CoveredMeasure[]) => void,
): Promise<CoveredMeasure[]> {
  // Words leave few measures, and a topic has few: one request after the other is soon done.
  const isNarrow = filter.text !== undefined || filter.topic !== undefined;
  const count = filter.publishedByCount;
  const expected = known.filter(({ publishedBy }) => count === undefined || publishedBy.length === count);
  const parts = isNarrow ? [filter] : groupsOf(expected).map((topic) => ({ ...filter, topic }));
  const found: (CoveredMeasure[] | undefined)[] = parts.map(() => undefined);
  await Promise.all(
    parts.map(async (part, index) => {
      found[index] = await pagesOf({ areas, filter: part }, signal);
      const gap = found.indexOf(undefined);
      if (gap > 0) show(found.slice(0, gap).flatMap((page) => page ?? []));
    }),
  );
  return found.flatMap((page) => page ?? []);
}

/** Every topic in the order of the page, those side by side together whose measures fit into one request. */
function groupsOf(expected: readonly MeasureChoice[]): Topic[][] {
  const sizes = Map.groupBy(expected, ({ topic }) => topic);
  const groups: Topic[][] = [];
  let room = 0;
  for (const topic of keysOf(TOPICS)) {
    const size = sizes.get(topic)?.length ?? 0;
    if (size > room || groups.length === 0) {
      groups.push([]);
      room = PAGE;
    }
    groups.at(-1)?.push(topic);
    room -= size;
  }
  return groups;
}

/** All pages of one question, one after the other. */
async function pagesOf(question: CatalogueQuestion, signal: AbortSignal): Promise<CoveredMeasure[]> {
  const found: CoveredMeasure[] = [];
  let after: string | null = null;
  do {
    const { measures }: Awaited<ReturnType<typeof pageOf>> = await pageOf(question, after, signal);
    found.push(...measures.nodes);
    after = measures.pageInfo.hasNextPage ? measures.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const pageOf = (question: CatalogueQuestion, after: string | null, signal: AbortSignal) =>
  ask(PageMeasuresDocument, { ...question, first: PAGE, after }, signal);
