import { registerEnumType } from "type-graphql";
import { AbsenceKind } from "../domain/absence.ts";
import { AreaKind } from "../domain/area.ts";
import { Comparability, ComparabilityCode } from "../domain/comparability.ts";
import { MappingRelation } from "../domain/indicator.ts";
import { MeasureKind, Polarity, Topic } from "../domain/measure.ts";
import { Bound, MissingReason, ObservationRole, ObservationStatus, Origin } from "../domain/observation.ts";
import { PeriodKind } from "../domain/period.ts";
import { Rag } from "../domain/rag.ts";
import { PeriodAlignment } from "../domain/selection.ts";
import { SourceStatus } from "../domain/source.ts";
import { Trigger } from "../domain/trigger.ts";
import { Unit } from "../domain/unit.ts";

export const SortDirection = { ASC: "ASC", DESC: "DESC" } as const;
export type SortDirection = (typeof SortDirection)[keyof typeof SortDirection];

export const ObservationField = {
  AREA: "AREA",
  MEASURE: "MEASURE",
  PERIOD: "PERIOD",
  VALUE: "VALUE",
  ROLE: "ROLE",
  SOURCE: "SOURCE",
} as const;
export type ObservationField = (typeof ObservationField)[keyof typeof ObservationField];

/** Registers an enumeration, with a description for every one of its values. */
function register<T extends Record<string, string>>(codes: T, name: string, description: string, values: Record<keyof T, string>): void {
  const entries = Object.entries<string>(values).map(([code, text]) => [code, { description: text }]);
  registerEnumType(codes, { name, description, valuesConfig: Object.fromEntries(entries) });
}

register(SortDirection, "SortDirection", "Direction of a sort; figures without a value stand last either way.", {
  ASC: "Smallest, earliest or first in the alphabet first.",
  DESC: "Largest, latest or last in the alphabet first.",
});

register(ObservationField, "ObservationField", "What a list of figures can be sorted by.", {
  AREA: "The area's slug.",
  MEASURE: "The measure's key.",
  PERIOD: "The period's last day, then its first; undated figures last.",
  VALUE: "The value as a number; missing ones last.",
  ROLE: "The role's name.",
  SOURCE: "The publication's key.",
});

register(AreaKind, "AreaKind", "What sort of place an area is.", {
  COUNCIL: "A council that publishes its own indicators.",
  COMBINED_AUTHORITY: "A group of councils with shared powers.",
  REGION: "An English region.",
  COUNTRY: "England or Great Britain.",
  LOCALITY: "A smaller place within a council; never compared with a council.",
});

register(SourceStatus, "SourceStatus", "How settled a publication is.", {
  FINAL: "Adopted by the council.",
  DRAFT: "A draft: its figures and targets may have changed before adoption.",
});

register(Topic, "Topic", "Subject of a measure.", {
  EARLY_YEARS: "Children under five: development, early education.",
  KEY_STAGE_1: "Attainment at age seven.",
  KEY_STAGE_2: "Attainment and progress at age eleven.",
  KEY_STAGE_4: "Attainment and progress at age sixteen.",
  POST_16: "Qualifications and progression after sixteen.",
  PARTICIPATION: "Whether young people are in education, employment or training.",
  INCLUSION_AND_ATTENDANCE: "Absence, exclusions, admissions and inclusion in school.",
  INSPECTION: "What Ofsted found, and support for school improvement.",
  SAFEGUARDING: "Children in need and child protection.",
  CHILDREN_IN_CARE: "Children in care and care leavers.",
  EARLY_HELP: "Children's centres, parenting and family support.",
  HEALTH: "Health of children and young people.",
  SEND: "Special educational needs and disabilities.",
  ECONOMY_AND_SKILLS: "Pay, poverty, jobs, businesses and adult skills.",
  WORKFORCE: "The council's own staff.",
  PROPERTY_AND_ENVIRONMENT: "The council's buildings, energy and carbon.",
  FINANCE: "Spending, grants and investment.",
});

