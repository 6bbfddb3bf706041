import { once } from "node:events";
import { run, start } from "../run/processes.ts";
import type { Cluster } from "./cluster.ts";

const TABLES = ["areas", "populations", "sources", "measures", "indicators", "observations"] as const;
const TYPES: Readonly<Record<string, string>> = { text: "text", integer: "integer", real: "double precision" };

interface Column {
  name: string;
  type: string;
  pk: number;
}

interface Reference {
  from: string;
  table: string;
  to: string;
}

const quoted = (name: string): string => `"${name}"`;

async function rowsOf<T>(store: string, query: string): Promise<T[]> {
  const text = await run("sqlite3", ["-readonly", "-json", store, query]);
  return text.trim() === "" ? [] : (JSON.parse(text) as T[]);
}

/** Copies the rows of one table, as CSV from one shell to the other; an empty field is NULL, a quoted one is a text without letters. */
async function copyTable(cluster: Cluster, store: string, table: string, columns: readonly Column[]): Promise<void> {
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const from = start("sqlite3", ["-readonly", "-csv", store, `SELECT ${names} FROM ${table}`], { stdio: ["ignore", "pipe", "inherit"] });
  const command = `\\copy ${table} (${names}) FROM STDIN WITH (FORMAT csv)`;
  const to = start(cluster.psql, ["-X", "-q", "-v", "ON_ERROR_STOP=1", cluster.address, "-c", command], {
    stdio: [from.stdout, "ignore", "inherit"],
  });
  const [code] = (await once(to, "close")) as [number | null];
  if (code !== 0) throw new Error(`PostgreSQL did not take the rows of ${table}`);
}

/** Full-text search over measures, the nearest to the hub's search that PostgreSQL has of its own. */
const SEARCH = `
CREATE INDEX measures_words ON measures USING gin (to_tsvector('english', name || ' ' || definition));
CREATE FUNCTION search_measures(words text) RETURNS SETOF measures LANGUAGE sql STABLE AS $$
  SELECT measures.* FROM measures, plainto_tsquery('english', words) AS wanted
  WHERE to_tsvector('english', name || ' ' || definition) @@ wanted
  ORDER BY ts_rank(to_tsvector('english', name || ' ' || definition), wanted) DESC, key
$$;`;

/** Puts a store's records into PostgreSQL, with the same keys, references and indexes. */
export async function copyStore(cluster: Cluster, store: string): Promise<void> {
  const keys: string[] = [];
  const references: string[] = [];
  for (const table of TABLES) {
    const columns = await rowsOf<Column>(store, `SELECT name, lower(type) AS type, pk FROM pragma_table_info('${table}')`);
    const definitions = columns.map(({ name, type }) => `${quoted(name)} ${TYPES[type] ?? "text"}`);
    await cluster.sql(`CREATE TABLE ${table} (${definitions.join(", ")});`);
    await copyTable(cluster, store, table, columns);
    const key = columns
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map(({ name }) => quoted(name));
    keys.push(`ALTER TABLE ${table} ADD PRIMARY KEY (${key.join(", ")});`);
    const found = await rowsOf<Reference>(store, `SELECT "from", "table", "to" FROM pragma_foreign_key_list('${table}')`);
    for (const { from, table: other, to } of found)
      references.push(`ALTER TABLE ${table} ADD FOREIGN KEY (${quoted(from)}) REFERENCES ${other} (${quoted(to)});`);
  }
  const names = TABLES.map((table) => `'${table}'`).join(", ");
  const indexes = await rowsOf<{ sql: string }>(
    store,
    `SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${names})`,
  );
  await cluster.sql([...keys, ...indexes.map(({ sql }) => `${sql.replaceAll("`", '"')};`), ...references, SEARCH, "ANALYZE;"].join("\n"));
}
