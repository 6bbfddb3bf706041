import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OBSERVATIONS, TABLES } from "../../src/ingest/schema.ts";
import { type Cells, type Changes, corpusOf, FIGURES } from "../helpers/package.ts";

type File = `${keyof typeof TABLES}.csv` | typeof FIGURES;

const GAP: Cells = { key: "eyfs-gld-gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gap_of: "eyfs-gld" };

/** A package with several rows in each table; nothing refers to the last. */
const RICH: Readonly<Record<File, readonly Cells[]>> = {
  "areas.csv": [{ parent: "england" }, { slug: "england", gss_code: "", dfe_code: "" }, { slug: "wales", gss_code: "", dfe_code: "" }],
  "populations.csv": [{}, { key: "fsm", broader: "all" }, { key: "girls", broader: "all" }, { key: "boys", broader: "all" }],
  "sources.csv": [{}, { key: "draft", status: "DRAFT" }],
  "measures.csv": [{}, GAP, { key: "spare" }],
  "series-breaks.csv": [{}, { date: "2021-09-01" }],
  "indicators.csv": [
    {},
    { key: "halton-plan/gap", measure: "eyfs-gld-gap", label: 'A "gap",\nin points' },
    { key: "halton-plan/pupils", match: "RELATED_MATCH", match_note: "A count." },
    { key: "halton-plan/spare" },
  ],
  [FIGURES]: [
    { note: "First line.\nSecond line.", conflicts_with: "halton-plan:12:1 halton-plan:11:1" },
    { line: "11", indicator: "halton-plan/gap", value: "20", population: "fsm", reference: "all" },
    { line: "12", indicator: "halton-plan/pupils", value: "500", unit: "COUNT", conflicts_with: "halton-plan:11:1" },
    { line: "9", value: "", decimals: "", missing: "QUALITATIVE", qualitative: "above average" },
  ],
};

const revisionOf = async (changes: Changes = RICH, save?: (text: string) => string): Promise<string> =>
  (await corpusOf(changes, save)).revision;

describe("the revision", () => {
  it("is a SHA-256", async () => {
    expect(await revisionOf()).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is the same for the same content in any order of the rows", async () => {
    const expected = await revisionOf();
    const shuffled = fc.record(
      Object.fromEntries(Object.entries(RICH).map(([file, rows]) => [file, fc.shuffledSubarray([...rows], { minLength: rows.length })])),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async (changes) => (await revisionOf(changes)) === expected),
      { numRuns: 20 },
    );
  });

  it.each([
    ["line ends of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    ["line ends of old Macs", (text: string) => text.replaceAll("\n", "\r")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["no line end after the last row", (text: string) => text.replace(/\n$/, "")],
    ["TRUE and FALSE as Excel writes them", (text: string) => text.replaceAll("false", "FALSE")],
  ])("is the same with %s", async (_, save) => {
    expect(await revisionOf(RICH, save)).toBe(await revisionOf());
  });

  it("is the same with what an indicator or measure says anyway", async () => {
    const [first = {}, ...rest] = RICH[FIGURES];
    const spelled: Cells = { ...first, population: "all", unit: "PERCENT", status: "NOT_STATED" };
    expect(await revisionOf({ ...RICH, [FIGURES]: [spelled, ...rest] })).toBe(await revisionOf());
  });

  it("is the same with numbers left out on purpose, which are not loaded", async () => {
    const leftOut = [{ source: "halton-plan", line: "3", token: "2015", reason: "A date." }];
    expect(await revisionOf({ ...RICH, "left-out.csv": leftOut })).toBe(await revisionOf());
  });

  it("is another when a row goes", async () => {
    const revisions = new Set([await revisionOf()]);
    for (const [file, rows] of Object.entries(RICH)) revisions.add(await revisionOf({ ...RICH, [file]: rows.slice(0, -1) }));
    expect(revisions.size).toBe(8);
  });

  /** For each column another cell in some row, with what else has to change in that row. */
  const OTHER: Readonly<Record<File, readonly [row: number, cells: Cells][]>> = {
    "areas.csv": [
      [0, { name: "Halton Borough" }],
      [0, { kind: "REGION" }],
      [0, { gss_code: "E06000007" }],
      [0, { dfe_code: "877" }],
      [0, { parent: "" }],
      [2, { slug: "scotland" }],
    ],
    "populations.csv": [
      [1, { name: "Free meals" }],
      [2, { broader: "fsm" }],
      [3, { key: "everyone-else" }],
    ],
    "sources.csv": [
      [1, { key: "plan" }],
      [0, { title: "Plan" }],
      [0, { publisher: "" }],
      [0, { publisher_name: "Halton" }],
      [0, { coverage_kind: "ROLLING" }],
      [0, { coverage: "2015/16" }],
      [0, { published_kind: "CUMULATIVE" }],
      [0, { published: "2015-01-01/2015-03-30" }],
      [0, { published_note: "From the text." }],
      [0, { status: "DRAFT" }],
      [0, { file: "plan.txt" }],
      [0, { sha256: "0".repeat(64) }],
      [0, { licence: "None." }],
    ],
    "measures.csv": [
      [1, { name: "Gap" }],
      [0, { definition: "A share." }],
      [0, { topic: "HEALTH" }],
      [1, { unit: "MONTHS" }],
      [0, { polarity: "NEUTRAL" }],
      [2, { kind: "CHANGE" }],
      [1, { gap_of: "spare" }],
      [2, { key: "spare-measure" }],
      [0, { population: "fsm" }],
    ],
    "series-breaks.csv": [
      [0, { measure: "eyfs-gld-gap" }],
      [0, { date: "2012-09-02" }],
      [0, { reason: "Revised." }],
    ],
    "indicators.csv": [
      [0, { code: "CYP01" }],
      [0, { label: "Development" }],
      [0, { population: "fsm" }],
      [1, { reference: "girls" }],
      [0, { match: "CLOSE_MATCH", match_note: "Perhaps." }],
      [2, { match_note: "Pupils." }],
      [3, { measure: "eyfs-gld-gap" }],
      [3, { source: "draft", key: "draft/spare" }],
      [3, { key: "halton-plan/other" }],
    ],
    [FIGURES]: [
      [0, { indicator: "halton-plan/pupils" }],
      [3, { line: "8" }],
      [3, { place: "2" }],
      [0, { locator: "Table 1" }],
      [0, { raw: "55 %" }],
      [0, { area: "england" }],
      [0, { population: "fsm" }],
      [1, { reference: "girls" }],
      [0, { role: "TARGET" }],
      [0, { status: "FINAL" }],
      [0, { value: "56" }],
      [0, { value_high: "60" }],
      [0, { bound: "ABOUT" }],
      [0, { decimals: "1" }],
      [2, { unit: "FTE" }],
      [0, { numerator: "1" }],
      [0, { denominator: "30" }],
      [3, { missing: "BLANK", qualitative: "" }],
      [3, { qualitative: "below average" }],
      [0, { relative_to: "england" }],
      [0, { period_kind: "FINANCIAL_YEAR" }],
      [0, { period: "2012/13" }],
      [0, { period_inferred: "true", period_note: "From the text." }],
      [0, { period_note: "As printed." }],
      [0, { tense: "PAST" }],
      [0, { doubtful: "true" }],
      [0, { small_cohort: "true" }],
      [0, { conflicts_with: "halton-plan:12:1" }],
      [1, { conflicts_with: "halton-plan:9:1" }],
      [0, { note: "Another note." }],
    ],
  };

  const changed = (file: File, row: number, cells: Cells): Changes => ({
    ...RICH,
    [file]: RICH[file].map((old, index) => (index === row ? { ...old, ...cells } : old)),
  });

  it.each(Object.keys(OTHER) as File[])("is another for a change of any cell in %s", async (file) => {
    const revisions = [await revisionOf()];
    for (const [row, cells] of OTHER[file]) revisions.push(await revisionOf(changed(file, row, cells)));
    expect(new Set(revisions).size).toBe(revisions.length);
  });

  it("is tried with every column", () => {
    const columns = Object.entries({ ...TABLES, [FIGURES]: OBSERVATIONS }).flatMap(([name, { fields }]) => {
      const file = (name === FIGURES ? name : `${name}.csv`) as File;
      const tried = OTHER[file].flatMap(([, cells]) => Object.keys(cells));
      return fields.filter((field) => !tried.includes(field.name)).map((field) => `${file} ${field.name}`);
    });
    expect(columns).toEqual([]);
  });
});
