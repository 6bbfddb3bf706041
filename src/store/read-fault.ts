import Database from "better-sqlite3";
import { StoreError } from "../errors.ts";

const wasBusy = (error: unknown): boolean => error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");

/** What to raise where a store could not be read. */
export function readFault(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const reason = wasBusy(error)
    ? "The store is locked by another program. Wait until that has ended."
    : "The store is missing or cannot be read. Build it again.";
  return new StoreError(reason, { cause: error });
}

/** Whether the same file may be read later: what the system or a lock has refused may pass, what the hub has found in the file does not. */
export const mayPass = (error: unknown): boolean => !(error instanceof StoreError) || error.cause !== undefined;
