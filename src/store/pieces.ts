import { closeSync, readSync } from "node:fs";
import { identityOf } from "./identity.ts";
import { openPlain, openPlainSync } from "./plain-file.ts";

/** Most that is read of a file at once. */
export const PIECE = 1 << 20;

/** A piece of a file. */
export interface Piece {
  readonly at: number;
  /** At most `PIECE`. */
  readonly length: number;
}

/** Work over a file that asks for one piece after the other, and leaves to whoever does it how they are read. A piece is whole, but for the end of the file, and holds until the next is asked for. */
export type PieceWork<T> = Generator<Piece, T, Buffer>;

/** What such work has found, and of which file. */
export interface Found<T> {
  readonly result: T;
  /** As the file was before any of it was read. */
  readonly identity: string;
}

/** Does work over the pieces of a file of so many bytes, reading each as it is asked for. @throws NoFile */
export function overPieces<T>(path: string, work: (size: number) => PieceWork<T>): Found<T> {
  const { descriptor, stat } = openPlainSync(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    const steps = work(Number(stat.size));
    let step = steps.next();
    while (!step.done) step = steps.next(buffer.subarray(0, readSync(descriptor, buffer, 0, step.value.length, step.value.at)));
    return { result: step.value, identity: identityOf(stat) };
  } finally {
    closeSync(descriptor);
  }
}

/** The same, but the thread does other things while a piece is read. @throws AbortError before the next piece, once it is told to stop. */
export async function overPiecesAside<T>(path: string, work: (size: number) => PieceWork<T>, stop: AbortSignal): Promise<Found<T>> {
  const { file, stat } = await openPlain(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    const steps = work(Number(stat.size));
    let step = steps.next();
    while (!step.done) {
      stop.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, step.value.length, step.value.at);
      step = steps.next(buffer.subarray(0, bytesRead));
    }
    return { result: step.value, identity: identityOf(stat) };
  } finally {
    await file.close();
  }
}
