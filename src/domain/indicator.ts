export const MappingRelation = {
  EXACT_MATCH: "EXACT_MATCH",
  CLOSE_MATCH: "CLOSE_MATCH",
  BROAD_MATCH: "BROAD_MATCH",
  NARROW_MATCH: "NARROW_MATCH",
  RELATED_MATCH: "RELATED_MATCH",
} as const;
export type MappingRelation = (typeof MappingRelation)[keyof typeof MappingRelation];

/** An indicator as one publication prints it, mapped to one shared measure with a SKOS relation. */
export interface Indicator {
  key: string;
  source: string;
  code: string | null;
  label: string;
  measure: string;
  population: string;
  /** For a gap: whom the group is set against, where printed. */
  reference: string | null;
  match: MappingRelation;
  matchNote: string | null;
}
