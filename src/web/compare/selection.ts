import type { ObservationRole, PeriodAlignment } from "../../client/generated/graphql.ts";

/** What is compared: everything that a link to a comparison carries. */
export interface Selection {
  measure: string;
  areas: readonly string[];
  /** Null for the measure's own population. */
  population: string | null;
  role: ObservationRole;
  alignment: PeriodAlignment;
  period: string | null;
}

/** Shown to who comes without a wish of their own: three councils, a nation, targets, and reasons for care. */
const FIRST_MEASURE = "eyfs-gld";

const ROLES: readonly ObservationRole[] = ["ACTUAL", "BASELINE", "TARGET", "PROJECTION"];
const ALIGNMENTS: readonly PeriodAlignment[] = ["LATEST", "CLOSEST", "COMMON"];

const oneOf = <Value extends string>(values: readonly Value[], given: string | null): Value | undefined =>
  values.find((value) => value === given?.toUpperCase());

/** Reads a selection from the search part of an address; what is not said there takes its default. */
export function readSelection(search: string, councils: readonly string[]): Selection {
  const given = new URLSearchParams(search);
  const areas = given.getAll("area").filter((area) => area !== "");
  return {
    measure: given.get("measure") || FIRST_MEASURE,
    areas: given.has("area") ? [...new Set(areas)] : councils,
    population: given.get("population") || null,
    role: oneOf(ROLES, given.get("role")) ?? "ACTUAL",
    alignment: oneOf(ALIGNMENTS, given.get("alignment")) ?? "LATEST",
    period: given.get("period") || null,
  };
}

/** The search part that says a selection, by the names that the downloads take too. */
export function searchOf({ measure, areas, population, role, alignment, period }: Selection): string {
  const given = new URLSearchParams({ measure });
  for (const area of areas.length === 0 ? [""] : areas) given.append("area", area);
  if (population !== null) given.set("population", population);
  if (role !== "ACTUAL") given.set("role", role);
  if (alignment !== "LATEST") given.set("alignment", alignment);
  if (period !== null) given.set("period", period);
  return given.toString();
}

/** The address of a comparison. */
export const comparePath = (selection: Selection): string => `/?${searchOf(selection)}`;

/** The address of a comparison of outturns, each council's latest. */
export const comparisonOf = (measure: string, areas: readonly string[], population: string | null = null): string =>
  comparePath({ measure, areas, population, role: "ACTUAL", alignment: "LATEST", period: null });
