import type { Catalogue } from "../../src/domain/catalogue.ts";
import type { Observation } from "../../src/domain/observation.ts";
import type { Reader } from "../../src/store/reader.ts";
import { catalogueOf, formatObservation } from "../hub.ts";
import { areaOf, decimalsOf, idOf, populationOf, related } from "./figure.ts";

const PAGE = 500;

const brief = (figure: Observation) => ({ id: idOf(figure), formatted: formatObservation(figure) });

function nodeOf(records: Catalogue, conflicts: readonly Observation[], figure: Observation) {
  const { role, status, value, valueHigh, bound, unit, numerator, denominator, doubtful, missing, qualitative, note, provenance } = figure;
  const { kind, label, start, end, inferred, note: periodNote } = figure.period;
  const area = related(records.areas, figure.area);
  const measure = related(records.measures, figure.measure);
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
    measure: measure && {
      key: measure.key,
      name: measure.name,
      topic: measure.topic,
      unit: measure.unit,
      polarity: measure.polarity,
      kind: measure.kind,
    },
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

/** What the operation FiguresWithRelations selects, without GraphQL. */
export async function answerObservations(reader: Reader) {
  const catalogue = await catalogueOf(reader);
  const { items, hasNext } = await reader.observations({}, [], { first: PAGE });
  const figures = items.map(({ item }) => item);
  const conflicts = await reader.conflictsOf(figures.map(({ key }) => key));
  return {
    observations: {
      pageInfo: { hasNextPage: hasNext, endCursor: items.at(-1)?.cursor ?? null },
      nodes: figures.map((figure, index) => nodeOf(catalogue, conflicts[index] ?? [], figure)),
    },
  };
}
