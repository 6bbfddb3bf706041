import { StoreError } from "../errors.ts";
import { APPLICATION_ID, headerOf } from "./header.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { overPieces, overPiecesAside, type PieceWork } from "./pieces.ts";
import { readFault } from "./read-fault.ts";
import { isSealed } from "./seal.ts";

/** @throws StoreError for a file that is no store of the hub, one of another schema version, or not as it was built. */
function* examination(size: number): PieceWork<void> {
  const header = yield* headerOf();
  if (header === null) throw new StoreError("The store is missing or cannot be read. Build it again.");
  if (header.application !== APPLICATION_ID || header.version !== SCHEMA_VERSION)
    throw new StoreError(`The store is of another version (found ${header.version}, needs ${SCHEMA_VERSION}). Build it again.`);
  if (!(yield* isSealed(size))) throw new StoreError("The store is damaged, or was changed by another program. Build it again.");
}

/**
 * Examines the file at `path` to its last bit, and gives its identity. To be done before SQLite opens it: whoever closes any descriptor of a
 * file gives up all locks that its process holds on it.
 * @throws StoreError when there is no sound store.
 */
export function examine(path: string): string {
  try {
    return overPieces(path, examination).identity;
  } catch (error) {
    throw readFault(error);
  }
}

/** The same, while the thread does other things. */
export async function examineAside(path: string, stop: AbortSignal): Promise<string> {
  try {
    return (await overPiecesAside(path, examination, stop)).identity;
  } catch (error) {
    throw readFault(error);
  }
}
