import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Corpus } from "../domain/corpus.ts";
import { StoreError } from "../errors.ts";
import { type Connection, createDatabase, isStoreFile, openDatabase } from "./database.ts";
import { toRow } from "./records.ts";
import { seal } from "./seal.ts";
import { searchDocuments } from "./search-index.ts";
import * as tables from "./tables.ts";
import { writeFault } from "./write-fault.ts";

type Row = Record<string, unknown>;

/** Inserts row by row through one prepared statement, whose parameters are the table's columns. */
async function insertAll<T extends SQLiteTable>(
  { db }: Connection,
  table: T,
  columns: readonly string[],
  rows: Iterable<Row>,
): Promise<void> {
  const placeholders = Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)]));
  const statement = db
    .insert(table)
    .values(placeholders as T["$inferInsert"])
    .prepare();
  for (const row of rows) await statement.execute(row);
}

const columnsOf = (table: SQLiteTable): string[] => Object.keys(table).filter((name) => !name.startsWith("_") && name !== "enableRLS");

/** Told how many figures have been written, of how many. */
export type WriteListener = (done: number, total: number) => void;

/** Observations as rows, each counted when it is taken. */
function* observationRows({ observations }: Corpus, onWritten?: WriteListener): Iterable<Row> {
  for (const [index, observation] of observations.entries()) {
    onWritten?.(index, observations.length);
    yield toRow(observation, index + 1);
  }
}

/** Writes a whole corpus into an empty store, in one transaction, and checks it. */
export async function fill(connection: Connection, corpus: Corpus, builtAt: Date, onWritten?: WriteListener): Promise<void> {
  const { raw, db } = connection;
  const load = (table: SQLiteTable, rows: Iterable<object>) => insertAll(connection, table, columnsOf(table), rows as Iterable<Row>);
  const ids = new Map(corpus.observations.map(({ key }, index) => [key, index + 1]));
  const id = (key: string): number => {
    const found = ids.get(key);
    if (found === undefined) throw new TypeError(`a conflict names ${key}, which is no observation`);
    return found;
  };

  raw.exec("BEGIN");
  raw.pragma("defer_foreign_keys = ON");
  await db.insert(tables.dataset).values({ revision: corpus.revision, builtAt: builtAt.toISOString() });
  await load(tables.areas, corpus.areas);
  await load(tables.populations, corpus.populations);
  await load(tables.sources, corpus.sources);
  await load(tables.measures, corpus.measures);
  await load(tables.seriesBreaks, corpus.breaks);
  await load(tables.indicators, corpus.indicators);
  await load(tables.observations, observationRows(corpus, onWritten));
  await load(
    tables.conflicts,
    corpus.conflicts.flatMap(([a, b]) => [
      { observation: id(a), other: id(b) },
      { observation: id(b), other: id(a) },
    ]),
  );
  await db.run(sql`
    INSERT INTO coverage (measure, area)
    SELECT DISTINCT measure, area FROM observations JOIN areas ON slug = area
    WHERE kind = 'COUNCIL' AND (missing IS NULL OR missing = 'QUALITATIVE')`);
  for (const { type, key, name, keywords, body, weight } of searchDocuments(corpus)) {
    await db.run(
      sql`INSERT INTO search (type, key, name, keywords, body, weight) VALUES (${type}, ${key}, ${name}, ${keywords}, ${body}, ${weight})`,
    );
  }
  raw.exec("COMMIT");
  raw.exec("ANALYZE");

  const broken = raw.pragma("foreign_key_check") as unknown[];
  const integrity = raw.pragma("integrity_check", { simple: true });
  if (broken.length > 0 || integrity !== "ok")
    throw new StoreError(`The new store failed its own check (${String(integrity)}, ${broken.length} broken references).`);
}

function fsyncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const stagingPrefix = (path: string): string => `${basename(path)}.staging-`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may be looked for, but not signalled.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Staging files of builds that run in this process. */
const building = new Set<string>();

/** Removes a file if that can be done; one that stays is in nobody's way, and the next build tries again. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be removed, nothing can be written: what has failed before, or will in a moment, says more.
  }
}

/** Removes what builds that were killed have left beside the store. */
function sweep(path: string): void {
  const prefix = stagingPrefix(path);
  const owner = (name: string) => Number.parseInt(name.slice(prefix.length), 10);
  // A process of the same number as this one is gone: whatever bears that number and is not being built here is a leftover.
  const alive = (name: string) => (owner(name) === process.pid ? building.has(name.replace(/-journal$/, "")) : isRunning(owner(name)));
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(prefix) && !alive(name)) discard(join(dirname(path), name));
  }
}

/**
 * Publishes a corpus as the store at `path`: built in a staging file beside it, checked, made durable, then renamed over the old one.
 * Readers see the old store or the new one, never a part; on any failure the old one stands untouched.
 * @throws StoreError that says why nothing can be written there, and what to do.
 */
export async function publish(path: string, corpus: Corpus, builtAt: Date = new Date(), onWritten?: WriteListener): Promise<void> {
  try {
    await publishAt(path, corpus, builtAt, onWritten);
  } catch (error) {
    throw writeFault(path, error);
  }
}

let builds = 0;

/** Makes a folder and those above it that are missing, one by one: Node's recursive form never ends under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** @throws StoreError where a file stands that is no store of the hub: whoever named it by mistake would lose it. */
function refuseForeign(path: string): void {
  if (!existsSync(path) || statSync(path).size === 0 || isStoreFile(path)) return;
  throw new StoreError(`${path} is no store of the hub and is left as it is. Name another file in DATABASE_URL, or remove this one first.`);
}

async function publishAt(path: string, corpus: Corpus, builtAt: Date, onWritten?: WriteListener): Promise<void> {
  makeFolder(dirname(path));
  refuseForeign(path);
  sweep(path);
  builds += 1;
  const name = `${stagingPrefix(path)}${process.pid}-${builds}`;
  const staging = join(dirname(path), name);
  building.add(name);
  let connection: Connection | undefined;
  try {
    connection = createDatabase(staging);
    await fill(connection, corpus, builtAt, onWritten);
    connection.raw.close();
    seal(staging);
    fsyncPath(staging);
    // A journal that another program has left beside the old store would be played into the new one.
    for (const ending of ["-journal", "-wal", "-shm"]) discard(path + ending);
    renameSync(staging, path);
    fsyncPath(dirname(path));
  } finally {
    connection?.raw.close();
    building.delete(name);
    for (const leftover of [staging, `${staging}-journal`]) discard(leftover);
  }
}

/** The revision that the store at `path` holds; null when there is none that this version can read. */
export async function publishedRevision(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  try {
    const { raw, db } = openDatabase(path);
    try {
      const [row] = await db.select({ revision: tables.dataset.revision }).from(tables.dataset);
      return row?.revision ?? null;
    } finally {
      raw.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}
