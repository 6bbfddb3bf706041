import { overPieces, type PieceWork } from "./pieces.ts";

/** "IHub" in ASCII: marks a SQLite file as ours (PRAGMA application_id). */
export const APPLICATION_ID = 0x49487562;

const MAGIC = "SQLite format 3\0";
/** Where SQLite's header holds the version of the tables (PRAGMA user_version), and the application's id. */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const LENGTH = APPLICATION_ID_AT + 4;

/** What the header of a SQLite file says. */
export interface Header {
  readonly application: number;
  readonly version: number;
}

/** The header of a file; null where it is none of SQLite's. */
export function* headerOf(): PieceWork<Header | null> {
  const bytes = yield { at: 0, length: LENGTH };
  if (bytes.length < LENGTH || bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) return null;
  return { application: bytes.readUInt32BE(APPLICATION_ID_AT), version: bytes.readUInt32BE(USER_VERSION_AT) };
}

/** Whether a file is a store of the hub, of whatever version, by its header. Throws EISDIR for a folder. */
export function isStoreFile(path: string): boolean {
  return overPieces(path, headerOf).result?.application === APPLICATION_ID;
}
