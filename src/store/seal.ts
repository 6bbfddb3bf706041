import { appendFileSync, closeSync, fstatSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";

/** Stands behind the last page of a sealed store, where SQLite never looks, with the checksum of all that comes before. */
const MARK = Buffer.from("IHub sealed\0");
const LENGTH = MARK.length + 4;
const PIECE = 1 << 20;

/** The checksum of a file's first bytes, as a seal; read piece by piece, since a store may be larger than memory. */
function sealOf(descriptor: number, bytes: number): Buffer {
  const piece = Buffer.allocUnsafe(Math.min(PIECE, bytes));
  let sum = 0;
  for (let at = 0; at < bytes; ) {
    const read = readSync(descriptor, piece, 0, Math.min(piece.length, bytes - at), at);
    if (read === 0) break;
    sum = crc32(piece.subarray(0, read), sum);
    at += read;
  }
  const seal = Buffer.alloc(LENGTH);
  MARK.copy(seal);
  seal.writeUInt32BE(sum, MARK.length);
  return seal;
}

/** Work with a file that is open for reading. */
function reading<T>(path: string, work: (descriptor: number, size: number) => T): T {
  const descriptor = openSync(path, "r");
  try {
    return work(descriptor, fstatSync(descriptor).size);
  } finally {
    closeSync(descriptor);
  }
}

/** Seals a store that is whole, so that any damage shows when it is opened: SQLite's own check lets one changed bit in five pass as another figure. */
export function seal(path: string): void {
  appendFileSync(path, reading(path, sealOf));
}

/** Whether a file is as it was when it was sealed, to the last bit. */
export function isSealed(path: string): boolean {
  return reading(path, (descriptor, size) => {
    const held = Buffer.alloc(LENGTH);
    const body = size - LENGTH;
    return body > 0 && readSync(descriptor, held, 0, LENGTH, body) === LENGTH && held.equals(sealOf(descriptor, body));
  });
}
