import { StoreError } from "../errors.ts";

/** What the system says when a store cannot be written, and what to do about it; a code of SQLite's stands for its finer ones too. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there. Choose another DATABASE_URL or change the permissions.",
  EPERM: "this user may not write there. Choose another DATABASE_URL or change the permissions.",
  EROFS: "the file system is read-only. Choose another DATABASE_URL.",
  ENOENT: "its folder cannot be made. Choose another DATABASE_URL.",
  EISDIR: "that is a folder. Name a file in DATABASE_URL.",
  ENOFILE: "that is a pipe, a socket or a device. Name a file in DATABASE_URL.",
  ENOTDIR: "a part of the path is a file. Choose another DATABASE_URL.",
  EEXIST: "a part of the path is a file. Choose another DATABASE_URL.",
  ENOSPC: "the disk is full. Make room and build again.",
  EDQUOT: "this user's share of the disk is used up. Make room and build again.",
  EFBIG: "no file of this user may grow so large (ulimit -f). Raise the limit and build again.",
  EBUSY: "the file itself is mounted there. Mount the folder that it lies in.",
  ENAMETOOLONG: "its name is too long; a build adds some 50 letters. Choose another DATABASE_URL.",
  EIO: "the disk fails. Choose another DATABASE_URL.",
  SQLITE_FULL: "the disk is full, or that of temporary files (SQLITE_TMPDIR, else /var/tmp). Make room and build again.",
  SQLITE_IOERR: "the disk fails, or a limit is reached (a quota, ulimit -f). Raise the limit, or choose another DATABASE_URL.",
  SQLITE_CANTOPEN:
    "no file can be made there, or no temporary one (SQLITE_TMPDIR, else /var/tmp). Choose another place or change the permissions.",
  SQLITE_READONLY: "the file system is read-only. Choose another DATABASE_URL.",
};

/** SQLite's ways to say that a temporary file cannot be made or grow. */
const NO_SCRATCH = new Set(["SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY"]);

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
/** `SQLITE_IOERR` of `SQLITE_IOERR_WRITE`. */
const kindOf = (code: string): string => code.split("_", 2).join("_");

/** What to raise where a store that lies in temporary files alone could not be written: why and what to do, else the error as it is. */
export function scratchFault(error: unknown): unknown {
  if (!NO_SCRATCH.has(kindOf(codeOf(error)))) return error;
  const what = "There is no room for a temporary file, or none can be made (SQLITE_TMPDIR names the folder, else /var/tmp).";
  return new StoreError(`${what} Make room there, or set SQLITE_TMPDIR to another folder.`, { cause: error });
}

/** What to raise where the store at `path` could not be written: why and what to do where the system has said why, else the error as it is. */
export function writeFault(path: string, error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const reason = REASONS[code] ?? REASONS[kindOf(code)];
  if (reason === undefined) return error;
  return new StoreError(`The store at ${path} cannot be written: ${reason} The old one, if any, stands untouched.`, { cause: error });
}
