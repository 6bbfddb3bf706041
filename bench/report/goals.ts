import type { Score, Scores } from "../run/contest.ts";
import type { Name } from "../run/contestants.ts";
import { median } from "../run/median.ts";
import type { Row } from "../run/work.ts";
import type { Results } from "./results.ts";
import { figure } from "./table.ts";

/** Share of the limit's rate that the hub is to reach. */
export const OF_LIMIT: Readonly<Partial<Record<Row, number>>> = { a: 0.7, b: 0.8, c: 0.5, d: 0.7 };

/** Who is held against the goals: the hub as it is shipped, and without its cache, with which nearly all work becomes repeated work. */
export const HELD: Readonly<Record<Row, readonly Name[]>> = {
  a: ["hub", "hub without cache"],
  b: ["hub"],
  c: ["hub", "hub without cache"],
  d: ["hub", "hub without cache"],
  e: ["hub", "hub without cache"],
  f: ["hub"],
};

export const PEERS = ["Yoga", "Mercurius", "PostGraphile"] as const satisfies readonly Name[];

const counts = (score: Score | undefined): score is Score => score !== undefined && score.bad === 0 && score.answers > 0;

/** How many times another's rate the hub's is on a row; null where one of them has no score that counts. */
export function timesOf(scores: Scores, row: Row, other: Name, held: Name): number | null {
  const [own, theirs] = [scores[row]?.[held], scores[row]?.[other]];
  return counts(own) && counts(theirs) ? own.rate / theirs.rate : null;
}

/** The same by the servers' processor time for an answer, which other programs on the machine disturb less. */
export function processorTimesOf(scores: Scores, row: Row, other: Name, held: Name): number | null {
  const [own, theirs] = [scores[row]?.[held], scores[row]?.[other]];
  return counts(own) && counts(theirs) && own.processor && theirs.processor ? theirs.processor / own.processor : null;
}

/** A promise about growth, with what was measured. */
export interface Goal {
  what: string;
  measured: string;
  goal: string;
  /** Null where it was not measured. */
  met: boolean | null;
}

const NOT_MEASURED = "not part of this run";

function goalOf(what: string, goal: string, value: number | null | undefined, most: number, unit: string): Goal {
  const known = value !== null && value !== undefined;
  return { what, goal, measured: known ? `${figure(value)}${unit}` : NOT_MEASURED, met: known ? value <= most : null };
}

/** What is promised of size, memory and start. */
export function growthGoals({ growth, sizes, starts, builds, imports }: Results): Goal[] {
  const { publications, national, large } = growth;
  const ratio = (grown: number | undefined, from: number | undefined) => (from === undefined || grown === undefined ? null : grown / from);
  const memory = sizes.find(({ size }) => size === "national")?.memory;
  const build = builds.national;
  const imported = imports.length === 0 ? null : median(imports);
  return [
    goalOf(
      "p50 of (a) at 10,000,000 observations, against the publications",
      "at most 1.5 times",
      ratio(large, publications),
      1.5,
      " times",
    ),
    goalOf(
      "p50 of (a) at 640,000 observations, against the publications",
      "at most 1.5 times",
      ratio(national, publications),
      1.5,
      " times",
    ),
    ...(large === undefined || national === undefined
      ? []
      : [goalOf("p50 of (a) at 10,000,000 observations, against 640,000", "at most 1.5 times", ratio(large, national), 1.5, " times")]),
    goalOf("resident memory at 640,000, at rest after all the work", "under 200 MB", memory?.rest, 200, " MB"),
    goalOf("the same after comparisons alone, (a) and (b)", "under 200 MB", memory?.small, 200, " MB"),
    goalOf("the most of it, while large answers and files are made", "under 200 MB", memory?.peak, 200, " MB"),
    goalOf("from the start of `serve` to the first answer at 640,000", "under 1 s", starts.national, 1, " s"),
    ...(starts.large === undefined ? [] : [goalOf("the same at 10,000,000", "under 1 s", starts.large, 1, " s")]),
    goalOf(
      `building the store of 640,000${build && imported ? ` (${figure(build.seconds)} s), against the sqlite3 shell's .import (${figure(imported)} s)` : ""}`,
      "at most 3 times",
      build && imported ? build.seconds / imported : null,
      3,
      " times",
    ),
    goalOf("peak memory of that build", "under 400 MB", build?.peak, 400, " MB"),
  ];
}
