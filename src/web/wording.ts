import type {
  ComparabilityCode,
  MappingRelation,
  MissingReason,
  ObservationRole,
  ObservationStatus,
  PeriodAlignment,
  Polarity,
  Topic,
  Trigger,
  Unit,
} from "../client/generated/graphql.ts";

/** Subjects, in the order in which a council would go through them. */
export const TOPICS: Readonly<Record<Topic, string>> = {
  EARLY_YEARS: "Early years",
  KEY_STAGE_1: "Key stage 1",
  KEY_STAGE_2: "Key stage 2",
  KEY_STAGE_4: "Key stage 4",
  POST_16: "After sixteen",
  PARTICIPATION: "Participation",
  INCLUSION_AND_ATTENDANCE: "Inclusion and attendance",
  INSPECTION: "Inspection",
  SEND: "Special educational needs",
  CHILDREN_IN_CARE: "Children in care",
  SAFEGUARDING: "Safeguarding",
  EARLY_HELP: "Early help",
  HEALTH: "Health",
  ECONOMY_AND_SKILLS: "Economy and skills",
  WORKFORCE: "Workforce",
  FINANCE: "Finance",
  PROPERTY_AND_ENVIRONMENT: "Property and environment",
};

/** Kinds of figure that can be compared. */
export const ROLES: Readonly<Record<ObservationRole, string>> = {
  ACTUAL: "Outturn",
  BASELINE: "Baseline",
  TARGET: "Target",
  PROJECTION: "Projection",
};

/** Ways to choose each council's year. */
export const ALIGNMENTS: Readonly<Record<PeriodAlignment, { name: string; hint: string }>> = {
  LATEST: { name: "Latest of each council", hint: "the most recent figure, whatever its year" },
  CLOSEST: { name: "Closest in time", hint: "the years that lie nearest to each other" },
  COMMON: { name: "One common year", hint: "only a year that all of them print" },
};

/** Units, as they are read after a measure's name. */
export const UNITS: Readonly<Record<Unit, string>> = {
  COUNT: "number",
  DAYS: "days",
  FTE: "full-time equivalents",
  GBP: "pounds",
  GBP_PER_WEEK: "pounds a week",
  KILOWATT_HOURS: "kilowatt hours",
  MONTHS: "months",
  NOT_STATED: "unit not stated",
  PERCENT: "per cent",
  PERCENTAGE_POINTS: "percentage points",
  RANK: "rank",
  RATE_PER_1000: "per 1,000",
  RATE_PER_10000: "per 10,000",
  RATE_PER_100000: "per 100,000",
  RATIO: "times as large",
  SCORE: "score",
  SQUARE_METRES: "square metres",
  TONNES_CO2E: "tonnes of CO2 equivalent",
};

/** Which way is better. */
export const POLARITIES: Readonly<Record<Polarity, string>> = {
  HIGHER_IS_BETTER: "higher is better",
  LOWER_IS_BETTER: "lower is better",
  NEUTRAL: "neither direction is better",
};

/** What limits a comparison, in two or three words. */
export const REASONS: Readonly<Record<ComparabilityCode, string>> = {
  APPROXIMATE: "Approximate",
  BASELINE_USED: "Baseline used",
  CONFLICTING_FIGURES: "Conflicting figures",
  DERIVED: "Computed by the hub",
  DIFFERENT_DEFINITION: "Different definition",
  DIFFERENT_PERIOD: "Different years",
  DIFFERENT_POPULATION: "Different group",
  DIFFERENT_UNIT: "Different unit",
  DOUBTFUL_FIGURE: "Doubtful print",
  DRAFT_SOURCE: "Draft",
  NO_FIGURE: "No figure",
  PERIOD_NOT_STATED: "Undated",
  PROJECTED: "Projection",
  PROVISIONAL: "Provisional",
  SERIES_BREAK: "Definition changed",
  SMALL_COHORT: "Few people",
};

/** Why there is no number, as short as a cell allows. */
export const MISSING: Readonly<Record<MissingReason, string>> = {
  AWAITED: "Printed as awaited",
  BLANK: "Cell left blank",
  LOW: "Printed as low",
  NOT_APPLICABLE: "Printed as not applicable",
  NOT_AVAILABLE: "Printed as not available",
  QUALITATIVE: "Printed in words",
  SUPPRESSED: "Suppressed",
  TO_BE_CONFIRMED: "Printed as tbc",
};

/** Why a line of a scorecard deserves a look. */
export const TRIGGERS: Readonly<Record<Trigger, string>> = {
  AHEAD_OF_NATION: "Ahead of the nation",
  AHEAD_OF_PEERS: "Ahead of every peer",
  BEHIND_NATION: "Behind the nation",
  BEHIND_PEERS: "Behind every peer",
  GAP_NARROWING: "Gap narrowing",
  GAP_WIDENING: "Gap widening",
  LOOSE_TARGET: "Target easier than today's figure",
  SHORT_OF_TARGET: "Short of a target to come",
  TARGET_MET: "Target met",
  TARGET_MISSED: "Target missed",
};

/** How settled a figure is; nothing is said of final ones. */
export const STATUSES: Readonly<Record<ObservationStatus, string | null>> = {
  FINAL: null,
  NOT_STATED: null,
  PREDICTED: "Predicted",
  PROVISIONAL: "Provisional",
};

/** How an indicator relates to its measure; nothing is said of exact ones. */
export const MATCHES: Readonly<Record<MappingRelation, string | null>> = {
  EXACT_MATCH: null,
  CLOSE_MATCH: "Nearly the same definition",
  BROAD_MATCH: "Narrower than the measure",
  NARROW_MATCH: "Broader than the measure",
  RELATED_MATCH: "Related, but another quantity",
};

/** The keys of a wording, with their type. */
export const keysOf = <Key extends string>(wording: Readonly<Record<Key, unknown>>): Key[] => Object.keys(wording) as Key[];

/** A difference with its sign, without the noise of binary fractions: +2, −0.1. */
export function signed(value: number): string {
  const text = Math.abs(Number(value.toFixed(6))).toLocaleString("en-GB", { maximumFractionDigits: 6 });
  return `${value > 0 ? "+" : value < 0 ? "\u2212" : "\u00b1"}${text}`;
}

/** "1 figure", "2 figures". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
