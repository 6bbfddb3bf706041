import type { Catalogue } from "../../src/domain/catalogue.ts";
import type { Reader, SearchMatch } from "../../src/store/reader.ts";
import { catalogueOf } from "../hub.ts";

/** What is shown of each sort of thing that is found. */
function shown({ measures, indicators, areas, sources, populations }: Catalogue, { type, key }: SearchMatch): object | undefined {
  switch (type) {
    case "Measure":
      return { key, name: measures.get(key)?.name };
    case "Indicator":
      return { key, label: indicators.get(key)?.label, code: indicators.get(key)?.code };
    case "Area":
      return { slug: key, areaName: areas.get(key)?.name };
    case "Source":
      return { key, title: sources.get(key)?.title };
    case "Population":
      return { key, populationName: populations.get(key)?.name };
  }
}

/** What the operation Search selects, without GraphQL. */
export async function answerSearch(reader: Reader, { text }: { text: string }) {
  const catalogue = await catalogueOf(reader);
  const matches = await reader.search(text, 20);
  return { search: matches.map((match) => ({ score: match.score, result: { __typename: match.type, ...shown(catalogue, match) } })) };
}
