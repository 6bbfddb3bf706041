// The one place that knows the hub's insides: what the limit and the peers in the same process take from the built program in dist/.
import type { Reader } from "../src/store/reader.ts";

const DIST = new URL("../dist/", import.meta.url);
const load = async <T>(path: string): Promise<T> => (await import(new URL(path, DIST).href)) as T;

const { openDatabase } = await load<typeof import("../src/store/database.ts")>("store/database.js");
const { SqliteReader } = await load<typeof import("../src/store/sqlite-reader.ts")>("store/sqlite-reader.js");

export const { toGlobalId } = await load<typeof import("../src/graphql/global-id.ts")>("graphql/global-id.js");
export const { makeDesk } = await load<typeof import("../src/query/desk.ts")>("query/desk.js");
export const { askComparison, askScorecard } = await load<typeof import("../src/query/question.ts")>("query/question.js");
export const { DEFAULT_TOLERANCE } = await load<typeof import("../src/query/tolerance.ts")>("query/tolerance.js");
export const { formatObservation } = await load<typeof import("../src/domain/formatted.ts")>("domain/formatted.js");
export const { sentence } = await load<typeof import("../src/domain/comparability.ts")>("domain/comparability.js");
export const { Rag, rate } = await load<typeof import("../src/domain/rag.ts")>("domain/rag.js");
export const { openFile } = await load<typeof import("../src/export/file.ts")>("export/file.js");

/** Reads a store, as the server does. */
export function openReader(path: string): Reader {
  return new SqliteReader(openDatabase(path).db);
}

/** The hub's schema and what its resolvers ask for, for a server of another make. */
export async function graphqlParts() {
  const { makeSchema } = await load<typeof import("../src/graphql/schema.ts")>("graphql/schema.js");
  const { makeContext } = await load<typeof import("../src/graphql/context.ts")>("graphql/context.js");
  return { schema: makeSchema(), makeContext };
}
