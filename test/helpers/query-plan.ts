import type { Connection } from "../../src/store/database.ts";

/** One step of how SQLite runs a statement, with those that it holds. */
export interface Step {
  detail: string;
  steps: Step[];
}

interface Row {
  id: number;
  parent: number;
  detail: string;
}

/** How SQLite would run a statement. Values that are bound make a difference only in a large table, of whose values it has statistics. */
export function planOf(
  { raw }: Connection,
  statement: string,
  values: readonly unknown[] = Array.from(statement.matchAll(/\?/g), () => null),
): Step[] {
  const top: Step = { detail: "", steps: [] };
  const known = new Map([[0, top]]);
  for (const { id, parent, detail } of raw.prepare<unknown[], Row>(`EXPLAIN QUERY PLAN ${statement}`).all(...values)) {
    const step = { detail, steps: [] };
    known.set(id, step);
    known.get(parent)?.steps.push(step);
  }
  return top.steps;
}

const isLoop = ({ detail }: Step): boolean => /^(SCAN|SEARCH) /.test(detail);
const isScan = ({ detail }: Step): boolean => detail.startsWith("SCAN ");
const isSubquery = ({ detail }: Step): boolean => / SUBQUERY \d+$/.test(detail);

/** Every step of a plan. */
export const allSteps = (steps: readonly Step[]): Step[] => steps.flatMap((step) => [step, ...allSteps(step.steps)]);

/** Called a scan by SQLite, but a lookup in an index of words or a list that came with the statement. */
const isVirtual = ({ detail }: Step): boolean => / VIRTUAL TABLE INDEX (\d+:M|1:)/.test(detail);

/** The tables that are read from end to end, each as often as the plan has it. */
export const passesOf = (steps: readonly Step[]): string[] =>
  allSteps(steps)
    .filter((step) => isScan(step) && !isVirtual(step))
    .map(({ detail }) => detail.split(" ")[1] ?? "");

/** Passes over a table that are made anew for each row of something else: within another loop, or in a subquery that depends on one. */
export function repeatedPasses(steps: readonly Step[], isRepeated = false): string[] {
  const first = steps.find(isLoop);
  return steps.flatMap((step) => {
    const here = isScan(step) && (isRepeated || step !== first) ? [step.detail] : [];
    // A subquery that depends on nothing around it is run once.
    const below = isSubquery(step) ? step.detail.startsWith("CORRELATED ") : isRepeated;
    return [...here, ...repeatedPasses(step.steps, below)];
  });
}
