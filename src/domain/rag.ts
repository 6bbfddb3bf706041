import { Decimal } from "decimal.js";
import { allowedValues, type Interval } from "./interval.ts";
import { Polarity } from "./measure.ts";
import type { Observation } from "./observation.ts";
import { type Aim, isStrict, pointsTheRightWay, thresholdOf } from "./target.ts";

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

/** Where the values of an open end lie: at the end itself they are never taken, only just beyond it. */
type Side = "WORSE" | "AT" | "BETTER";

/** The rating of one value, or of those that lie just beyond it. */
function rateValue({ polarity, value: goal, strict, tolerance }: Goal, value: number, side: Side): Rag {
  const lead = polarity === Polarity.HIGHER_IS_BETTER ? value - goal : goal - value;
  if (lead > 0 || (lead === 0 && (side === "BETTER" || (side === "AT" && !strict)))) return Rag.GREEN;
  if (!Number.isFinite(lead)) return Rag.RED;
  const shortfall = new Decimal(value).minus(goal).abs().times(100);
  const band = new Decimal(goal).abs().times(tolerance);
  return shortfall.lessThan(band) || (shortfall.equals(band) && side !== "WORSE") ? Rag.AMBER : Rag.RED;
}

/** The ratings at both ends of what a figure allows. */
function rateEnds(goal: Goal, { low, high, lowOpen, highOpen }: Interval): Rag[] {
  const [above, below]: readonly [Side, Side] = goal.polarity === Polarity.HIGHER_IS_BETTER ? ["BETTER", "WORSE"] : ["WORSE", "BETTER"];
  return [rateValue(goal, low, lowOpen ? above : "AT"), rateValue(goal, high, highOpen ? below : "AT")];
}

/**
 * Red, amber or green against a target: GREEN when met, strictly so for OVER and UNDER; AMBER when worse by at most the tolerance, its edge included.
 * Not rated without figure, target or direction, where either is doubtful, or where the values that either allows give different answers.
 */
export function rate(polarity: Polarity, figure: Observation, aim: Aim | null, tolerance: number): Rag {
  const threshold = aim && thresholdOf(aim);
  if (!threshold || figure.value === null || !pointsTheRightWay(polarity, aim)) return Rag.NOT_RATED;
  const { target } = aim;
  const { value: low, valueHigh } = threshold;
  if (figure.doubtful || target.doubtful || threshold.doubtful || figure.unit !== threshold.unit || low === null) return Rag.NOT_RATED;
  const strict = isStrict(target);
  const goals = [...new Set([low, valueHigh ?? low])].map((value) => ({ polarity, value, strict, tolerance }));
  const [first = Rag.NOT_RATED, ...others] = goals.flatMap((goal) => rateEnds(goal, allowedValues(figure)));
  return others.every((rating) => rating === first) ? first : Rag.NOT_RATED;
}
