import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, Table } from "../../src/export/column.ts";
import { csvOf, originalText, safeText } from "../../src/export/csv.ts";
import { makeCorpus, makeObservation, makeSource } from "../helpers/corpus.ts";
import { exporter } from "../helpers/export.ts";

const table = (width: number): Table<readonly Cell[]> => ({
  primaryKey: [],
  columns: Array.from({ length: width }, (_, index) => ({
    name: `c${index}`,
    title: `c${index}`,
    description: "",
    datatype: "text" as const,
    value: (row: readonly Cell[]) => row[index] ?? null,
  })),
});

async function written(...rows: readonly (readonly Cell[])[]): Promise<string> {
  const pages = async function* () {
    yield rows;
  };
  let all = "";
  for await (const part of csvOf(table(rows[0]?.length ?? 0), pages())) all += part;
  return all;
}

describe("a text that looks like a formula", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+2", "'+2"],
    ["-", "'-"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\n=1", "'\n=1"],
    ["\uFF1D1", "'\uFF1D1"],
    ["'=1", "''=1"],
    ["''-", "'''-"],
  ])("%j is written %j, and read back", (text, safe) => {
    expect(safeText(text)).toBe(safe);
    expect(originalText(safe)).toBe(text);
  });

  it.each(["", "a=b", "'quoted'", "5 - 3", "£5", "79%", " =1", "'s-Hertogenbosch"])("%j is left as it is", (text) => {
    expect(safeText(text)).toBe(text);
    expect(originalText(text)).toBe(text);
  });

  it("every text comes back, and none begins like a formula", () => {
    const character = fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", "a", "1", " ", "é");
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: character }));
    fc.assert(
      fc.property(text, (original) => {
        expect(originalText(safeText(original))).toBe(original);
        expect(safeText(original)).not.toMatch(/^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/);
      }),
    );
  });
});

describe("CSV", () => {
  it("has a header, lines that end with CR LF, no byte order mark, and nothing for null", async () => {
    expect(await written(["a", null, "b"])).toBe("c0,c1,c2\r\na,,b\r\n");
  });

  it("leaves numbers numbers, negative ones too, and writes booleans as true and false", async () => {
    expect(await written([-5, 0, 12.5, -0.25, true, false])).toBe("c0,c1,c2,c3,c4,c5\r\n-5,0,12.5,-0.25,true,false\r\n");
  });

  it("quotes what RFC 4180 has quoted", async () => {
    expect(await written(['say "no"', "a,b", "a\nb", "a\r\nb"])).toBe('c0,c1,c2,c3\r\n"say ""no""","a,b","a\nb","a\r\nb"\r\n');
  });

  it("any texts come back from an independent parser", async () => {
    const row = fc.array(
      fc.string({ unit: "binary" }).filter((text) => !text.startsWith("\uFEFF")),
      { minLength: 3, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const read = parse(await written(...rows), { record_delimiter: "\r\n", relax_quotes: false }) as string[][];
        expect(read.slice(1).map((cells) => cells.map(originalText))).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it("an empty answer is the header alone", async () => {
    const { make } = await exporter(makeCorpus({ observations: [] }));
    expect((await make("observations.csv")).toString()).toMatch(/^observation,area,[^\r\n]*\r\n$/);
  });
});

describe("hostile texts of the data", () => {
  it("are safe and whole in the file", async () => {
    const corpus = makeCorpus({
      sources: [makeSource({ title: '=HYPERLINK("http://evil.example","x")', publisherName: "@a\nb, c" })],
      observations: [
        makeObservation({ raw: "-", note: '+1,\r\n"x" é 漢字 😀' }),
        makeObservation({ line: 2, raw: "+2", value: -2 }),
        makeObservation({ line: 3, raw: "=cmd|' /C calc'!A0" }),
      ],
    });
    const { rows } = await exporter(corpus);
    const [first, second, third] = await rows("observations");
    expect(first).toMatchObject({
      raw: "'-",
      note: '\'+1,\r\n"x" é 漢字 😀',
      source_title: `'=HYPERLINK("http://evil.example","x")`,
      publisher: "'@a\nb, c",
    });
    expect(second).toMatchObject({ raw: "'+2", value: "-2", formatted: "'-2%" });
    expect(third?.["raw"]).toBe("'=cmd|' /C calc'!A0");
  });
});
