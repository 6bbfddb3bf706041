import type { Rag, Topic } from "../../client/generated/graphql.ts";
import { keysOf, TOPICS } from "../wording.ts";

/** What a scorecard is set against, and which of its lines are shown: everything that a link to it carries. */
export interface CardSelection {
  area: string;
  /** Null for every other council with plans of its own. */
  against: readonly string[] | null;
  tolerance: number;
  topic: Topic | null;
  rag: readonly Rag[];
}

/** Ratings, worst first. */
export const RATINGS: readonly Rag[] = ["RED", "AMBER", "GREEN", "NOT_RATED"];

/** Amber bands on offer, per cent of the target. */
export const TOLERANCES: readonly number[] = [0, 5, 10, 20];

/** Reads a selection from the search part of an address. */
export function readCard(area: string, search: string): CardSelection {
  const given = new URLSearchParams(search);
  const tolerance = given.has("tolerance") ? Number(given.get("tolerance")) : 10;
  const rag = new Set(given.getAll("rag"));
  return {
    area,
    against: given.has("against") ? given.getAll("against").filter((slug) => slug !== "") : null,
    tolerance: Number.isFinite(tolerance) && tolerance >= 0 ? tolerance : 10,
    topic: keysOf(TOPICS).find((topic) => topic === given.get("topic")) ?? null,
    rag: RATINGS.filter((rating) => rag.has(rating)),
  };
}

/** The address of a scorecard. */
export function cardPath({ area, against, tolerance, topic, rag }: CardSelection): string {
  const given = new URLSearchParams();
  for (const peer of against === null ? [] : against.length === 0 ? [""] : against) given.append("against", peer);
  if (tolerance !== 10) given.set("tolerance", String(tolerance));
  if (topic !== null) given.set("topic", topic);
  for (const rating of rag) given.append("rag", rating);
  const search = given.toString();
  return `/council/${encodeURIComponent(area)}${search === "" ? "" : `?${search}`}`;
}
