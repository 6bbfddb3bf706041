import { appendFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { overPieces, PIECE, type PieceWork } from "./pieces.ts";

/** Stands behind the last page of a sealed store, where SQLite never looks, with the checksum of all that comes before. */
const MARK = Buffer.from("IHub sealed\0");
const LENGTH = MARK.length + 4;

/** The seal of a file's first bytes; piece by piece, since a store may be larger than memory. */
function* sealOf(bytes: number): PieceWork<Buffer> {
  let sum = 0;
  for (let at = 0; at < bytes; ) {
    const piece = yield { at, length: Math.min(PIECE, bytes - at) };
    if (piece.length === 0) break;
    sum = crc32(piece, sum);
    at += piece.length;
  }
  const seal = Buffer.alloc(LENGTH);
  MARK.copy(seal);
  seal.writeUInt32BE(sum, MARK.length);
  return seal;
}

/** Seals a store that is whole, so that any damage shows when it is opened: SQLite's own check lets one changed bit in five pass as another figure. */
export function seal(path: string): void {
  appendFileSync(path, overPieces(path, sealOf).result);
}

/** Whether a file of so many bytes is as it was when it was sealed, to the last bit. */
export function* isSealed(size: number): PieceWork<boolean> {
  const body = size - LENGTH;
  if (body <= 0) return false;
  const held = Buffer.from(yield { at: body, length: LENGTH });
  // Without its mark there is none, however much lies before.
  if (!held.subarray(0, MARK.length).equals(MARK)) return false;
  return held.equals(yield* sealOf(body));
}
