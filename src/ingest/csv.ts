import { CsvError, type InfoRecord, parse } from "csv-parse/sync";
import { didYouMean } from "../domain/suggestion.ts";
import { type DataProblem, quoted } from "../errors.ts";
import type { Field, TableSchema } from "./schema.ts";

/** A cell after its type was checked; null when empty. */
export type Value = string | number | boolean | null;

/** One row with its place in the file. */
export interface TypedRow {
  line: number;
  values: Readonly<Record<string, Value>>;
}

/** Where problems are reported. */
export type Report = (problem: DataProblem) => void;

/** No real row comes near this many characters; a longer one is a file of another kind. */
const MAX_RECORD = 100_000;

/** Line ends as they are everywhere but in files from Windows: a file says the same with either, within quotes too. */
const plainLines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** Whether a file begins with the mark of UTF-16, or with two letters of it that have none. */
function isUtf16([a, b, c, d]: Uint8Array): boolean {
  if (a === 0xff || a === 0xfe) return a + (b ?? 0) === 0x1fd;
  return [a, c].every(Boolean) ? b === 0 && d === 0 : a === 0 && c === 0 && [b, d].every(Boolean);
}

/** UTF-8 text without its byte order mark and with plain line ends; null, and a problem, for anything else. */
function decode(file: string, bytes: Uint8Array, report: Report): string | null {
  const problem = (message: string): null => {
    report({ file, line: null, column: null, message });
    return null;
  };
  if (isUtf16(bytes)) return problem("is UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)");
  let text: string;
  try {
    text = plainLines(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const valid = plainLines(new TextDecoder("utf-8").decode(bytes));
    const line = valid.slice(0, valid.indexOf("\uFFFD")).split("\n").length;
    report({ file, line, column: null, message: "is not UTF-8 from here on; save it as UTF-8 (in Excel: CSV UTF-8)" });
    return null;
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    report({
      file,
      line: text.slice(0, nul).split("\n").length,
      column: null,
      message: "holds a NUL character; it is not a CSV file, or was damaged",
    });
    return null;
  }
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return problem("is HTML or XML, not CSV; export the table itself");
  return text;
}

/** The first line that is longer than any row; null when there is none. Such a line can hold more cells than there is memory for. */
function endlessLine(text: string): number | null {
  for (let line = 1, start = 0; ; line += 1) {
    const end = text.indexOf("\n", start);
    if ((end < 0 ? text.length : end) - start > MAX_RECORD) return line;
    if (end < 0) return null;
    start = end + 1;
  }
}

/** Told of each record, with the line that it starts on. */
type OnRecord = (line: number, cells: readonly string[]) => void;

/** Reads record after record and keeps none; false, and a problem, where the text is no CSV to its end. */
function eachRecord(file: string, text: string, report: Report, onRecord: OnRecord): boolean {
  const problem = (line: number, message: string): false => {
    report({ file, line, column: null, message });
    return false;
  };
  const endless = endlessLine(text);
  if (endless !== null)
    return problem(
      endless,
      `has more than ${MAX_RECORD} characters in one line, which no row has; the file has lost its line ends, or is no CSV`,
    );
  let end = 0;
  const tell = (cells: string[], { lines }: InfoRecord): undefined => {
    const line = end + 1;
    end = lines;
    onRecord(line, cells);
  };
  try {
    parse(text, { relaxColumnCount: true, maxRecordSize: MAX_RECORD, onRecord: tell });
    return true;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser says where it gave up; a quote that is missing, is missing where the row begins.
    return problem(end + 1, `cannot be read as CSV (${error.message}); check the quotes around cells that hold commas or quotes`);
  }
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const INTEGER = /^-?\d+$/;

/** Whether a text is a real date in ISO 8601. */
function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** A cell read as its field's type; or what is wrong with it, what was found and what would be right. */
function read({ type, constraints = {} }: Field, text: string): { value: Value } | { wrong: string } {
  const found = `found "${text.slice(0, 80)}"`;
  if (text === "") return constraints.required ? { wrong: "is empty; it needs a value" } : { value: null };
  if (text !== text.trim()) return { wrong: `has blanks around it, ${found}; remove them` };
  switch (type) {
    case "boolean":
      // Excel writes them in capitals.
      return /^(true|false)$/i.test(text)
        ? { value: text.toLowerCase() === "true" }
        : { wrong: `is no yes or no, ${found}; write true or false` };
    case "date":
      return isDate(text) ? { value: text } : { wrong: `is no date, ${found}; write it as 2014-08-31` };
    case "integer":
    case "number": {
      const value = Number(text);
      if (type === "integer" ? !INTEGER.test(text) || !Number.isSafeInteger(value) : !NUMBER.test(text) || !Number.isFinite(value)) {
        return {
          wrong: `is no ${type === "integer" ? "whole number" : "number"}, ${found}; write plain digits such as ${type === "integer" ? "12" : "12.5"}`,
        };
      }
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = constraints;
      if (value < minimum || value > maximum) return { wrong: `is out of range, ${found}; it lies between ${minimum} and ${maximum}` };
      return { value };
    }
    case "string": {
      if (constraints.enum && !constraints.enum.includes(text)) {
        return { wrong: `is no known code, ${found}; use one of ${constraints.enum.join(", ")}.${didYouMean(text, constraints.enum)}` };
      }
      if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`).test(text))
        return { wrong: `has the wrong form, ${found}; it must match ${constraints.pattern}` };
      if (constraints.maxLength !== undefined && text.length > constraints.maxLength)
        return { wrong: `has ${text.length} characters; at most ${constraints.maxLength}` };
      return { value: text };
    }
  }
}

/** The fields in the order of the header; null, and a problem for each that is missing, unknown or there twice. */
function readHeader(file: string, header: readonly string[], fields: readonly Field[], report: Report): Field[] | null {
  const names = fields.map(({ name }) => name);
  const given = new Set(header);
  const isHeader = names.some((name) => given.has(name));
  const problems = !isHeader
    ? [`is no header; the first line names the columns, with commas between: ${names.join(",")}`]
    : [
        ...names
          .filter((name) => !given.has(name))
          .map((name) => `has no column "${name}"; add it (its cells may be empty only where the schema says so)`),
        ...[...given]
          .filter((name) => !names.includes(name))
          .map((name) => `has a column ${quoted(name)} that is not known.${didYouMean(name, names)}`),
        ...names
          .filter((name) => header.indexOf(name) < header.lastIndexOf(name))
          .map((name) => `has the column "${name}" twice; remove one`),
      ];
  for (const message of problems) report({ file, line: 1, column: null, message });
  return problems.length > 0 ? null : header.flatMap((name) => fields.find((field) => field.name === name) ?? []);
}

/** A row's values by its schema; null, and a problem for each that is wrong. */
function readRow(file: string, line: number, cells: readonly string[], columns: readonly Field[], report: Report): TypedRow | null {
  if (cells.length !== columns.length) {
    const message = `has ${cells.length} cells, the header has ${columns.length}; check for a stray or missing comma`;
    report({ file, line, column: null, message });
    return null;
  }
  const results = columns.map((field, index) => ({ name: field.name, result: read(field, cells[index] ?? "") }));
  const wrong = results.flatMap(({ name, result }) => ("wrong" in result ? [{ name, message: result.wrong }] : []));
  for (const { name, message } of wrong) report({ file, line, column: name, message });
  if (wrong.length > 0) return null;
  return { line, values: Object.fromEntries(results.map(({ name, result }) => [name, "value" in result ? result.value : null])) };
}

/** Reads a CSV file by its schema: every row with typed values, every problem reported with its place. A row with a problem is left out. */
export function readTable(file: string, bytes: Uint8Array, { fields }: TableSchema, report: Report): TypedRow[] {
  const text = decode(file, bytes, report);
  if (text === null) return [];
  const rows: TypedRow[] = [];
  let columns: readonly Field[] | null | undefined;
  const isWhole = eachRecord(file, text, report, (line, cells) => {
    if (columns === undefined) {
      columns = readHeader(file, cells, fields, report);
      return;
    }
    const row = columns && readRow(file, line, cells, columns, report);
    if (row) rows.push(row);
  });
  if (isWhole && columns === undefined) report({ file, line: null, column: null, message: "is empty; it needs at least the header row" });
  return isWhole ? rows : [];
}
