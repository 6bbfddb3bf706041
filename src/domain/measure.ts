import type { Unit } from "./unit.ts";

export const Topic = {
  EARLY_YEARS: "EARLY_YEARS",
  KEY_STAGE_1: "KEY_STAGE_1",
  KEY_STAGE_2: "KEY_STAGE_2",
  KEY_STAGE_4: "KEY_STAGE_4",
  POST_16: "POST_16",
  PARTICIPATION: "PARTICIPATION",
  INCLUSION_AND_ATTENDANCE: "INCLUSION_AND_ATTENDANCE",
  INSPECTION: "INSPECTION",
  SAFEGUARDING: "SAFEGUARDING",
  CHILDREN_IN_CARE: "CHILDREN_IN_CARE",
  EARLY_HELP: "EARLY_HELP",
  HEALTH: "HEALTH",
  SEND: "SEND",
  ECONOMY_AND_SKILLS: "ECONOMY_AND_SKILLS",
  WORKFORCE: "WORKFORCE",
  PROPERTY_AND_ENVIRONMENT: "PROPERTY_AND_ENVIRONMENT",
  FINANCE: "FINANCE",
} as const;
export type Topic = (typeof Topic)[keyof typeof Topic];

export const Polarity = {
  HIGHER_IS_BETTER: "HIGHER_IS_BETTER",
  LOWER_IS_BETTER: "LOWER_IS_BETTER",
  NEUTRAL: "NEUTRAL",
} as const;
export type Polarity = (typeof Polarity)[keyof typeof Polarity];

export const MeasureKind = { LEVEL: "LEVEL", GAP: "GAP", CHANGE: "CHANGE", DIFFERENCE: "DIFFERENCE" } as const;
export type MeasureKind = (typeof MeasureKind)[keyof typeof MeasureKind];

/** One shared definition; different definitions are different measures, however alike their titles. */
export interface Measure {
  key: string;
  name: string;
  definition: string;
  topic: Topic;
  unit: Unit;
  polarity: Polarity;
  kind: MeasureKind;
  /** Key of the population it is about unless a figure says otherwise. */
  population: string;
  /** For a GAP: key of the level measure that it is a difference of. */
  gapOf: string | null;
}

/** The first day of a new definition of a measure: figures either side are different series. */
export interface SeriesBreak {
  measure: string;
  date: string;
  reason: string;
}
