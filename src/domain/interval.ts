import { Bound, type Observation } from "./observation.ts";

/** The values that a printed figure allows; an open end is not itself allowed. */
export interface Interval {
  low: number;
  high: number;
  lowOpen: boolean;
  highOpen: boolean;
}

/** What a figure with a number allows: one point, a range, or everything beyond a bound; ABOUT goes by its value. */
export function allowedValues({ value, valueHigh, bound }: Pick<Observation, "value" | "valueHigh" | "bound">): Interval {
  const low = value ?? Number.NaN;
  const point = { low, high: valueHigh ?? low, lowOpen: false, highOpen: false };
  switch (bound) {
    case Bound.OVER:
      return { ...point, high: Number.POSITIVE_INFINITY, lowOpen: true };
    case Bound.AT_LEAST:
      return { ...point, high: Number.POSITIVE_INFINITY };
    case Bound.UNDER:
      return { ...point, low: Number.NEGATIVE_INFINITY, highOpen: true };
    case Bound.AT_MOST:
      return { ...point, low: Number.NEGATIVE_INFINITY };
    default:
      return point;
  }
}

/** Whether a figure is one value, not a bound or a range. */
export function isPoint({ low, high }: Interval): boolean {
  return low === high;
}

/** Whether every value of the first lies below every value of the second. */
export function isBelow(a: Interval, b: Interval): boolean {
  return a.high < b.low || (a.high === b.low && (a.highOpen || b.lowOpen));
}

/** Whether some value of one is also, or cannot be told apart from, a value of the other. */
export function overlaps(a: Interval, b: Interval): boolean {
  return !isBelow(a, b) && !isBelow(b, a);
}
