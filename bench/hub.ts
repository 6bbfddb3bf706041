// The one place that knows the hub's insides: what the limit and the peers in the same process take from the built program in dist/.
import type { Casebook } from "../src/domain/casebook.ts";
import type { Catalogue } from "../src/domain/catalogue.ts";
import type { Desk } from "../src/query/desk.ts";
import type { Reader } from "../src/store/reader.ts";

const DIST = new URL("../dist/", import.meta.url);
const load = async <T>(path: string): Promise<T> => (await import(new URL(path, DIST).href)) as T;

const { openDatabase } = await load<typeof import("../src/store/database.ts")>("store/database.js");
const { SqliteReader } = await load<typeof import("../src/store/sqlite-reader.ts")>("store/sqlite-reader.js");

export const { toGlobalId } = await load<typeof import("../src/graphql/global-id.ts")>("graphql/global-id.js");
const { makeDesk } = await load<typeof import("../src/query/desk.ts")>("query/desk.js");
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

const catalogues = new WeakMap<Reader, Promise<Catalogue>>();

/** The catalogue of a reader, read once, as the server does it for each revision. */
export function catalogueOf(reader: Reader): Promise<Catalogue> {
  const read = catalogues.get(reader) ?? reader.catalogue();
  catalogues.set(reader, read);
  return read;
}

/** A desk for one question. */
export async function deskOf(reader: Reader, onRead: (book: Casebook) => void = () => {}): Promise<Desk> {
  return makeDesk(reader, { catalogue: await catalogueOf(reader), onRead });
}

/** The hub's schema and what its resolvers ask for, for a server of another make. */
export async function graphqlParts() {
  const { makeSchema } = await load<typeof import("../src/graphql/schema.ts")>("graphql/schema.js");
  const { makeContext } = await load<typeof import("../src/graphql/context.ts")>("graphql/context.js");
  return { schema: makeSchema(), contextOf: async (reader: Reader) => makeContext(reader, await catalogueOf(reader)) };
}
