import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DataError, formatProblem } from "../../src/errors.ts";
import { buildStore } from "../../src/ingest/load.ts";
import { MOST_PROBLEMS } from "../../src/ingest/package.ts";
import { type Cells, type Changes, csv, FIGURES, writePackage } from "../helpers/package.ts";

const folder = mkdtempSync(join(tmpdir(), "indicator-hub-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "hub.sqlite");
let store: Buffer | undefined;

/** What a build says of the minimal package with these changes, with a store in place that has to stay as it is. */
async function refusal(changes: Changes): Promise<string[]> {
  if (store === undefined) await buildStore(writePackage(), path);
  store ??= readFileSync(path);
  const outcome = await buildStore(writePackage(changes), path, true).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DataError);
  expect(readFileSync(path).equals(store)).toBe(true);
  return outcome instanceof DataError ? outcome.problems.map(formatProblem) : [];
}

const figures = (...rows: Cells[]): string => csv(FIGURES, rows.length > 0 ? rows : [{}, { line: "11", note: "Costs £5 – “more”." }]);
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return littleEndian ? bytes : bytes.swap16();
};
/** Text with each character that ASCII lacks as one byte, as programs of Windows save it. */
const oneByte = (text: string): Uint8Array => Buffer.from(text.replaceAll("–", "-").replaceAll(/[“”]/g, '"'), "latin1");
const UTF_16 = `${FIGURES}: is UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)`;
const NO_UTF_8 = "is not UTF-8 from here on; save it as UTF-8 (in Excel: CSV UTF-8)";
const NUL = "holds a NUL character; it is not a CSV file, or was damaged";
const HTML = `${FIGURES}: is HTML or XML, not CSV; export the table itself`;
describe("a file in another encoding, or of another kind, is refused", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["Latin-1", oneByte(figures()), `${FIGURES}:3: ${NO_UTF_8}`],
    ["UTF-16, little endian", utf16(`\uFEFF${figures()}`, true), UTF_16],
    ["UTF-16, big endian", utf16(`\uFEFF${figures()}`, false), UTF_16],
    ["UTF-16, little endian, unmarked", utf16(figures(), true), UTF_16],
    ["UTF-16, big endian, unmarked", utf16(figures(), false), UTF_16],
    ["a NUL in a cell", figures({ note: "a\0b" }), `${FIGURES}:2: ${NUL}`],
    ["NULs for the end, as after a crash", figures() + "\0".repeat(4096), `${FIGURES}:4: ${NUL}`],
    ["a spreadsheet", Buffer.from("504b03041400060008000000210062ee9d68", "hex"), `${FIGURES}:1: ${NO_UTF_8}`],
    ["a login page", '\r\n<!DOCTYPE html>\n<html lang="en"><title>Sign in</title>', HTML],
    ["a table of a web page", "<HTML><table><tr><td>55</td></tr></table>", HTML],
    ["a feed", '<?xml version="1.0"?><figures/>', HTML],
    ["no byte", "", `${FIGURES}: is empty; it needs at least the header row`],
    ["nothing but a mark", "\uFEFF", `${FIGURES}: is empty; it needs at least the header row`],
  ])("%s", async (_case, content, problem) => {
    expect(await refusal({ [FIGURES]: content })).toEqual([problem]);
  });
});

describe("a damaged table is refused", () => {
  const [header = "", row = ""] = figures({ line: "10" }).split("\n");
  const ragged = (line: number, found: number) =>
    `${FIGURES}:${line}: has ${found} cells, the header has 29; check for a stray or missing comma`;
  const broken = (line: number) =>
    expect.stringMatching(new RegExp(`^${FIGURES}:${line}: cannot be read as CSV \\(.+\\); check the quotes`));
  const noColumn = (name: string) => expect.stringMatching(`^${FIGURES}:1: has no column "${name}"; add it`);
  const noHeader = expect.stringMatching(
    `^${FIGURES}:1: is no header; the first line names the columns, with commas between: indicator,line,`,
  );

  it.each<[string, string, unknown[]]>([
    ["cut short within a row", figures().slice(0, -20), [ragged(3, 28)]],
    ["cut short within quotes", figures({ note: "first, then" }).slice(0, -8), [broken(2)]],
    ["cut short within its header", header.slice(0, header.indexOf("conflicts") - 1), ["conflicts_with", "note"].map(noColumn)],
    ["a comma too many in a row", `${header}\n${row.replace(",55,", ",12,5,")}\n`, [ragged(2, 30)]],
    ["a comma too few in a row", `${header}\n${row.replace(",,", ",")}\n`, [ragged(2, 28)]],
    ["a blank line", `${header}\n\n${row}\n`, [ragged(2, 1)]],
    ["a lone quote in a cell", figures({ locator: "A" }).replace(",A,", ',5" pipe,'), [broken(2)]],
    ["a lone quote at the end", `${figures()}"`, [broken(4)]],
    ["nothing but a quote", '"', [broken(1)]],
    ["semicolons for commas", figures().replaceAll(",", ";"), [noHeader]],
    ["tabs for commas", figures().replaceAll(",", "\t"), [noHeader]],
    ["no header", `${row}\n`, [noHeader]],
    ["the same figure twice", figures({}, {}), [`${FIGURES}:3: line, place: repeats "10, 1" of line 2; each row needs its own`]],
    ["a column twice", figures().replace("note\n", "raw\n"), [noColumn("note"), `${FIGURES}:1: has the column "raw" twice; remove one`]],
    ["an unknown column", figures().replace("note\n", "note,remark\n"), [`${FIGURES}:1: has a column "remark" that is not known.`]],
    [
      "a column named like a part of JavaScript",
      figures().replace("note\n", "__proto__\n"),
      [noColumn("note"), `${FIGURES}:1: has a column "__proto__" that is not known.`],
    ],
  ])("%s", async (_case, content, problems) => {
    expect(await refusal({ [FIGURES]: content })).toEqual(problems);
  });

  it("two files in one, each with its header and its mark", async () => {
    const problems = await refusal({ [FIGURES]: `\uFEFF${figures()}\uFEFF${figures({ line: "12" })}` });
    expect(problems[0]).toBe(`${FIGURES}:4: indicator: has blanks around it, found "\\u{feff}indicator"; remove them`);
    expect(problems.every((problem) => problem.startsWith(`${FIGURES}:4: `))).toBe(true);
  });

  it("more columns than anybody reads about", async () => {
    const columns = Array.from({ length: 12_000 }, (_, index) => `c${index}`).join(",");
    const problems = await refusal({ [FIGURES]: `${header},${columns}\n` });
    expect(problems).toHaveLength(MOST_PROBLEMS);
    expect(problems.at(-1)).toMatch(`${FIGURES}:1: has a column "c999" that is not known.`);
  });

  it.each(["areas.csv", "populations.csv", "sources.csv", "measures.csv", "indicators.csv"])("the header alone, of %s", async (file) => {
    const problems = await refusal({ [file]: csv(file, []) });
    expect(problems).not.toEqual([]);
    for (const problem of problems) expect(problem).toMatch(new RegExp(`${file} does not hold; add (it there|the source)`));
  });
});

