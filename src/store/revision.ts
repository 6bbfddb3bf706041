import { createHash, hash } from "node:crypto";
import type { ConflictPair } from "../domain/conflict.ts";
import type { Frame } from "../domain/corpus.ts";
import type { Cell } from "./figure-rows.ts";

/** Stands between the cells of a figure; none holds it. */
const BETWEEN = "\0";
const WORDS = 8;

/**
 * The revision of a corpus, made as its figures pass: each adds its own SHA-256 to a sum, so that their order changes nothing and none has to be kept.
 */
export class Revision {
  private readonly sum = new Uint32Array(WORDS);

  add(figure: readonly Cell[]): void {
    const digest = hash("sha256", figure.join(BETWEEN), "binary");
    const byte = (at: number): number => digest.charCodeAt(at);
    for (let word = 0; word < WORDS; word += 1) {
      const at = 4 * word;
      const number = byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
      this.sum[word] = (this.sum[word] ?? 0) + number;
    }
  }

  /** SHA-256 of everything, hexadecimal; the records of the frame and the conflicts come in the order of their keys. */
  digest(frame: Frame, conflicts: readonly ConflictPair[]): string {
    const content = { ...frame, figures: [...this.sum], conflicts };
    return createHash("sha256").update(JSON.stringify(content)).digest("hex");
  }
}
