import type picocolors from "picocolors";
import type { Comparability, Rag } from "../client/generated/graphql.ts";
import type { Cell } from "./table.ts";

/** Painting for a terminal, or none. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/** Paints text, or leaves it as it is. */
export type Paint = (text: string) => string;

/** A code in words: `PERIOD_NOT_STATED` is "period not stated". */
export const inWords = (code: string): string => code.toLowerCase().replaceAll("_", " ");

/** A code as a heading: `EARLY_YEARS` is "Early years". */
export function heading(code: string): string {
  const words = inWords(code);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const VERDICTS: Record<Comparability, readonly [words: string, colour: "green" | "yellow" | "red"]> = {
  COMPARABLE: ["Comparable", "green"],
  CAUTION: ["Compare with caution", "yellow"],
  NOT_COMPARABLE: ["Not comparable", "red"],
};

/** A verdict in words. */
export const verdictInWords = (verdict: Comparability): string => VERDICTS[verdict][0];

/** The colour of a verdict, which never stands for it alone. */
export const verdictPaint = (colours: Colors, verdict: Comparability): Paint => colours[VERDICTS[verdict][1]];

const RAG_COLOURS: Record<Rag, "green" | "yellow" | "red" | "dim"> = { GREEN: "green", AMBER: "yellow", RED: "red", NOT_RATED: "dim" };

/** A rating in words, coloured. */
export const ragCell = (colours: Colors, rag: Rag): Cell => ({ text: inWords(rag).toUpperCase(), paint: colours[RAG_COLOURS[rag]] });

/** `1 council`, `2 councils`. */
export const counted = (count: number, noun: string): string => `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;

const lists = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** `Halton, Cheshire East and England`. */
export const enumerated = (words: readonly string[]): string => lists.format(words);
