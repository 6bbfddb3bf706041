import { Decimal } from "decimal.js";
import { allowedValues, type Interval } from "./interval.ts";
import { Polarity } from "./measure.ts";
import { Bound, type Observation } from "./observation.ts";
import { type Aim, pointsTheRightWay } from "./target.ts";

export const Rag = { GREEN: "GREEN", AMBER: "AMBER", RED: "RED", NOT_RATED: "NOT_RATED" } as const;
export type Rag = (typeof Rag)[keyof typeof Rag];

/** How a target is met: from which value on, and whether that value itself is not enough. */
interface Goal {
  polarity: Polarity;
  value: number;
  strict: boolean;
  /** Amber band, per cent of the target's absolute value. */
  tolerance: number;
}

/** The rating of one value; at an open end the value itself is never taken, only those beyond it on the allowed side. */
function rateValue({ polarity, value: goal, strict, tolerance }: Goal, value: number, beyondIsBetter: boolean): Rag {
  const lead = polarity === Polarity.HIGHER_IS_BETTER ? value - goal : goal - value;
  if (lead > 0 || (lead === 0 && (!strict || beyondIsBetter))) return Rag.GREEN;
  if (!Number.isFinite(lead)) return Rag.RED;
  const shortfall = new Decimal(value).minus(goal).abs();
  return shortfall.times(100).lessThanOrEqualTo(new Decimal(goal).abs().times(tolerance)) ? Rag.AMBER : Rag.RED;
}

/** The ratings at both ends of what a figure allows. */
function rateEnds(goal: Goal, { low, high, lowOpen, highOpen }: Interval): Rag[] {
  const higher = goal.polarity === Polarity.HIGHER_IS_BETTER;
  return [rateValue(goal, low, lowOpen && higher), rateValue(goal, high, highOpen && !higher)];
}

/**
 * Red, amber or green against a target: GREEN when met, strictly so for OVER and UNDER; AMBER when worse by at most the tolerance, its edge included.
 * Not rated without figure, target or direction, where either is doubtful, or where the values that either allows give different answers.
 */
export function rate(polarity: Polarity, figure: Observation, aim: Aim | null, tolerance: number): Rag {
  if (aim === null || aim.mark === null || figure.value === null || !pointsTheRightWay(polarity, aim)) return Rag.NOT_RATED;
  const { target, mark } = aim;
  const { value: low } = mark;
  if (figure.doubtful || target.doubtful || mark.doubtful || figure.unit !== mark.unit || low === null) return Rag.NOT_RATED;
  // Another area's figure that is itself a bound fixes no threshold.
  if (mark !== target && (mark.valueHigh !== null || (mark.bound !== null && mark.bound !== Bound.ABOUT))) return Rag.NOT_RATED;
  const strict = target.bound === Bound.OVER || target.bound === Bound.UNDER;
  const goals = [...new Set([low, mark.valueHigh ?? low])].map((value) => ({ polarity, value, strict, tolerance }));
  const [first = Rag.NOT_RATED, ...others] = goals.flatMap((goal) => rateEnds(goal, allowedValues(figure)));
  return others.every((rating) => rating === first) ? first : Rag.NOT_RATED;
}
