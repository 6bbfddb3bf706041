import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/errors.ts";
import { readTable, type TypedRow } from "../../src/ingest/csv.ts";
import type { Field, TableSchema } from "../../src/ingest/schema.ts";

const field = (name: string, type: Field["type"], constraints: Field["constraints"] = {}): Field => ({
  name,
  type,
  description: name,
  constraints,
});
const schema = (...fields: Field[]): TableSchema => ({ fields, primaryKey: [], foreignKeys: [] });

const TWO = schema(field("key", "string", { required: true }), field("note", "string"));

/** What a file holds by a schema, and what is wrong with it. */
function read(content: string | Uint8Array, table = TWO): { rows: TypedRow[]; problems: string[] } {
  const problems: string[] = [];
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const rows = readTable("t.csv", bytes, table, (problem) => problems.push(formatProblem(problem)));
  return { rows, problems };
}

/** The value of one cell, or what is wrong with it. */
function cell(type: Field["type"], text: string, constraints?: Field["constraints"]): unknown {
  const { rows, problems } = read(`x\n"${text.replaceAll('"', '""')}"\n`, schema(field("x", type, constraints)));
  return problems[0] ?? rows[0]?.values["x"];
}

describe("the encoding of a file", () => {
  it("is UTF-8, whose byte order mark is no part of the header", () => {
    expect(read("\uFEFFkey,note\nhalton,£5 – ½\n")).toEqual({
      rows: [{ line: 2, values: { key: "halton", note: "£5 – ½" } }],
      problems: [],
    });
  });

  it.each([
    ["little", [0xff, 0xfe, 0x6b, 0x00]],
    ["big", [0xfe, 0xff, 0x00, 0x6b]],
  ])("is not UTF-16, %s endian", (_, bytes) => {
    expect(read(Uint8Array.from(bytes)).problems).toEqual(["t.csv: is UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)"]);
  });

  it.each(["\n", "\r\n", "\r"])("is not Latin-1, and the first wrong line is named (line end %j)", (end) => {
    const bytes = Buffer.from(["key,note", "a,5", "b,£5", "c,£6"].join(end), "latin1");
    expect(read(bytes)).toEqual({ rows: [], problems: ["t.csv:3: is not UTF-8 from here on; save it as UTF-8 (in Excel: CSV UTF-8)"] });
  });

  it("is not told to be UTF-16 by one odd byte", () => {
    const notUtf8 = ["t.csv:1: is not UTF-8 from here on; save it as UTF-8 (in Excel: CSV UTF-8)"];
    for (const bytes of [[0xff, 0x41], [0xfe, 0x41], [0x41, 0xff], [0xff]]) expect(read(Uint8Array.from(bytes)).problems).toEqual(notUtf8);
  });

  it("holds no NUL", () => {
    expect(read("\0key,note\n").problems).toEqual(["t.csv:1: holds a NUL character; it is not a CSV file, or was damaged"]);
    expect(read("key,note\na,b\nc,\0\n").problems).toEqual(["t.csv:3: holds a NUL character; it is not a CSV file, or was damaged"]);
  });

  it.each(["<!DOCTYPE html>", "\n <html><body>", '<?xml version="1.0"?>'])("is not a web page or a spreadsheet's XML: %s", (text) => {
    expect(read(text).problems).toEqual(["t.csv: is HTML or XML, not CSV; export the table itself"]);
  });

  it.each(["", "\uFEFF"])("is not of an empty file (%j)", (text) => {
    expect(read(text)).toEqual({ rows: [], problems: ["t.csv: is empty; it needs at least the header row"] });
  });
});

describe("the header", () => {
  it("may stand in any order, and alone", () => {
    expect(read("note,key\n,a\n").rows).toEqual([{ line: 2, values: { note: null, key: "a" } }]);
    expect(read("key,note")).toEqual({ rows: [], problems: [] });
  });

  it("names every column, each once, and no other: all of it is reported, and no row is read", () => {
    expect(read("key,nots,key\na,b,c\n")).toEqual({
      rows: [],
      problems: [
        't.csv:1: has no column "note"; add it (its cells may be empty only where the schema says so)',
        't.csv:1: has a column "nots" that is not known. Did you mean "note"?',
        't.csv:1: has the column "key" twice; remove one',
      ],
    });
  });

  it("is told by its names as they are written, capitals too", () => {
    expect(read("Key,note\n").problems).toEqual([
      't.csv:1: has no column "key"; add it (its cells may be empty only where the schema says so)',
      't.csv:1: has a column "Key" that is not known. Did you mean "key"?',
    ]);
  });
});

