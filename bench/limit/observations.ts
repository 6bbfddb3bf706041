import type { Observation } from "../../src/domain/observation.ts";
import type { Reader } from "../../src/store/reader.ts";
import { formatObservation } from "../hub.ts";
import { areaOf, decimalsOf, idOf, populationOf, type Records, related } from "./figure.ts";

const PAGE = 500;

const keyed = <T>(keys: readonly string[], records: readonly (T | undefined)[]): Map<string, T> =>
  new Map(keys.flatMap((key, index) => (records[index] === undefined ? [] : [[key, records[index]] as const])));

const distinct = (keys: readonly (string | null)[]): string[] => [...new Set(keys.filter((key) => key !== null))];

const brief = (figure: Observation) => ({ id: idOf(figure), formatted: formatObservation(figure) });

function nodeOf(records: Records, measures: ReadonlyMap<string, object>, conflicts: readonly Observation[], figure: Observation) {
  const { role, status, value, valueHigh, bound, unit, numerator, denominator, doubtful, missing, qualitative, note, provenance } = figure;
  const { kind, label, start, end, inferred, note: periodNote } = figure.period;
  const area = related(records.areas, figure.area);
  const indicator = related(records.indicators, figure.indicator);
  const publication = related(records.sources, indicator?.source ?? null);
  const source = related(records.sources, provenance?.source ?? null);
  return {
    id: idOf(figure),
    role,
    status,
    value,
    valueHigh,
    bound,
    unit,
    decimals: decimalsOf(figure),
    numerator,
    denominator,
    doubtful,
    missing,
    qualitative,
    formatted: formatObservation(figure),
    note,
    period: { kind, label, start, end, inferred, note: periodNote },
    area: area && { slug: area.slug, name: area.name, kind: area.kind, gssCode: area.gssCode, parent: areaOf(records, area.parent) },
    measure: measures.get(figure.measure) ?? null,
    indicator: indicator && {
      key: indicator.key,
      code: indicator.code,
      label: indicator.label,
      match: indicator.match,
      matchNote: indicator.matchNote,
      publisher: areaOf(records, publication?.publisher ?? null),
      source: publication && { key: publication.key, title: publication.title },
    },
    population: populationOf(records, figure.population),
    reference: populationOf(records, figure.reference),
    relativeTo: areaOf(records, figure.relativeTo),
    components: figure.components.map(brief),
    conflicts: conflicts.map(brief),
    provenance: provenance && {
      line: provenance.line,
      locator: provenance.locator,
      raw: provenance.raw,
      source: source && { key: source.key, title: source.title, status: source.status },
    },
  };
}

/** What `questions/observations.graphql` selects, without GraphQL: one statement for each sort of record. */
export async function answerObservations(reader: Reader) {
  const { items, hasNext } = await reader.observations({}, [], { first: PAGE });
  const figures = items.map(({ item }) => item);
  const [measureKeys, indicatorKeys] = [
    distinct(figures.map(({ measure }) => measure)),
    distinct(figures.map(({ indicator }) => indicator)),
  ];
  const records: Records = {
    areas: new Map((await reader.areas()).map((area) => [area.slug, area])),
    populations: new Map((await reader.populations()).map((population) => [population.key, population])),
    sources: new Map((await reader.sources()).map((source) => [source.key, source])),
    indicators: keyed(indicatorKeys, await reader.indicatorsByKey(indicatorKeys)),
  };
  const measures = new Map(
    [...keyed(measureKeys, await reader.measuresByKey(measureKeys))].map(([key, { name, topic, unit, polarity, kind }]) => [
      key,
      { key, name, topic, unit, polarity, kind },
    ]),
  );
  const conflicts = await reader.conflictsOf(figures.map(({ key }) => key));
  return {
    observations: {
      pageInfo: { hasNextPage: hasNext, endCursor: items.at(-1)?.cursor ?? null },
      nodes: figures.map((figure, index) => nodeOf(records, measures, conflicts[index] ?? [], figure)),
    },
  };
}
