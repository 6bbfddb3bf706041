import { statSync } from "node:fs";

/** What tells one published file from another: rename gives a new inode, and the clock and size guard against a reused one. Null where there is none. */
export function identify(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev}:${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}
