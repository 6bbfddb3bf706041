import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { StoreError } from "../errors.ts";
import { APPLICATION_ID } from "./header.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./migrations.ts";
import { isSealed } from "./seal.ts";
import { Statements } from "./statements.ts";
import * as tables from "./tables.ts";

/** Drizzle over one connection. Builders are always awaited, so that a store in another dialect can stand in. */
export type Db = BaseSQLiteDatabase<"sync", Database.RunResult, typeof tables>;

/** An open connection and its Drizzle face. */
export interface Connection {
  readonly db: Db;
  readonly raw: Database.Database;
}

/** Called with each SQL statement that Drizzle sends. */
export type StatementListener = (sql: string) => void;

/** Pages of a store that a connection keeps, in KiB: those of its indexes that each question begins with. The others are the system's to keep, once for all who read. */
const CACHE_KIB = 4000;

function connect(raw: Database.Database, onStatement?: StatementListener): Connection {
  const logger = onStatement ? { logQuery: (sql: string) => onStatement(sql) } : false;
  // Drizzle asks its client for nothing but prepared statements, as long as no transaction is made through it.
  return { raw, db: drizzle(new Statements(raw) as unknown as Database.Database, { schema: tables, logger }) };
}

/** Makes an empty store with all its tables at `path`, or in memory. It is not durable until its file is fsynced. */
export function createDatabase(path: string, onStatement?: StatementListener): Connection {
  const raw = new Database(path);
  try {
    // The file is private until it is published and is thrown away after a crash, so only the final fsync has to reach the disk.
    raw.pragma("journal_mode = DELETE");
    raw.pragma("synchronous = OFF");
    raw.pragma("foreign_keys = OFF");
    for (const migration of MIGRATIONS) raw.exec(migration);
    raw.pragma("foreign_keys = ON");
    raw.pragma(`application_id = ${APPLICATION_ID}`);
    raw.pragma(`user_version = ${SCHEMA_VERSION}`);
    return connect(raw, onStatement);
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Which data a store holds. */
export interface Edition {
  /** Content hash of the data. */
  readonly revision: string;
  /** When it was built, ISO 8601. */
  readonly builtAt: string;
}

/** The edition of an open store. @throws StoreError when it holds none. */
export function editionOf({ raw }: Connection): Edition {
  try {
    const row = raw.prepare<[], Edition>("SELECT revision, built_at AS builtAt FROM dataset").get();
    if (row) return row;
  } catch (cause) {
    throw new StoreError("The store cannot be read. Build it again.", { cause });
  }
  throw new StoreError("The store holds no data. Build it again.");
}

/**
 * Opens a published store read-only.
 * @throws StoreError when there is no such file, it is no store of the hub, one of another schema version, or not as it was built.
 */
export function openDatabase(path: string, onStatement?: StatementListener): Connection {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    raw.pragma("query_only = ON");
    raw.pragma(`cache_size = -${CACHE_KIB}`);
    // A published store never changes: its lock is taken once and kept, so that no other program can make a reader wait.
    raw.pragma("locking_mode = EXCLUSIVE");
    const application = raw.pragma("application_id", { simple: true });
    const version = raw.pragma("user_version", { simple: true });
    if (application !== APPLICATION_ID || version !== SCHEMA_VERSION) {
      throw new StoreError(`The store is of another version (found ${String(version)}, needs ${SCHEMA_VERSION}). Build it again.`);
    }
    if (!isSealed(path)) throw new StoreError("The store is damaged, or was changed by another program. Build it again.");
    return connect(raw, onStatement);
  } catch (error) {
    raw?.close();
    if (error instanceof StoreError) throw error;
    const reason = wasBusy(error)
      ? "The store is locked by another program. Wait until that has ended."
      : "The store is missing or cannot be read. Build it again.";
    throw new StoreError(reason, { cause: error });
  }
}

const wasBusy = (error: unknown): boolean => error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");

/** Whether a store could not be opened because another program held a lock on it, which may pass. */
export const isLocked = (error: unknown): boolean => error instanceof StoreError && wasBusy(error.cause);
