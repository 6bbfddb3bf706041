import { type BigIntStats, closeSync, constants, fstatSync, openSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** A pipe, a socket or a device where a file should be: it may have no end, and who opens it may wait for ever. */
export class NoFile extends Error {
  readonly code = "ENOFILE";
  constructor() {
    super("is no file, but a pipe, a socket or a device");
  }
}

/** A pipe into which nobody writes is opened at once, too. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A folder says itself that it cannot be read. */
function refuseNoFile(stat: BigIntStats): void {
  if (!stat.isFile() && !stat.isDirectory()) throw new NoFile();
}

/** Opens a file to be read, and tells what it is like. @throws NoFile */
export function openPlainSync(path: string): { descriptor: number; stat: BigIntStats } {
  const descriptor = openSync(path, AT_ONCE);
  try {
    const stat = fstatSync(descriptor, { bigint: true });
    refuseNoFile(stat);
    return { descriptor, stat };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** The same, while the thread does other things. */
export async function openPlain(path: string): Promise<{ file: FileHandle; stat: BigIntStats }> {
  const file = await open(path, AT_ONCE);
  try {
    const stat = await file.stat({ bigint: true });
    refuseNoFile(stat);
    return { file, stat };
  } catch (error) {
    await file.close();
    throw error;
  }
}
