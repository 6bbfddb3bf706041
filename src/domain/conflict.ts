import { Bound, type Observation } from "./observation.ts";

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

const roundTo = (value: number, decimals: number): number => Math.round(value * 10 ** decimals + Number.EPSILON * Math.sign(value));

/** The values that a printed figure allows: a point, a range, or an open end for a bound. */
function allowed({ value, valueHigh, bound }: Observation): readonly [low: number, high: number] {
  const low = value ?? Number.NaN;
  switch (bound) {
    case Bound.OVER:
    case Bound.AT_LEAST:
      return [low, Number.POSITIVE_INFINITY];
    case Bound.UNDER:
    case Bound.AT_MOST:
      return [Number.NEGATIVE_INFINITY, low];
    default:
      return [low, valueHigh ?? low];
  }
}

/** Whether two figures differ by more than rounding: they agree when they are equal at the coarser of their printed precisions. */
export function contradicts(a: Observation, b: Observation): boolean {
  if (a.value === null || b.value === null) return false;
  const decimals = Math.min(a.decimals ?? 0, b.decimals ?? 0);
  const [aLow, aHigh] = allowed(a);
  const [bLow, bHigh] = allowed(b);
  return roundTo(aLow, decimals) > roundTo(bHigh, decimals) || roundTo(bLow, decimals) > roundTo(aHigh, decimals);
}

function sameThing({ observation: o, publisher }: ConflictScope): string {
  const { kind, start, end } = o.period;
  return JSON.stringify([publisher, o.area, o.measure, o.population, o.reference, o.role, o.unit, o.relativeTo, kind, start, end]);
}

/** Two figures that a publication prints side by side for one indicator: the ends of "from … to …", or estimates by two models. */
function sideBySide(a: Observation, b: Observation): boolean {
  return a.indicator === b.indicator && a.source === b.source && a.provenance?.line === b.provenance?.line;
}

/** Every pair of one publisher's figures for the same measure, area, population, role and stated period that contradict each other. */
export function findConflicts(scopes: Iterable<ConflictScope>): ConflictPair[] {
  const groups = Map.groupBy(
    [...scopes].filter(({ observation }) => observation.period.start !== null && observation.value !== null),
    sameThing,
  );
  return [...groups.values()].flatMap((group) =>
    group.flatMap(({ observation: a }, index) =>
      group
        .slice(index + 1)
        .filter(({ observation: b }) => !sideBySide(a, b) && contradicts(a, b))
        .map(({ observation: b }) => conflictPair(a.key, b.key)),
    ),
  );
}
