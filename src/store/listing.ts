import { aliasedTable, and, count, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "./database.ts";
import { afterCursor, encodeCursor, type Ordering, orderBy } from "./keyset.ts";
import type { Page, PageRequest } from "./reader.ts";

type Row<T extends SQLiteTable> = T["$inferSelect"];

/** A table's rows under a condition, in a total order. */
export interface Listing<T extends SQLiteTable> {
  table: T;
  ordering: Ordering;
  where: SQL | undefined;
}

/** Reads what a row holds in each of an ordering's columns, all of them text or numbers. */
function cellsOf(table: SQLiteTable, { columns }: Ordering): (row: Record<string, unknown>) => (string | number | null)[] {
  const named = Object.entries(getTableColumns(table));
  const properties = columns.map(({ column }) => named.find(([, candidate]) => candidate === column)?.[0] ?? "");
  return (row) =>
    properties.map((property) => {
      const value = row[property];
      return typeof value === "string" || typeof value === "number" ? value : null;
    });
}

/** A page from up to `first` + 1 rows: the row too many only says that there are more. */
function toPage<T extends SQLiteTable>({ table, ordering }: Listing<T>, rows: readonly Row<T>[], first: number): Page<Row<T>> {
  const cellsIn = cellsOf(table, ordering);
  const cursorOf = (row: Row<T>) => encodeCursor(ordering, cellsIn(row));
  return { items: rows.slice(0, first).map((item) => ({ cursor: cursorOf(item), item })), hasNext: rows.length > first };
}

const beyond = <T extends SQLiteTable>({ ordering, where }: Listing<T>, after: string | undefined) =>
  and(where, after === undefined ? undefined : afterCursor(ordering, after));

/** One page of a listing. */
export async function readPage<T extends SQLiteTable>(db: Db, listing: Listing<T>, { first, after }: PageRequest): Promise<Page<Row<T>>> {
  const rows: Row<T>[] = await db
    .select()
    .from(listing.table as SQLiteTable)
    .where(beyond(listing, after))
    .orderBy(...orderBy(listing.ordering))
    .limit(first + 1);
  return toPage(listing, rows, first);
}

/** An ordering by the columns of another name of the same table. */
function renamed({ columns }: Ordering, table: SQLiteTable, other: SQLiteTable): Ordering {
  const [own, named] = [getTableColumns(table), getTableColumns(other)];
  const names = new Map(Object.entries(own).map(([property, column]) => [column, named[property] as SQLiteColumn]));
  return { columns: columns.map(({ column, direction }) => ({ column: names.get(column) ?? column, direction })) };
}

/**
 * The same page of a listing for each of several parents, in one statement: `parent` is what a row belongs to.
 * Each parent's rows are looked up by themselves, so that in the order of an index no more are read than are brought.
 */
export async function readPages<T extends SQLiteTable>(
  db: Db,
  listing: Listing<T>,
  parent: SQL<string>,
  keys: readonly string[],
  { first, after }: PageRequest,
): Promise<Page<Row<T>>[]> {
  const table: SQLiteTable = listing.table;
  const chosen = aliasedTable(table, "chosen");
  const page = db
    .select({ row: sql`${table}.rowid` })
    .from(table)
    .where(and(sql`${parent} = parents.value`, beyond(listing, after)))
    .orderBy(...orderBy(listing.ordering))
    .limit(first + 1);
  // Of a key that is named twice there would be twice as many rows.
  const parents = JSON.stringify([...new Set(keys)]);
  const rows = (await db
    .select({ ...getTableColumns(chosen), parentKey: sql<string>`parents.value` })
    .from(sql`json_each(${parents}) AS parents`)
    // A join whose order SQLite keeps: the other way round it would make a page for each row.
    .crossJoin(chosen)
    .where(sql`${chosen}.rowid IN ${page}`)
    .orderBy(sql`parents.key`, ...orderBy(renamed(listing.ordering, table, chosen)))) as (Row<T> & { parentKey: string })[];
  const byParent = Map.groupBy(rows, ({ parentKey }) => parentKey);
  return keys.map((key) => toPage(listing, byParent.get(key) ?? [], first));
}

/** How many rows of a listing each of several parents has. */
export async function countByParent<T extends SQLiteTable>(
  db: Db,
  { table, where }: Listing<T>,
  parent: SQL<string>,
  keys: readonly string[],
): Promise<number[]> {
  const rows = await db
    .select({ key: parent, count: count() })
    .from(table as SQLiteTable)
    .where(and(inArray(parent, [...keys]), where))
    .groupBy(parent);
  const counts = new Map(rows.map((row) => [row.key, row.count]));
  return keys.map((key) => counts.get(key) ?? 0);
}
