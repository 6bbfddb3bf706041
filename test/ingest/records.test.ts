import { CsvError, parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecordSplitter } from "../../src/ingest/records.ts";
import { Unreadable } from "../../src/ingest/text.ts";

interface Split {
  records: { line: number; cells: string[] }[];
  /** Line of the record that is no CSV, if there is one. */
  broken: number | null;
}

/** The records of pieces that each end with a line, the last one perhaps without its end. */
function split(...pieces: string[]): Split {
  const records: Split["records"] = [];
  const splitter = new RecordSplitter((cells, line) => records.push({ line, cells }));
  try {
    for (const piece of pieces.slice(0, -1)) splitter.push(piece);
    splitter.end(pieces.at(-1) ?? "");
    return { records, broken: null };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { records, broken: error.line };
  }
}

/** What another reader of RFC 4180 makes of a text. */
function reference(text: string): Split {
  const records: Split["records"] = [];
  let end = 0;
  try {
    parse(text, {
      relaxColumnCount: true,
      onRecord: (cells: string[], { lines }): null => {
        records.push({ line: end + 1, cells });
        end = lines;
        return null;
      },
    });
    return { records, broken: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, broken: end + 1 };
  }
}

/** Texts in which what matters to CSV is frequent. */
const texts = fc.array(fc.constantFrom('"', '""', '"a"', ",", "\n", "a", "ü", " "), { maxLength: 40 }).map((parts) => parts.join(""));

describe("records", () => {
  it("are those of another reader, and so are the errors", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(split(text)).toEqual(reference(text));
      }),
      { numRuns: 3000 },
    );
  });

  it("are the same in whatever pieces a text comes", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.boolean()), (text, cuts) => {
        const lines = text.split(/(?<=\n)/);
        const pieces = lines.reduce<string[]>((all, line, index) => {
          if (cuts[index % Math.max(1, cuts.length)] || all.length === 0) all.push(line);
          else all.push(`${all.pop()}${line}`);
          return all;
        }, []);
        expect(split(...pieces, "")).toEqual(split(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("are told of as soon as they are complete", () => {
    const found: string[][] = [];
    const splitter = new RecordSplitter((cells) => found.push(cells));
    splitter.push('a,b\nc,"d\n');
    expect(found).toEqual([["a", "b"]]);
    splitter.push('e"\n');
    expect(found.at(-1)).toEqual(["c", "d\ne"]);
  });

  it.each([
    ["a line in quotes", `"${"x".repeat(100_001)}`, /^has more than 100000 characters in one line/],
    ["lines in quotes", `"${"x\n".repeat(60_000)}`, /^cannot be read as CSV \(a row of more than 100000 characters\)/],
    ["a closed cell", `"${"x\n".repeat(60_000)}"\n`, /^cannot be read as CSV \(a row of more than 100000 characters\)/],
    ["a plain line", `${"x,".repeat(60_000)}\n`, /^has more than 100000 characters in one line/],
  ])("are no longer than any row is: %s", (_, text, message) => {
    expect(() => new RecordSplitter(() => {}).push(text)).toThrow(message);
  });
});