describe("a row", () => {
  it.each([
    ["too few", "a", 1],
    ["too many", "a,b,c", 3],
    ["an empty line", "", 1],
  ])("has as many cells as the header: %s", (_, row, cells) => {
    expect(read(`key,note\n${row}\nb,\n`)).toEqual({
      rows: [{ line: 3, values: { key: "b", note: null } }],
      problems: [`t.csv:2: has ${cells} cells, the header has 2; check for a stray or missing comma`],
    });
  });

  it("with a problem in two cells has both reported and is left out", () => {
    const table = schema(field("a", "integer"), field("b", "boolean"));
    expect(read("a,b\nx,y\n1,true\n", table)).toEqual({
      rows: [{ line: 3, values: { a: 1, b: true } }],
      problems: [
        't.csv:2: a: is no whole number, found "x"; write plain digits such as 12',
        't.csv:2: b: is no yes or no, found "y"; write true or false',
      ],
    });
  });

  it("may hold commas, quotes and line ends in quotes", () => {
    expect(read('key,note\na,"x, ""y""\nz"\n').rows).toEqual([{ line: 2, values: { key: "a", note: 'x, "y"\nz' } }]);
  });

  it.each(["\n", "\r\n", "\r"])("is placed on the line that it starts on, after quoted line ends too (line end %j)", (end) => {
    const text = ["key,note", 'a,"one', "", 'two"', "b,", 'c,"x', 'y"', "d"].join(end);
    const { rows, problems } = read(text);
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 6]);
    expect(problems).toEqual(["t.csv:8: has 1 cells, the header has 2; check for a stray or missing comma"]);
  });

  it("says the same with line ends of Windows, even mixed ones", () => {
    const plain = read('key,note\na,"x\ny"\nb,\n');
    expect(read('key,note\r\na,"x\r\ny"\r\nb,\r\n')).toEqual(plain);
    expect(read('key,note\na,"x\r\ny"\r\nb,\n')).toEqual(plain);
  });

  it.each([
    ["an open quote, blamed on the row that opens it", 'key,note\na,b\nc,"d\ne,f\ng,h\n', 3],
    ["a quote within a plain cell", 'key,note\na,5" pipe\n', 2],
    ["text after a quoted cell", 'key,note\na,"b" c\n', 2],
    ["a cell that never ends", `key,note\na,b\n"${"x\n".repeat(100_000)}`, 3],
  ])("keeps the rules of CSV: %s", (_, text, line) => {
    const { rows, problems } = read(text);
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(
        new RegExp(`^t\\.csv:${line}: cannot be read as CSV \\(.+\\); check the quotes around cells that hold commas or quotes$`, "s"),
      ),
    ]);
  });
});

