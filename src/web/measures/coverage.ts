import type { PageMeasuresQuery } from "../../client/generated/graphql.ts";
import { MISSING } from "../wording.ts";

/** A measure with what each council has for it. */
export type CoveredMeasure = PageMeasuresQuery["measures"]["nodes"][number];

/** What a council has for a measure: a figure, or a hole of some kind with its reason. */
export interface Coverage {
  kind: "figure" | "target" | "other" | "missing" | "never";
  /** The figure, or the hole in two or three words. */
  text: string;
  /** The year of a figure, or the hole's reason as a sentence. */
  detail: string;
}

/** Kinds of coverage in words, fullest first. */
export const COVERAGES: Readonly<Record<Coverage["kind"], string>> = {
  figure: "Figure",
  target: "Target only",
  other: "Only for another group or kind",
  missing: "Cell without a number",
  never: "Never published",
};

const year = (label: string): string => (label === "not stated" ? "undated" : label);

/** What one council has for one measure, of the measure's own population; a hole's reason is the hub's own sentence. */
export function coverageOf({ comparison, targets }: CoveredMeasure, slug: string): Coverage {
  const row = comparison?.rows.find(({ area }) => area.slug === slug);
  const reason = comparison?.reasons.find(({ code, areas }) => code === "NO_FIGURE" && areas.some((area) => area.slug === slug));
  const target = targets?.rows.find(({ area }) => area.slug === slug)?.observation ?? null;
  const aimed = target === null ? "" : `${target.formatted}, ${year(target.period.label)}`;
  const detail = reason?.message ?? "";
  if (row?.observation) return { kind: "figure", text: row.observation.formatted, detail: year(row.observation.period.label) };
  const [cell] = row?.missing ?? [];
  if (cell?.missing) {
    return { kind: "missing", text: MISSING[cell.missing], detail: aimed === "" ? detail : `${detail} Target: ${aimed}.` };
  }
  if (target !== null) return { kind: "target", text: "Target only", detail: aimed };
  if (row?.absence === "NEVER_PUBLISHED") return { kind: "never", text: "Never published", detail: "" };
  return { kind: "other", text: row?.absence === "OTHER_POPULATION" ? "Not for this group" : "No outturn", detail };
}
