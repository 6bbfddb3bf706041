import { and, asc, desc, eq, getTableName, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
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

/** The condition that a row stands after a cursor in the ordering. */
export function afterCursor(ordering: Ordering, cursor: string): SQL | undefined {
  const values = decodeCursor(ordering, cursor);
  const branches = ordering.columns.map(({ column, direction }, index) => {
    const value = values[index] ?? null;
    const before = ordering.columns.slice(0, index).map(({ column: earlier }, at) => {
      const same = values[at] ?? null;
      return same === null ? isNull(earlier) : eq(earlier, same);
    });
    if (value === null) return sql`0`;
    const beyond = direction === "ASC" ? gt(column, value) : lt(column, value);
    return and(...before, column.notNull ? beyond : or(beyond, isNull(column)));
  });
  return or(...branches);
}
