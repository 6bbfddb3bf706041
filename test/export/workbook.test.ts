import { beforeAll, describe, expect, it } from "vitest";
import { textSheet, workbookOf } from "../../src/export/workbook.ts";
import { makeCorpus, makeObservation, makeSource, period } from "../helpers/corpus.ts";
import { type Exporter, exporter } from "../helpers/export.ts";
import { projectCorpus } from "../helpers/store.ts";
import { type ReadSheet, readWorkbook, unzip } from "../helpers/workbook.ts";

let files: Exporter;
let revision: string;

beforeAll(async () => {
  const corpus = await projectCorpus();
  revision = corpus.revision;
  files = await exporter(corpus);
});

/** The columns of a sheet by their titles. */
function titlesOf(sheet: ReadSheet): Map<string, number> {
  const titles = new Map<string, number>();
  for (let column = 0; sheet.cell(0, column); column += 1) titles.set(String(sheet.cell(0, column)?.value), column);
  return titles;
}

async function sheetsOf(name: string, search: Record<string, string | string[]>, from = files): Promise<[ReadSheet, ReadSheet]> {
  const [table, notes] = readWorkbook(await from.make(name, search));
  if (!table || !notes) throw new Error("two sheets are expected");
  return [table, notes];
}

const linesOf = (notes: ReadSheet): [string, string][] =>
  Array.from({ length: notes.rows }, (_, row) => [String(notes.cell(row, 0)?.value ?? ""), String(notes.cell(row, 1)?.value ?? "")]);

/** Days since the first that Excel counts from. */
const serial = (date: string): number => Date.parse(date) / 86_400_000 + 25_569;

describe("observations.xlsx", () => {
  it("has the cells of the CSV, numbers as numbers, days as days, truths as truths and texts as texts", async () => {
    const search = { area: "halton", topic: "PARTICIPATION" };
    const [sheet] = await sheetsOf("observations.xlsx", search);
    const rows = await files.rows("observations", search);
    const at = titlesOf(sheet);
    expect(sheet.rows).toBe(rows.length + 1);
    rows.forEach((row, index) => {
      const cell = (title: string) => sheet.cell(index + 1, at.get(title) ?? -1);
      expect(cell("Observation")).toMatchObject({ kind: "text", value: row["observation"] });
      expect(cell("Value")?.value).toBe(row["value"] === "" ? undefined : Number(row["value"]));
      expect(cell("Value")?.kind ?? "number").toBe("number");
      expect(cell("First day")?.value).toBe(row["period_start"] === "" ? undefined : serial(row["period_start"] ?? ""));
      expect(cell("First day")?.format ?? "yyyy-mm-dd").toBe("yyyy-mm-dd");
      expect(cell("Doubtful")).toMatchObject({ kind: "boolean", value: row["doubtful"] === "true" });
      expect(cell("Period")).toMatchObject({ kind: "text", value: row["period"], format: "@" });
    });
  });

  it("has the days that programs count otherwise than Excel, those before March 1900, as texts", async () => {
    const old = makeCorpus({
      observations: [
        makeObservation({ period: period("CALENDAR_YEAR", "1900") }),
        makeObservation({ line: 2, period: period("CALENDAR_YEAR", "1901") }),
      ],
    });
    const [sheet] = await sheetsOf("observations.xlsx", {}, await exporter(old));
    const at = titlesOf(sheet);
    const days = [1, 2].flatMap((row) => ["First day", "Last day"].map((title) => sheet.cell(row, at.get(title) ?? -1)?.value));
    expect(days).toEqual(["1900-01-01", serial("1900-12-31"), serial("1901-01-01"), serial("1901-12-31")]);
  });

  it("shows each number at its printed precision, with its sign", async () => {
    const figures = makeCorpus({
      observations: [
        makeObservation({ value: 57, decimals: 1 }),
        makeObservation({ line: 2, value: -2, unit: "GBP_PER_WEEK", decimals: 0 }),
        makeObservation({ line: 3, value: 527.8, unit: "GBP_PER_WEEK", decimals: 1 }),
        makeObservation({ line: 4, value: 74200, unit: "COUNT", decimals: 0 }),
        makeObservation({ line: 5, value: 11_500_000, unit: "GBP", decimals: -5 }),
      ],
    });
    const [sheet] = await sheetsOf("observations.xlsx", {}, await exporter(figures));
    const value = titlesOf(sheet).get("Value") ?? -1;
    expect([1, 2, 3, 4, 5].map((row) => [sheet.cell(row, value)?.value, sheet.cell(row, value)?.format])).toEqual([
      [57, '#,##0.0"%"'],
      [-2, '"£"#,##0;-"£"#,##0'],
      [527.8, '"£"#,##0.00;-"£"#,##0.00'],
      [74200, "#,##0"],
      [11_500_000, '"£"#,##0;-"£"#,##0'],
    ]);
  });

  it("has a bold, frozen header with filters, and column widths", async () => {
    const [sheet] = await sheetsOf("observations.xlsx", { measure: "neet-16-18" });
    const titles = titlesOf(sheet);
    expect([...titles.values()].every((column) => sheet.cell(0, column)?.isBold)).toBe(true);
    expect(sheet.xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet.xml).toMatch(new RegExp(`<autoFilter ref="A1:[A-Z]+${sheet.rows}"/>`));
    expect(sheet.xml.indexOf("<autoFilter")).toBeGreaterThan(sheet.xml.indexOf("</sheetData>"));
    expect(sheet.xml.match(/<col [^>]*customWidth="1"/g)).toHaveLength(titles.size);
  });

  it("has notes: what, filters, revision, sources, licence, and the meaning of every column", async () => {
    const [sheet, notes] = await sheetsOf("observations.xlsx", { measure: "neet-16-18", area: ["halton", "895"] });
    const lines = linesOf(notes);
    expect(notes.name).toBe("Notes");
    expect(lines).toContainEqual(["Filter", "area: halton, 895"]);
    expect(lines).toContainEqual(["Filter", "measure: neet-16-18"]);
    expect(lines).toContainEqual(["Revision of the data", revision]);
    expect(lines).toContainEqual(["Rows", String(sheet.rows - 1)]);
    expect(lines.find(([subject]) => subject === "Latest source")?.[1]).toMatch(/^had come out by \d{4}-\d\d-\d\d$/);
    expect(lines.find(([subject]) => subject === "Licence")?.[1]).toContain("cite the publication");
    expect(lines.filter(([subject]) => subject === "Source").length).toBeGreaterThan(1);
    const explained = lines.filter(([subject]) => subject.startsWith("Column: ")).map(([subject]) => subject.slice("Column: ".length));
    expect(explained).toEqual([...titlesOf(sheet).keys()]);
  });

  it("says that nothing is filtered where nothing is", async () => {
    const [, notes] = await sheetsOf("observations.xlsx", {}, await exporter(makeCorpus({ observations: [makeObservation()] })));
    expect(linesOf(notes)).toContainEqual(["Filter", "none: everything"]);
  });

  it("holds hostile texts as they are: a text cell is never run", async () => {
    const hostile = ["=1+1", "-", "+2", "@x", "<b>&amp;\"'", "a\nb", "é 漢字 😀", "2011/12", "'quoted"];
    const figures = makeCorpus({
      sources: [makeSource({ title: '=HYPERLINK("http://evil.example")' })],
      observations: hostile.map((raw, index) => makeObservation({ line: index + 1, raw })),
    });
    const workbook = await (await exporter(figures)).make("observations.xlsx");
    const [sheet] = readWorkbook(workbook);
    const raw = titlesOf(sheet as ReadSheet).get("As printed") ?? -1;
    expect(hostile.map((_, index) => sheet?.cell(index + 1, raw)?.value)).toEqual(hostile);
    expect([...unzip(workbook).values()].some((xml) => xml.includes("<f>"))).toBe(false);
  });

  it("of the same data has the same bytes, whenever it is made", async () => {
    const small = await exporter(makeCorpus({ observations: [makeObservation()] }));
    const first = await small.make("observations.xlsx");
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect((await small.make("observations.xlsx")).equals(first)).toBe(true);
  });

  it("with no figure has a header and notes", async () => {
    const [sheet, notes] = await sheetsOf("observations.xlsx", { measure: "neet-16-18", minValue: "99" });
    expect(sheet.rows).toBe(1);
    expect(linesOf(notes)).toContainEqual(["Rows", "0"]);
  });
});

