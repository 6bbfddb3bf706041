import type { Casebook } from "../../src/domain/casebook.ts";
import type { Corpus } from "../../src/domain/corpus.ts";
import { judgeLines, makeScorecard, type Scorecard } from "../../src/domain/scorecard.ts";
import { type Figure, type Given, makeCorpus, makeObservation } from "./corpus.ts";

const byKey = <T extends { key: string }>(records: readonly T[]): Map<string, T> => new Map(records.map((record) => [record.key, record]));

/** What the rules look up, from a corpus as a store would hand it over: everything in it, breaks earliest first. */
export function casebookOf(corpus: Corpus): Casebook {
  const figures = byKey(corpus.observations);
  const contradictions = corpus.conflicts.flatMap(([a, b]) => [
    { key: a, other: b },
    { key: b, other: a },
  ]);
  return {
    areas: new Map(corpus.areas.map((area) => [area.slug, area])),
    populations: byKey(corpus.populations),
    sources: byKey(corpus.sources),
    indicators: byKey(corpus.indicators),
    measures: byKey(corpus.measures),
    breaks: Map.groupBy(
      [...corpus.breaks].sort((a, b) => (a.date < b.date ? -1 : 1)),
      ({ measure }) => measure,
    ),
    observations: Map.groupBy(corpus.observations, ({ measure }) => measure),
    conflicts: new Map(
      corpus.observations.map(({ key }) => [
        key,
        contradictions.filter((pair) => pair.key === key).flatMap(({ other }) => figures.get(other) ?? []),
      ]),
    ),
  };
}

/** A casebook around some figures: the nth stands on line n of its source unless the test says otherwise. */
export function bookOf(figures: readonly Figure[], given: Omit<Given, "observations"> = {}): Casebook {
  return casebookOf(
    makeCorpus({ ...given, observations: figures.map((figure, index) => makeObservation({ line: index + 1, ...figure })) }),
  );
}

/** The scorecard over all measures of a casebook. */
export function scorecardOf(book: Casebook, area: string, against: readonly string[], tolerance: number): Scorecard {
  return makeScorecard(area, against, judgeLines(book, area, against, tolerance));
}