describe("a cell", () => {
  it.each([
    ["5", 5],
    ["0", 0],
    ["-3", -3],
    ["0.50", 0.5],
    ["007", 7],
  ])("reads the number %s", (text, value) => {
    expect(cell("number", text)).toBe(value);
  });

  it.each([
    "12,5",
    "1,000",
    "1e999",
    "1e3",
    "０",
    "+5",
    ".5",
    "5.",
    "5%",
    "£5",
    "0x10",
    "NaN",
    "Infinity",
    "--5",
    "1 000",
    "9".repeat(400),
  ])("takes %s for no number", (text) => {
    expect(cell("number", text)).toBe(`t.csv:2: x: is no number, found "${text.slice(0, 80)}"; write plain digits such as 12.5`);
  });

  it.each(["5.0", "five", "12345678901234567890"])("takes %s for no whole number", (text) => {
    expect(cell("integer", text)).toBe(`t.csv:2: x: is no whole number, found "${text}"; write plain digits such as 12`);
  });

  it.each(["9007199254740993", "1234567890.1234567", "-0.12345678901234567"])("takes %s for none that could be kept", (text) => {
    expect(cell("number", text)).toBe(`t.csv:2: x: has more than 15 digits, found "${text}"; a number of so many is not kept as it is`);
  });

  it.each(["999999999999999", "-0.000000000000123456789012345", "123456789.012345", "000.5"])("keeps %s as it is", (text) => {
    expect(cell("number", text)).toBe(Number(text));
  });

  it("lies within its range, the ends included", () => {
    const range = { minimum: -9, maximum: 6 };
    expect([cell("integer", "-9", range), cell("integer", "6", range)]).toEqual([-9, 6]);
    expect(cell("integer", "7", range)).toBe('t.csv:2: x: is out of range, found "7"; it lies between -9 and 6');
    expect(cell("integer", "0", { minimum: 1 })).toBe('t.csv:2: x: is out of range, found "0"; it lies between 1 and Infinity');
  });

  it.each([
    [" 5", " 5"],
    ["5 ", "5 "],
    ["\t5", "\\u{9}5"],
    ["5\u00A0", "5\\u{a0}"],
    [" ", " "],
  ])("has no blanks around it: %j", (text, shown) => {
    expect(cell("number", text)).toBe(`t.csv:2: x: has blanks around it, found "${shown}"; remove them`);
  });

  it.each(["2012-02-29", "2000-02-29", "1999-12-31"])("reads the day %s", (text) => {
    expect(cell("date", text)).toBe(text);
  });

  it.each(["2013-02-29", "2014-09-31", "01/09/2012", "Dec-11", "2014-9-1", "2014", "2014-09-01T00:00:00Z"])(
    "takes %s for no day, whatever Excel made it from",
    (text) => {
      expect(cell("date", text)).toBe(`t.csv:2: x: is no date, found "${text}"; write it as 2014-08-31`);
    },
  );

  it("reads yes and no, in the capitals of Excel too", () => {
    expect(["true", "TRUE", "false", "FALSE"].map((text) => cell("boolean", text))).toEqual([true, true, false, false]);
    expect(cell("boolean", "yes")).toBe('t.csv:2: x: is no yes or no, found "yes"; write true or false');
    expect(cell("boolean", "0")).toBe('t.csv:2: x: is no yes or no, found "0"; write true or false');
  });

  it("is one of its codes, or is told the nearest", () => {
    const codes = { enum: ["ACTUAL", "TARGET"] };
    expect(cell("string", "TARGET", codes)).toBe("TARGET");
    expect(cell("string", "TARGT", codes)).toBe(
      't.csv:2: x: is no known code, found "TARGT"; use one of ACTUAL, TARGET. Did you mean "TARGET"?',
    );
    expect(cell("string", "target", codes)).toMatch(/Did you mean "TARGET"\?$/);
    expect(cell("string", "??????????", codes)).toBe('t.csv:2: x: is no known code, found "??????????"; use one of ACTUAL, TARGET.');
  });

  it("matches its pattern as a whole", () => {
    const code = { pattern: "[A-Z][0-9]{8}" };
    expect(cell("string", "E06000006", code)).toBe("E06000006");
    expect(cell("string", "E06000006x", code)).toBe('t.csv:2: x: has the wrong form, found "E06000006x"; it must match [A-Z][0-9]{8}');
  });

  it("is no longer than it may be", () => {
    expect(cell("string", "x".repeat(60), { maxLength: 60 })).toBe("x".repeat(60));
    expect(cell("string", "x".repeat(61), { maxLength: 60 })).toBe("t.csv:2: x: has 61 characters; at most 60");
  });

  it("is null when empty, unless it needs a value; zero is a value", () => {
    expect(cell("number", "")).toBeNull();
    expect(cell("number", "", { required: true })).toBe("t.csv:2: x: is empty; it needs a value");
    expect(cell("number", "0", { required: true })).toBe(0);
  });

  it("comes back as it was written, whatever it holds", () => {
    const text = fc.string({ unit: "grapheme" }).filter((value) => value !== "" && value.trim() === value && !/[\r\0]/.test(value));
    fc.assert(fc.property(text, (value) => cell("string", value) === value));
  });
});