register(Unit, "Unit", "Unit of a figure.", {
  PERCENT: "Per cent of a whole.",
  PERCENTAGE_POINTS: "Difference of two percentages, in points.",
  COUNT: "A number of people, schools, places or things.",
  RATE_PER_1000: "Per 1,000 of the population concerned.",
  RATE_PER_10000: "Per 10,000 of the population concerned.",
  RATE_PER_100000: "Per 100,000 of the population concerned.",
  SCORE: "Points of a scale.",
  RANK: "A place in an order; 1 is first.",
  GBP: "Pounds sterling.",
  GBP_PER_WEEK: "Pounds sterling a week.",
  TONNES_CO2E: "Tonnes of carbon dioxide equivalent.",
  FTE: "Full-time equivalent staff.",
  DAYS: "Days.",
  MONTHS: "Months.",
  SQUARE_METRES: "Square metres.",
  KILOWATT_HOURS: "Kilowatt hours.",
  RATIO: "How many times as large.",
  NOT_STATED: "The source does not say what the figure counts.",
});

register(Polarity, "Polarity", "Which direction is better.", {
  HIGHER_IS_BETTER: "A higher figure is better.",
  LOWER_IS_BETTER: "A lower figure is better.",
  NEUTRAL: "Neither direction is better; such figures are never ranked.",
});

register(
  MeasureKind,
  "MeasureKind",
  "LEVEL is a figure about one population; GAP is a difference between two; CHANGE is a difference over time; DIFFERENCE is this area minus another (relativeTo).",
  {
    LEVEL: "A figure about one population.",
    GAP: "Reference group minus group: positive means that the group is behind.",
    CHANGE: "Later minus earlier, over both periods.",
    DIFFERENCE: "This area minus another.",
  },
);

register(MappingRelation, "MappingRelation", "How an indicator relates to its measure, as in SKOS.", {
  EXACT_MATCH: "The same definition.",
  CLOSE_MATCH: "Nearly the same definition; compare with caution.",
  BROAD_MATCH: "The measure is broader than the indicator.",
  NARROW_MATCH: "The measure is narrower than the indicator.",
  RELATED_MATCH: "About the same subject, but not the same quantity.",
});

register(PeriodKind, "PeriodKind", "What sort of time a figure is about.", {
  ACADEMIC_YEAR: "1 September to 31 August.",
  FINANCIAL_YEAR: "1 April to 31 March.",
  CALENDAR_YEAR: "1 January to 31 December.",
  QUARTER: "A quarter of a financial year; Q1 is April to June.",
  TERM: "A school term.",
  MONTH: "A calendar month.",
  AS_AT: "A snapshot on one day.",
  SPAN: "Any other stretch of time.",
  ROLLING: "A moving window that ends with the period; the dates are those of the end, as printed.",
  CUMULATIVE: "A running total up to the end of the period.",
  UNSPECIFIED: "The source gives no period.",
});

register(
  ObservationRole,
  "ObservationRole",
  "BASELINE is the starting point of a plan; PROJECTION is a forecast or a modelled estimate, the council's own unless the note names another (Fischer Family Trust).",
  {
    ACTUAL: "What happened: an outturn or reported result.",
    BASELINE: "The starting point of a plan.",
    TARGET: "What is aimed at.",
    PROJECTION: "A forecast or a modelled estimate.",
  },
);

register(ObservationStatus, "ObservationStatus", "How settled a figure is, as its source says.", {
  FINAL: "Final.",
  PROVISIONAL: "Provisional: it may still change.",
  PREDICTED: "Predicted: not yet measured.",
  NOT_STATED: "The source does not say.",
});

register(MissingReason, "MissingReason", "Why there is no number.", {
  TO_BE_CONFIRMED: "Printed as to be confirmed.",
  AWAITED: "Printed as awaited.",
  NOT_APPLICABLE: "Printed as not applicable.",
  BLANK: "The cell is empty or holds a dash.",
  QUALITATIVE: "Words stand in its place; see qualitative.",
  SUPPRESSED: "Withheld, for instance because few people are concerned.",
  NOT_AVAILABLE: "Printed as not available.",
  LOW: "Printed as low: too small to show.",
});

