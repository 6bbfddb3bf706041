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

/** What the open descriptors of this process lead to, or led to. */
function allOpen(): string[] {
  return readdirSync(DESCRIPTORS).flatMap((descriptor) => {
    try {
      return readlinkSync(join(DESCRIPTORS, descriptor)).replace(/ \(deleted\)$/, "");
    } catch {
      // The descriptor of the listing itself is gone by now.
      return [];
    }
  });
}

/** How many open descriptors of this process lead to the file that is, or was, at `path`. */
export const openFiles = (path: string): number => allOpen().filter((file) => file === path).length;

/** The files in a folder, or that were in it, that this process has open. */
export const openFilesIn = (folder: string): string[] => allOpen().filter((file) => file.startsWith(`${folder}/`));
