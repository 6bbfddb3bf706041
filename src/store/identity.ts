import { type BigIntStats, statSync } from "node:fs";

/** What tells one published file from another: rename gives a new inode, and the clock and size guard against a reused one. */
export const identityOf = ({ dev, ino, mtimeNs, size }: BigIntStats): string => `${dev}:${ino}:${mtimeNs}:${size}`;

/** Whether two identities are of one file, whatever has been written to it between. */
export function isSameFile(one: string, other: string): boolean {
  const inodeOf = (identity: string): string[] => identity.split(":", 2);
  return inodeOf(one).join() === inodeOf(other).join();
}

/** The identity of the file at `path`; null where there is none. */
export function identify(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : identityOf(stat);
}
