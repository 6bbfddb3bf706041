import { CsvError, type InfoRecord, parse } from "csv-parse/sync";
import { didYouMean } from "../domain/suggestion.ts";
import type { DataProblem } from "../errors.ts";
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

/** UTF-8 text without its byte order mark and with plain line ends; null, and a problem, for anything else. */
function decode(file: string, bytes: Uint8Array, report: Report): string | null {
  const problem = (message: string): null => {
    report({ file, line: null, column: null, message });
    return null;
  };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return problem("is UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)");
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

/** Each record with the line that it starts on. */
function records(file: string, text: string, report: Report): { line: number; cells: string[] }[] {
  const found: { line: number; cells: string[] }[] = [];
  let end = 0;
  const onRecord = (cells: string[], { lines }: InfoRecord): undefined => {
    found.push({ line: end + 1, cells });
    end = lines;
  };
  try {
    parse(text, { relaxColumnCount: true, maxRecordSize: MAX_RECORD, onRecord });
    return found;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser says where it gave up; a quote that is missing, is missing where the row begins.
    report({
      file,
      line: end + 1,
      column: null,
      message: `cannot be read as CSV (${error.message}); check the quotes around cells that hold commas or quotes`,
    });
    return [];
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

/** The header's columns in file order; a problem for each that is missing, unknown or there twice. */
function readHeader(file: string, header: readonly string[], fields: readonly Field[], report: Report): boolean {
  const names = fields.map(({ name }) => name);
  const problems = [
    ...names
      .filter((name) => !header.includes(name))
      .map((name) => `has no column "${name}"; add it (its cells may be empty only where the schema says so)`),
    ...header.filter((name) => !names.includes(name)).map((name) => `has a column "${name}" that is not known.${didYouMean(name, names)}`),
    ...header.filter((name, index) => header.indexOf(name) < index).map((name) => `has the column "${name}" twice; remove one`),
  ];
  for (const message of problems) report({ file, line: 1, column: null, message });
  return problems.length === 0;
}

/** Reads a CSV file by its schema: every row with typed values, every problem reported with its place. A row with a problem is left out. */
export function readTable(file: string, bytes: Uint8Array, { fields }: TableSchema, report: Report): TypedRow[] {
  const text = decode(file, bytes, report);
  if (text === null) return [];
  const [header, ...rows] = records(file, text, report);
  if (!header) {
    if (text.trim() === "") report({ file, line: null, column: null, message: "is empty; it needs at least the header row" });
    return [];
  }
  if (!readHeader(file, header.cells, fields, report)) return [];
  const columns = header.cells.map((name) => fields.find((field) => field.name === name)).filter((field) => field !== undefined);
  return rows.flatMap(({ line, cells }) => {
    if (cells.length !== columns.length) {
      report({
        file,
        line,
        column: null,
        message: `has ${cells.length} cells, the header has ${columns.length}; check for a stray or missing comma`,
      });
      return [];
    }
    const results = columns.map((field, index) => ({ name: field.name, result: read(field, cells[index] ?? "") }));
    const wrong = results.flatMap(({ name, result }) => ("wrong" in result ? [{ name, message: result.wrong }] : []));
    for (const { name, message } of wrong) report({ file, line, column: name, message });
    if (wrong.length > 0) return [];
    return [{ line, values: Object.fromEntries(results.map(({ name, result }) => [name, "value" in result ? result.value : null])) }];
  });
}
