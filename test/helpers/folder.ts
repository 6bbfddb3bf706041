import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that lives as long as the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "indicator-hub-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const DESCRIPTORS = "/proc/self/fd";

/** Whether this system can say which files a process holds open. */
export const canCountOpenFiles = existsSync(DESCRIPTORS);

/** How many open descriptors of this process lead to the file that is, or was, at `path`. */
export function openFiles(path: string): number {
  return readdirSync(DESCRIPTORS).filter((descriptor) => {
    try {
      return readlinkSync(join(DESCRIPTORS, descriptor)).replace(/ \(deleted\)$/, "") === path;
    } catch {
      // The descriptor of the listing itself is gone by now.
      return false;
    }
  }).length;
}
