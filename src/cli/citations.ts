/** A figure as far as its place in print is concerned. */
export interface Cited {
  formatted: string;
  provenance: { line: number; locator: string; raw: string; source: { title: string; status: string } } | null;
  components?: readonly Cited[];
}

/** Numbers the places where figures are printed, each once, in the order in which they are named. */
export class Citations {
  private readonly texts: string[] = [];

  /** The mark of a figure, such as `[1]`, or `[2][3]` for one that is computed from two. */
  mark(figure: Cited, whose: string): string {
    if (figure.provenance === null)
      return (figure.components ?? []).map((part) => this.mark(part, `${whose} (${part.formatted})`)).join("");
    const { line, locator, raw, source } = figure.provenance;
    const draft = source.status === "DRAFT" ? " (draft)" : "";
    const text = `${whose}: ${raw === "" ? "an empty cell" : `“${raw}”`}, ${source.title}${draft}, ${locator}, line ${line}`;
    const at = this.texts.indexOf(text);
    return `[${at >= 0 ? at + 1 : this.texts.push(text)}]`;
  }

  /** What each mark stands for, in order. */
  list(): readonly string[] {
    return this.texts;
  }
}
