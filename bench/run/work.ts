import { readFileSync } from "node:fs";
import { type Ask, ask, dataOf, graphqlAsk } from "./ask.ts";

/** The rows of the table. */
export const ROWS = ["a", "b", "c", "d", "e", "f"] as const;
export type Row = (typeof ROWS)[number];

/** One kind of work: what is asked, and by how many at once. */
export interface Work {
  row: Row;
  title: string;
  asks: readonly Ask[];
  connections: number;
}

/** The text of an operation of the hub's own. */
export const operationOf = (name: string): string =>
  readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), "utf8");

/** Councils of the publications, which every data set holds. */
export const COUNCILS = ["halton", "cheshire-east", "cheshire-west-and-chester"] as const;
/** What is asked of a measure: mostly its outturns and targets, sometimes something rarer. */
const MANNERS = [
  { role: "ACTUAL", alignment: "LATEST" },
  { role: "ACTUAL", alignment: "CLOSEST" },
  { role: "ACTUAL", alignment: "COMMON" },
  { role: "TARGET", alignment: "LATEST" },
  { role: "TARGET", alignment: "CLOSEST" },
  { role: "TARGET", alignment: "COMMON" },
  { role: "BASELINE", alignment: "LATEST" },
  { role: "BASELINE", alignment: "CLOSEST" },
  { role: "PROJECTION", alignment: "LATEST" },
] as const;
/** Distinct questions of a row that asks many. */
const DISTINCT = 200;

/** Some of a list, evenly spread. */
export function spread<T>(list: readonly T[], count: number): T[] {
  return list.length <= count
    ? [...list]
    : Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)] as T);
}

interface Measure {
  key: string;
  name: string;
}

interface Page {
  measures: { nodes: Measure[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const MEASURES = `query Measures($filter: MeasureFilter, $after: String) {
  measures(filter: $filter, first: 500, after: $after) { nodes { key name } pageInfo { hasNextPage endCursor } }
}`;

/** Every measure that all of these councils publish; every one at all without councils. */
async function measuresOf(origin: string, publishedBy?: readonly string[]): Promise<Measure[]> {
  const found: Measure[] = [];
  let after: string | null = null;
  do {
    const { measures }: Page = await dataOf<Page>(origin, MEASURES, { filter: publishedBy ? { publishedBy } : null, after });
    found.push(...measures.nodes);
    after = measures.pageInfo.hasNextPage ? measures.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/** Keys of the measures that at least two of the councils publish: with fewer there is nothing to compare. */
async function sharedMeasures(origin: string): Promise<string[]> {
  const [a, b, c] = COUNCILS;
  const pairs = await Promise.all(
    [
      [a, b],
      [a, c],
      [b, c],
    ].map((pair) => measuresOf(origin, pair)),
  );
  return [...new Set(pairs.flat().map(({ key }) => key))].sort();
}

/** 200 comparisons, each other than the rest: of 200 measures, or of fewer in every manner; the manners are the same mixture in each data set. */
export function comparisons(keys: readonly string[]): object[] {
  const measures = spread(keys, DISTINCT);
  const sets = Array.from({ length: DISTINCT }, (_, index) => {
    const measure = measures.length === DISTINCT ? index : Math.floor(index / MANNERS.length) % measures.length;
    // The tolerance is its default: Mercurius' JIT fills in none.
    return { measure: measures[measure], areas: COUNCILS, ...MANNERS[index % MANNERS.length], tolerance: 10 };
  });
  const distinct = new Set(sets.map((set) => JSON.stringify(set))).size;
  if (distinct < DISTINCT) throw new Error(`only ${distinct} different comparisons can be made of ${keys.length} measures`);
  return sets;
}

/** Different words of four letters or more from the names of measures. */
export function wordsOf(measures: readonly { name: string }[]): string[] {
  const words = measures.flatMap(({ name }) => name.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return spread([...new Set(words)].sort(), DISTINCT);
}

/** All the work on one data set, with questions made from what the hub at `origin` holds. */
export async function worksOf(origin: string): Promise<Work[]> {
  const measures = await measuresOf(origin);
  const compare = operationOf("Compare");
  const sets = comparisons(await sharedMeasures(origin));
  const [area, ...against] = COUNCILS;
  const words = wordsOf(measures);
  const works: Work[] = [
    {
      row: "a",
      title: `compare, three councils, ${sets.length} sets of variables`,
      // Every variable is sent, since Mercurius with its JIT knows no defaults of variables.
      asks: sets.map((variables) => graphqlAsk(compare, { tolerance: 10, ...variables })),
      connections: 8,
    },
    { row: "b", title: "one compare, repeated", asks: [await fullest(origin, sets.slice(0, 50))], connections: 8 },
    {
      row: "c",
      title: "observations(first: 500) with every relation",
      asks: [graphqlAsk(operationOf("FiguresWithRelations"), { first: 500 })],
      connections: 2,
    },
    {
      row: "d",
      title: "scorecard against two councils",
      asks: [graphqlAsk(operationOf("ScorecardInWords"), { area, against })],
      connections: 2,
    },
    {
      row: "e",
      title: `search, ${words.length} words`,
      asks: words.map((text) => graphqlAsk(operationOf("Search"), { text, first: 20 })),
      connections: 8,
    },
    { row: "f", title: "CSV of every observation", asks: [{ method: "GET", path: "/export/observations.csv" }], connections: 1 },
  ];
  return works;
}

/** The comparison with the longest answer: one that has something to repeat. */
async function fullest(origin: string, sets: readonly object[]): Promise<Ask> {
  let [longest, chosen] = [0, graphqlAsk(operationOf("Compare"), { tolerance: 10, ...sets[0] })];
  for (const variables of sets) {
    const candidate = graphqlAsk(operationOf("Compare"), { tolerance: 10, ...variables });
    const { length } = await ask(origin, candidate);
    if (length > longest) [longest, chosen] = [length, candidate];
  }
  return chosen;
}
