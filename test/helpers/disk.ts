import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

function mounted(kilobytes: number): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "indicator-hub-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder], { stdio: "ignore" });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  const remove = () => {
    execFileSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true });
  };
  return { folder, remove };
}

function canMount(): boolean {
  try {
    mounted(64).remove();
    return true;
  } catch {
    return false;
  }
}

/** Why there can be no disk of a test's own; null where there can be one. */
export const NO_DISK = canMount() ? null : "this user may not mount a file system";

/** A small disk in memory that lives as long as the test. */
export function smallDisk(kilobytes: number): string {
  const { folder, remove } = mounted(kilobytes);
  onTestFinished(remove);
  return folder;
}

/** Fills a disk until so many kilobytes are left. */
export function fillDisk(folder: string, left: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, "filler"), Buffer.alloc(bavail * bsize - left * 1024, "x"));
}

/** Lets nobody write to a disk any more, not even root. */
export function freezeDisk(folder: string): void {
  execFileSync("mount", ["-o", "remount,ro", folder]);
}
