import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { StoreError } from "../errors.ts";
import { descriptorOf, openDescriptors } from "./descriptor.ts";
import { examine } from "./examination.ts";
import { APPLICATION_ID } from "./header.ts";
import { identify } from "./identity.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./migrations.ts";
import { readFault } from "./read-fault.ts";
import { Statements } from "./statements.ts";
import * as tables from "./tables.ts";
import { refuseWriteAhead } from "./write-ahead.ts";

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
  /** How many areas and publications it holds. */
  readonly areas: number;
  readonly sources: number;
}

const EDITION = `
  SELECT revision, built_at AS builtAt, (SELECT count(*) FROM areas) AS areas, (SELECT count(*) FROM sources) AS sources
  FROM dataset`;

/** The edition of an open store. @throws StoreError when it holds none. */
export function editionOf({ raw }: Connection): Edition {
  try {
    const row = raw.prepare<[], Edition>(EDITION).get();
    if (row) return row;
  } catch (cause) {
    throw new StoreError("The store cannot be read. Build it again.", { cause });
  }
  throw new StoreError("The store holds no data. Build it again.");
}

/** A published store that is open. */
export interface OpenStore extends Connection {
  readonly identity: string;
  /** SQLite's own, to look at the file by; to open and close another would give up the lock. Null where it is not known. */
  readonly descriptor: number | null;
}

/** Opens the file at `path`, read-only, if it is the one of this identity, which has been examined; null where it is another by now. @throws StoreError */
export function openExamined(path: string, identity: string, onStatement?: StatementListener): OpenStore | null {
  let raw: Database.Database | undefined;
  const isStill = () => identify(path) === identity;
  try {
    if (!isStill()) return null;
    refuseWriteAhead(path);
    const before = openDescriptors();
    raw = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    // A published store never changes: its lock is taken once, by the first read, and kept, so that no other program can change it or make a reader wait.
    // Before anything is read, since the first read in this mode fails where a write-ahead log has come meanwhile.
    raw.pragma("locking_mode = EXCLUSIVE");
    raw.pragma("query_only = ON");
    raw.pragma(`cache_size = -${CACHE_KIB}`);
    raw.pragma("user_version");
    const descriptor = descriptorOf(identity, before);
    // The path may have been another file's for as long as it took to open that.
    if (isStill() && descriptor !== "another") return { ...connect(raw, onStatement), identity, descriptor };
    raw.close();
    return null;
  } catch (error) {
    raw?.close();
    throw readFault(error);
  }
}

/**
 * Opens a published store read-only.
 * @throws StoreError when there is no such file, it is no store of the hub, one of another schema version, or not as it was built.
 */
export function openDatabase(path: string, onStatement?: StatementListener): OpenStore {
  for (;;) {
    const store = openExamined(path, examine(path), onStatement);
    if (store !== null) return store;
  }
}
