import type { Observation } from "../domain/observation.ts";
import { observationKey } from "../domain/observation.ts";
import type { observations } from "./tables.ts";

type ObservationRow = typeof observations.$inferSelect;

/** A row of `observations` as a domain record. */
export function toObservation(row: ObservationRow): Observation {
  const { source, line, place, locator, raw } = row;
  return {
    key: observationKey(source, line, place),
    area: row.area,
    measure: row.measure,
    indicator: row.indicator,
    population: row.population,
    reference: row.reference,
    role: row.role,
    status: row.status,
    value: row.value,
    valueHigh: row.valueHigh,
    bound: row.bound,
    unit: row.unit,
    decimals: row.decimals,
    numerator: row.numerator,
    denominator: row.denominator,
    doubtful: row.doubtful,
    missing: row.missing,
    relativeTo: row.relativeTo,
    qualitative: row.qualitative,
    period: {
      kind: row.periodKind,
      label: row.periodLabel,
      start: row.periodStart,
      end: row.periodEnd,
      inferred: row.periodInferred,
      note: row.periodNote,
    },
    tense: row.tense,
    smallCohort: row.smallCohort,
    source,
    provenance: { source, line, place, locator, raw },
    note: row.note,
    components: [],
  };
}
