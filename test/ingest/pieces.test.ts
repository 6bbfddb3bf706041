import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/errors.ts";
import { CsvReader, copyOf, type TypedRow } from "../../src/ingest/csv.ts";
import type { TableSchema } from "../../src/ingest/schema.ts";

const SCHEMA: TableSchema = {
  fields: [
    { name: "key", type: "string", description: "Key." },
    { name: "note", type: "string", description: "Note." },
  ],
  primaryKey: [],
  foreignKeys: [],
};

/** What a file holds that comes in pieces of a length, each in the buffer of the one before, as a file is read. */
function read(bytes: Uint8Array, length: number): { rows: TypedRow[]; problems: string[] } {
  const rows: TypedRow[] = [];
  const problems: string[] = [];
  const reader = new CsvReader(
    "t.csv",
    SCHEMA,
    (problem) => problems.push(formatProblem(problem)),
    (row) => rows.push(copyOf(row)),
  );
  const buffer = Buffer.alloc(length);
  for (let at = 0; at < bytes.length; at += length) {
    const count = buffer.write(Buffer.from(bytes.subarray(at, at + length)).toString("latin1"), "latin1");
    if (!reader.push(buffer.subarray(0, count))) break;
    buffer.fill("?");
  }
  reader.end();
  return { rows, problems };
}

const cell = fc.constantFrom("a", "£5 – ½", '"x, ""y"""', '"two\nlines"', "", "\u{1F600}", '5" pipe', "\0", "\uFEFF");
const ends = fc.constantFrom("\n", "\r\n", "\r");
const files = fc
  .record({
    mark: fc.constantFrom("", "\uFEFF"),
    end: ends,
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 200 }),
    last: fc.boolean(),
    tail: fc.constantFrom([], [0xa3], [0xe2, 0x80], [0x22]),
  })
  .map(({ mark, end, rows, last, tail }) => {
    const lines = [["key", "note"], ...rows].map((cells) => cells.join(",").replaceAll("\n", end));
    return Buffer.concat([Buffer.from(`${mark}${lines.join(end)}${last ? end : ""}`), Buffer.from(tail)]);
  });

describe("a file", () => {
  it("says the same in whatever pieces its bytes come", () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 3000 }), (bytes, length) => {
        expect(read(bytes, length)).toEqual(read(bytes, bytes.length + 1));
      }),
      { numRuns: 500 },
    );
  });

  it("is not read on when it is another sort of file, or has a wrong header", () => {
    const reader = new CsvReader(
      "t.csv",
      SCHEMA,
      () => {},
      () => {},
    );
    expect(reader.push(Buffer.from(`<!doctype html>\n${"<p>\n".repeat(500)}`))).toBe(false);
    const other = new CsvReader(
      "t.csv",
      SCHEMA,
      () => {},
      () => {},
    );
    expect(other.push(Buffer.from(`key,remark\n${"a,b\n".repeat(500)}`))).toBe(false);
  });
});
