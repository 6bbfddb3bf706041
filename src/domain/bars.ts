import { Comparability } from "./comparability.ts";
import type { Comparison, ComparisonRow } from "./comparison.ts";
import { Polarity } from "./measure.ts";

/**
 * The rows with figures in the order of a bar chart: best first, highest first for a neutral measure, equal ones as they were asked for.
 * Where nothing may be ranked, all stand as they were asked for: an order would be read as a ranking.
 */
export function barsOf({ measure, rows, verdict }: Comparison): ComparisonRow[] {
  if (verdict === Comparability.NOT_COMPARABLE) return rows.filter(({ observation }) => observation !== null);
  const sign = measure.polarity === Polarity.LOWER_IS_BETTER ? 1 : -1;
  return rows
    .filter(({ observation }) => observation !== null)
    .sort((a, b) => sign * ((a.observation?.value ?? 0) - (b.observation?.value ?? 0)));
}