register(Bound, "Bound", "OVER, UNDER, AT_LEAST, AT_MOST, ABOUT qualify a figure that is printed as a bound or an approximation.", {
  OVER: "More than the value.",
  UNDER: "Less than the value.",
  AT_LEAST: "The value or more.",
  AT_MOST: "The value or less.",
  ABOUT: "Around the value.",
});

register(
  PeriodAlignment,
  "PeriodAlignment",
  "LATEST takes each area's most recent figure. CLOSEST takes the figures whose periods lie closest together. COMMON takes only a period that every area has.",
  {
    LATEST: "Each area's most recent figure.",
    CLOSEST: "The figures whose periods lie closest together.",
    COMMON: "The most recent period that every area with a dated figure shares.",
  },
);

register(Comparability, "Comparability", "How far figures can be compared.", {
  COMPARABLE: "Nothing known stands against comparing them.",
  CAUTION: "They can be compared if the reasons are told with them.",
  NOT_COMPARABLE: "They must not be compared: the figures are shown, but not ranked.",
});

register(ComparabilityCode, "ComparabilityCode", "Why a comparison is limited.", {
  DIFFERENT_DEFINITION: "An indicator does not have exactly the measure's definition.",
  DIFFERENT_POPULATION: "A figure is about another group than the one asked for, or set against another.",
  DIFFERENT_UNIT: "Two figures are in different units.",
  DIFFERENT_PERIOD: "Two figures are about different times, or stretches of very different length.",
  PERIOD_NOT_STATED: "A figure is undated.",
  SERIES_BREAK: "The definition changed between two figures.",
  PROVISIONAL: "A figure is provisional or predicted.",
  PROJECTED: "A figure is a projection.",
  BASELINE_USED: "A plan's baseline stands in for an outturn.",
  DOUBTFUL_FIGURE: "A figure looks wrong in print.",
  APPROXIMATE: "A figure is printed as a bound, a range or an approximation.",
  SMALL_COHORT: "A figure rests on few people.",
  DERIVED: "A figure is computed by the hub from rounded ones.",
  DRAFT_SOURCE: "A figure comes from a draft.",
  CONFLICTING_FIGURES: "The same publisher prints another figure for the same thing.",
  NO_FIGURE: "An area has no figure.",
});

register(AbsenceKind, "AbsenceKind", "Why an area has no figure.", {
  NEVER_PUBLISHED: "It publishes nothing on the measure.",
  OTHER_ROLE: "It publishes the measure in other roles only, such as targets.",
  OTHER_POPULATION: "It publishes the measure for other groups only.",
  NO_NUMBER: "Its source has a cell, but no number: blank, to be confirmed, awaited, in words.",
  OTHER_PERIOD: "It has figures, but none for the period asked for or shared by the others.",
});

register(Rag, "Rag", "Red, amber or green against the target that applies.", {
  GREEN: "Met, or better.",
  AMBER: "Short of it, within the tolerance.",
  RED: "Short of it by more than the tolerance.",
  NOT_RATED: "No target, no figure, no better direction, or one of them is doubtful or not precise enough.",
});

register(Trigger, "Trigger", "Why a line of a scorecard deserves a look.", {
  BEHIND_PEERS: "Behind every peer that may be compared.",
  BEHIND_NATION: "Behind the national figure, where the two may be compared.",
  TARGET_MISSED: "Short of a target that is due.",
  SHORT_OF_TARGET: "Short of a target that is still to come or undated.",
  GAP_WIDENING: "The gap has grown between the last two dated figures.",
  LOOSE_TARGET: "The target is easier than the figure it starts from.",
  AHEAD_OF_PEERS: "Ahead of every peer that may be compared.",
  AHEAD_OF_NATION: "Ahead of the national figure, where the two may be compared.",
  TARGET_MET: "The target is met, and is not a loose one.",
  GAP_NARROWING: "The gap has shrunk between the last two dated figures.",
});

register(Origin, "Origin", "Where a figure comes from.", {
  PUBLISHED: "Printed in a publication.",
  DERIVED: "Computed by the hub from published figures; see components.",
});
