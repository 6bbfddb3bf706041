import { stringify } from "csv-stringify/sync";
import { safeText } from "../export/csv.ts";

/** A CSV text with a header, from rows whose properties are its columns; a text that a spreadsheet would run as a formula is defused. */
export function csvOf(columns: readonly string[], rows: readonly Readonly<Record<string, string | null>>[]): string {
  const cells = rows.map((row) => columns.map((column) => safeText(row[column] ?? "")));
  return stringify([[...columns], ...cells], { record_delimiter: "windows", quote_record_delimiter: true });
}
