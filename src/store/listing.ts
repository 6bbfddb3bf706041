import { and, count, getTableColumns, inArray, lte, type SQL, sql } from "drizzle-orm";
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

/** What a row holds in a column that lists are sorted by, all of them text or numbers. */
function cell(table: SQLiteTable, row: Record<string, unknown>, column: SQLiteColumn): string | number | null {
  const property = Object.entries(getTableColumns(table)).find(([, candidate]) => candidate === column)?.[0] ?? "";
  const value = row[property];
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** A page from up to `first` + 1 rows: the row too many only says that there are more. */
function toPage<T extends SQLiteTable>({ table, ordering }: Listing<T>, rows: readonly Row<T>[], first: number): Page<Row<T>> {
  const cursorOf = (row: Row<T>) =>
    encodeCursor(
      ordering,
      ordering.columns.map(({ column }) => cell(table, row, column)),
    );
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

/** The same page of a listing for each of several parents, in one statement: `parent` is what a row belongs to. */
export async function readPages<T extends SQLiteTable>(
  db: Db,
  listing: Listing<T>,
  parent: SQL<string>,
  keys: readonly string[],
  { first, after }: PageRequest,
): Promise<Page<Row<T>>[]> {
  const order = sql.join(orderBy(listing.ordering), sql`, `);
  const ranked = db
    .select({
      ...getTableColumns(listing.table),
      parentKey: sql<string>`${parent}`.as("parent_key"),
      rank: sql<number>`row_number() OVER (PARTITION BY ${parent} ORDER BY ${order})`.as("rank"),
    })
    .from(listing.table as SQLiteTable)
    .where(and(inArray(parent, [...keys]), beyond(listing, after)))
    .as("ranked");
  const rank = sql<number>`${sql.identifier("rank")}`;
  const rows = (await db
    .select()
    .from(ranked)
    .where(lte(rank, first + 1))
    .orderBy(rank)) as (Row<T> & { parentKey: string })[];
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
