import { fstatSync, readdirSync } from "node:fs";
import { identityOf } from "./identity.ts";

/** Where the system lists what a process has open; Windows does not. */
const OPEN = "/dev/fd";

/** The descriptors that this process has open; none where that is not told. */
export function openDescriptors(): number[] {
  try {
    return readdirSync(OPEN).map(Number);
  } catch {
    return [];
  }
}

/** The identity of the file that a descriptor is of, wherever it lies by now; null for one that is closed. */
export function identifyOpen(descriptor: number): string | null {
  try {
    return identityOf(fstatSync(descriptor, { bigint: true }));
  } catch {
    return null;
  }
}

/** The descriptor by which SQLite has just opened a file: one that was not open `before`, unless it has taken an old one of the same file. */
export function descriptorOf(identity: string, before: readonly number[]): number | null {
  const old = new Set(before);
  const fresh = openDescriptors().filter((descriptor) => !old.has(descriptor));
  return [...fresh, ...before].find((descriptor) => identifyOpen(descriptor) === identity) ?? null;
}
