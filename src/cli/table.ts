import Table from "cli-table3";

/** A column of a table. */
export interface Column {
  title: string;
  align?: "left" | "right";
  /** Keeps its width, whatever the others have to give up. */
  fixed?: boolean;
}

/** A cell: its text, and how its lines are coloured. */
export type Cell = string | { text: string; paint: (line: string) => string };

const GAP = 2;
/** Narrower columns are harder to read than a line that is too long. */
const LEAST = 8;

/** Ties words together that belong on one line, such as a figure and its unit. */
export const tie = (text: string): string => text.replaceAll(" ", "\u00a0");
const untie = (text: string): string => text.replaceAll("\u00a0", " ");

/** Longer ones are statements, not numbers. */
const LONGEST_QUANTITY = 24;

/** A figure for a cell: a number stays on one line with its unit, a statement in words may be broken. */
export function quantity(text: string): string {
  return /\d/.test(text) && text.length <= LONGEST_QUANTITY ? tie(text) : text.replace(/\.$/, "");
}

/** How many columns a text takes. */
export const widthOf = (text: string): number => [...text].length;

/** Breaks a text into lines of at most `width`, at spaces only: a longer word gets a line of its own and is never cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/[ \t]+/).filter((part) => part !== "")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && widthOf(longer) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines.map(untie);
}

/** A paragraph within `width`, all its lines indented, the first one led by a mark. */
export function paragraph(text: string, width: number, mark = ""): string {
  const indent = " ".repeat(widthOf(mark));
  return wrap(text, width - widthOf(mark))
    .map((line, index) => `${index === 0 ? mark : indent}${line}`.trimEnd())
    .join("\n");
}

const textOf = (cell: Cell): string => (typeof cell === "string" ? cell : cell.text);
const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf));

/** Widths for columns whose texts are given, so that they fit into `width` as far as their longest words allow. */
function shrink(columns: readonly Column[], texts: readonly (readonly string[])[], width: number): number[] {
  const widths = texts.map((column) => longest(column.flatMap((text) => text.split("\n"))));
  const least = texts.map((column, index) =>
    columns[index]?.fixed ? (widths[index] ?? 0) : Math.max(LEAST, longest(column.flatMap((text) => text.split(/[ \t\n]+/)))),
  );
  let excess = widths.reduce((sum, each) => sum + each + GAP, -GAP) - width;
  while (excess > 0) {
    const spare = widths.map((each, index) => (each > (least[index] ?? 0) ? each : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

/** An aligned table without rules, within `width` where its longest words allow it; nothing is ever cut. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  head: (line: string) => string,
): string {
  const texts = columns.map(({ title }, index) => [title, ...rows.map((row) => textOf(row[index] ?? ""))]);
  const widths = shrink(columns, texts, width);
  const broken = (cell: Cell, index: number): string => {
    const lines = wrap(textOf(cell), widths[index] ?? 0);
    return (typeof cell === "string" ? lines : lines.map(cell.paint)).join("\n");
  };
  const nothing = ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"];
  const rules = [...nothing, "left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"];
  const drawn = new Table({
    chars: Object.fromEntries(rules.map((rule) => [rule, ""])),
    style: { "padding-left": 0, "padding-right": GAP, head: [], border: [] },
    colAligns: columns.map(({ align }) => align ?? "left"),
  });
  drawn.push(columns.map(({ title }, index) => broken({ text: title, paint: head }, index)));
  drawn.push(...rows.map((row) => row.map(broken)));
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
