import { closeSync, openSync, readSync } from "node:fs";

/** "IHub" in ASCII: marks a SQLite file as ours (PRAGMA application_id). */
export const APPLICATION_ID = 0x49487562;

const MAGIC = "SQLite format 3\0";
/** Where SQLite's header holds the application id. */
const APPLICATION_ID_AT = 68;

/** Whether a file is a store of the hub, of whatever version, by its header. Throws EISDIR for a folder. */
export function isStoreFile(path: string): boolean {
  const descriptor = openSync(path, "r");
  try {
    const header = Buffer.alloc(APPLICATION_ID_AT + 4);
    readSync(descriptor, header, 0, header.length, 0);
    return header.toString("latin1", 0, MAGIC.length) === MAGIC && header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
  } finally {
    closeSync(descriptor);
  }
}
