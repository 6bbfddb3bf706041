/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why an area has no figure. */
export type AbsenceKind =
  /** It publishes nothing on the measure. */
  | 'NEVER_PUBLISHED'
  /** Its source has a cell, but no number: blank, to be confirmed, awaited, in words. */
  | 'NO_NUMBER'
  /** It has figures, but none for the period asked for or shared by the others. */
  | 'OTHER_PERIOD'
  /** It publishes the measure for other groups only. */
  | 'OTHER_POPULATION'
  /** It publishes the measure in other roles only, such as targets. */
  | 'OTHER_ROLE';

/** What sort of place an area is. */
export type AreaKind =
  /** A group of councils with shared powers. */
  | 'COMBINED_AUTHORITY'
  /** A council that publishes its own indicators. */
  | 'COUNCIL'
  /** England or Great Britain. */
  | 'COUNTRY'
  /** A smaller place within a council; never compared with a council. */
  | 'LOCALITY'
  /** An English region. */
  | 'REGION';

/** OVER, UNDER, AT_LEAST, AT_MOST, ABOUT qualify a figure that is printed as a bound or an approximation. */
export type Bound =
  /** Around the value. */
  | 'ABOUT'
  /** The value or more. */
  | 'AT_LEAST'
  /** The value or less. */
  | 'AT_MOST'
  /** More than the value. */
  | 'OVER'
  /** Less than the value. */
  | 'UNDER';

/** How far figures can be compared. */
export type Comparability =
  /** They can be compared if the reasons are told with them. */
  | 'CAUTION'
  /** Nothing known stands against comparing them. */
  | 'COMPARABLE'
  /** They must not be compared: the figures are shown, but not ranked. */
  | 'NOT_COMPARABLE';

/** Why a comparison is limited. */
export type ComparabilityCode =
  /** A figure is printed as a bound, a range or an approximation. */
  | 'APPROXIMATE'
  /** A plan's baseline stands in for an outturn. */
  | 'BASELINE_USED'
  /** The same publisher prints another figure for the same thing. */
  | 'CONFLICTING_FIGURES'
  /** A figure is computed by the hub from rounded ones. */
  | 'DERIVED'
  /** An indicator does not have exactly the measure's definition. */
  | 'DIFFERENT_DEFINITION'
  /** Two figures are about different times, or stretches of very different length. */
  | 'DIFFERENT_PERIOD'
  /** A figure is about another group than the one asked for, or set against another. */
  | 'DIFFERENT_POPULATION'
  /** Two figures are in different units. */
  | 'DIFFERENT_UNIT'
  /** A figure looks wrong in print. */
  | 'DOUBTFUL_FIGURE'
  /** A figure comes from a draft. */
  | 'DRAFT_SOURCE'
  /** An area has no figure. */
  | 'NO_FIGURE'
  /** A figure is undated. */
  | 'PERIOD_NOT_STATED'
  /** A figure is a projection. */
  | 'PROJECTED'
  /** A figure is provisional or predicted. */
  | 'PROVISIONAL'
  /** The definition changed between two figures. */
  | 'SERIES_BREAK'
  /** A figure rests on few people. */
  | 'SMALL_COHORT';

/** How an indicator relates to its measure, as in SKOS. */
export type MappingRelation =
  /** The measure is broader than the indicator. */
  | 'BROAD_MATCH'
  /** Nearly the same definition; compare with caution. */
  | 'CLOSE_MATCH'
  /** The same definition. */
  | 'EXACT_MATCH'
  /** The measure is narrower than the indicator. */
  | 'NARROW_MATCH'
  /** About the same subject, but not the same quantity. */
  | 'RELATED_MATCH';

/** Values in one list are alternatives, fields combine. */
export type MeasureFilter = {
  /** Of these kinds. */
  kind?: Array<MeasureKind> | null | undefined;
  /** Published by all of these areas. */
  publishedBy?: Array<string> | null | undefined;
  /** Published by exactly this many councils. */
  publishedByCount?: number | null | undefined;
  /** Words that all occur in its name, its definition or the titles of its indicators. */
  text?: string | null | undefined;
  /** Of these subjects. */
  topic?: Array<Topic> | null | undefined;
  /** In these units. */
  unit?: Array<Unit> | null | undefined;
};

/** LEVEL is a figure about one population; GAP is a difference between two; CHANGE is a difference over time; DIFFERENCE is this area minus another (relativeTo). */
export type MeasureKind =
  /** Later minus earlier, over both periods. */
  | 'CHANGE'
  /** This area minus another. */
  | 'DIFFERENCE'
  /** Reference group minus group: positive means that the group is behind. */
  | 'GAP'
  /** A figure about one population. */
  | 'LEVEL';

/** Why there is no number. */
export type MissingReason =
  /** Printed as awaited. */
  | 'AWAITED'
  /** The cell is empty or holds a dash. */
  | 'BLANK'
  /** Printed as low: too small to show. */
  | 'LOW'
  /** Printed as not applicable. */
  | 'NOT_APPLICABLE'
  /** Printed as not available. */
  | 'NOT_AVAILABLE'
  /** Words stand in its place; see qualitative. */
  | 'QUALITATIVE'
  /** Withheld, for instance because few people are concerned. */
  | 'SUPPRESSED'
  /** Printed as to be confirmed. */
  | 'TO_BE_CONFIRMED';

/** BASELINE is the starting point of a plan; PROJECTION is a forecast or a modelled estimate, the council's own unless the note names another (Fischer Family Trust). */
export type ObservationRole =
  /** What happened: an outturn or reported result. */
  | 'ACTUAL'
  /** The starting point of a plan. */
  | 'BASELINE'
  /** A forecast or a modelled estimate. */
  | 'PROJECTION'
  /** What is aimed at. */
  | 'TARGET';

/** How settled a figure is, as its source says. */
export type ObservationStatus =
  /** Final. */
  | 'FINAL'
  /** The source does not say. */
  | 'NOT_STATED'
  /** Predicted: not yet measured. */
  | 'PREDICTED'
  /** Provisional: it may still change. */
  | 'PROVISIONAL';

/** Where a figure comes from. */
export type Origin =
  /** Computed by the hub from published figures; see components. */
  | 'DERIVED'
  /** Printed in a publication. */
  | 'PUBLISHED';

/** LATEST takes each area's most recent figure. CLOSEST takes the figures whose periods lie closest together. COMMON takes only a period that every area has. */
export type PeriodAlignment =
  /** The figures whose periods lie closest together. */
  | 'CLOSEST'
  /** The most recent period that every area with a dated figure shares. */
  | 'COMMON'
  /** Each area's most recent figure. */
  | 'LATEST';

/** What sort of time a figure is about. */
export type PeriodKind =
  /** 1 September to 31 August. */
  | 'ACADEMIC_YEAR'
  /** A snapshot on one day. */
  | 'AS_AT'
  /** 1 January to 31 December. */
  | 'CALENDAR_YEAR'
  /** A running total up to the end of the period. */
  | 'CUMULATIVE'
  /** 1 April to 31 March. */
  | 'FINANCIAL_YEAR'
  /** A calendar month. */
  | 'MONTH'
  /** A quarter of a financial year; Q1 is April to June. */
  | 'QUARTER'
  /** A moving window that ends with the period; the dates are those of the end, as printed. */
  | 'ROLLING'
  /** Any other stretch of time. */
  | 'SPAN'
  /** A school term. */
  | 'TERM'
  /** The source gives no period. */
  | 'UNSPECIFIED';

/** Which direction is better. */
export type Polarity =
  /** A higher figure is better. */
  | 'HIGHER_IS_BETTER'
  /** A lower figure is better. */
  | 'LOWER_IS_BETTER'
  /** Neither direction is better; such figures are never ranked. */
  | 'NEUTRAL';

/** Red, amber or green against the target that applies. */
export type Rag =
  /** Short of it, within the tolerance. */
  | 'AMBER'
  /** Met, or better. */
  | 'GREEN'
  /** No target, no figure, no better direction, or one of them is doubtful or not precise enough. */
  | 'NOT_RATED'
  /** Short of it by more than the tolerance. */
  | 'RED';

/** Direction of a sort; figures without a value stand last either way. */
export type SortDirection =
  /** Smallest, earliest or first in the alphabet first. */
  | 'ASC'
  /** Largest, latest or last in the alphabet first. */
  | 'DESC';

/** How settled a publication is. */
export type SourceStatus =
  /** A draft: its figures and targets may have changed before adoption. */
  | 'DRAFT'
  /** Adopted by the council. */
  | 'FINAL';

/** Subject of a measure. */
export type Topic =
  /** Children in care and care leavers. */
  | 'CHILDREN_IN_CARE'
  /** Children's centres, parenting and family support. */
  | 'EARLY_HELP'
  /** Children under five: development, early education. */
  | 'EARLY_YEARS'
  /** Pay, poverty, jobs, businesses and adult skills. */
  | 'ECONOMY_AND_SKILLS'
  /** Spending, grants and investment. */
  | 'FINANCE'
  /** Health of children and young people. */
  | 'HEALTH'
  /** Absence, exclusions, admissions and inclusion in school. */
  | 'INCLUSION_AND_ATTENDANCE'
  /** What Ofsted found, and support for school improvement. */
  | 'INSPECTION'
  /** Attainment at age seven. */
  | 'KEY_STAGE_1'
  /** Attainment and progress at age eleven. */
  | 'KEY_STAGE_2'
  /** Attainment and progress at age sixteen. */
  | 'KEY_STAGE_4'
  /** Whether young people are in education, employment or training. */
  | 'PARTICIPATION'
  /** Qualifications and progression after sixteen. */
  | 'POST_16'
  /** The council's buildings, energy and carbon. */
  | 'PROPERTY_AND_ENVIRONMENT'
  /** Children in need and child protection. */
  | 'SAFEGUARDING'
  /** Special educational needs and disabilities. */
  | 'SEND'
  /** The council's own staff. */
  | 'WORKFORCE';

/** Why a line of a scorecard deserves a look. */
export type Trigger =
  /** Ahead of the national figure, where the two may be compared. */
  | 'AHEAD_OF_NATION'
  /** Ahead of every peer that may be compared. */
  | 'AHEAD_OF_PEERS'
  /** Behind the national figure, where the two may be compared. */
  | 'BEHIND_NATION'
  /** Behind every peer that may be compared. */
  | 'BEHIND_PEERS'
  /** The gap has shrunk between the last two dated figures. */
  | 'GAP_NARROWING'
  /** The gap has grown between the last two dated figures. */
  | 'GAP_WIDENING'
  /** The target is easier than the figure it starts from. */
  | 'LOOSE_TARGET'
  /** Short of a target that is still to come or undated. */
  | 'SHORT_OF_TARGET'
  /** The target is met, and is not a loose one. */
  | 'TARGET_MET'
  /** Short of a target that is due. */
  | 'TARGET_MISSED';

/** Unit of a figure. */
export type Unit =
  /** A number of people, schools, places or things. */
  | 'COUNT'
  /** Days. */
  | 'DAYS'
  /** Full-time equivalent staff. */
  | 'FTE'
  /** Pounds sterling. */
  | 'GBP'
  /** Pounds sterling a week. */
  | 'GBP_PER_WEEK'
  /** Kilowatt hours. */
  | 'KILOWATT_HOURS'
  /** Months. */
  | 'MONTHS'
  /** The source does not say what the figure counts. */
  | 'NOT_STATED'
  /** Per cent of a whole. */
  | 'PERCENT'
  /** Difference of two percentages, in points. */
  | 'PERCENTAGE_POINTS'
  /** A place in an order; 1 is first. */
  | 'RANK'
  /** Per 1,000 of the population concerned. */
  | 'RATE_PER_1000'
  /** Per 10,000 of the population concerned. */
  | 'RATE_PER_10000'
  /** Per 100,000 of the population concerned. */
  | 'RATE_PER_100000'
  /** How many times as large. */
  | 'RATIO'
  /** Points of a scale. */
  | 'SCORE'
  /** Square metres. */
  | 'SQUARE_METRES'
  /** Tonnes of carbon dioxide equivalent. */
  | 'TONNES_CO2E';

