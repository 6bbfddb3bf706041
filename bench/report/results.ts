import type { Scores } from "../run/contest.ts";
import type { Medians } from "../run/growth.ts";
import type { Machine } from "../run/machine.ts";
import type { Build, Size } from "../run/store.ts";
import type { Row } from "../run/work.ts";

/** What was measured on one data set. */
export interface SizeResults {
  size: Size;
  observations: number;
  titles: Partial<Record<Row, string>>;
  scores: Scores;
  /** Megabytes of the hub as shipped: what it took after comparisons alone, the most that it took, and what it takes when it has been let alone after all the work. */
  memory: { small: number | null; peak: number; rest: number } | null;
}

/** Everything that one run found. */
export interface Results {
  date: string;
  machine: Machine;
  /** Whether servers and load had a core each. */
  divided: boolean;
  minutes: number;
  sizes: SizeResults[];
  growth: Medians;
  /** Seconds from start to first answer. */
  starts: Partial<Record<Size, number>>;
  builds: Partial<Record<Size, Build>>;
  /** Seconds of each import of the national rows by the sqlite3 shell; none without one. */
  imports: number[];
  /** What was left out, and why. */
  left: string[];
}
