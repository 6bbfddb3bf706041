// Reads package-lock.json: what is installed, from the lock alone, so that the answer is the same on every platform.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One package as the lock has it. */
export interface LockEntry {
  version?: string;
  integrity?: string;
  license?: string;
  /** Set for packages that only development needs. */
  dev?: boolean;
  /** Set for packages that may be missing, because they are for another platform. */
  optional?: boolean;
  /** Set for a folder of the project that stands in for a package. */
  link?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
  peerDependencies?: Readonly<Record<string, string>>;
}

/** The lock's packages by the folder they are installed into; the project itself stands under the empty path. */
export type Lock = Readonly<Record<string, LockEntry>>;

/** The lock of the project in a folder. */
export function readLock(folder: string): Lock {
  return (JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { packages: Lock }).packages;
}

/** The name of the package that is installed into a folder. */
export const nameAt = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** What users of the product install: every package of the lock but those for development alone. */
export const installed = (lock: Lock): string[] => Object.keys(lock).filter((path) => path !== "" && !lock[path]?.dev);

/** The named packages and all that they need, at any depth. */
export function closure(lock: Lock, names: readonly string[]): string[] {
  const seen = new Set<string>();
  const open = names.map((name) => placeOf(lock, name, ""));
  for (let path = open.pop(); path !== undefined || open.length > 0; path = open.pop()) {
    if (path === undefined || seen.has(path)) continue;
    seen.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = lock[path] ?? {};
    const needed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    for (const name of needed) open.push(placeOf(lock, name, path));
  }
  return [...seen];
}

/** Where Node finds a package for a module in `from`: in the nearest folder that has it; undefined for an optional one that is not there. */
function placeOf(lock: Lock, name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (path in lock) return path;
    if (at === "") return undefined;
  }
}