export type AgainstOwnTargetsQueryVariables = Exact<{
  measure: string;
  areas: Array<string> | string;
}>;


export type AgainstOwnTargetsQuery = { compare: { rows: Array<{ targetIsDue: boolean | null, distanceToTarget: number | null, area: { name: string }, observation: { role: ObservationRole, formatted: string, period: { label: string } } | null, target: { formatted: string, period: { label: string }, provenance: { line: number, source: { title: string } } | null } | null }>, reasons: Array<{ code: ComparabilityCode, message: string }> } | null };

export type BarChartQueryVariables = Exact<{
  measure: string;
  areas: Array<string> | string;
  population?: string | null | undefined;
}>;


export type BarChartQuery = { compare: { verdict: Comparability, measure: { name: string, unit: Unit, polarity: Polarity }, bars: Array<{ rank: number | null, verdict: Comparability, area: { name: string }, observation: { value: number | null, formatted: string } | null }>, benchmarks: Array<{ area: { name: string }, observation: { value: number | null, formatted: string } | null }> } | null };

export type CompareQueryVariables = Exact<{
  measure: string;
  areas: Array<string> | string;
  population?: string | null | undefined;
  role?: ObservationRole;
  alignment?: PeriodAlignment;
  period?: string | null | undefined;
  tolerance?: number;
}>;


export type CompareQuery = { compare: { role: ObservationRole, verdict: Comparability, spread: number | null, measure: { key: string, name: string, definition: string, topic: Topic, unit: Unit, polarity: Polarity, kind: MeasureKind }, population: { key: string, name: string }, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string, areas: Array<{ slug: string, name: string }> }>, rows: Array<{ rank: number | null, verdict: Comparability, rag: Rag, targetIsDue: boolean | null, distanceToTarget: number | null, differenceFromNational: number | null, area: { slug: string, name: string, gssCode: string | null }, observation: { role: ObservationRole, unit: Unit, decimals: number | null, status: ObservationStatus, missing: MissingReason | null, qualitative: string | null, doubtful: boolean, note: string | null, id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, conflicts: Array<{ id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }>, area: { slug: string, name: string }, reference: { key: string, name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, components: Array<{ id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }>, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null } | null, target: { role: ObservationRole, unit: Unit, decimals: number | null, status: ObservationStatus, missing: MissingReason | null, qualitative: string | null, doubtful: boolean, note: string | null, id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, area: { slug: string, name: string }, reference: { key: string, name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, components: Array<{ id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }>, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null } | null, national: { role: ObservationRole, unit: Unit, decimals: number | null, status: ObservationStatus, missing: MissingReason | null, qualitative: string | null, doubtful: boolean, note: string | null, id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, area: { slug: string, name: string }, reference: { key: string, name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, components: Array<{ id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }>, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null } | null, missing: Array<{ role: ObservationRole, unit: Unit, decimals: number | null, status: ObservationStatus, missing: MissingReason | null, qualitative: string | null, doubtful: boolean, note: string | null, id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, area: { slug: string, name: string }, reference: { key: string, name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, components: Array<{ id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }>, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }> }>, benchmarks: Array<{ area: { slug: string, name: string }, observation: { role: ObservationRole, unit: Unit, decimals: number | null, status: ObservationStatus, missing: MissingReason | null, qualitative: string | null, doubtful: boolean, note: string | null, id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, area: { slug: string, name: string }, reference: { key: string, name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, components: Array<{ id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }>, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null } | null }>, pairs: Array<{ verdict: Comparability, a: { slug: string, name: string }, b: { slug: string, name: string }, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }> }> } | null };

export type FigureInComparisonFragment = { role: ObservationRole, unit: Unit, decimals: number | null, status: ObservationStatus, missing: MissingReason | null, qualitative: string | null, doubtful: boolean, note: string | null, id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, area: { slug: string, name: string }, reference: { key: string, name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, components: Array<{ id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null }>, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null };

export type PartInComparisonFragment = { id: string, value: number | null, valueHigh: number | null, bound: Bound | null, formatted: string, population: { key: string, name: string }, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus, licence: string | null } } | null };

export type CompareCouncilsQueryVariables = Exact<{
  measure: string;
  areas: Array<string> | string;
  population?: string | null | undefined;
  role?: ObservationRole;
  alignment?: PeriodAlignment;
  period?: string | null | undefined;
}>;


export type CompareCouncilsQuery = { compare: { verdict: Comparability, measure: { name: string, definition: string }, rows: Array<{ verdict: Comparability, rank: number | null, area: { name: string }, observation: { formatted: string, status: ObservationStatus, period: { label: string, inferred: boolean }, indicator: { match: MappingRelation } | null, provenance: { line: number, raw: string, source: { title: string, status: SourceStatus } } | null } | null }>, pairs: Array<{ verdict: Comparability, a: { name: string }, b: { name: string } }>, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }> } | null };

export type ContradictoryFiguresQueryVariables = Exact<{
  area?: Array<string> | string | null | undefined;
  measure?: Array<string> | string | null | undefined;
  role?: Array<ObservationRole> | ObservationRole | null | undefined;
  first?: number | null | undefined;
}>;


export type ContradictoryFiguresQuery = { observations: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, area: { slug: string }, measure: { key: string }, population: { key: string }, period: { label: string }, conflicts: Array<{ formatted: string, provenance: { line: number, source: { key: string } } | null }>, provenance: { line: number, source: { key: string } } | null }> } };

export type PrintedFigureFragment = { formatted: string, provenance: { line: number, source: { key: string } } | null };

export type CouncilsQueryVariables = Exact<{
  kind?: AreaKind | null | undefined;
}>;


export type CouncilsQuery = { areas: Array<{ slug: string, name: string, gssCode: string | null, dfeCode: string | null, parent: { name: string } | null }> };

export type CouncilsOnOneMeasureQueryVariables = Exact<{
  measure: string;
  areas?: Array<string> | string | null | undefined;
}>;


export type CouncilsOnOneMeasureQuery = { measure: { name: string, definition: string, unit: Unit, polarity: Polarity, seriesBreaks: Array<{ date: string, reason: string }>, observations: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, status: ObservationStatus, note: string | null, area: { name: string }, population: { name: string }, period: { label: string, kind: PeriodKind, inferred: boolean }, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, provenance: { line: number, raw: string, source: { title: string, status: SourceStatus } } | null }> } } | null };

export type DatasetSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type DatasetSummaryQuery = { dataset: { areas: number, sources: number, measures: number, indicators: number, observations: number } };

export type DoubtfulFiguresQueryVariables = Exact<{
  area?: Array<string> | string | null | undefined;
}>;


export type DoubtfulFiguresQuery = { observations: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, note: string | null, area: { name: string }, measure: { key: string }, provenance: { line: number, raw: string, source: { key: string } } | null }> } };

export type FiguresOfAGroupQueryVariables = Exact<{
  measure?: Array<string> | string | null | undefined;
  populations?: Array<string> | string | null | undefined;
  role?: Array<ObservationRole> | ObservationRole | null | undefined;
}>;


export type FiguresOfAGroupQuery = { observations: { nodes: Array<{ role: ObservationRole, formatted: string, value: number | null, area: { name: string, kind: AreaKind }, population: { key: string, name: string, broader: { key: string } | null }, period: { label: string }, provenance: { line: number, source: { key: string } } | null }> } };

export type FiguresPageQueryVariables = Exact<{
  source: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FiguresPageQuery = { source: { title: string, status: SourceStatus, licence: string | null, observations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ role: ObservationRole, value: number | null, valueHigh: number | null, unit: Unit, missing: MissingReason | null, formatted: string, area: { slug: string }, measure: { key: string }, population: { key: string }, period: { label: string, start: string | null, end: string | null }, provenance: { line: number, locator: string, raw: string } | null }> } } | null };

export type FiguresWithRelationsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type FiguresWithRelationsQuery = { observations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, role: ObservationRole, status: ObservationStatus, value: number | null, valueHigh: number | null, bound: Bound | null, unit: Unit, decimals: number | null, numerator: number | null, denominator: number | null, doubtful: boolean, missing: MissingReason | null, qualitative: string | null, formatted: string, note: string | null, period: { kind: PeriodKind, label: string, start: string | null, end: string | null, inferred: boolean, note: string | null }, area: { slug: string, name: string, kind: AreaKind, gssCode: string | null, parent: { slug: string, name: string } | null }, measure: { key: string, name: string, topic: Topic, unit: Unit, polarity: Polarity, kind: MeasureKind }, indicator: { key: string, code: string | null, label: string, match: MappingRelation, matchNote: string | null, publisher: { slug: string, name: string } | null, source: { key: string, title: string } } | null, population: { key: string, name: string }, reference: { key: string, name: string } | null, relativeTo: { slug: string, name: string } | null, components: Array<{ id: string, formatted: string }>, conflicts: Array<{ id: string, formatted: string }>, provenance: { line: number, locator: string, raw: string, source: { key: string, title: string, status: SourceStatus } } | null }> } };

export type GapWithNationAndTargetsQueryVariables = Exact<{
  measure: string;
  areas: Array<string> | string;
  population: string;
}>;


export type GapWithNationAndTargetsQuery = { compare: { verdict: Comparability, rows: Array<{ differenceFromNational: number | null, targetIsDue: boolean | null, distanceToTarget: number | null, area: { name: string }, observation: { formatted: string, note: string | null, period: { label: string } } | null, national: { formatted: string, note: string | null, period: { label: string }, conflicts: Array<{ formatted: string, provenance: { line: number } | null }> } | null, target: { formatted: string, period: { label: string } } | null }>, benchmarks: Array<{ verdict: Comparability, area: { name: string }, observation: { formatted: string, period: { label: string } } | null }>, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }>, measure: { seriesBreaks: Array<{ date: string, reason: string }>, targets: { nodes: Array<{ formatted: string, area: { name: string }, period: { label: string }, provenance: { line: number, source: { key: string } } | null }> } } } | null };

export type HighestValuesQueryVariables = Exact<{
  measure?: Array<string> | string | null | undefined;
  minValue?: number | null | undefined;
  maxValue?: number | null | undefined;
  direction?: SortDirection | null | undefined;
  first?: number | null | undefined;
}>;


export type HighestValuesQuery = { observations: { totalCount: number, nodes: Array<{ role: ObservationRole, value: number | null, unit: Unit, decimals: number | null, bound: Bound | null, area: { name: string }, population: { key: string }, period: { label: string } }> } };

export type IndicatorByCodeQueryVariables = Exact<{
  code: string;
}>;


export type IndicatorByCodeQuery = { indicators: { totalCount: number, nodes: Array<{ label: string, source: { title: string }, measure: { key: string }, observations: { nodes: Array<{ role: ObservationRole, formatted: string, period: { label: string } }> } }> } };

export type IndicatorsOfACouncilQueryVariables = Exact<{
  publisher?: Array<string> | string | null | undefined;
  text?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type IndicatorsOfACouncilQuery = { indicators: { totalCount: number, nodes: Array<{ code: string | null, label: string, match: MappingRelation, measure: { key: string }, population: { key: string }, source: { key: string } }> } };

export type InexactMappingsQueryVariables = Exact<{
  match?: Array<MappingRelation> | MappingRelation | null | undefined;
  measure?: Array<string> | string | null | undefined;
}>;


export type InexactMappingsQuery = { indicators: { totalCount: number, nodes: Array<{ key: string, label: string, match: MappingRelation, matchNote: string | null, measure: { key: string } }> } };

export type KpiTileQueryVariables = Exact<{
  measure: string;
  area: string;
  population?: string | null | undefined;
}>;


export type KpiTileQuery = { compare: { measure: { name: string, unit: Unit, polarity: Polarity }, population: { name: string }, rows: Array<{ differenceFromNational: number | null, targetIsDue: boolean | null, distanceToTarget: number | null, rag: Rag, area: { name: string }, observation: { role: ObservationRole, value: number | null, valueHigh: number | null, bound: Bound | null, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, period: { label: string, kind: PeriodKind, start: string | null, end: string | null, inferred: boolean, note: string | null }, provenance: { line: number, raw: string, source: { title: string } } | null } | null, missing: Array<{ formatted: string, period: { label: string } }>, national: { formatted: string, period: { label: string } } | null, target: { value: number | null, formatted: string, note: string | null, period: { label: string } } | null }>, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }> } | null };

