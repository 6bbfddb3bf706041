import type { Period } from "./period.ts";
import type { Unit } from "./unit.ts";

export const ObservationRole = { ACTUAL: "ACTUAL", BASELINE: "BASELINE", TARGET: "TARGET", PROJECTION: "PROJECTION" } as const;
export type ObservationRole = (typeof ObservationRole)[keyof typeof ObservationRole];

export const ObservationStatus = {
  FINAL: "FINAL",
  PROVISIONAL: "PROVISIONAL",
  PREDICTED: "PREDICTED",
  NOT_STATED: "NOT_STATED",
} as const;
export type ObservationStatus = (typeof ObservationStatus)[keyof typeof ObservationStatus];

export const MissingReason = {
  TO_BE_CONFIRMED: "TO_BE_CONFIRMED",
  AWAITED: "AWAITED",
  NOT_APPLICABLE: "NOT_APPLICABLE",
  BLANK: "BLANK",
  QUALITATIVE: "QUALITATIVE",
  SUPPRESSED: "SUPPRESSED",
  NOT_AVAILABLE: "NOT_AVAILABLE",
  LOW: "LOW",
} as const;
export type MissingReason = (typeof MissingReason)[keyof typeof MissingReason];

export const Bound = { OVER: "OVER", UNDER: "UNDER", AT_LEAST: "AT_LEAST", AT_MOST: "AT_MOST", ABOUT: "ABOUT" } as const;
export type Bound = (typeof Bound)[keyof typeof Bound];

/** Whether the text calls an undated figure the present or an earlier state. */
export const Tense = { CURRENT: "CURRENT", PAST: "PAST" } as const;
export type Tense = (typeof Tense)[keyof typeof Tense];

export const Origin = { PUBLISHED: "PUBLISHED", DERIVED: "DERIVED" } as const;
export type Origin = (typeof Origin)[keyof typeof Origin];

/** Where a figure is printed: 1-based line of the document's text file and the figure's place within that line. */
export interface Provenance {
  source: string;
  line: number;
  place: number;
  locator: string;
  raw: string;
}

/** One published figure or statement, or a value derived from published ones. */
export interface Observation {
  /** Natural key: `source:line:place`, or `derived:` and the components' keys. */
  key: string;
  area: string;
  measure: string;
  /** Null for a derived value only. */
  indicator: string | null;
  population: string;
  reference: string | null;
  role: ObservationRole;
  status: ObservationStatus;
  /** Null exactly when `missing` is set; the low end of a range. In `unit`. */
  value: number | null;
  valueHigh: number | null;
  bound: Bound | null;
  unit: Unit;
  /** Digits after the point as printed; negative where only larger units are printed (-5: £11.5 million). */
  decimals: number | null;
  numerator: number | null;
  denominator: number | null;
  doubtful: boolean;
  missing: MissingReason | null;
  relativeTo: string | null;
  qualitative: string | null;
  period: Period;
  /** What the text calls an undated figure, where it does. */
  tense: Tense | null;
  /** True where the source says that few people are concerned. */
  smallCohort: boolean;
  /** Key of the publication; for a derived value, that of its components. */
  source: string;
  provenance: Provenance | null;
  note: string | null;
  /** The figures that a derived value was computed from; empty for a published one. */
  components: readonly Observation[];
}

/** The natural key of a published figure. */
export function observationKey(source: string, line: number, place: number): string {
  return `${source}:${line}:${place}`;
}
