import type { Value } from "./cell.ts";
import type { Report, TypedRow } from "./csv.ts";

/** The cells of a row by column. */
export type Values = TypedRow["values"];

/** One rule: whether a row keeps it, the column to blame, and what is wrong, was found and would be right. */
export type Rule<C> = (values: Values, context: C) => [column: string, message: string] | null;

/** A rule that blames one column. */
export const rule =
  <C>(column: string, broken: (values: Values, context: C) => unknown, message: (values: Values, context: C) => string): Rule<C> =>
  (values, context) =>
    broken(values, context) ? [column, message(values, context)] : null;

/** Whether a cell is filled in. */
export const has = (value: Value | undefined): boolean => value !== null && value !== undefined;

/** Reports each rule that a row breaks. */
export function applyRules<C>(file: string, { line, values }: TypedRow, rules: readonly Rule<C>[], context: C, report: Report): void {
  for (const check of rules) {
    const broken = check(values, context);
    if (broken) report({ file, line, column: broken[0], message: broken[1] });
  }
}
