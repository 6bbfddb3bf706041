import { type BigIntStats, fstatSync, readdirSync } from "node:fs";
import { identityOf } from "./identity.ts";

/** Where the system lists what a process has open; Windows does not. */
const OPEN = "/dev/fd";

/** What a descriptor is of, wherever that lies by now; null for one that is closed. */
function lookAt(descriptor: number): BigIntStats | null {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return null;
  }
}

/** The descriptors that this process has open, without the one by which the list was read; none where that is not told. */
export function openDescriptors(): number[] {
  try {
    return readdirSync(OPEN)
      .map(Number)
      .filter((descriptor) => lookAt(descriptor) !== null);
  } catch {
    return [];
  }
}

/** The identity of the file that a descriptor is of; null for one that is closed. */
export function identifyOpen(descriptor: number): string | null {
  const stat = lookAt(descriptor);
  return stat && identityOf(stat);
}

/**
 * The descriptor by which SQLite has just opened a file: one that was not open `before`, unless it has taken an old one of the same file.
 * Null where that is not told; "another" where it seems to be of another file than the one of this identity.
 */
export function descriptorOf(identity: string, before: readonly number[]): number | "another" | null {
  const isIt = (descriptor: number): boolean => identifyOpen(descriptor) === identity;
  const old = new Set(before);
  const fresh = openDescriptors().filter((descriptor) => !old.has(descriptor));
  const own = fresh.find(isIt);
  if (own !== undefined) return own;
  return fresh.some((descriptor) => lookAt(descriptor)?.isFile()) ? "another" : (before.find(isIt) ?? null);
}
