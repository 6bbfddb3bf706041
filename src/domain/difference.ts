import { Decimal } from "decimal.js";

// Half away from zero, as published statistics are rounded; decimal.js calls that ROUND_HALF_UP.
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** A number and the digits after the point that it was printed with. */
export interface Printed {
  value: number;
  decimals: number | null;
}

/** a − b in decimal, rounded half away from zero to the finer of the two printed precisions: 68.8 − 49.6 is 19.2. Zero has no sign. */
export function subtract(a: Printed, b: Printed): number {
  return new Exact(a.value).minus(b.value).toDecimalPlaces(finerDecimals(a, b)).toNumber() + 0;
}

/** Digits after the point of a difference; a whole million is no finer than a unit. */
export function finerDecimals(a: Printed, b: Printed): number {
  return Math.max(0, a.decimals ?? 0, b.decimals ?? 0);
}

/** How large a part is of a whole, in per cent, exactly; null where the whole is zero. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : new Exact(part).dividedBy(whole).times(100).abs().toNumber();
}

/** a / b rounded to some digits, for rates of change. */
export function divide(a: number, b: number, decimals: number): number {
  return new Exact(a).dividedBy(b).toDecimalPlaces(decimals).toNumber();
}
