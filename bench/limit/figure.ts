import type { Casebook } from "../../src/domain/casebook.ts";
import type { Observation } from "../../src/domain/observation.ts";
import { formatObservation, toGlobalId } from "../hub.ts";

/** The records that a figure's relations lie in. */
export type Records = Pick<Casebook, "areas" | "populations" | "sources" | "indicators">;

/** The record under a key; null for no key. */
export function related<T>(records: ReadonlyMap<string, T>, key: string | null): T | null {
  return key === null ? null : (records.get(key) ?? null);
}

const placeOf = (records: Records, slug: string | null) => {
  const area = related(records.areas, slug);
  return area && { slug: area.slug, name: area.name };
};

/** An area's slug and name. */
export const areaOf = placeOf;

/** A population's key and name. */
export function populationOf(records: Records, key: string | null) {
  const population = related(records.populations, key);
  return population && { key: population.key, name: population.name };
}

/** Global id of a figure. */
export const idOf = ({ key }: Observation): string => toGlobalId("Observation", key);

/** Digits after the point, as the API counts them. */
export const decimalsOf = ({ decimals }: Observation): number | null => (decimals === null ? null : Math.max(0, decimals));

/** `fragment Part` of the comparison. */
export function partOf(records: Records, figure: Observation) {
  const { value, valueHigh, bound, provenance } = figure;
  const { kind, label, start, end, inferred } = figure.period;
  const source = related(records.sources, provenance?.source ?? null);
  return {
    id: idOf(figure),
    value,
    valueHigh,
    bound,
    formatted: formatObservation(figure),
    population: populationOf(records, figure.population),
    period: { kind, label, start, end, inferred },
    provenance: provenance && {
      locator: provenance.locator,
      line: provenance.line,
      raw: provenance.raw,
      source: source && {
        key: source.key,
        title: source.title,
        publisherName: source.publisherName,
        status: source.status,
        licence: source.licence,
      },
    },
  };
}

/** `fragment Figure` of the comparison. */
export function figureOf(records: Records, figure: Observation | null) {
  if (figure === null) return null;
  const { role, unit, status, missing, qualitative, doubtful, note } = figure;
  const indicator = related(records.indicators, figure.indicator);
  return {
    ...partOf(records, figure),
    area: areaOf(records, figure.area),
    role,
    unit,
    decimals: decimalsOf(figure),
    status,
    missing,
    qualitative,
    doubtful,
    note,
    reference: populationOf(records, figure.reference),
    indicator: indicator && { code: indicator.code, label: indicator.label, match: indicator.match, matchNote: indicator.matchNote },
    components: figure.components.map((component) => partOf(records, component)),
  };
}
