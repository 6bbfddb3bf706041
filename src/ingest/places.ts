import type { Report } from "./csv.ts";
import { repeats } from "./keys.ts";

/** Numbers that are kept of a row: its line in the document, its place there and its line in the file. */
const WIDTH = 3;

/** The places that the figures of one file claim, kept as plain numbers until the file ends: two figures cannot stand in one. */
export class Places {
  private numbers = new Float64Array(WIDTH * 1024);
  private count = 0;
  private ascending = true;

  /** Takes the place of the row on `fileLine`. */
  add(line: number, place: number, fileLine: number): void {
    const end = WIDTH * this.count;
    if (end === this.numbers.length) {
      const more = new Float64Array(2 * end);
      more.set(this.numbers);
      this.numbers = more;
    }
    if (this.count > 0) {
      const [lastLine, lastPlace] = [this.at(this.count - 1, 0), this.at(this.count - 1, 1)];
      this.ascending &&= line > lastLine || (line === lastLine && place > lastPlace);
    }
    this.numbers[end] = line;
    this.numbers[end + 1] = place;
    this.numbers[end + 2] = fileLine;
    this.count += 1;
  }

  private at(row: number, offset: number): number {
    return this.numbers[row * WIDTH + offset] ?? 0;
  }

  /** Reports every row of the file that claims the place of an earlier one. Where places rise from row to row, as documents are read, none can. */
  check(file: string, report: Report): void {
    if (this.ascending) return;
    const at = (row: number, offset: number): number => this.at(row, offset);
    const order = Array.from({ length: this.count }, (_, row) => row).sort((a, b) => at(a, 0) - at(b, 0) || at(a, 1) - at(b, 1) || a - b);
    const same = (a: number, b: number): boolean => at(a, 0) === at(b, 0) && at(a, 1) === at(b, 1);
    let first = order[0] ?? 0;
    const again: (readonly [row: number, first: number])[] = [];
    for (const row of order.slice(1)) {
      if (same(row, first)) again.push([row, first]);
      else first = row;
    }
    for (const [row, earlier] of again.sort(([a], [b]) => a - b))
      report({ file, line: at(row, 2), column: "line, place", message: repeats(`${at(row, 0)}, ${at(row, 1)}`, at(earlier, 2)) });
  }
}
