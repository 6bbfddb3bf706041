import type { ColumnDescription } from "./column.ts";
import type { JsonStat } from "./json-stat.ts";
import type { Sheet } from "./workbook.ts";

/** What a file is about, ready to be written in any format; nothing of its rows is read before a format asks. */
export interface Content {
  title: string;
  description: string;
  columns: readonly ColumnDescription[];
  primaryKey: readonly string[];
  /** Words for the name of the file: measures, areas. */
  words: readonly string[];
  csv: () => AsyncIterable<string>;
  workbook: () => Promise<{ sheet: Sheet; notes: readonly Note[] }>;
  json: () => Promise<JsonStat>;
}

/** A line of the notes of a workbook. */
export type Note = readonly [subject: string, text: string];

/** What every file tells of the data behind it. */
export interface Origin {
  revision: string;
  /** The query part of the address that was asked for. */
  search: string;
}
