import { didYouMean } from "../domain/suggestion.ts";
import type { Value } from "./cell.ts";

/** Names that the unknown ones of a table are held against, all together: about a second. */
const MOST_COMPARED = 2_000_000;

/** Finds what unknown names of a table may mean: for the same one once, and for no more of them than there is patience for. */
export class Hints {
  private readonly said = new Map<string, string>();
  private left = MOST_COMPARED;

  /** ` Did you mean "x"?`, or nothing. */
  of(value: string, known: ReadonlySet<Value>): string {
    const before = this.said.get(value);
    if (before !== undefined) return before;
    this.left -= known.size;
    const hint = this.left < 0 ? "" : didYouMean(value, [...known].map(String));
    this.said.set(value, hint);
    return hint;
  }
}
