import { stringify } from "csv-stringify/sync";
import type { Cell, ColumnDescription, Table } from "./column.ts";

/**
 * First characters of a text that a spreadsheet would run as a formula, the full-width ones included, behind any number of apostrophes:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text that no spreadsheet takes for a formula: an apostrophe goes before one that looks like it. Take the first apostrophe away to undo it. */
export function safeText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that was made safe. */
export function originalText(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** A cell as it stands in the file: numbers and booleans as JSON writes them, so that a negative one stays a number. */
function written(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "string" ? safeText(cell) : String(cell);
}

/** Given a line end, the library no longer quotes a bare LF by itself. */
const DIALECT = { record_delimiter: "windows", quote_record_delimiter: true } as const;

const lines = (records: readonly (readonly string[])[]): string => stringify([...records], DIALECT);

/** The header of a table's CSV. */
export function csvHeader(columns: readonly Pick<ColumnDescription, "name">[]): string {
  return lines([columns.map(({ name }) => name)]);
}

/**
 * A table as CSV by RFC 4180, page by page: UTF-8 without a byte order mark, lines end with CR LF.
 * The header comes with the first page, so that nothing is sent before the store has answered once.
 */
export async function* csvOf<Row>({ columns }: Table<Row>, pages: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  let head = csvHeader(columns);
  for await (const page of pages) {
    yield page.length === 0 ? head : head + lines(page.map((row) => columns.map(({ value }) => written(value(row)))));
    head = "";
  }
}
