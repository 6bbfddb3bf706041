/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type ContradictoryFiguresQueryVariables = Exact<{
  area?: Array<string> | string | null | undefined;
  measure?: Array<string> | string | null | undefined;
  role?: Array<ObservationRole> | ObservationRole | null | undefined;
}>;


export type ContradictoryFiguresQuery = { observations: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, note: string | null, measure: { key: string }, population: { key: string }, period: { label: string }, provenance: { line: number, source: { key: string } } | null, conflicts: Array<{ formatted: string, period: { label: string }, provenance: { line: number, source: { key: string } } | null }> }> } };

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


export type InexactMappingsQuery = { indicators: { totalCount: number, nodes: Array<{ key: string, label: string, match: MappingRelation, matchNote: string | null, measure: { key: string, name: string } }> } };

export type MeasureCatalogueQueryVariables = Exact<{
  topic?: Array<Topic> | Topic | null | undefined;
  after?: string | null | undefined;
}>;


export type MeasureCatalogueQuery = { measures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ key: string, name: string, unit: Unit, polarity: Polarity, publishedBy: Array<{ slug: string }> }> } };

export type MeasureDefinitionQueryVariables = Exact<{
  measure: string;
}>;


export type MeasureDefinitionQuery = { measure: { name: string, definition: string, topic: Topic, unit: Unit, polarity: Polarity, kind: MeasureKind, population: { name: string }, gapOf: { key: string, name: string } | null, seriesBreaks: Array<{ date: string, reason: string }>, publishedBy: Array<{ name: string }> } | null };

export type MeasuresByNumberOfPublishersQueryVariables = Exact<{
  councils: number;
}>;


export type MeasuresByNumberOfPublishersQuery = { measures: { totalCount: number, nodes: Array<{ key: string, name: string, topic: Topic }> } };

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

export type SearchQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
}>;


export type SearchQuery = { search: Array<{ result:
      | { __typename: 'Area', slug: string, areaName: string }
      | { __typename: 'Indicator', key: string, label: string }
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

export type UndatedFiguresQueryVariables = Exact<{
  area?: Array<string> | string | null | undefined;
  topic?: Array<Topic> | Topic | null | undefined;
  first?: number | null | undefined;
}>;


export type UndatedFiguresQuery = { undated: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, measure: { key: string }, period: { label: string, note: string | null }, provenance: { line: number, raw: string, source: { key: string, published: { label: string } | null } } | null }> }, inferred: { totalCount: number, nodes: Array<{ role: ObservationRole, formatted: string, measure: { key: string }, period: { label: string, note: string | null }, provenance: { line: number, raw: string, source: { key: string, published: { label: string } | null } } | null }> } };

export type DatedFigureFragment = { role: ObservationRole, formatted: string, measure: { key: string }, period: { label: string, note: string | null }, provenance: { line: number, raw: string, source: { key: string, published: { label: string } | null } } | null };

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
export const DatedFigureFragmentDoc = new TypedDocumentString(`
    fragment DatedFigure on Observation {
  measure {
    key
  }
  role
  formatted
  period {
    label
    note
  }
  provenance {
    source {
      key
      published {
        label
      }
    }
    line
    raw
  }
}
    `, {"fragmentName":"DatedFigure"}) as unknown as TypedDocumentString<DatedFigureFragment, unknown>;
export const ContradictoryFiguresDocument = new TypedDocumentString(`
    query ContradictoryFigures($area: [String!], $measure: [String!], $role: [ObservationRole!]) {
  observations(
    filter: {area: $area, measure: $measure, role: $role, conflicting: true}
    first: 100
  ) {
    totalCount
    nodes {
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
      formatted
      provenance {
        source {
          key
        }
        line
      }
      note
      conflicts {
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
    `, {"hash":"sha256:a90bfdcf2466631b2e87f2a2940d13afc6fa9f2293ead9585b41fc0e10722361"}) as unknown as TypedDocumentString<ContradictoryFiguresQuery, ContradictoryFiguresQueryVariables>;
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
        name
      }
      match
      matchNote
    }
  }
}
    `, {"hash":"sha256:94a6ebb7c2c9c5f027dba490d5b78995372861a1989a6a0095290b346ef51cfb"}) as unknown as TypedDocumentString<InexactMappingsQuery, InexactMappingsQueryVariables>;
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
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $first: Int = 5) {
  search(text: $text, first: $first) {
    result {
      __typename
      ... on Measure {
        key
        name
      }
      ... on Indicator {
        key
        label
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
    `, {"hash":"sha256:10e332b30879b89963da966299b5e98b6fb159a927c9483956d9c72302ccf3d2"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
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
    }
  }
}
    fragment DatedFigure on Observation {
  measure {
    key
  }
  role
  formatted
  period {
    label
    note
  }
  provenance {
    source {
      key
      published {
        label
      }
    }
    line
    raw
  }
}`, {"hash":"sha256:d6b8377e3827876c20e97775afd5e5240212bb74bec9d23e5b83aa655a7a139f"}) as unknown as TypedDocumentString<UndatedFiguresQuery, UndatedFiguresQueryVariables>;