import type { Observation } from "../domain/observation.ts";
import { Unit } from "../domain/unit.ts";

/** How a workbook shows a number of a unit at its printed precision: 79% stays 79 with a per cent sign behind it, money has its sign before. */
export function numberFormat(unit: Unit, decimals: number | null): string {
  const isMoney = unit === Unit.GBP || unit === Unit.GBP_PER_WEEK;
  const printed = Math.max(0, decimals ?? 0);
  const digits = isMoney && printed > 0 ? Math.max(2, printed) : printed;
  const number = digits === 0 ? "#,##0" : `#,##0.${"0".repeat(digits)}`;
  if (isMoney) return `"£"${number};-"£"${number}`;
  return unit === Unit.PERCENT ? `${number}"%"` : number;
}

/** The format of a figure's own value. */
export function formatOf({ unit, decimals }: Pick<Observation, "unit" | "decimals">): string {
  return numberFormat(unit, decimals);
}
