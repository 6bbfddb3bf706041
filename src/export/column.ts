/** What stands in one cell of a file; dates as ISO 8601 text, lists joined by `SEPARATOR`. */
export type Cell = string | number | boolean | null;

/** Kinds of cells: free text, a text of the hub's own vocabularies, a list of texts, a day, and the rest by name. */
export type Datatype = "text" | "code" | "list" | "date" | "number" | "integer" | "boolean";

/** What stands between the items of a list in one cell. */
export const SEPARATOR = " | ";

/** A list as one cell; nothing for an empty one. */
export function listed(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.join(SEPARATOR);
}

/** What a column holds, for people and for machines. Names are stable: a new one is added, an old one is never reused. */
export interface ColumnDescription {
  name: string;
  title: string;
  description: string;
  datatype: Datatype;
  /** The values that a code can have. */
  values?: readonly string[];
  /** True where no cell is empty. */
  required?: boolean;
  /** Width in a workbook, in characters. */
  width?: number;
}

/** A column of a table whose rows are of one kind. */
export interface Column<Row> extends ColumnDescription {
  value: (row: Row) => Cell;
  /** Number format of the cell in a workbook. */
  format?: (row: Row) => string | undefined;
}

/** Columns of a part of each row, as columns of the whole; empty where a row lacks the part. */
export function within<Row, Part>(columns: readonly Column<Part>[], part: (row: Row) => Part | null, prefix = ""): Column<Row>[] {
  return columns.map(({ value, format, required: _required, name, ...described }) => ({
    ...described,
    name: `${prefix}${name}`,
    value: (row) => {
      const found = part(row);
      return found === null ? null : value(found);
    },
    ...(format && {
      format: (row: Row) => {
        const found = part(row);
        return found === null ? undefined : format(found);
      },
    }),
  }));
}

/** A table: what its rows are, which columns name a row, and all of its columns. */
export interface Table<Row> {
  columns: readonly Column<Row>[];
  primaryKey: readonly string[];
}
