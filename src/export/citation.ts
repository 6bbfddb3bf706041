import { type Casebook, held } from "../domain/casebook.ts";
import { formatObservation } from "../domain/formatted.ts";
import type { Observation } from "../domain/observation.ts";
import type { Source } from "../domain/source.ts";

/** A figure as it is cited in JSON: what is printed, where, and what is to be known about it. */
export function citationOf(
  figure: Observation,
  { sources, conflicts, indicators }: Pick<Casebook, "sources" | "conflicts" | "indicators">,
): object {
  const { key, population, value, valueHigh, bound, unit, decimals, qualitative, period, source, provenance, note, components } = figure;
  const { title, publisherName, status } = held(sources, source);
  const indicator = figure.indicator === null ? undefined : held(indicators, figure.indicator);
  const others = conflicts.get(key) ?? [];
  return {
    observation: key,
    formatted: formatObservation(figure),
    population,
    ...(valueHigh !== null && { valueHigh }),
    ...(bound !== null && { bound }),
    unit,
    ...(value !== null && { decimals: Math.max(0, decimals ?? 0) }),
    ...(qualitative !== null && { qualitative }),
    period: { kind: period.kind, label: period.label, start: period.start, end: period.end },
    ...(indicator && {
      indicator: { code: indicator.code, label: indicator.label, match: indicator.match, matchNote: indicator.matchNote },
    }),
    source: { key: source, title, publisher: publisherName, status },
    ...(provenance && { line: provenance.line, locator: provenance.locator, raw: provenance.raw }),
    ...(note !== null && { note }),
    ...(others.length > 0 && { conflicts: others.map((other) => other.key) }),
    ...(components.length > 0 && { components: components.map((component) => component.key) }),
  };
}

/** The publications of some figures, by key. */
export function sourcesOf(figures: readonly Observation[], sources: ReadonlyMap<string, Source>): Source[] {
  return [...new Set(figures.map(({ source }) => source))].sort().map((key) => held(sources, key));
}

/** A line of credit: publishers and titles. */
export function creditOf(sources: readonly Source[]): string {
  return sources.map(({ publisherName, title, status }) => `${publisherName}: ${title}${status === "DRAFT" ? " (draft)" : ""}`).join("; ");
}

/**
 * When the latest of some publications had come out, ISO 8601; null where none says. Not when a store was built:
 * that differs from machine to machine, and would make figures of 2014 look like new ones.
 */
export function latestPublication(sources: readonly Source[]): string | null {
  return sources
    .map(({ published }) => published?.end ?? null)
    .reduce((latest, end) => (end !== null && (latest === null || end > latest) ? end : latest), null);
}
