import { type SQL, sql } from "drizzle-orm";
import type { Frame } from "../domain/corpus.ts";
import type { Tally } from "./tally.ts";

export const SearchType = { Measure: "Measure", Indicator: "Indicator", Area: "Area", Source: "Source", Population: "Population" } as const;
export type SearchType = (typeof SearchType)[keyof typeof SearchType];

/** One thing that a search can find. `weight` rises with the councils that publish it and decides between equally good texts. */
export interface SearchDocument {
  type: SearchType;
  key: string;
  name: string;
  keywords: string;
  body: string;
  weight: number;
}

/** A match, best first; `score` is higher for a better one. */
export interface SearchMatch {
  type: SearchType;
  key: string;
  score: number;
}

const words = (parts: Iterable<string | null | undefined>): string => [...new Set([...parts].filter((part) => part))].join(" ");

/** Each different word once: a measure that many indicators repeat must not look longer, and so less relevant, than one with a single title. */
function distinctWords(parts: Iterable<string | null | undefined>): string {
  return [...new Set(words(parts).toLowerCase().split(/\s+/))].join(" ");
}

/**
 * The documents of the search index: a measure is also found by its indicators' titles and codes and by the groups that its figures are about,
 * a gap by the groups of its level too, since the gap can be derived for them.
 */
export function searchDocuments(frame: Frame, tally: Tally): SearchDocument[] {
  const populationNames = new Map(frame.populations.map(({ key, name }) => [key, name]));
  const indicatorsOf = Map.groupBy(frame.indicators, ({ measure }) => measure);

  const measures = frame.measures.map((measure) => {
    const printed = indicatorsOf.get(measure.key) ?? [];
    const groups = new Set([...tally.populations(measure.key), ...tally.populations(measure.gapOf)]);
    const own = tally.publishers(measure.key);
    return {
      type: SearchType.Measure,
      key: measure.key,
      name: words([measure.name, measure.key]),
      keywords: distinctWords([
        populationNames.get(measure.population),
        ...[...groups].map((group) => populationNames.get(group)),
        ...printed.map(({ code }) => code),
      ]),
      body: distinctWords([measure.definition, ...printed.map(({ label }) => label)]),
      // A gap is worth as much as its level, from which it can be derived, and a little more where it is printed.
      weight: measure.gapOf === null ? 3 * own : own + 2 * tally.publishers(measure.gapOf),
    };
  });
  const indicators = frame.indicators.map((indicator) => ({
    type: SearchType.Indicator,
    key: indicator.key,
    name: words([indicator.label]),
    keywords: words([indicator.code, populationNames.get(indicator.population)]),
    body: words([indicator.matchNote]),
    weight: tally.publishers(indicator.key),
  }));
  const areas = frame.areas.map((area) => ({
    type: SearchType.Area,
    key: area.slug,
    name: words([area.name, area.slug]),
    keywords: words([area.gssCode, area.dfeCode]),
    body: "",
    weight: 0,
  }));
  const sources = frame.sources.map((source) => ({
    type: SearchType.Source,
    key: source.key,
    name: words([source.title, source.key]),
    keywords: words([source.publisherName]),
    body: "",
    weight: 0,
  }));
  const populations = frame.populations.map(({ key, name }) => ({
    type: SearchType.Population,
    key,
    name: words([name, key]),
    keywords: "",
    body: "",
    weight: 0,
  }));
  return [...measures, ...indicators, ...areas, ...sources, ...populations];
}

/** The words of a search text, the last one open-ended; empty when it has no letter or digit. */
function terms(text: string): string[] {
  const found = text.normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.slice(0, 16).map((term, index, all) => (index === all.length - 1 ? `"${term}"*` : `"${term}"`));
}

/**
 * The FTS5 query of a search text, safe for any input: every word quoted, so that no operator is read from it.
 * `every` asks for all words, else any will do. Null when there is nothing to look for.
 */
export function matchExpression(text: string, every: boolean): string | null {
  const parts = terms(text);
  return parts.length === 0 ? null : parts.join(every ? " AND " : " OR ");
}

/**
 * Relevance: BM25 with a hit in the name counting ten times, in the keywords four times one in the body;
 * raised for measures, which is what people look for first, and by the number of councils that publish it.
 */
const RELEVANCE = sql`-bm25(search, 0, 0, 10.0, 4.0, 1.0, 0) * (CASE type WHEN 'Measure' THEN 1.3 ELSE 1 END) * (1 + min(weight, 10) / 5.0)`;

/** Keys and scores of the best matches: a thing whose key was typed first, then those with every word, then those with some. */
export function searchStatement(text: string, first: number): SQL | null {
  const every = matchExpression(text, true);
  const some = matchExpression(text, false);
  if (every === null || some === null) return null;
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  return sql`
    WITH every AS (SELECT rowid FROM search WHERE search MATCH ${every})
    SELECT type, key, ${RELEVANCE} + CASE WHEN rowid IN (SELECT rowid FROM every) THEN 100 ELSE 0 END + CASE key WHEN ${key} THEN 100 ELSE 0 END AS score
    FROM search WHERE search MATCH ${some}
    ORDER BY score DESC, type, key LIMIT ${first}`;
}
