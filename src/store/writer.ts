import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Corpus } from "../domain/corpus.ts";
import { StoreError } from "../errors.ts";
import { type Connection, createDatabase, openDatabase } from "./database.ts";
import { Draft } from "./draft.ts";
import { isStoreFile } from "./header.ts";
import type { DatasetSummary } from "./reader.ts";
import { seal } from "./seal.ts";
import { SqliteReader } from "./sqlite-reader.ts";
import { discard, stage, sweep, unstage } from "./staging.ts";
import { dataset } from "./tables.ts";
import { writeFault } from "./write-fault.ts";

/** Writes a whole corpus into an empty store and checks it. */
export async function fill(connection: Connection, corpus: Corpus, builtAt: Date): Promise<void> {
  const draft = Draft.begin(connection, corpus);
  for (const observation of corpus.observations) draft.add(observation);
  draft.settle();
  draft.finish({ revision: corpus.revision, builtAt, input: null }, corpus.conflicts);
}

function fsyncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What a system says that cannot bring a folder to the disk (Windows, some shared folders), or not for a user who may not read it. */
const NOT_FOR_FOLDERS = new Set(["EISDIR", "EPERM", "EACCES", "EBADF", "EINVAL", "ENOTSUP"]);

/** Brings the names in a folder to the disk, where the system does that. */
function fsyncFolder(path: string): void {
  try {
    fsyncPath(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && NOT_FOR_FOLDERS.has(String(error.code)))) throw error;
  }
}

/** Brings the name of a store to the disk that has just taken its place. */
function keepName(path: string): void {
  try {
    fsyncFolder(dirname(path));
  } catch (cause) {
    const what = `The new store stands at ${path}, but its folder could not be brought to the disk: after a power cut the old one, if any, may be back.`;
    throw new StoreError(`${what} Look at the disk, and build again with --force.`, { cause });
  }
}

/** Fills an empty store. */
export type Filling<T> = (connection: Connection) => T | Promise<T>;

/**
 * Publishes what `filling` writes as the store at `path`: built in a staging file beside it, made durable, then renamed over the old one.
 * Readers see the old store or the new one, never a part; on any failure the old one stands untouched.
 * @throws StoreError that says why nothing can be written there, and what to do; and whatever `filling` throws.
 */
export async function publishFilled<T>(path: string, filling: Filling<T>): Promise<T> {
  try {
    return await publishAt(path, filling);
  } catch (error) {
    throw writeFault(path, error);
  }
}

/** Publishes a corpus as the store at `path`. */
export async function publish(path: string, corpus: Corpus, builtAt: Date = new Date()): Promise<void> {
  await publishFilled(path, (connection) => fill(connection, corpus, builtAt));
}

/** Makes a folder and those above it that are missing, to last: one by one, since Node's recursive form never ends under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  makeFolder(above);
  mkdirSync(folder);
  fsyncFolder(above);
}

/** @throws StoreError where a file stands that is no store of the hub, or a pipe or a device: whoever named it by mistake would lose it. */
function refuseForeign(path: string): void {
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if ((stat.isFile() && stat.size === 0) || isStoreFile(path)) return;
  throw new StoreError(`${path} is no store of the hub and is left as it is. Name another file in DATABASE_URL, or remove this one first.`);
}

async function publishAt<T>(path: string, filling: Filling<T>): Promise<T> {
  makeFolder(dirname(path));
  refuseForeign(path);
  sweep(path);
  const staging = stage(path);
  let connection: Connection | undefined;
  try {
    connection = createDatabase(staging);
    const filled = await filling(connection);
    connection.raw.close();
    seal(staging);
    fsyncPath(staging);
    // A journal that another program has left beside the old store would be played into the new one.
    for (const ending of ["-journal", "-wal", "-shm"]) discard(path + ending);
    renameSync(staging, path);
    keepName(path);
    return filled;
  } finally {
    connection?.raw.close();
    unstage(staging);
  }
}

/** What a published store says of itself. */
export interface Published {
  summary: DatasetSummary;
  /** A digest of the files that it was read from, if it was. */
  input: string | null;
}

/** What the store at `path` says of itself; null when there is none that this version can read. */
export async function published(path: string): Promise<Published | null> {
  if (!existsSync(path)) return null;
  try {
    const { raw, db } = openDatabase(path);
    try {
      const summary = await new SqliteReader(db).dataset();
      const [row] = await db.select({ input: dataset.input }).from(dataset);
      return { summary, input: row?.input ?? null };
    } finally {
      raw.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

/** The revision that the store at `path` holds; null when there is none that this version can read. */
export async function publishedRevision(path: string): Promise<string | null> {
  return (await published(path))?.summary.revision ?? null;
}
