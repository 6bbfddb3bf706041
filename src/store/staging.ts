import { createHash, randomBytes } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

/** How long a builder that cannot be looked for may write nothing before it is taken for gone, in milliseconds. */
const SILENCE = 3_600_000;

/** Where numbers of processes mean the same: this start of this system, and the namespace of this process in it. */
export const PLACE = placeOf();

function placeOf(): string {
  const hash = createHash("sha256");
  try {
    hash.update(`${readFileSync("/proc/sys/kernel/random/boot_id", "utf8")} ${readlinkSync("/proc/self/ns/pid")}`);
  } catch {
    hash.update(hostname());
  }
  return hash.digest("hex").slice(0, 12);
}

/** Who builds a file, as its name tells. */
interface Builder {
  readonly pid: number;
  readonly place: string;
}

const prefixOf = (path: string): string => `${basename(path)}.staging-`;
const JOURNAL = "-journal";

/** Staging files of builds that run in this process. */
const building = new Set<string>();

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may be looked for, but not signalled.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Removes a file if that can be done; one that stays is in nobody's way, and the next build tries again. */
export function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be removed, nothing can be written: what has failed before, or will in a moment, says more.
  }
}

/** Makes an empty file beside `path` to build in, of a name that no other build has or will have. It is private to this process until it is let go. */
export function stage(path: string): string {
  const name = `${prefixOf(path)}${process.pid}-${PLACE}-${randomBytes(8).toString("hex")}`;
  const staging = join(dirname(path), name);
  closeSync(openSync(staging, "wx", 0o644));
  building.add(name);
  return staging;
}

/** Removes a staging file and what belongs to it, if it is still there. */
export function unstage(staging: string): void {
  building.delete(basename(staging));
  for (const leftover of [staging, staging + JOURNAL]) discard(leftover);
}

function builderOf(suffix: string): Builder | null {
  const [, pid, place] = /^(\d+)-([0-9a-f]+)-[0-9a-f]+$/.exec(suffix) ?? [];
  return pid === undefined || place === undefined ? null : { pid: Number(pid), place };
}

/** When any of the files was last written, in milliseconds since 1970. */
const lastWritten = (paths: readonly string[]): number =>
  Math.max(...paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));

/** Whether somebody may still be writing a staging file: one who is looked for here, or who cannot be, and has not been silent for long. */
function isBuilt(folder: string, name: string, builder: Builder | null): boolean {
  if (building.has(name)) return true;
  // A process of the same number as this one is gone.
  if (builder?.place === PLACE) return builder.pid !== process.pid && isRunning(builder.pid);
  return Date.now() - lastWritten([join(folder, name), join(folder, name + JOURNAL)]) < SILENCE;
}

/** Removes what builds that were killed have left beside the store. */
export function sweep(path: string): void {
  const [folder, prefix] = [dirname(path), prefixOf(path)];
  for (const file of readdirSync(folder)) {
    if (!file.startsWith(prefix)) continue;
    const name = file.endsWith(JOURNAL) ? file.slice(0, -JOURNAL.length) : file;
    if (!isBuilt(folder, name, builderOf(name.slice(prefix.length)))) discard(join(folder, file));
  }
}
