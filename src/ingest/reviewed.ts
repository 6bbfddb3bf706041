import { type ConflictPair, conflictPair } from "../domain/conflict.ts";
import { observationKey } from "../domain/observation.ts";
import type { Report, TypedRow } from "./csv.ts";
import type { FigureFile } from "./package.ts";

/** What has to be known of the figures that pairs name. */
interface KnownFigures {
  has(key: string): boolean;
  publisherOf(source: string): string;
}

/** The pairs of contradicting figures that reviewers have entered, whichever side names them. */
export class ReviewedConflicts {
  private readonly found: { file: string; line: number; pair: ConflictPair }[] = [];

  /** Takes what a row of figures names. */
  add({ file, source }: FigureFile, { line, values }: TypedRow): void {
    const named = values["conflicts_with"];
    if (typeof named !== "string") return;
    const key = observationKey(source, Number(values["line"]), Number(values["place"]));
    for (const other of named.split(" ")) if (other !== "") this.found.push({ file, line, pair: conflictPair(key, other) });
  }

  /** The pairs, each checked: of two figures that are there, by one publisher. */
  check(figures: KnownFigures, report: Report): ConflictPair[] {
    const publisher = (key: string) => figures.publisherOf(key.split(":")[0] ?? "");
    for (const { file, line, pair } of this.found) {
      const problem = (message: string) => report({ file, line, column: "conflicts_with", message });
      const [a, b] = pair;
      const unknown = pair.find((key) => !figures.has(key));
      if (unknown !== undefined) problem(`names "${unknown}", which is no figure; write source:line:place`);
      else if (a === b) problem("names the figure itself");
      else if (publisher(a) !== publisher(b))
        problem(`pairs figures of two publishers (${a} and ${b}); a conflict is within one publisher`);
    }
    return this.found.map(({ pair }) => pair);
  }
}
