import { InputError } from "../errors.ts";

/** Amber band when none is asked for: short of the target by up to a tenth of it. */
export const DEFAULT_TOLERANCE = 10;

/** A checked amber band. @throws InputError below zero. */
export function checkTolerance(tolerance: number): number {
  if (tolerance < 0)
    throw new InputError(
      `tolerance: ${tolerance} is below zero. Give the amber band in per cent of the target, such as ${DEFAULT_TOLERANCE}.`,
    );
  return tolerance;
}
