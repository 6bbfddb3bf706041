import type { Corpus } from "../../src/domain/corpus.ts";
import { toGlobalId } from "../../src/graphql/global-id.ts";

/** Names that a store knows, by what they name. */
export type KnownNames = Readonly<Record<string, readonly string[]>>;

/** What each argument or input field takes; those that are not here are told by their own name. */
const MEANINGS: Readonly<Record<string, string>> = {
  "Query.area.code": "area",
  "Query.measure.key": "measure",
  "Query.source.key": "source",
  "Query.scorecard.area": "council",
  "Query.scorecard.against": "peer",
  "Query.compare.areas": "peer",
  "Measure.comparison.areas": "peer",
  "IndicatorFilter.code": "indicatorCode",
  publisher: "area",
  publishedBy: "area",
  ids: "id",
};

const some = <T>(values: readonly (T | null)[], most = 40): T[] => {
  const known = [...new Set(values)].filter((value) => value !== null);
  return known.filter((_, index) => index % Math.ceil(known.length / most) === 0);
};

/** A spread of the names that a corpus holds. */
export function knownNames({ areas, measures, populations, sources, indicators, observations }: Corpus): Record<string, readonly string[]> {
  const councils = some(areas.filter(({ kind }) => kind === "COUNCIL").map(({ slug }) => slug));
  const names = {
    area: some(areas.flatMap(({ slug, gssCode, dfeCode }) => [slug, gssCode, dfeCode])),
    council: councils.slice(0, 1),
    peer: councils.slice(1),
    measure: some(measures.map(({ key }) => key)),
    population: some(populations.map(({ key }) => key)),
    source: some(sources.map(({ key }) => key)),
    indicator: some(indicators.map(({ key }) => key)),
    indicatorCode: some(indicators.map(({ code }) => code)),
    period: some(observations.map(({ period }) => (period.start === null ? null : period.label))),
    text: ["neet", "care leavers", "free school meals gap", "Halton", "a"],
  };
  return {
    ...names,
    id: [
      ...names.measure.slice(0, 9).map((key) => toGlobalId("Measure", key)),
      ...names.indicator.slice(0, 9).map((key) => toGlobalId("Indicator", key)),
      ...names.population.slice(0, 9).map((key) => toGlobalId("Population", key)),
      ...councils.map((key) => toGlobalId("Area", key)),
      ...names.source.map((key) => toGlobalId("Source", key)),
      ...some(observations.map(({ key }) => key)).map((key) => toGlobalId("Observation", key)),
    ],
  };
}

/** The names that fit an argument (`Query.area.code`) or a field of an input (`ObservationFilter.measure`); none for one that takes no name. */
export function namesFor(known: KnownNames, coordinate: string): readonly string[] {
  const own = coordinate.slice(coordinate.lastIndexOf(".") + 1);
  return known[MEANINGS[coordinate] ?? MEANINGS[own] ?? own] ?? [];
}
