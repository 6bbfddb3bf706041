import { type ColumnDescription, type Datatype, SEPARATOR } from "./column.ts";
import { LICENCE } from "./licence.ts";

const DATATYPES: Record<Datatype, string | { base: string; format: string }> = {
  text: "string",
  code: "string",
  list: "string",
  number: "number",
  integer: "integer",
  date: { base: "date", format: "yyyy-MM-dd" },
  boolean: { base: "boolean", format: "true|false" },
};

function columnOf({ name, title, description, datatype, values, required }: ColumnDescription): object {
  return {
    name,
    // The first title is the header cell, by which a reader matches the column.
    titles: [name, title],
    "dc:description": description,
    datatype: values ? { base: "string", format: values.join("|") } : DATATYPES[datatype],
    ...(datatype === "list" && { separator: SEPARATOR }),
    ...(required && { required: true }),
    null: "",
  };
}

/** What the metadata of a CSV file says beside its columns. */
export interface CsvDescription {
  /** Address of the CSV file, relative to that of the metadata. */
  url: string;
  title: string;
  description: string;
  revision: string;
  columns: readonly ColumnDescription[];
  primaryKey: readonly string[];
}

/** W3C metadata of a CSV file: https://www.w3.org/TR/tabular-metadata/ */
export function csvwOf({ url, title, description, revision, columns, primaryKey }: CsvDescription): object {
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    url,
    "dc:title": title,
    "dc:description": description,
    "dc:rights": LICENCE,
    "dc:identifier": revision,
    "dc:publisher": "Indicator Hub",
    dialect: {
      encoding: "utf-8",
      delimiter: ",",
      quoteChar: '"',
      doubleQuote: true,
      lineTerminators: ["\r\n"],
      header: true,
      headerRowCount: 1,
      skipInitialSpace: false,
      trim: false,
    },
    tableSchema: { columns: columns.map(columnOf), primaryKey: [...primaryKey] },
  };
}