describe("comparison.xlsx", () => {
  it("notes the verdict with every reason, and that of every pair", async () => {
    const search = { measure: "neet-16-18", area: ["halton", "895", "896"] };
    const [sheet, notes] = await sheetsOf("comparison.xlsx", search);
    const [row] = await files.rows("comparison", search);
    const lines = linesOf(notes);
    expect(sheet.rows).toBe(4);
    expect(lines).toContainEqual(["Verdict", "NOT_COMPARABLE"]);
    expect(lines.filter(([subject]) => subject.startsWith("Reason: ")).map(([, reason]) => reason)).toEqual(row?.["reasons"]?.split(" | "));
    expect(lines.filter(([subject]) => subject.startsWith("Pair: ")).map(([subject]) => subject)).toEqual([
      "Pair: Halton, Cheshire East",
      "Pair: Halton, Cheshire West and Chester",
      "Pair: Cheshire East, Cheshire West and Chester",
    ]);
  });
});

describe("scorecard.xlsx", () => {
  it("has a row for each line of the CSV", async () => {
    const search = { area: "halton", against: "895", rag: "RED" };
    const [sheet] = await sheetsOf("scorecard.xlsx", search);
    const rows = await files.rows("scorecard", search);
    const at = titlesOf(sheet);
    expect(rows.map((_, index) => sheet.cell(index + 1, at.get("Summary") ?? -1)?.value)).toEqual(rows.map((row) => row["summary"]));
  });
});

describe("a workbook", () => {
  it("cuts a text that is too long for Excel, and says so by an ellipsis", async () => {
    const [sheet] = readWorkbook(await workbookOf([textSheet("Long", [10], [["head"], ["x".repeat(40_000)]])]));
    const value = String(sheet?.cell(1, 0)?.value);
    expect(value).toHaveLength(32_767);
    expect(value.endsWith("x…")).toBe(true);
  });
});
