import { InvalidArgumentError, Option } from "commander";
import { didYouMean } from "../domain/suggestion.ts";

/** A code as it is typed: `NOT_RATED` is `not-rated`. */
export const spelling = (code: string): string => code.toLowerCase().replaceAll("_", "-");

/** The code that a word names. @throws InvalidArgumentError that lists the others, or suggests one. */
function codeOf<T extends string>(codes: readonly T[], word: string): T {
  const wanted = spelling(word.trim());
  const found = codes.find((code) => spelling(code) === wanted);
  if (found !== undefined) return found;
  const words = codes.map(spelling);
  throw new InvalidArgumentError(`Choose from ${words.join(", ")}.${didYouMean(wanted, words)}`);
}

/** An option that takes one code of an enumeration, in any spelling. */
export function choiceOption<T extends string>(flags: string, about: string, codes: readonly T[]): Option {
  return new Option(flags, `${about}: ${codes.map(spelling).join(", ")}`).argParser((word) => codeOf(codes, word));
}

/** Each word of a list, whether it is given as several words, with commas, or by repeating its option. */
export function listed(words: string, before: readonly string[] | undefined): string[] {
  const more = words
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return [...(before ?? []), ...more];
}

/** An option that takes several codes of an enumeration. */
export function choicesOption<T extends string>(flags: string, about: string, codes: readonly T[]): Option {
  return new Option(flags, `${about}: ${codes.map(spelling).join(", ")}`).argParser((words, before: T[] | undefined) => [
    ...(before ?? []),
    ...listed(words, []).map((word) => codeOf(codes, word)),
  ]);
}

/** The formats in which an answer can be had. */
export const FORMATS = ["table", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];

/** `--format`, a table unless another is asked for. */
export const formatOption = (): Option => choiceOption("--format <format>", "how to write the answer", FORMATS).default("table");
