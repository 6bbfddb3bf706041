import type { Comparison, ComparisonRow } from "./comparison.ts";
import { Polarity } from "./measure.ts";

/** The rows with figures in the order of a bar chart: best first, highest first for a neutral measure; equal ones as they were asked for. */
export function barsOf({ measure, rows }: Comparison): ComparisonRow[] {
  const sign = measure.polarity === Polarity.LOWER_IS_BETTER ? 1 : -1;
  return rows
    .filter(({ observation }) => observation !== null)
    .sort((a, b) => sign * ((a.observation?.value ?? 0) - (b.observation?.value ?? 0)));
}
