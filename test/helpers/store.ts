import { PROJECT_FOLDER } from "../../src/config.ts";
import type { Corpus } from "../../src/domain/corpus.ts";
import { loadCorpus } from "../../src/ingest/load.ts";
import { type Connection, createDatabase } from "../../src/store/database.ts";
import { SqliteReader } from "../../src/store/sqlite-reader.ts";
import { fill } from "../../src/store/writer.ts";

export const BUILT_AT = new Date("2026-01-02T03:04:05.000Z");

/** A reader over a real SQLite store in memory that holds the corpus, the statements it has sent since, and the connection itself. */
export async function memoryStore(corpus: Corpus): Promise<{ reader: SqliteReader; statements: string[]; connection: Connection }> {
  const statements: string[] = [];
  const connection = createDatabase(":memory:", (sql) => statements.push(sql));
  await fill(connection, corpus, BUILT_AT);
  statements.length = 0;
  return { reader: new SqliteReader(connection.db), statements, connection };
}

/** The project's own data. */
export const PROJECT_DATA = `${PROJECT_FOLDER}data`;

let project: Promise<Corpus> | undefined;

/** The project's own corpus, read once for a test file. */
export function projectCorpus(): Promise<Corpus> {
  project ??= loadCorpus(PROJECT_DATA);
  return project;
}