export type LearnFromPeersQueryVariables = Exact<{
  area: string;
  against: Array<string> | string;
}>;


export type LearnFromPeersQuery = { scorecard: { linesOfEnquiry: Array<{ triggers: Array<Trigger>, summary: string, measure: { name: string }, comparison: { verdict: Comparability, population: { name: string }, rows: Array<{ rank: number | null, verdict: Comparability, area: { name: string }, observation: { formatted: string, period: { label: string } } | null }> } }>, strengths: Array<{ triggers: Array<Trigger>, summary: string, measure: { name: string }, comparison: { verdict: Comparability, population: { name: string }, rows: Array<{ rank: number | null, verdict: Comparability, area: { name: string }, observation: { formatted: string, period: { label: string } } | null }> } }> } | null };

export type BesidePeersFragment = { triggers: Array<Trigger>, summary: string, measure: { name: string }, comparison: { verdict: Comparability, population: { name: string }, rows: Array<{ rank: number | null, verdict: Comparability, area: { name: string }, observation: { formatted: string, period: { label: string } } | null }> } };

export type LevelAndGapQueryVariables = Exact<{
  level: string;
  gap: string;
  group: string;
  areas: Array<string> | string;
}>;


export type LevelAndGapQuery = { everyone: { verdict: Comparability, rows: Array<{ area: { name: string }, observation: { formatted: string, origin: Origin, population: { key: string }, reference: { key: string } | null, period: { label: string }, components: Array<{ formatted: string, provenance: { line: number, source: { key: string } } | null }> } | null }>, reasons: Array<{ code: ComparabilityCode, message: string }> } | null, group: { verdict: Comparability, rows: Array<{ area: { name: string }, observation: { formatted: string, origin: Origin, population: { key: string }, reference: { key: string } | null, period: { label: string }, components: Array<{ formatted: string, provenance: { line: number, source: { key: string } } | null }> } | null }>, reasons: Array<{ code: ComparabilityCode, message: string }> } | null, gap: { verdict: Comparability, rows: Array<{ area: { name: string }, observation: { formatted: string, origin: Origin, population: { key: string }, reference: { key: string } | null, period: { label: string }, components: Array<{ formatted: string, provenance: { line: number, source: { key: string } } | null }> } | null }>, reasons: Array<{ code: ComparabilityCode, message: string }> } | null };

export type SideBySideFragment = { verdict: Comparability, rows: Array<{ area: { name: string }, observation: { formatted: string, origin: Origin, population: { key: string }, reference: { key: string } | null, period: { label: string }, components: Array<{ formatted: string, provenance: { line: number, source: { key: string } } | null }> } | null }>, reasons: Array<{ code: ComparabilityCode, message: string }> };

export type MeasureCatalogueQueryVariables = Exact<{
  topic?: Array<Topic> | Topic | null | undefined;
  after?: string | null | undefined;
}>;


export type MeasureCatalogueQuery = { measures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ key: string, name: string, unit: Unit, polarity: Polarity, publishedBy: Array<{ slug: string }> }> } };

export type MeasureDefinitionQueryVariables = Exact<{
  measure: string;
}>;


export type MeasureDefinitionQuery = { measure: { name: string, definition: string, topic: Topic, unit: Unit, polarity: Polarity, kind: MeasureKind, population: { name: string }, gapOf: { key: string, name: string } | null, seriesBreaks: Array<{ date: string, reason: string }>, publishedBy: Array<{ name: string }> } | null };

export type MeasuresQueryVariables = Exact<{
  topic?: Array<Topic> | Topic | null | undefined;
  text?: string | null | undefined;
  publishedBy?: Array<string> | string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type MeasuresQuery = { measures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ key: string, name: string, definition: string, topic: Topic, unit: Unit, polarity: Polarity, kind: MeasureKind, population: { key: string, name: string }, gapOf: { key: string } | null, publishedBy: Array<{ slug: string, name: string }> }> } };

export type MeasuresByNumberOfPublishersQueryVariables = Exact<{
  councils: number;
}>;


export type MeasuresByNumberOfPublishersQuery = { measures: { totalCount: number, nodes: Array<{ key: string, name: string, topic: Topic }> } };

export type MissedTargetsQueryVariables = Exact<{
  area: string;
  against: Array<string> | string;
  tolerance?: number;
}>;


export type MissedTargetsQuery = { scorecard: { linesOfEnquiry: Array<{ rag: Rag, triggers: Array<Trigger>, headline: string, measure: { key: string, name: string }, comparison: { population: { key: string }, rows: Array<{ targetIsDue: boolean | null, distanceToTarget: number | null, area: { slug: string }, observation: { formatted: string, period: { label: string } } | null, target: { formatted: string, period: { label: string } } | null }>, reasons: Array<{ code: ComparabilityCode }> } }> } | null };

export type MissingFiguresQueryVariables = Exact<{
  area?: Array<string> | string | null | undefined;
  missing?: Array<MissingReason> | MissingReason | null | undefined;
  role?: Array<ObservationRole> | ObservationRole | null | undefined;
  first?: number | null | undefined;
}>;


export type MissingFiguresQuery = { observations: { totalCount: number, nodes: Array<{ role: ObservationRole, missing: MissingReason | null, formatted: string, measure: { key: string }, period: { label: string }, provenance: { line: number, raw: string } | null }> } };

export type NationalComparatorsQueryVariables = Exact<{
  areas?: Array<string> | string | null | undefined;
  topic?: Array<Topic> | Topic | null | undefined;
}>;


export type NationalComparatorsQuery = { observations: { totalCount: number, nodes: Array<{ formatted: string, area: { name: string }, measure: { key: string }, population: { key: string }, period: { label: string }, provenance: { line: number, source: { publisher: { name: string } | null } } | null }> } };

export type OnTrackQueryVariables = Exact<{
  measure: string;
  area: string;
  population?: string | null | undefined;
}>;


export type OnTrackQuery = { measure: { name: string, unit: Unit, trajectory: { points: Array<{ role: ObservationRole, formatted: string, period: { label: string } }>, breaks: Array<{ date: string, reason: string }>, pace: { actualPerYear: number | null, requiredPerYear: number | null, onTrack: boolean | null, explanation: string, from: { formatted: string, period: { label: string } } | null, latest: { formatted: string, period: { label: string } } | null, target: { formatted: string, period: { label: string } } | null } } } | null };

export type PageCompareQueryVariables = Exact<{
  measure: string;
  areas: Array<string> | string;
  population?: string | null | undefined;
  role?: ObservationRole;
  alignment?: PeriodAlignment;
  period?: string | null | undefined;
}>;


export type PageCompareQuery = { compare: { verdict: Comparability, spread: number | null, measure: { key: string, name: string, definition: string, topic: Topic, unit: Unit, polarity: Polarity }, population: { key: string, name: string }, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string, areas: Array<{ slug: string }> }>, rows: Array<{ rank: number | null, verdict: Comparability, rag: Rag, targetIsDue: boolean | null, distanceToTarget: number | null, differenceFromNational: number | null, area: { slug: string, name: string }, observation: { id: string, role: ObservationRole, value: number | null, valueHigh: number | null, unit: Unit, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, area: { name: string }, period: { label: string, inferred: boolean, note: string | null }, population: { key: string, name: string }, reference: { name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }>, conflicts: Array<{ id: string, formatted: string, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }> } | null, target: { id: string, role: ObservationRole, value: number | null, valueHigh: number | null, unit: Unit, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, area: { name: string }, period: { label: string, inferred: boolean, note: string | null }, population: { key: string, name: string }, reference: { name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }>, conflicts: Array<{ id: string, formatted: string, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }> } | null, national: { id: string, role: ObservationRole, value: number | null, valueHigh: number | null, unit: Unit, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, area: { name: string }, period: { label: string, inferred: boolean, note: string | null }, population: { key: string, name: string }, reference: { name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }>, conflicts: Array<{ id: string, formatted: string, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }> } | null, missing: Array<{ id: string, role: ObservationRole, value: number | null, valueHigh: number | null, unit: Unit, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, area: { name: string }, period: { label: string, inferred: boolean, note: string | null }, population: { key: string, name: string }, reference: { name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }>, conflicts: Array<{ id: string, formatted: string, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }> }> }>, bars: Array<{ area: { slug: string } }>, benchmarks: Array<{ observation: { id: string, role: ObservationRole, value: number | null, valueHigh: number | null, unit: Unit, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, area: { name: string }, period: { label: string, inferred: boolean, note: string | null }, population: { key: string, name: string }, reference: { name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }>, conflicts: Array<{ id: string, formatted: string, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }> } | null }>, pairs: Array<{ verdict: Comparability, a: { slug: string, name: string }, b: { slug: string, name: string }, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }> }> } | null, measure: { observations: { nodes: Array<{ role: ObservationRole, population: { key: string, name: string } }> } } | null };

export type ComparedFigureFragment = { id: string, role: ObservationRole, value: number | null, valueHigh: number | null, unit: Unit, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, area: { name: string }, period: { label: string, inferred: boolean, note: string | null }, population: { key: string, name: string }, reference: { name: string } | null, indicator: { code: string | null, label: string, match: MappingRelation, matchNote: string | null } | null, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }>, conflicts: Array<{ id: string, formatted: string, period: { label: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } } | null }> };

export type ComparedCitationFragment = { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus, published: { label: string } | null } };

export type PageMeasuresQueryVariables = Exact<{
  areas: Array<string> | string;
  filter?: MeasureFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type PageMeasuresQuery = { measures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ key: string, name: string, definition: string, topic: Topic, unit: Unit, polarity: Polarity, seriesBreaks: Array<{ date: string, reason: string }>, publishedBy: Array<{ slug: string }>, comparison: { rows: Array<{ absence: AbsenceKind | null, area: { slug: string }, observation: { formatted: string, period: { label: string } } | null, missing: Array<{ missing: MissingReason | null }> }>, reasons: Array<{ code: ComparabilityCode, message: string, areas: Array<{ slug: string }> }> } | null, targets: { rows: Array<{ area: { slug: string }, observation: { formatted: string, period: { label: string } } | null }> } | null }> } };

export type PageScorecardQueryVariables = Exact<{
  area: string;
  against: Array<string> | string;
  tolerance?: number;
}>;


export type PageScorecardQuery = { dataset: { revision: string, builtAt: string }, scorecard: { area: { slug: string, name: string }, against: Array<{ slug: string, name: string }>, linesOfEnquiry: Array<{ measure: { key: string }, comparison: { population: { key: string } } }>, strengths: Array<{ measure: { key: string }, comparison: { population: { key: string } } }>, lines: Array<{ rag: Rag, headline: string, triggers: Array<Trigger>, measure: { name: string, topic: Topic, key: string }, comparison: { verdict: Comparability, population: { name: string, key: string }, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }>, rows: Array<{ area: { slug: string, name: string }, observation: { id: string, formatted: string, status: ObservationStatus, doubtful: boolean, area: { name: string }, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null }> } | null, target: { id: string, formatted: string, status: ObservationStatus, doubtful: boolean, area: { name: string }, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null }> } | null, national: { id: string, formatted: string, status: ObservationStatus, doubtful: boolean, area: { name: string }, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null }> } | null }> } }> } | null };

export type ScorecardKeyFragment = { measure: { key: string }, comparison: { population: { key: string } } };

export type ScorecardFigureFragment = { id: string, formatted: string, status: ObservationStatus, doubtful: boolean, area: { name: string }, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null, components: Array<{ id: string, formatted: string, population: { name: string }, provenance: { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } } | null }> };