describe("a number is refused that is not written in plain digits", () => {
  it.each([
    "12,5",
    "1e999",
    "1e2",
    "０",
    "٣",
    "NaN",
    "Infinity",
    "-Infinity",
    "0x10",
    "1_000",
    "1 000",
    "5%",
    "½",
    "−5",
    "--5",
    "null",
    "9".repeat(400),
  ])("%s", async (value) => {
    const shown = value.slice(0, 80);
    expect(await refusal({ [FIGURES]: [{ value, raw: "5" }] })).toEqual([
      `${FIGURES}:2: value: is no number, found "${shown}"; write plain digits such as 12.5`,
    ]);
    const [problem] = await refusal({ [FIGURES]: [{ place: value }] });
    expect(problem).toBe(`${FIGURES}:2: place: is no whole number, found "${shown}"; write plain digits such as 12`);
  });

  it.each([
    [" 5", " 5"],
    ["5\u00A0", "5\\u{a0}"],
    ["\t5", "\\u{9}5"],
    ["5\n", "5\\u{a}"],
  ])("%j", async (value, shown) => {
    expect(await refusal({ [FIGURES]: [{ value, raw: "5" }] })).toEqual([
      `${FIGURES}:2: value: has blanks around it, found "${shown}"; remove them`,
    ]);
  });
});

describe("a formula of a spreadsheet", () => {
  const FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1:A9)", "+5", '=HYPERLINK("http://evil.example")'];

  it.each(FORMULAS)("is no number, key or code: %s", async (formula) => {
    const quoted = formula.replaceAll(/[+()|.]/g, "\\$&");
    const wrong = ["line", "value", "role", "area", "period_inferred"];
    for (const column of wrong) {
      const [problem, ...more] = await refusal({ [FIGURES]: [{ [column]: formula }] });
      expect(problem).toMatch(new RegExp(`^${FIGURES}:2: ${column}: .*"${quoted}"`));
      expect(more).toEqual([]);
    }
    const [key] = await refusal({ "areas.csv": [{}, { slug: formula, gss_code: "", dfe_code: "" }] });
    expect(key).toMatch(/^areas\.csv:3: slug: has the wrong form, found ".*"; it must match /);
  });
});

describe("a key with characters that nobody sees, or that look like others, is refused", () => {
  it.each([
    ["a blank of no width", "hal\u200Bton", "hal\\u{200b}ton"],
    ["a mark of direction", "\u202Enotlah", "\\u{202e}notlah"],
    ["a joiner", "halton\u200D", "halton\\u{200d}"],
    ["a soft hyphen", "hal\u00ADton", "hal\\u{ad}ton"],
    ["a Cyrillic letter", "h\u0430lton", "h\u0430lton"],
    ["full-width letters", "ｈａｌｔｏｎ", "ｈａｌｔｏｎ"],
    ["an accent on its own", "halto\u0301n", "halto\u0301n"],
    ["a command to a terminal", "\u001B[2Jhalton", "\\u{1b}[2Jhalton"],
    ["a capital", "Halton", "Halton"],
  ])("%s", async (_case, slug, shown) => {
    expect(await refusal({ "areas.csv": [{}, { slug, gss_code: "", dfe_code: "" }] })).toEqual([
      `areas.csv:3: slug: has the wrong form, found "${shown}"; it must match [a-z0-9]+(-[a-z0-9]+)*`,
    ]);
    expect(await refusal({ [FIGURES]: [{ area: slug }] })).toEqual([
      expect.stringContaining(`${FIGURES}:2: area: names "${shown}", which areas.csv does not hold; add it there or correct it.`),
    ]);
  });
});
