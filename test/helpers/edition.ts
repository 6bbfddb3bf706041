import type { Database } from "better-sqlite3";
import type { Corpus } from "../../src/domain/corpus.ts";
import { makeCorpus, makeObservation } from "./corpus.ts";
import { FIGURES, writePackage } from "./package.ts";

/** How many figures an edition of this number holds, each of which is that number: so that a mixture shows. */
const STEP = 5;
/** How many figures an edition holds. */
export const sizeOf = (edition: number, times = 1): number => edition * STEP * times;
const lines = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The corpus of an edition, `times` as large; its revision is its number. */
export function editionCorpus(edition: number, times = 1): Corpus {
  const observations = lines(sizeOf(edition, times)).map((line) => makeObservation({ line, value: edition }));
  return makeCorpus({ revision: String(edition), observations });
}

/** A data package of an edition, `times` as large; its figures are undated, so that they are not held against each other. */
export function editionPackage(edition: number, times = 1): string {
  const rows = lines(sizeOf(edition, times)).map((line) => ({
    line: String(line),
    value: String(edition),
    period_kind: "UNSPECIFIED",
    period: "",
  }));
  return writePackage({ [FIGURES]: rows });
}

/** The edition that a store holds, if it is whole and nothing else. */
export function wholeEdition(raw: Database, times = 1): number | null {
  const { count, low, high } = raw
    .prepare<[], { count: number; low: number; high: number }>(
      "SELECT count(*) AS count, min(value) AS low, max(value) AS high FROM observations",
    )
    .get() ?? { count: 0, low: 0, high: 0 };
  const isWhole = low === high && count === sizeOf(low, times) && raw.pragma("integrity_check", { simple: true }) === "ok";
  return isWhole ? low : null;
}