export type ScorecardCitationFragment = { locator: string, line: number, raw: string, source: { title: string, publisherName: string, status: SourceStatus } };

export type PageTrajectoryQueryVariables = Exact<{
  measure: string;
  area: string;
  population?: string | null | undefined;
}>;


export type PageTrajectoryQuery = { measure: { unit: Unit, trajectory: { area: { slug: string, name: string }, population: { name: string }, breaks: Array<{ date: string, reason: string }>, pace: { explanation: string, onTrack: boolean | null }, points: Array<{ id: string, role: ObservationRole, value: number | null, valueHigh: number | null, bound: Bound | null, unit: Unit, decimals: number | null, formatted: string, status: ObservationStatus, doubtful: boolean, note: string | null, period: { label: string, start: string | null, end: string | null, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, publisherName: string, status: SourceStatus } } | null }> } } | null };

export type PageVocabularyQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PageVocabularyQuery = { areas: Array<{ slug: string, name: string }>, sources: Array<{ title: string, status: SourceStatus, publisher: { slug: string, kind: AreaKind } | null }>, dataset: { revision: string, observations: number, measures: number, sources: number }, measures: { nodes: Array<{ key: string, name: string, topic: Topic, publishedBy: Array<{ slug: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlanOnTrackQueryVariables = Exact<{
  first: string;
  second: string;
  third: string;
  topic?: Array<Topic> | Topic | null | undefined;
}>;


export type PlanOnTrackQuery = { first: { area: { name: string }, lines: Array<{ measure: { key: string, unit: Unit, polarity: Polarity }, trajectory: { population: { key: string }, pace: { actualPerYear: number | null, requiredPerYear: number | null, onTrack: boolean | null, explanation: string, from: { formatted: string, period: { label: string } } | null, latest: { formatted: string, period: { label: string } } | null, target: { formatted: string, period: { label: string } } | null } } }> } | null, second: { area: { name: string }, lines: Array<{ measure: { key: string, unit: Unit, polarity: Polarity }, trajectory: { population: { key: string }, pace: { actualPerYear: number | null, requiredPerYear: number | null, onTrack: boolean | null, explanation: string, from: { formatted: string, period: { label: string } } | null, latest: { formatted: string, period: { label: string } } | null, target: { formatted: string, period: { label: string } } | null } } }> } | null, third: { area: { name: string }, lines: Array<{ measure: { key: string, unit: Unit, polarity: Polarity }, trajectory: { population: { key: string }, pace: { actualPerYear: number | null, requiredPerYear: number | null, onTrack: boolean | null, explanation: string, from: { formatted: string, period: { label: string } } | null, latest: { formatted: string, period: { label: string } } | null, target: { formatted: string, period: { label: string } } | null } } }> } | null };

export type PlanPaceFragment = { area: { name: string }, lines: Array<{ measure: { key: string, unit: Unit, polarity: Polarity }, trajectory: { population: { key: string }, pace: { actualPerYear: number | null, requiredPerYear: number | null, onTrack: boolean | null, explanation: string, from: { formatted: string, period: { label: string } } | null, latest: { formatted: string, period: { label: string } } | null, target: { formatted: string, period: { label: string } } | null } } }> };

export type PacePointFragment = { formatted: string, period: { label: string } };

export type PublicationsQueryVariables = Exact<{ [key: string]: never; }>;


export type PublicationsQuery = { sources: Array<{ key: string, title: string, publisherName: string, status: SourceStatus, file: string | null, coverage: { label: string } | null, published: { label: string, inferred: boolean, note: string | null } | null, observations: { totalCount: number } }> };

export type RefetchQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RefetchQuery = { nodes: Array<
    | { __typename: 'Area', slug: string, id: string }
    | { __typename: 'Indicator', id: string }
    | { __typename: 'Measure', key: string, id: string }
    | { __typename: 'Observation', formatted: string, id: string, measure: { name: string } }
    | { __typename: 'Population', id: string }
    | { __typename: 'Source', id: string }
   | null> };

export type ScorecardQueryVariables = Exact<{
  area: string;
  against?: Array<string> | string;
  tolerance?: number;
  topic?: Array<Topic> | Topic | null | undefined;
  rag?: Array<Rag> | Rag | null | undefined;
}>;


export type ScorecardQuery = { scorecard: { area: { slug: string, name: string }, against: Array<{ slug: string, name: string }>, linesOfEnquiry: Array<{ triggers: Array<Trigger>, summary: string, measure: { key: string, name: string, topic: Topic, unit: Unit, polarity: Polarity, population: { key: string } }, comparison: { population: { key: string, name: string } } }>, strengths: Array<{ triggers: Array<Trigger>, summary: string, measure: { key: string, name: string, topic: Topic, unit: Unit, polarity: Polarity, population: { key: string } }, comparison: { population: { key: string, name: string } } }>, lines: Array<{ rag: Rag, triggers: Array<Trigger>, summary: string, comparison: { verdict: Comparability, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }>, rows: Array<{ targetIsDue: boolean | null, distanceToTarget: number | null, differenceFromNational: number | null, area: { slug: string, name: string }, observation: { role: ObservationRole, unit: Unit, status: ObservationStatus, doubtful: boolean, id: string, value: number | null, formatted: string, area: { name: string }, components: Array<{ id: string, value: number | null, formatted: string, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null }>, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null } | null, target: { role: ObservationRole, unit: Unit, status: ObservationStatus, doubtful: boolean, id: string, value: number | null, formatted: string, area: { name: string }, components: Array<{ id: string, value: number | null, formatted: string, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null }>, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null } | null, national: { role: ObservationRole, unit: Unit, status: ObservationStatus, doubtful: boolean, id: string, value: number | null, formatted: string, area: { name: string }, components: Array<{ id: string, value: number | null, formatted: string, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null }>, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null } | null, missing: Array<{ role: ObservationRole, unit: Unit, status: ObservationStatus, doubtful: boolean, id: string, value: number | null, formatted: string, area: { name: string }, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null }> }>, population: { key: string, name: string } }, measure: { key: string, name: string, topic: Topic, unit: Unit, polarity: Polarity, population: { key: string } } }> } | null };

export type NameInScorecardFragment = { measure: { key: string, name: string, topic: Topic, unit: Unit, polarity: Polarity, population: { key: string } }, comparison: { population: { key: string, name: string } } };

export type FigureInScorecardFragment = { role: ObservationRole, unit: Unit, status: ObservationStatus, doubtful: boolean, id: string, value: number | null, formatted: string, area: { name: string }, components: Array<{ id: string, value: number | null, formatted: string, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null }>, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null };

export type PartInScorecardFragment = { id: string, value: number | null, formatted: string, period: { label: string, inferred: boolean }, provenance: { locator: string, line: number, raw: string, source: { key: string, title: string, status: SourceStatus } } | null };

export type ScorecardInWordsQueryVariables = Exact<{
  area: string;
  against?: Array<string> | string;
}>;


export type ScorecardInWordsQuery = { scorecard: { area: { slug: string, name: string }, against: Array<{ slug: string, name: string }>, strengths: Array<{ triggers: Array<Trigger>, measure: { key: string } }>, linesOfEnquiry: Array<{ triggers: Array<Trigger>, measure: { key: string } }>, lines: Array<{ rag: Rag, triggers: Array<Trigger>, headline: string, summary: string, measure: { key: string, name: string, topic: Topic, unit: Unit, polarity: Polarity }, comparison: { verdict: Comparability, population: { key: string, name: string }, reasons: Array<{ code: ComparabilityCode, severity: Comparability, message: string }> } }> } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
}>;


export type SearchQuery = { search: Array<{ score: number, result:
      | { __typename: 'Area', slug: string, areaName: string }
      | { __typename: 'Indicator', key: string, label: string, code: string | null }
      | { __typename: 'Measure', key: string, name: string }
      | { __typename: 'Population', key: string, populationName: string }
      | { __typename: 'Source', key: string, title: string }
     }> };

export type TargetsOfACouncilQueryVariables = Exact<{
  area?: Array<string> | string | null | undefined;
  period?: string | null | undefined;
  topic?: Array<Topic> | Topic | null | undefined;
  first?: number | null | undefined;
}>;


export type TargetsOfACouncilQuery = { observations: { totalCount: number, nodes: Array<{ formatted: string, measure: { key: string, name: string }, population: { name: string }, period: { label: string }, provenance: { line: number, source: { key: string, status: SourceStatus } } | null }> } };

export type TwoPlansTargetsQueryVariables = Exact<{
  source: Array<string> | string;
  period: string;
  area?: Array<string> | string | null | undefined;
  regrouped: Array<string> | string;
}>;


export type TwoPlansTargetsQuery = { changed: { totalCount: number, nodes: Array<{ value: number | null, formatted: string, doubtful: boolean, note: string | null, measure: { key: string, polarity: Polarity }, conflicts: Array<{ value: number | null, formatted: string, doubtful: boolean, note: string | null, population: { key: string }, indicator: { label: string, match: MappingRelation } | null, provenance: { line: number, source: { key: string, status: SourceStatus } } | null }>, population: { key: string }, indicator: { label: string, match: MappingRelation } | null, provenance: { line: number, source: { key: string, status: SourceStatus } } | null }> }, regrouped: { nodes: Array<{ value: number | null, formatted: string, doubtful: boolean, note: string | null, measure: { key: string }, population: { key: string }, indicator: { label: string, match: MappingRelation } | null, provenance: { line: number, source: { key: string, status: SourceStatus } } | null }> } };

export type PlannedTargetFragment = { value: number | null, formatted: string, doubtful: boolean, note: string | null, population: { key: string }, indicator: { label: string, match: MappingRelation } | null, provenance: { line: number, source: { key: string, status: SourceStatus } } | null };

export type UndatedFiguresQueryVariables = Exact<{
  area?: Array<string> | string | null | undefined;
  topic?: Array<Topic> | Topic | null | undefined;
  first?: number | null | undefined;
}>;


export type UndatedFiguresQuery = { undated: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, measure: { key: string }, population: { key: string }, provenance: { line: number, raw: string, source: { key: string } } | null }> }, inferred: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, period: { label: string, note: string | null }, measure: { key: string }, population: { key: string }, provenance: { line: number, raw: string, source: { key: string } } | null }> }, allUndated: { totalCount: number }, allInferred: { totalCount: number }, sources: Array<{ key: string, published: { label: string } | null }> };

export type DatedFigureFragment = { role: ObservationRole, formatted: string, measure: { key: string }, population: { key: string }, provenance: { line: number, raw: string, source: { key: string } } | null };

export type WhoPublishesWhatQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoPublishesWhatQuery = { allThree: { totalCount: number, nodes: Array<{ key: string, publishedBy: Array<{ slug: string }> }> }, onlyOne: { totalCount: number }, onlyCheshireEast: { totalCount: number, nodes: Array<{ key: string }> }, onlyCheshireWestAndChester: { totalCount: number, nodes: Array<{ key: string }> }, onlyHalton: { totalCount: number, nodes: Array<{ key: string }> } };

