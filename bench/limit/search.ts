import type { Reader, SearchMatch } from "../../src/store/reader.ts";

/** What is read of each sort of thing found, by one statement for all of that sort. */
function readersOf(reader: Reader): Record<SearchMatch["type"], (keys: string[]) => Promise<(object | undefined)[]>> {
  return {
    Measure: async (keys) => (await reader.measuresByKey(keys)).map((found) => found && { key: found.key, name: found.name }),
    Indicator: async (keys) =>
      (await reader.indicatorsByKey(keys)).map((found) => found && { key: found.key, label: found.label, code: found.code }),
    Area: async (keys) => (await reader.areasBySlug(keys)).map((found) => found && { slug: found.slug, areaName: found.name }),
    Source: async (keys) => (await reader.sourcesByKey(keys)).map((found) => found && { key: found.key, title: found.title }),
    Population: async (keys) =>
      (await reader.populationsByKey(keys)).map((found) => found && { key: found.key, populationName: found.name }),
  };
}

/** What `questions/search.graphql` selects, without GraphQL. */
export async function answerSearch(reader: Reader, { text }: { text: string }) {
  const matches = await reader.search(text, 20);
  const readers = readersOf(reader);
  const found = new Map<string, object>();
  for (const [type, group] of Map.groupBy(matches, (match) => match.type)) {
    const keys = group.map(({ key }) => key);
    for (const [index, record] of (await readers[type](keys)).entries())
      found.set(`${type} ${keys[index]}`, { __typename: type, ...record });
  }
  return { search: matches.map(({ type, key, score }) => ({ score, result: found.get(`${type} ${key}`) ?? null })) };
}
