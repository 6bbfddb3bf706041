import { and, asc, desc, getTableName, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { InputError, quoted } from "../errors.ts";

export type Direction = "ASC" | "DESC";
type Scalar = string | number | null;

/** One column of an ordering; nulls stand last whatever the direction. */
export interface OrderColumn {
  column: SQLiteColumn;
  direction: Direction;
}

/** A total order of a list: its columns end with ones that are unique together. */
export interface Ordering {
  columns: readonly OrderColumn[];
}

/** What tells the cursors of one order from those of another, and of another table. */
function signature({ columns }: Ordering): string {
  return columns.map(({ column, direction }) => `${getTableName(column.table)}.${column.name} ${direction}`).join(",");
}

/** The ORDER BY of an ordering. */
export function orderBy({ columns }: Ordering): SQL[] {
  return columns.flatMap(({ column, direction }) => [
    ...(column.notNull ? [] : [sql`${column} IS NULL`]),
    direction === "ASC" ? asc(column) : desc(column),
  ]);
}

/** A cursor from the values that a row has in the ordering's columns: it names a place in the order, not a position, so it survives edits elsewhere. */
export function encodeCursor(ordering: Ordering, values: readonly Scalar[]): string {
  return Buffer.from(JSON.stringify([signature(ordering), ...values])).toString("base64url");
}

function decodeCursor(ordering: Ordering, cursor: string): Scalar[] {
  const wrong = new InputError(
    `after: ${quoted(cursor)} is no cursor of this list. Pass the endCursor of the page before, with the same orderBy.`,
  );
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw wrong;
  }
  if (!Array.isArray(decoded) || decoded[0] !== signature(ordering) || decoded.length !== ordering.columns.length + 1) throw wrong;
  const values = decoded.slice(1) as unknown[];
  const fits = values.every((value, index) => {
    const column = ordering.columns[index]?.column;
    return value === null ? column?.notNull === false : typeof value === (column?.dataType === "number" ? "number" : "string");
  });
  if (!fits) throw wrong;
  return values as Scalar[];
}

/** Columns that are compared as one: by them SQLite seeks in an index, where it would go through all that stands before. */
interface Run {
  readonly columns: { readonly column: SQLiteColumn; readonly value: Scalar }[];
  readonly direction: Direction;
  readonly isNullable: boolean;
}

/** An ordering's columns with a cursor's values, as few runs: one direction each, and a column that may be null by itself. */
function runsOf({ columns }: Ordering, values: readonly Scalar[]): Run[] {
  const runs: Run[] = [];
  for (const [index, { column, direction }] of columns.entries()) {
    const one = { column, value: values[index] ?? null };
    const last = runs.at(-1);
    if (last?.direction === direction && !last.isNullable && column.notNull) last.columns.push(one);
    else runs.push({ columns: [one], direction, isNullable: !column.notNull });
  }
  return runs;
}

/**
 * A column where it is a condition. The plus keeps SQLite from an index of a column that may be null, a figure's value or its period: no such
 * index gives the order of the page, so that it would look row by row for half the table and sort that, which takes ten times as long as to go
 * through it. It does so from the middle of a large table on, where its statistics tell it that half is left.
 */
const compared = (column: SQLiteColumn): SQL => (column.notNull ? sql`${column}` : sql`+${column}`);

const standsAt = ({ columns }: Run): SQL | undefined =>
  and(...columns.map(({ column, value }) => (value === null ? isNull(column) : sql`${compared(column)} = ${sql.param(value, column)}`)));

/** The condition that a row stands behind a run; a null behind everything. */
function standsBehind({ columns, direction, isNullable }: Run): SQL | undefined {
  const [first] = columns;
  if (first?.value === null) return sql`0`;
  const list = (parts: readonly SQLWrapper[]): SQL => sql`(${sql.join([...parts], sql`, `)})`;
  const row = list(columns.map(({ column }) => compared(column)));
  const place = list(columns.map(({ column, value }) => sql.param(value, column)));
  const behind = direction === "ASC" ? sql`${row} > ${place}` : sql`${row} < ${place}`;
  return isNullable && first ? or(behind, sql`${compared(first.column)} IS NULL`) : behind;
}

/** The condition that a row stands after a cursor in the ordering. */
export function afterCursor(ordering: Ordering, cursor: string): SQL | undefined {
  const runs = runsOf(ordering, decodeCursor(ordering, cursor));
  return or(...runs.map((run, index) => and(...runs.slice(0, index).map(standsAt), standsBehind(run))));
}