export type KeysFragment = { totalCount: number, nodes: Array<{ key: string }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PartInComparisonFragmentDoc = new TypedDocumentString(`
    fragment PartInComparison on Observation {
  id
  value
  valueHigh
  bound
  formatted
  population {
    key
    name
  }
  period {
    kind
    label
    start
    end
    inferred
  }
  provenance {
    locator
    line
    raw
    source {
      key
      title
      publisherName
      status
      licence
    }
  }
}
    `, {"fragmentName":"PartInComparison"}) as unknown as TypedDocumentString<PartInComparisonFragment, unknown>;
export const FigureInComparisonFragmentDoc = new TypedDocumentString(`
    fragment FigureInComparison on Observation {
  ...PartInComparison
  area {
    slug
    name
  }
  role
  unit
  decimals
  status
  missing
  qualitative
  doubtful
  note
  reference {
    key
    name
  }
  indicator {
    code
    label
    match
    matchNote
  }
  components {
    ...PartInComparison
  }
}
    fragment PartInComparison on Observation {
  id
  value
  valueHigh
  bound
  formatted
  population {
    key
    name
  }
  period {
    kind
    label
    start
    end
    inferred
  }
  provenance {
    locator
    line
    raw
    source {
      key
      title
      publisherName
      status
      licence
    }
  }
}`, {"fragmentName":"FigureInComparison"}) as unknown as TypedDocumentString<FigureInComparisonFragment, unknown>;
export const PrintedFigureFragmentDoc = new TypedDocumentString(`
    fragment PrintedFigure on Observation {
  formatted
  provenance {
    source {
      key
    }
    line
  }
}
    `, {"fragmentName":"PrintedFigure"}) as unknown as TypedDocumentString<PrintedFigureFragment, unknown>;
export const BesidePeersFragmentDoc = new TypedDocumentString(`
    fragment BesidePeers on ScorecardLine {
  triggers
  measure {
    name
  }
  summary
  comparison {
    population {
      name
    }
    verdict
    rows {
      area {
        name
      }
      rank
      verdict
      observation {
        formatted
        period {
          label
        }
      }
    }
  }
}
    `, {"fragmentName":"BesidePeers"}) as unknown as TypedDocumentString<BesidePeersFragment, unknown>;
export const SideBySideFragmentDoc = new TypedDocumentString(`
    fragment SideBySide on Comparison {
  verdict
  rows {
    area {
      name
    }
    observation {
      formatted
      origin
      population {
        key
      }
      reference {
        key
      }
      period {
        label
      }
      components {
        formatted
        provenance {
          source {
            key
          }
          line
        }
      }
    }
  }
  reasons {
    code
    message
  }
}
    `, {"fragmentName":"SideBySide"}) as unknown as TypedDocumentString<SideBySideFragment, unknown>;
export const ComparedCitationFragmentDoc = new TypedDocumentString(`
    fragment ComparedCitation on Provenance {
  locator
  line
  raw
  source {
    title
    publisherName
    status
    published {
      label
    }
  }
}
    `, {"fragmentName":"ComparedCitation"}) as unknown as TypedDocumentString<ComparedCitationFragment, unknown>;
export const ComparedFigureFragmentDoc = new TypedDocumentString(`
    fragment ComparedFigure on Observation {
  id
  area {
    name
  }
  role
  value
  valueHigh
  unit
  decimals
  formatted
  status
  doubtful
  note
  period {
    label
    inferred
    note
  }
  population {
    key
    name
  }
  reference {
    name
  }
  indicator {
    code
    label
    match
    matchNote
  }
  provenance {
    ...ComparedCitation
  }
  components {
    id
    formatted
    population {
      name
    }
    period {
      label
    }
    provenance {
      ...ComparedCitation
    }
  }
  conflicts {
    id
    formatted
    period {
      label
    }
    provenance {
      ...ComparedCitation
    }
  }
}
    fragment ComparedCitation on Provenance {
  locator
  line
  raw
  source {
    title
    publisherName
    status
    published {
      label
    }
  }
}`, {"fragmentName":"ComparedFigure"}) as unknown as TypedDocumentString<ComparedFigureFragment, unknown>;
export const ScorecardKeyFragmentDoc = new TypedDocumentString(`
    fragment ScorecardKey on ScorecardLine {
  measure {
    key
  }
  comparison {
    population {
      key
    }
  }
}
    `, {"fragmentName":"ScorecardKey"}) as unknown as TypedDocumentString<ScorecardKeyFragment, unknown>;
export const ScorecardCitationFragmentDoc = new TypedDocumentString(`
    fragment ScorecardCitation on Provenance {
  locator
  line
  raw
  source {
    title
    publisherName
    status
  }
}
    `, {"fragmentName":"ScorecardCitation"}) as unknown as TypedDocumentString<ScorecardCitationFragment, unknown>;
export const ScorecardFigureFragmentDoc = new TypedDocumentString(`
    fragment ScorecardFigure on Observation {
  id
  formatted
  status
  doubtful
  area {
    name
  }
  period {
    label
    inferred
  }
  provenance {
    ...ScorecardCitation
  }
  components {
    id
    formatted
    population {
      name
    }
    provenance {
      ...ScorecardCitation
    }
  }
}
    fragment ScorecardCitation on Provenance {
  locator
  line
  raw
  source {
    title
    publisherName
    status
  }
}`, {"fragmentName":"ScorecardFigure"}) as unknown as TypedDocumentString<ScorecardFigureFragment, unknown>;
export const PacePointFragmentDoc = new TypedDocumentString(`
    fragment PacePoint on Observation {
  formatted
  period {
    label
  }
}
    `, {"fragmentName":"PacePoint"}) as unknown as TypedDocumentString<PacePointFragment, unknown>;
export const PlanPaceFragmentDoc = new TypedDocumentString(`
    fragment PlanPace on Scorecard {
  area {
    name
  }
  lines(topic: $topic) {
    measure {
      key
      unit
      polarity
    }
    trajectory {
      population {
        key
      }
      pace {
        from {
          ...PacePoint
        }
        latest {
          ...PacePoint
        }
        target {
          ...PacePoint
        }
        actualPerYear
        requiredPerYear
        onTrack
        explanation
      }
    }
  }
}
    fragment PacePoint on Observation {
  formatted
  period {
    label
  }
}`, {"fragmentName":"PlanPace"}) as unknown as TypedDocumentString<PlanPaceFragment, unknown>;
export const NameInScorecardFragmentDoc = new TypedDocumentString(`
    fragment NameInScorecard on ScorecardLine {
  measure {
    key
    name
    topic
    unit
    polarity
    population {
      key
    }
  }
  comparison {
    population {
      key
      name
    }
  }
}
    `, {"fragmentName":"NameInScorecard"}) as unknown as TypedDocumentString<NameInScorecardFragment, unknown>;
export const PartInScorecardFragmentDoc = new TypedDocumentString(`
    fragment PartInScorecard on Observation {
  id
  value
  formatted
  period {
    label
    inferred
  }
  provenance {
    locator
    line
    raw
    source {
      key
      title
      status
    }
  }
}
    `, {"fragmentName":"PartInScorecard"}) as unknown as TypedDocumentString<PartInScorecardFragment, unknown>;
export const FigureInScorecardFragmentDoc = new TypedDocumentString(`
    fragment FigureInScorecard on Observation {
  ...PartInScorecard
  role
  unit
  status
  doubtful
  area {
    name
  }
  components {
    ...PartInScorecard
  }
}
    fragment PartInScorecard on Observation {
  id
  value
  formatted
  period {
    label
    inferred
  }
  provenance {
    locator
    line
    raw
    source {
      key
      title
      status
    }
  }
}`, {"fragmentName":"FigureInScorecard"}) as unknown as TypedDocumentString<FigureInScorecardFragment, unknown>;
export const PlannedTargetFragmentDoc = new TypedDocumentString(`
    fragment PlannedTarget on Observation {
  value
  formatted
  population {
    key
  }
  indicator {
    label
    match
  }
  doubtful
  note
  provenance {
    source {
      key
      status
    }
    line
  }
}
    `, {"fragmentName":"PlannedTarget"}) as unknown as TypedDocumentString<PlannedTargetFragment, unknown>;
export const DatedFigureFragmentDoc = new TypedDocumentString(`
    fragment DatedFigure on Observation {
  measure {
    key
  }
  population {
    key
  }
  role
  formatted
  provenance {
    source {
      key
    }
    line
    raw
  }
}
    `, {"fragmentName":"DatedFigure"}) as unknown as TypedDocumentString<DatedFigureFragment, unknown>;
export const KeysFragmentDoc = new TypedDocumentString(`
    fragment Keys on MeasureConnection {
  totalCount
  nodes {
    key
  }
}
    `, {"fragmentName":"Keys"}) as unknown as TypedDocumentString<KeysFragment, unknown>;
export const AgainstOwnTargetsDocument = new TypedDocumentString(`
    query AgainstOwnTargets($measure: String!, $areas: [String!]!) {
  compare(measure: $measure, areas: $areas) {
    rows {
      area {
        name
      }
      observation {
        role
        formatted
        period {
          label
        }
      }
      target {
        formatted
        period {
          label
        }
        provenance {
          source {
            title
          }
          line
        }
      }
      targetIsDue
      distanceToTarget
    }
    reasons {
      code
      message
    }
  }
}
    `, {"hash":"sha256:e36119d0c93f7ebadb653a89d9545d3643f1af18cbb1e64d18277247a4b4adb8"}) as unknown as TypedDocumentString<AgainstOwnTargetsQuery, AgainstOwnTargetsQueryVariables>;
export const BarChartDocument = new TypedDocumentString(`
    query BarChart($measure: String!, $areas: [String!]!, $population: String) {
  compare(measure: $measure, areas: $areas, population: $population) {
    measure {
      name
      unit
      polarity
    }
    verdict
    bars {
      area {
        name
      }
      rank
      verdict
      observation {
        value
        formatted
      }
    }
    benchmarks {
      area {
        name
      }
      observation {
        value
        formatted
      }
    }
  }
}
    `, {"hash":"sha256:390a83b118074e0ca7bc30846f67e2774a2d04582ceca325e008939df9218cba"}) as unknown as TypedDocumentString<BarChartQuery, BarChartQueryVariables>;
export const CompareDocument = new TypedDocumentString(`
    query Compare($measure: String!, $areas: [String!]!, $population: String, $role: ObservationRole! = ACTUAL, $alignment: PeriodAlignment! = LATEST, $period: String, $tolerance: Float! = 10) {
  compare(
    measure: $measure
    areas: $areas
    population: $population
    role: $role
    alignment: $alignment
    period: $period
  ) {
    measure {
      key
      name
      definition
      topic
      unit
      polarity
      kind
    }
    population {
      key
      name
    }
    role
    verdict
    spread
    reasons {
      code
      severity
      message
      areas {
        slug
        name
      }
    }
    rows {
      area {
        slug
        name
        gssCode
      }
      rank
      verdict
      rag(tolerance: $tolerance)
      targetIsDue
      distanceToTarget
      differenceFromNational
      observation {
        ...FigureInComparison
        conflicts {
          ...PartInComparison
        }
      }
      target {
        ...FigureInComparison
      }
      national {
        ...FigureInComparison
      }
      missing {
        ...FigureInComparison
      }
    }
    benchmarks {
      area {
        slug
        name
      }
      observation {
        ...FigureInComparison
      }
    }
    pairs {
      a {
        slug
        name
      }
      b {
        slug
        name
      }
      verdict
      reasons {
        code
        severity
        message
      }
    }
  }
}
    fragment FigureInComparison on Observation {
  ...PartInComparison
  area {
    slug
    name
  }
  role
  unit
  decimals
  status
  missing
  qualitative
  doubtful
  note
  reference {
    key
    name
  }
  indicator {
    code
    label
    match
    matchNote
  }
  components {
    ...PartInComparison
  }
}
fragment PartInComparison on Observation {
  id
  value
  valueHigh
  bound
  formatted
  population {
    key
    name
  }
  period {
    kind
    label
    start
    end
    inferred
  }
  provenance {
    locator
    line
    raw
    source {
      key
      title
      publisherName
      status
      licence
    }
  }
}`, {"hash":"sha256:e193ff49667bf15ae40561ea339708e0e178372b78f7c6937e813bbc9da99dd6"}) as unknown as TypedDocumentString<CompareQuery, CompareQueryVariables>;
export const CompareCouncilsDocument = new TypedDocumentString(`
    query CompareCouncils($measure: String!, $areas: [String!]!, $population: String, $role: ObservationRole! = ACTUAL, $alignment: PeriodAlignment! = LATEST, $period: String) {
  compare(
    measure: $measure
    areas: $areas
    population: $population
    role: $role
    alignment: $alignment
    period: $period
  ) {
    measure {
      name
      definition
    }
    verdict
    rows {
      area {
        name
      }
      verdict
      rank
      observation {
        formatted
        status
        period {
          label
          inferred
        }
        indicator {
          match
        }
        provenance {
          source {
            title
            status
          }
          line
          raw
        }
      }
    }
    pairs {
      a {
        name
      }
      b {
        name
      }
      verdict
    }
    reasons {
      code
      severity
      message
    }
  }
}
    `, {"hash":"sha256:201f86f3a53405fb47da22d74dc898b89be227924348b723c690b3013a7291a7"}) as unknown as TypedDocumentString<CompareCouncilsQuery, CompareCouncilsQueryVariables>;
export const ContradictoryFiguresDocument = new TypedDocumentString(`
    query ContradictoryFigures($area: [String!], $measure: [String!], $role: [ObservationRole!], $first: Int = 50) {
  observations(
    filter: {area: $area, measure: $measure, role: $role, conflicting: true}
    first: $first
  ) {
    totalCount
    nodes {
      area {
        slug
      }
      measure {
        key
      }
      population {
        key
      }
      role
      period {
        label
      }
      ...PrintedFigure
      conflicts {
        ...PrintedFigure
      }
    }
  }
}
    fragment PrintedFigure on Observation {
  formatted
  provenance {
    source {
      key
    }
    line
  }
}`, {"hash":"sha256:ebd5b6123d242666d09acfb6435c499060f5ec0b87237516b69c02eac08e2576"}) as unknown as TypedDocumentString<ContradictoryFiguresQuery, ContradictoryFiguresQueryVariables>;
export const CouncilsDocument = new TypedDocumentString(`
    query Councils($kind: AreaKind = COUNCIL) {
  areas(kind: $kind) {
    slug
    name
    gssCode
    dfeCode
    parent {
      name
    }
  }
}
    `, {"hash":"sha256:296fd73b7e39662e67bc59c49685012390435a2f9ee13c3b618fbcb4ed658adb"}) as unknown as TypedDocumentString<CouncilsQuery, CouncilsQueryVariables>;
export const CouncilsOnOneMeasureDocument = new TypedDocumentString(`
    query CouncilsOnOneMeasure($measure: String!, $areas: [String!]) {
  measure(key: $measure) {
    name
    definition
    unit
    polarity
    seriesBreaks {
      date
      reason
    }
    observations(
      filter: {area: $areas}
      orderBy: [{field: AREA}, {field: ROLE}, {field: PERIOD}]
      first: 100
    ) {
      totalCount
      nodes {
        area {
          name
        }
        population {
          name
        }
        role
        period {
          label
          kind
          inferred
        }
        formatted
        status
        indicator {
          code
          label
          match
          matchNote
        }
        provenance {
          source {
            title
            status
          }
          line
          raw
        }
        note
      }
    }
  }
}
    `, {"hash":"sha256:028917da7d821d88c8132d6ce8c3ef497402f33ea2ffaa8ebd3c58b9584ad919"}) as unknown as TypedDocumentString<CouncilsOnOneMeasureQuery, CouncilsOnOneMeasureQueryVariables>;
export const DatasetSummaryDocument = new TypedDocumentString(`
    query DatasetSummary {
  dataset {
    areas
    sources
    measures
    indicators
    observations
  }
}
    `, {"hash":"sha256:50ba7bce0b114f469bb37b194c8a1d2bd43b9903a773d3395809d3b3c4c7d9c2"}) as unknown as TypedDocumentString<DatasetSummaryQuery, DatasetSummaryQueryVariables>;
export const DoubtfulFiguresDocument = new TypedDocumentString(`
    query DoubtfulFigures($area: [String!]) {
  observations(filter: {area: $area, doubtful: true}, first: 100) {
    totalCount
    nodes {
      area {
        name
      }
      measure {
        key
      }
      role
      formatted
      note
      provenance {
        source {
          key
        }
        line
        raw
      }
    }
  }
}
    `, {"hash":"sha256:bd6114c02fd913cc0b092dfd8e254bdcb248ddeac370a50bb6a9f6139b585787"}) as unknown as TypedDocumentString<DoubtfulFiguresQuery, DoubtfulFiguresQueryVariables>;
export const FiguresOfAGroupDocument = new TypedDocumentString(`
    query FiguresOfAGroup($measure: [String!], $populations: [String!], $role: [ObservationRole!] = [ACTUAL, BASELINE]) {
  observations(
    filter: {measure: $measure, population: $populations, role: $role, hasValue: true}
    orderBy: [{field: AREA}, {field: PERIOD}]
    first: 100
  ) {
    nodes {
      area {
        name
        kind
      }
      population {
        key
        name
        broader {
          key
        }
      }
      role
      period {
        label
      }
      formatted
      value
      provenance {
        source {
          key
        }
        line
      }
    }
  }
}
    `, {"hash":"sha256:05314af2f2a7ec07994f86a6205ae265f2531f4e627f72836ac5a0266723d1f5"}) as unknown as TypedDocumentString<FiguresOfAGroupQuery, FiguresOfAGroupQueryVariables>;
export const FiguresPageDocument = new TypedDocumentString(`
    query FiguresPage($source: String!, $first: Int = 50, $after: String) {
  source(key: $source) {
    title
    status
    licence
    observations(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        area {
          slug
        }
        measure {
          key
        }
        population {
          key
        }
        role
        period {
          label
          start
          end
        }
        value
        valueHigh
        unit
        missing
        formatted
        provenance {
          line
          locator
          raw
        }
      }
    }
  }
}
    `, {"hash":"sha256:3d4c1cb325678a1615d65c5bbfb90e5408fd178983b9f834cd56fad173bbfde0"}) as unknown as TypedDocumentString<FiguresPageQuery, FiguresPageQueryVariables>;
export const FiguresWithRelationsDocument = new TypedDocumentString(`
    query FiguresWithRelations($first: Int! = 500, $after: String) {
  observations(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      role
      status
      value
      valueHigh
      bound
      unit
      decimals
      numerator
      denominator
      doubtful
      missing
      qualitative
      formatted
      note
      period {
        kind
        label
        start
        end
        inferred
        note
      }
      area {
        slug
        name
        kind
        gssCode
        parent {
          slug
          name
        }
      }
      measure {
        key
        name
        topic
        unit
        polarity
        kind
      }
      indicator {
        key
        code
        label
        match
        matchNote
        publisher {
          slug
          name
        }
        source {
          key
          title
        }
      }
      population {
        key
        name
      }
      reference {
        key
        name
      }
      relativeTo {
        slug
        name
      }
      components {
        id
        formatted
      }
      conflicts {
        id
        formatted
      }
      provenance {
        line
        locator
        raw
        source {
          key
          title
          status
        }
      }
    }
  }
}
    `, {"hash":"sha256:dc97918da4624442ec07ff130778a654384bd88366ce56411a216b4df1f3071a"}) as unknown as TypedDocumentString<FiguresWithRelationsQuery, FiguresWithRelationsQueryVariables>;
export const GapWithNationAndTargetsDocument = new TypedDocumentString(`
    query GapWithNationAndTargets($measure: String!, $areas: [String!]!, $population: String!) {
  compare(measure: $measure, areas: $areas, population: $population) {
    verdict
    rows {
      area {
        name
      }
      observation {
        formatted
        period {
          label
        }
        note
      }
      national {
        formatted
        period {
          label
        }
        note
        conflicts {
          formatted
          provenance {
            line
          }
        }
      }
      differenceFromNational
      target {
        formatted
        period {
          label
        }
      }
      targetIsDue
      distanceToTarget
    }
    benchmarks {
      area {
        name
      }
      observation {
        formatted
        period {
          label
        }
      }
      verdict
    }
    reasons {
      code
      severity
      message
    }
    measure {
      seriesBreaks {
        date
        reason
      }
      targets: observations(
        filter: {area: $areas, population: [$population], role: [TARGET]}
        orderBy: [{field: AREA}, {field: PERIOD}]
        first: 100
      ) {
        nodes {
          area {
            name
          }
          formatted
          period {
            label
          }
          provenance {
            source {
              key
            }
            line
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:6794a037d1cc66cbf0bbe24039edbdb4e831ae02ec29044b1c74367f9d2d3101"}) as unknown as TypedDocumentString<GapWithNationAndTargetsQuery, GapWithNationAndTargetsQueryVariables>;
export const HighestValuesDocument = new TypedDocumentString(`
    query HighestValues($measure: [String!], $minValue: Float, $maxValue: Float, $direction: SortDirection = DESC, $first: Int = 20) {
  observations(
    filter: {measure: $measure, minValue: $minValue, maxValue: $maxValue}
    orderBy: [{field: VALUE, direction: $direction}]
    first: $first
  ) {
    totalCount
    nodes {
      area {
        name
      }
      population {
        key
      }
      role
      period {
        label
      }
      value
      unit
      decimals
      bound
    }
  }
}
    `, {"hash":"sha256:d1acbc123b0cf714f2b5ca401a8a7db0b169986597978985adb6bdaeb94c7239"}) as unknown as TypedDocumentString<HighestValuesQuery, HighestValuesQueryVariables>;
export const IndicatorByCodeDocument = new TypedDocumentString(`
    query IndicatorByCode($code: String!) {
  indicators(filter: {code: $code}) {
    totalCount
    nodes {
      label
      source {
        title
      }
      measure {
        key
      }
      observations(orderBy: [{field: PERIOD}]) {
        nodes {
          role
          period {
            label
          }
          formatted
        }
      }
    }
  }
}
    `, {"hash":"sha256:fbd89fcbeef92d5b4dc45bb336f5d45d9e39c66340025e784223e82e8543378e"}) as unknown as TypedDocumentString<IndicatorByCodeQuery, IndicatorByCodeQueryVariables>;
export const IndicatorsOfACouncilDocument = new TypedDocumentString(`
    query IndicatorsOfACouncil($publisher: [String!], $text: String, $first: Int = 50) {
  indicators(filter: {publisher: $publisher, text: $text}, first: $first) {
    totalCount
    nodes {
      code
      label
      measure {
        key
      }
      population {
        key
      }
      match
      source {
        key
      }
    }
  }
}
    `, {"hash":"sha256:b4d00ded69350c118131a8d5223595adec27330e55d77b598e884c36431fb5b1"}) as unknown as TypedDocumentString<IndicatorsOfACouncilQuery, IndicatorsOfACouncilQueryVariables>;
export const InexactMappingsDocument = new TypedDocumentString(`
    query InexactMappings($match: [MappingRelation!] = [CLOSE_MATCH, BROAD_MATCH, NARROW_MATCH, RELATED_MATCH], $measure: [String!]) {
  indicators(filter: {match: $match, measure: $measure}, first: 500) {
    totalCount
    nodes {
      key
      label
      measure {
        key
      }
      match
      matchNote
    }
  }
}
    `, {"hash":"sha256:a897d5c147ad1da9ac49ac908bc24144a868178ee1602111c270a45292ef4dc3"}) as unknown as TypedDocumentString<InexactMappingsQuery, InexactMappingsQueryVariables>;
export const KpiTileDocument = new TypedDocumentString(`
    query KpiTile($measure: String!, $area: String!, $population: String) {
  compare(measure: $measure, areas: [$area], population: $population) {
    measure {
      name
      unit
      polarity
    }
    population {
      name
    }
    rows {
      area {
        name
      }
      observation {
        role
        value
        valueHigh
        bound
        decimals
        formatted
        period {
          label
          kind
          start
          end
          inferred
          note
        }
        status
        doubtful
        note
        provenance {
          source {
            title
          }
          line
          raw
        }
      }
      missing {
        formatted
        period {
          label
        }
      }
      national {
        formatted
        period {
          label
        }
      }
      differenceFromNational
      target {
        value
        formatted
        period {
          label
        }
        note
      }
      targetIsDue
      distanceToTarget
      rag
    }
    reasons {
      code
      severity
      message
    }
  }
}
    `, {"hash":"sha256:8a7dffc01663d721d000d472424a908655a896f0371fe586678ed11813ca8b53"}) as unknown as TypedDocumentString<KpiTileQuery, KpiTileQueryVariables>;
export const LearnFromPeersDocument = new TypedDocumentString(`
    query LearnFromPeers($area: String!, $against: [String!]!) {
  scorecard(area: $area, against: $against) {
    linesOfEnquiry(trigger: [BEHIND_PEERS]) {
      ...BesidePeers
    }
    strengths(trigger: [AHEAD_OF_PEERS]) {
      ...BesidePeers
    }
  }
}
    fragment BesidePeers on ScorecardLine {
  triggers
  measure {
    name
  }
  summary
  comparison {
    population {
      name
    }
    verdict
    rows {
      area {
        name
      }
      rank
      verdict
      observation {
        formatted
        period {
          label
        }
      }
    }
  }
}`, {"hash":"sha256:c066208e305dcd3efd10de5b326ba37f6a2a0164a9ac2d4d720542af53e656e7"}) as unknown as TypedDocumentString<LearnFromPeersQuery, LearnFromPeersQueryVariables>;
export const LevelAndGapDocument = new TypedDocumentString(`
    query LevelAndGap($level: String!, $gap: String!, $group: String!, $areas: [String!]!) {
  everyone: compare(measure: $level, areas: $areas) {
    ...SideBySide
  }
  group: compare(measure: $level, areas: $areas, population: $group) {
    ...SideBySide
  }
  gap: compare(measure: $gap, areas: $areas, population: $group) {
    ...SideBySide
  }
}
    fragment SideBySide on Comparison {
  verdict
  rows {
    area {
      name
    }
    observation {
      formatted
      origin
      population {
        key
      }
      reference {
        key
      }
      period {
        label
      }
      components {
        formatted
        provenance {
          source {
            key
          }
          line
        }
      }
    }
  }
  reasons {
    code
    message
  }
}`, {"hash":"sha256:d93bfbb79b0c7efe07b829f0682da8dabb3322dafc15fee2c72737b504d95236"}) as unknown as TypedDocumentString<LevelAndGapQuery, LevelAndGapQueryVariables>;
export const MeasureCatalogueDocument = new TypedDocumentString(`
    query MeasureCatalogue($topic: [Topic!], $after: String) {
  measures(filter: {topic: $topic}, first: 100, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      name
      unit
      polarity
      publishedBy {
        slug
      }
    }
  }
}
    `, {"hash":"sha256:134adf0591c183a03841e69666ed8e2292745788d29e73905c6704b7b67c55f3"}) as unknown as TypedDocumentString<MeasureCatalogueQuery, MeasureCatalogueQueryVariables>;
export const MeasureDefinitionDocument = new TypedDocumentString(`
    query MeasureDefinition($measure: String!) {
  measure(key: $measure) {
    name
    definition
    topic
    unit
    polarity
    kind
    population {
      name
    }
    gapOf {
      key
      name
    }
    seriesBreaks {
      date
      reason
    }
    publishedBy {
      name
    }
  }
}
    `, {"hash":"sha256:ddc34f8cc0ed6a6eb6552d84ddb08b99ccf4937853bfdf16880321d8a86b7511"}) as unknown as TypedDocumentString<MeasureDefinitionQuery, MeasureDefinitionQueryVariables>;
export const MeasuresDocument = new TypedDocumentString(`
    query Measures($topic: [Topic!], $text: String, $publishedBy: [String!], $first: Int! = 500, $after: String) {
  measures(
    filter: {topic: $topic, text: $text, publishedBy: $publishedBy}
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      name
      definition
      topic
      unit
      polarity
      kind
      population {
        key
        name
      }
      gapOf {
        key
      }
      publishedBy {
        slug
        name
      }
    }
  }
}
    `, {"hash":"sha256:842777743382d80e807ab8115467b9969f09e4d41af0e06e1f1b8c20ff1ed214"}) as unknown as TypedDocumentString<MeasuresQuery, MeasuresQueryVariables>;
export const MeasuresByNumberOfPublishersDocument = new TypedDocumentString(`
    query MeasuresByNumberOfPublishers($councils: Int!) {
  measures(filter: {publishedByCount: $councils}, first: 500) {
    totalCount
    nodes {
      key
      name
      topic
    }
  }
}
    `, {"hash":"sha256:03f770d4d17031031bb431213a27d4cd60d88196ef6edb9e77e829c63eef59db"}) as unknown as TypedDocumentString<MeasuresByNumberOfPublishersQuery, MeasuresByNumberOfPublishersQueryVariables>;
export const MissedTargetsDocument = new TypedDocumentString(`
    query MissedTargets($area: String!, $against: [String!]!, $tolerance: Float! = 10) {
  scorecard(area: $area, against: $against, tolerance: $tolerance) {
    linesOfEnquiry(trigger: [TARGET_MISSED, SHORT_OF_TARGET]) {
      rag
      triggers
      headline
      measure {
        key
        name
      }
      comparison {
        population {
          key
        }
        rows {
          area {
            slug
          }
          targetIsDue
          distanceToTarget
          observation {
            formatted
            period {
              label
            }
          }
          target {
            formatted
            period {
              label
            }
          }
        }
        reasons {
          code
        }
      }
    }
  }
}
    `, {"hash":"sha256:f7e27f0ac3c9a566feb66df09158b0940d24cc0c8d28da0a45717ce22c90cbbd"}) as unknown as TypedDocumentString<MissedTargetsQuery, MissedTargetsQueryVariables>;
export const MissingFiguresDocument = new TypedDocumentString(`
    query MissingFigures($area: [String!], $missing: [MissingReason!], $role: [ObservationRole!], $first: Int = 50) {
  observations(
    filter: {area: $area, missing: $missing, role: $role, hasValue: false}
    first: $first
  ) {
    totalCount
    nodes {
      measure {
        key
      }
      role
      period {
        label
      }
      missing
      formatted
      provenance {
        line
        raw
      }
    }
  }
}
    `, {"hash":"sha256:4b2a2c5f74159b34d53292fe0a494eb77de0cfcfee0e8bce26dea56ba882f1f3"}) as unknown as TypedDocumentString<MissingFiguresQuery, MissingFiguresQueryVariables>;
export const NationalComparatorsDocument = new TypedDocumentString(`
    query NationalComparators($areas: [String!] = ["england", "great-britain", "north-west"], $topic: [Topic!]) {
  observations(
    filter: {area: $areas, topic: $topic, hasValue: true}
    orderBy: [{field: MEASURE}, {field: AREA}]
    first: 100
  ) {
    totalCount
    nodes {
      area {
        name
      }
      measure {
        key
      }
      population {
        key
      }
      period {
        label
      }
      formatted
      provenance {
        source {
          publisher {
            name
          }
        }
        line
      }
    }
  }
}
    `, {"hash":"sha256:b45354fd0222a4ed2dfdb44e5c474b61ddcb7690ba5e4d62a392fca8fab0195c"}) as unknown as TypedDocumentString<NationalComparatorsQuery, NationalComparatorsQueryVariables>;
export const OnTrackDocument = new TypedDocumentString(`
    query OnTrack($measure: String!, $area: String!, $population: String) {
  measure(key: $measure) {
    name
    unit
    trajectory(area: $area, population: $population) {
      points {
        role
        formatted
        period {
          label
        }
      }
      breaks {
        date
        reason
      }
      pace {
        from {
          formatted
          period {
            label
          }
        }
        latest {
          formatted
          period {
            label
          }
        }
        target {
          formatted
          period {
            label
          }
        }
        actualPerYear
        requiredPerYear
        onTrack
        explanation
      }
    }
  }
}
    `, {"hash":"sha256:520de015cc50ccd1fb229368c1c466a6af63946db3afeb9755348c86141100a1"}) as unknown as TypedDocumentString<OnTrackQuery, OnTrackQueryVariables>;
export const PageCompareDocument = new TypedDocumentString(`
    query PageCompare($measure: String!, $areas: [String!]!, $population: String, $role: ObservationRole! = ACTUAL, $alignment: PeriodAlignment! = LATEST, $period: String) {
  compare(
    measure: $measure
    areas: $areas
    population: $population
    role: $role
    alignment: $alignment
    period: $period
  ) {
    measure {
      key
      name
      definition
      topic
      unit
      polarity
    }
    population {
      key
      name
    }
    verdict
    spread
    reasons {
      code
      severity
      message
      areas {
        slug
      }
    }
    rows {
      area {
        slug
        name
      }
      rank
      verdict
      rag
      targetIsDue
      distanceToTarget
      differenceFromNational
      observation {
        ...ComparedFigure
      }
      target {
        ...ComparedFigure
      }
      national {
        ...ComparedFigure
      }
      missing {
        ...ComparedFigure
      }
    }
    bars {
      area {
        slug
      }
    }
    benchmarks {
      observation {
        ...ComparedFigure
      }
    }
    pairs {
      a {
        slug
        name
      }
      b {
        slug
        name
      }
      verdict
      reasons {
        code
        severity
        message
      }
    }
  }
  measure(key: $measure) {
    observations(filter: {area: $areas, hasValue: true}, first: 500) {
      nodes {
        role
        population {
          key
          name
        }
      }
    }
  }
}
    fragment ComparedFigure on Observation {
  id
  area {
    name
  }
  role
  value
  valueHigh
  unit
  decimals
  formatted
  status
  doubtful
  note
  period {
    label
    inferred
    note
  }
  population {
    key
    name
  }
  reference {
    name
  }
  indicator {
    code
    label
    match
    matchNote
  }
  provenance {
    ...ComparedCitation
  }
  components {
    id
    formatted
    population {
      name
    }
    period {
      label
    }
    provenance {
      ...ComparedCitation
    }
  }
  conflicts {
    id
    formatted
    period {
      label
    }
    provenance {
      ...ComparedCitation
    }
  }
}
fragment ComparedCitation on Provenance {
  locator
  line
  raw
  source {
    title
    publisherName
    status
    published {
      label
    }
  }
}`, {"hash":"sha256:5d017d96c523432c5492b01bf98a80fa5899d46d6b1e5101fadad977f327b8dd"}) as unknown as TypedDocumentString<PageCompareQuery, PageCompareQueryVariables>;
export const PageMeasuresDocument = new TypedDocumentString(`
    query PageMeasures($areas: [String!]!, $filter: MeasureFilter, $first: Int! = 50, $after: String) {
  measures(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      name
      definition
      topic
      unit
      polarity
      seriesBreaks {
        date
        reason
      }
      publishedBy {
        slug
      }
      comparison(areas: $areas) {
        rows {
          area {
            slug
          }
          observation {
            formatted
            period {
              label
            }
          }
          absence
          missing {
            missing
          }
        }
        reasons {
          code
          message
          areas {
            slug
          }
        }
      }
      targets: comparison(areas: $areas, role: TARGET) {
        rows {
          area {
            slug
          }
          observation {
            formatted
            period {
              label
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:0b2c152b7bc42e500919135437dbd43cdc9c1e980fa19d74db0e79c1756e5d78"}) as unknown as TypedDocumentString<PageMeasuresQuery, PageMeasuresQueryVariables>;
export const PageScorecardDocument = new TypedDocumentString(`
    query PageScorecard($area: String!, $against: [String!]!, $tolerance: Float! = 10) {
  dataset {
    revision
    builtAt
  }
  scorecard(area: $area, against: $against, tolerance: $tolerance) {
    area {
      slug
      name
    }
    against {
      slug
      name
    }
    linesOfEnquiry {
      ...ScorecardKey
    }
    strengths {
      ...ScorecardKey
    }
    lines {
      ...ScorecardKey
      rag
      headline
      triggers
      measure {
        name
        topic
      }
      comparison {
        verdict
        population {
          name
        }
        reasons {
          code
          severity
          message
        }
        rows {
          area {
            slug
            name
          }
          observation {
            ...ScorecardFigure
          }
          target {
            ...ScorecardFigure
          }
          national {
            ...ScorecardFigure
          }
        }
      }
    }
  }
}
    fragment ScorecardKey on ScorecardLine {
  measure {
    key
  }
  comparison {
    population {
      key
    }
  }
}
fragment ScorecardFigure on Observation {
  id
  formatted
  status
  doubtful
  area {
    name
  }
  period {
    label
    inferred
  }
  provenance {
    ...ScorecardCitation
  }
  components {
    id
    formatted
    population {
      name
    }
    provenance {
      ...ScorecardCitation
    }
  }
}
fragment ScorecardCitation on Provenance {
  locator
  line
  raw
  source {
    title
    publisherName
    status
  }
}`, {"hash":"sha256:5b13984d1ab44a11a07a72cf5bc08a28c3d1823dea0512a0e28c36726a19afd5"}) as unknown as TypedDocumentString<PageScorecardQuery, PageScorecardQueryVariables>;
export const PageTrajectoryDocument = new TypedDocumentString(`
    query PageTrajectory($measure: String!, $area: String!, $population: String) {
  measure(key: $measure) {
    unit
    trajectory(area: $area, population: $population) {
      area {
        slug
        name
      }
      population {
        name
      }
      breaks {
        date
        reason
      }
      pace {
        explanation
        onTrack
      }
      points {
        id
        role
        value
        valueHigh
        bound
        unit
        decimals
        formatted
        status
        doubtful
        note
        period {
          label
          start
          end
          inferred
        }
        provenance {
          locator
          line
          raw
          source {
            key
            title
            publisherName
            status
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:feb3d5430d8b9febe57b7a9c211b29aab62c31f52e4179167d9b1bfdd56faa4c"}) as unknown as TypedDocumentString<PageTrajectoryQuery, PageTrajectoryQueryVariables>;
export const PageVocabularyDocument = new TypedDocumentString(`
    query PageVocabulary($after: String) {
  areas(kind: COUNCIL) {
    slug
    name
  }
  sources {
    title
    status
    publisher {
      slug
      kind
    }
  }
  dataset {
    revision
    observations
    measures
    sources
  }
  measures(first: 500, after: $after) {
    nodes {
      key
      name
      topic
      publishedBy {
        slug
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:119657bfe3fc1f351f86e4a2e944592be5d37761658f0d74fa6980717ca03170"}) as unknown as TypedDocumentString<PageVocabularyQuery, PageVocabularyQueryVariables>;
export const PlanOnTrackDocument = new TypedDocumentString(`
    query PlanOnTrack($first: String!, $second: String!, $third: String!, $topic: [Topic!]) {
  first: scorecard(area: $first, against: []) {
    ...PlanPace
  }
  second: scorecard(area: $second, against: []) {
    ...PlanPace
  }
  third: scorecard(area: $third, against: []) {
    ...PlanPace
  }
}
    fragment PlanPace on Scorecard {
  area {
    name
  }
  lines(topic: $topic) {
    measure {
      key
      unit
      polarity
    }
    trajectory {
      population {
        key
      }
      pace {
        from {
          ...PacePoint
        }
        latest {
          ...PacePoint
        }
        target {
          ...PacePoint
        }
        actualPerYear
        requiredPerYear
        onTrack
        explanation
      }
    }
  }
}
fragment PacePoint on Observation {
  formatted
  period {
    label
  }
}`, {"hash":"sha256:a3d56a4cd3d3241a39aa7df1a1aed52db13789e272b73138dcdd28a178138d36"}) as unknown as TypedDocumentString<PlanOnTrackQuery, PlanOnTrackQueryVariables>;
export const PublicationsDocument = new TypedDocumentString(`
    query Publications {
  sources {
    key
    title
    publisherName
    status
    coverage {
      label
    }
    published {
      label
      inferred
      note
    }
    file
    observations(first: 1) {
      totalCount
    }
  }
}
    `, {"hash":"sha256:137b3156cbd2589fb50b6dca759ebb44dc0a40ae0f767561761de9537f456691"}) as unknown as TypedDocumentString<PublicationsQuery, PublicationsQueryVariables>;
export const RefetchDocument = new TypedDocumentString(`
    query Refetch($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Observation {
      formatted
      measure {
        name
      }
    }
    ... on Measure {
      key
    }
    ... on Area {
      slug
    }
  }
}
    `, {"hash":"sha256:ecd10ea3f2766eea562829952947a678adba907d0d3f3aacb1ccf5a38e2fbb3e"}) as unknown as TypedDocumentString<RefetchQuery, RefetchQueryVariables>;
export const ScorecardDocument = new TypedDocumentString(`
    query Scorecard($area: String!, $against: [String!]! = [], $tolerance: Float! = 10, $topic: [Topic!], $rag: [Rag!]) {
  scorecard(area: $area, against: $against, tolerance: $tolerance) {
    area {
      slug
      name
    }
    against {
      slug
      name
    }
    linesOfEnquiry {
      ...NameInScorecard
      triggers
      summary
    }
    strengths {
      ...NameInScorecard
      triggers
      summary
    }
    lines(topic: $topic, rag: $rag) {
      ...NameInScorecard
      rag
      triggers
      summary
      comparison {
        verdict
        reasons {
          code
          severity
          message
        }
        rows {
          area {
            slug
            name
          }
          targetIsDue
          distanceToTarget
          differenceFromNational
          observation {
            ...FigureInScorecard
          }
          target {
            ...FigureInScorecard
          }
          national {
            ...FigureInScorecard
          }
          missing {
            ...PartInScorecard
            role
            unit
            status
            doubtful
            area {
              name
            }
          }
        }
      }
    }
  }
}
    fragment NameInScorecard on ScorecardLine {
  measure {
    key
    name
    topic
    unit
    polarity
    population {
      key
    }
  }
  comparison {
    population {
      key
      name
    }
  }
}
fragment FigureInScorecard on Observation {
  ...PartInScorecard
  role
  unit
  status
  doubtful
  area {
    name
  }
  components {
    ...PartInScorecard
  }
}
fragment PartInScorecard on Observation {
  id
  value
  formatted
  period {
    label
    inferred
  }
  provenance {
    locator
    line
    raw
    source {
      key
      title
      status
    }
  }
}`, {"hash":"sha256:ddb480ff93f5b836fb3d238d783bba65b79cd885fc0e1160e511e5ebe505f831"}) as unknown as TypedDocumentString<ScorecardQuery, ScorecardQueryVariables>;
export const ScorecardInWordsDocument = new TypedDocumentString(`
    query ScorecardInWords($area: String!, $against: [String!]! = []) {
  scorecard(area: $area, against: $against) {
    area {
      slug
      name
    }
    against {
      slug
      name
    }
    strengths {
      measure {
        key
      }
      triggers
    }
    linesOfEnquiry {
      measure {
        key
      }
      triggers
    }
    lines {
      measure {
        key
        name
        topic
        unit
        polarity
      }
      rag
      triggers
      headline
      summary
      comparison {
        population {
          key
          name
        }
        verdict
        reasons {
          code
          severity
          message
        }
      }
    }
  }
}
    `, {"hash":"sha256:914a7a68e9a81821036d9753eaff61bc5ec7e37a1a48b3c46fb1725244bfd22d"}) as unknown as TypedDocumentString<ScorecardInWordsQuery, ScorecardInWordsQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $first: Int = 5) {
  search(text: $text, first: $first) {
    score
    result {
      __typename
      ... on Measure {
        key
        name
      }
      ... on Indicator {
        key
        label
        code
      }
      ... on Area {
        slug
        areaName: name
      }
      ... on Source {
        key
        title
      }
      ... on Population {
        key
        populationName: name
      }
    }
  }
}
    `, {"hash":"sha256:dae76ca29321915664ab47911bb5c857450f6df19b233cd4aca7f14a9775e673"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const TargetsOfACouncilDocument = new TypedDocumentString(`
    query TargetsOfACouncil($area: [String!], $period: String, $topic: [Topic!], $first: Int = 100) {
  observations(
    filter: {area: $area, role: [TARGET], period: $period, topic: $topic, hasValue: true}
    orderBy: [{field: MEASURE}]
    first: $first
  ) {
    totalCount
    nodes {
      measure {
        key
        name
      }
      population {
        name
      }
      formatted
      period {
        label
      }
      provenance {
        source {
          key
          status
        }
        line
      }
    }
  }
}
    `, {"hash":"sha256:6c185f07242f296eef21c3b2ade46d8c6d2b9ec0dc4d62b743abe56e28e47d99"}) as unknown as TypedDocumentString<TargetsOfACouncilQuery, TargetsOfACouncilQueryVariables>;
export const TwoPlansTargetsDocument = new TypedDocumentString(`
    query TwoPlansTargets($source: [String!]!, $period: String!, $area: [String!], $regrouped: [String!]!) {
  changed: observations(
    filter: {source: $source, role: [TARGET], period: $period, conflicting: true}
    orderBy: [{field: MEASURE}]
    first: 200
  ) {
    totalCount
    nodes {
      measure {
        key
        polarity
      }
      ...PlannedTarget
      conflicts {
        ...PlannedTarget
      }
    }
  }
  regrouped: observations(
    filter: {area: $area, measure: $regrouped, role: [TARGET], period: $period}
    first: 50
  ) {
    nodes {
      measure {
        key
      }
      ...PlannedTarget
    }
  }
}
    fragment PlannedTarget on Observation {
  value
  formatted
  population {
    key
  }
  indicator {
    label
    match
  }
  doubtful
  note
  provenance {
    source {
      key
      status
    }
    line
  }
}`, {"hash":"sha256:fabc74789a23dec2eedaed8d7ca8c281145eb7218d5124037af60b6a6e9eeeaf"}) as unknown as TypedDocumentString<TwoPlansTargetsQuery, TwoPlansTargetsQueryVariables>;
export const UndatedFiguresDocument = new TypedDocumentString(`
    query UndatedFigures($area: [String!], $topic: [Topic!], $first: Int = 50) {
  undated: observations(
    filter: {area: $area, topic: $topic, periodKind: [UNSPECIFIED], hasValue: true}
    first: $first
  ) {
    totalCount
    nodes {
      ...DatedFigure
    }
  }
  inferred: observations(
    filter: {area: $area, topic: $topic, periodInferred: true, hasValue: true}
    first: $first
  ) {
    totalCount
    nodes {
      ...DatedFigure
      period {
        label
        note
      }
    }
  }
  allUndated: observations(
    filter: {periodKind: [UNSPECIFIED], hasValue: true}
    first: 1
  ) {
    totalCount
  }
  allInferred: observations(
    filter: {periodInferred: true, hasValue: true}
    first: 1
  ) {
    totalCount
  }
  sources {
    key
    published {
      label
    }
  }
}
    fragment DatedFigure on Observation {
  measure {
    key
  }
  population {
    key
  }
  role
  formatted
  provenance {
    source {
      key
    }
    line
    raw
  }
}`, {"hash":"sha256:c0c0827cedaf8478ea23f756a907899fbe9e51da91d3aa3f45d19f415cd920e3"}) as unknown as TypedDocumentString<UndatedFiguresQuery, UndatedFiguresQueryVariables>;
export const WhoPublishesWhatDocument = new TypedDocumentString(`
    query WhoPublishesWhat {
  allThree: measures(filter: {publishedByCount: 3}, first: 500) {
    totalCount
    nodes {
      key
      publishedBy {
        slug
      }
    }
  }
  onlyOne: measures(filter: {publishedByCount: 1}, first: 1) {
    totalCount
  }
  onlyCheshireEast: measures(
    filter: {publishedByCount: 1, publishedBy: ["cheshire-east"]}
    first: 500
  ) {
    ...Keys
  }
  onlyCheshireWestAndChester: measures(
    filter: {publishedByCount: 1, publishedBy: ["cheshire-west-and-chester"]}
    first: 500
  ) {
    ...Keys
  }
  onlyHalton: measures(
    filter: {publishedByCount: 1, publishedBy: ["halton"]}
    first: 500
  ) {
    ...Keys
  }
}
    fragment Keys on MeasureConnection {
  totalCount
  nodes {
    key
  }
}`, {"hash":"sha256:be74ad33a975538253a4d3f98d9eb25ea1b55eb4660190e0243d481e0f004f44"}) as unknown as TypedDocumentString<WhoPublishesWhatQuery, WhoPublishesWhatQueryVariables>;