import { once } from "node:events";
import { openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onCores } from "./cores.ts";
import { WORK } from "./folders.ts";
import { run, start } from "./processes.ts";

const CSV = join(WORK, "observations.csv");
const IMPORTED = join(WORK, "import.sqlite");

/** Writes a store's observations as CSV, as the sqlite3 shell reads them. Null, and says so, where there is no sqlite3 shell. */
export async function writeRows(store: string, say: (line: string) => void): Promise<string | null> {
  const output = openSync(CSV, "w");
  try {
    const child = start("sqlite3", ["-readonly", "-csv", store, "SELECT * FROM observations ORDER BY id"], {
      stdio: ["ignore", output, "inherit"],
    });
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`sqlite3 ended with ${code}`);
  } catch (error) {
    say(`No import to hold the build against: ${error instanceof Error ? error.message : String(error)}.`);
    return null;
  }
  return await tableOf(store);
}

/** The table as a person would make it for an import, with its types and key, and the store's own indexes. */
async function tableOf(store: string): Promise<string> {
  const read = async (query: string) => (await run("sqlite3", ["-readonly", store, query])).trim();
  const columns = await read(
    "SELECT group_concat('\"' || name || '\" ' || type || CASE WHEN pk > 0 THEN ' PRIMARY KEY' ELSE '' END, ', ') FROM pragma_table_info('observations')",
  );
  const indexes = await read(
    "SELECT group_concat(sql, ';' || char(10)) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'observations' AND sql IS NOT NULL",
  );
  return `CREATE TABLE observations (${columns});\n${indexes};\n`;
}

/** Seconds that the sqlite3 shell needs to import the written rows into one table that has its indexes, as careless of a power cut as the build. */
export async function timeImport(table: string, cores: string | undefined): Promise<number> {
  rmSync(IMPORTED, { force: true });
  const [command, args] = onCores(cores, "sqlite3", ["-bail", IMPORTED]);
  const input = `PRAGMA synchronous = OFF;\n${table}.import --csv ${CSV} observations\n`;
  const began = performance.now();
  await run(command, args, { input });
  const seconds = (performance.now() - began) / 1000;
  rmSync(IMPORTED, { force: true });
  return seconds;
}
