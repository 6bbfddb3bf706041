import type { Observation } from "./observation.ts";

export const Comparability = { COMPARABLE: "COMPARABLE", CAUTION: "CAUTION", NOT_COMPARABLE: "NOT_COMPARABLE" } as const;
export type Comparability = (typeof Comparability)[keyof typeof Comparability];

export const ComparabilityCode = {
  DIFFERENT_DEFINITION: "DIFFERENT_DEFINITION",
  DIFFERENT_POPULATION: "DIFFERENT_POPULATION",
  DIFFERENT_UNIT: "DIFFERENT_UNIT",
  DIFFERENT_PERIOD: "DIFFERENT_PERIOD",
  PERIOD_NOT_STATED: "PERIOD_NOT_STATED",
  SERIES_BREAK: "SERIES_BREAK",
  PROVISIONAL: "PROVISIONAL",
  PROJECTED: "PROJECTED",
  BASELINE_USED: "BASELINE_USED",
  DOUBTFUL_FIGURE: "DOUBTFUL_FIGURE",
  APPROXIMATE: "APPROXIMATE",
  SMALL_COHORT: "SMALL_COHORT",
  DERIVED: "DERIVED",
  DRAFT_SOURCE: "DRAFT_SOURCE",
  CONFLICTING_FIGURES: "CONFLICTING_FIGURES",
  NO_FIGURE: "NO_FIGURE",
} as const;
export type ComparabilityCode = (typeof ComparabilityCode)[keyof typeof ComparabilityCode];

/** Why a comparison is limited, and the figures that this rests on. */
export interface Reason {
  code: ComparabilityCode;
  severity: Comparability;
  /** Plain English that can stand inside a sentence, without a full stop. */
  clause: string;
  areas: readonly string[];
  observations: readonly Observation[];
}

const SEVERITIES = [Comparability.COMPARABLE, Comparability.CAUTION, Comparability.NOT_COMPARABLE] as const;

/** The worst of some severities; COMPARABLE when there are none. */
export function worst(severities: Iterable<Comparability>): Comparability {
  return SEVERITIES[Math.max(0, ...[...severities].map((severity) => SEVERITIES.indexOf(severity)))] ?? Comparability.COMPARABLE;
}

/** The best of some severities; NOT_COMPARABLE when there are none. */
export function bestOf(severities: Iterable<Comparability>): Comparability {
  const ranks = [...severities].map((severity) => SEVERITIES.indexOf(severity));
  return SEVERITIES[ranks.length === 0 ? 2 : Math.min(...ranks)] ?? Comparability.NOT_COMPARABLE;
}

/** A clause as a sentence of its own. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
