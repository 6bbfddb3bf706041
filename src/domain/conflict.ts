import { Decimal } from "decimal.js";
import { allowedValues } from "./interval.ts";
import type { Observation } from "./observation.ts";

/** Two keys of figures that contradict each other; listed once, smaller key first. */
export type ConflictPair = readonly [a: string, b: string];

/** What a conflict is judged within: figures of one publisher for one thing. */
export interface ConflictScope {
  observation: Observation;
  publisher: string;
}

/** The two keys in a fixed order, so that a pair is known whichever side names it. */
export function conflictPair(a: string, b: string): ConflictPair {
  return a < b ? [a, b] : [b, a];
}

/** Rounded half away from zero, in decimal: 1.005 to two digits is 1.01, which binary arithmetic misses. */
const roundTo = (value: number, decimals: number): number =>
  new Decimal(value).toNearest(new Decimal(10).pow(-decimals), Decimal.ROUND_HALF_UP).toNumber();

/** Whether two figures differ by more than rounding: they agree when they are equal at the coarser of their printed precisions. */
export function contradicts(a: Observation, b: Observation): boolean {
  if (a.value === null || b.value === null) return false;
  const decimals = Math.min(a.decimals ?? 0, b.decimals ?? 0);
  const [one, other] = [allowedValues(a), allowedValues(b)];
  return roundTo(one.low, decimals) > roundTo(other.high, decimals) || roundTo(other.low, decimals) > roundTo(one.high, decimals);
}

function sameThing({ observation: o, publisher }: ConflictScope): string {
  const { kind, start, end } = o.period;
  return JSON.stringify([publisher, o.area, o.measure, o.population, o.reference, o.role, o.unit, o.relativeTo, kind, start, end]);
}

/** Two figures that a publication prints side by side for one indicator: the ends of "from … to …", or estimates by two models. */
function sideBySide(a: Observation, b: Observation): boolean {
  return a.indicator === b.indicator && a.source === b.source && a.provenance?.line === b.provenance?.line;
}

/** Nobody prints one thing as often. More come of a mistake, such as figures of many places under one name, and have as many pairs as would take hours. */
export const MOST_OF_ONE_THING = 100;

/**
 * Every pair of one publisher's figures for the same measure, area, population, role and stated period that contradict each other.
 * Too many figures for one thing are handed to `onCrowd` instead, and have no pairs.
 */
export function findConflicts(scopes: Iterable<ConflictScope>, onCrowd?: (crowd: readonly Observation[]) => void): ConflictPair[] {
  const groups = Map.groupBy(
    [...scopes].filter(({ observation }) => observation.period.start !== null && observation.value !== null),
    sameThing,
  );
  return [...groups.values()].flatMap((group) => {
    const figures = group.map(({ observation }) => observation);
    if (figures.length <= MOST_OF_ONE_THING) return pairsOf(figures);
    onCrowd?.(figures);
    return [];
  });
}

function pairsOf(figures: readonly Observation[]): ConflictPair[] {
  return figures.flatMap((a, index) =>
    figures
      .slice(index + 1)
      .filter((b) => !sideBySide(a, b) && contradicts(a, b))
      .map((b) => conflictPair(a.key, b.key)),
  );
}
