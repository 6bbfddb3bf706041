import { PageVocabularyDocument, type PageVocabularyQuery } from "../client/generated/graphql.ts";
import { ask } from "./hub.ts";

/** A measure that can be chosen. */
export type MeasureChoice = PageVocabularyQuery["measures"]["nodes"][number];

/** A council that can be chosen. */
export type CouncilChoice = PageVocabularyQuery["areas"][number];

/** What can be chosen on the page. */
export interface Vocabulary {
  /** Councils whose plans the hub holds, in alphabetical order. */
  publishers: readonly CouncilChoice[];
  /** Councils that only others print figures about. */
  others: readonly CouncilChoice[];
  measures: readonly MeasureChoice[];
  dataset: PageVocabularyQuery["dataset"];
}

const byName = <Named extends { name: string }>(a: Named, b: Named): number => a.name.localeCompare(b.name, "en-GB");

/** Reads what can be chosen, page by page of measures. */
export async function loadVocabulary(signal: AbortSignal): Promise<Vocabulary> {
  const first = await ask(PageVocabularyDocument, {}, signal);
  const measures = [...first.measures.nodes];
  let { pageInfo } = first.measures;
  while (pageInfo.hasNextPage) {
    const next = await ask(PageVocabularyDocument, { after: pageInfo.endCursor }, signal);
    measures.push(...next.measures.nodes);
    pageInfo = next.measures.pageInfo;
  }
  const publishing = new Set(first.sources.flatMap(({ publisher }) => (publisher?.kind === "COUNCIL" ? [publisher.slug] : [])));
  return {
    publishers: first.areas.filter(({ slug }) => publishing.has(slug)).sort(byName),
    others: first.areas.filter(({ slug }) => !publishing.has(slug)).sort(byName),
    measures: measures.sort(byName),
    dataset: first.dataset,
  };
}
