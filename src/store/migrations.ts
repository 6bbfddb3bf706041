import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Raised by hand when a build derives something else from the same data (search index, coverage). */
const DERIVED_VERSION = 1;

/** What makes the tables of an empty store, in this order. */
export const MIGRATIONS = readMigrations(fileURLToPath(new URL("./migrations", import.meta.url)));

/** The tables and what a build derives, as one number (PRAGMA user_version): a store of another version is built again, not read. */
export const SCHEMA_VERSION = versionOf(MIGRATIONS);

function readMigrations(folder: string): string[] {
  const names = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"));
}

function versionOf(migrations: readonly string[]): number {
  const hash = createHash("sha256").update(String(DERIVED_VERSION));
  for (const migration of migrations) hash.update(migration);
  // SQLite keeps 32 bits with a sign.
  return hash.digest().readUInt32BE() >>> 1;
}
