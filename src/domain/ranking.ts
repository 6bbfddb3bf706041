import { finerDecimals, subtract } from "./difference.ts";
import { allowedValues, isBelow, isPoint, overlaps } from "./interval.ts";
import { Polarity } from "./measure.ts";
import type { Observation } from "./observation.ts";

/** Whether the first is better for sure, whatever values the two allow. Never for a neutral measure. */
export function isBetter(polarity: Polarity, a: Observation, b: Observation): boolean {
  if (a.value === null || b.value === null || polarity === Polarity.NEUTRAL) return false;
  const [one, other] = [allowedValues(a), allowedValues(b)];
  return polarity === Polarity.HIGHER_IS_BETTER ? isBelow(other, one) : isBelow(one, other);
}

/**
 * The figures whose place among the others is certain: all that are one value,
 * and a bound or range only where no value it allows would change its place.
 */
function rankable(figures: readonly Observation[]): Observation[] {
  const clear = (figure: Observation, others: readonly Observation[]) =>
    others.every((other) => other === figure || !overlaps(allowedValues(figure), allowedValues(other)));
  const points = figures.filter((figure) => isPoint(allowedValues(figure)));
  const bounds = figures.filter((figure) => !points.includes(figure) && clear(figure, points));
  return [...points, ...bounds.filter((figure) => clear(figure, bounds))];
}

/** Ranks of figures of one measure: 1 is best, equal values share the lowest rank and the next is skipped; null where there is no certain place. */
export function rank(polarity: Polarity, figures: readonly Observation[]): (number | null)[] {
  if (polarity === Polarity.NEUTRAL) return figures.map(() => null);
  const placed = rankable(figures.filter(({ value }) => value !== null));
  return figures.map((figure) => (placed.includes(figure) ? 1 + placed.filter((other) => isBetter(polarity, other, figure)).length : null));
}

/** Distance between the best and the worst figure with one certain value, at the finer of their precisions; null with fewer than two. */
export function spread(polarity: Polarity, figures: readonly Observation[]): number | null {
  if (polarity === Polarity.NEUTRAL) return null;
  const placed = rankable(figures.filter(({ value }) => value !== null));
  const points = placed.filter((figure) => isPoint(allowedValues(figure)));
  if (points.length < 2) return null;
  const sorted = points.map(({ value, decimals }) => ({ value: value ?? 0, decimals })).sort((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!lowest || !highest) return null;
  const finest = sorted.reduce((most, figure) => Math.max(most, finerDecimals(figure, lowest)), 0);
  return subtract({ ...highest, decimals: finest }, lowest);
}
