import { existsSync, realpathSync } from "node:fs";
import { StoreError } from "../errors.ts";

/**
 * SQLite reads the pages of a write-ahead log in place of those that have been examined. A build makes none; another program has left it.
 * @throws StoreError where one lies beside the store at `path`. It may be gone later.
 */
export function refuseWriteAhead(path: string): void {
  const log = `${realpathSync(path)}-wal`;
  if (!existsSync(log)) return;
  const what = "Another program has left a write-ahead log beside the store (its name ends with -wal), and would change figures by it.";
  throw new StoreError(`${what} Remove that file, or build the store again.`, { cause: log });
}
