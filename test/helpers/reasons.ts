import { sentence } from "../../src/domain/comparability.ts";
import { type Question, reasonsAmong } from "../../src/domain/reasons.ts";
import { bookOf } from "./casebook.ts";
import { type Figure, type Given, makeSource, period, SOURCES } from "./corpus.ts";

/** A later publication of Halton's, a draft; and one whose date is not known. */
export const MORE_SOURCES = [
  ...SOURCES,
  makeSource({ key: "halton-draft", title: "Halton draft", status: "DRAFT", published: period("SPAN", "2016-01-01/2016-03-31") }),
  makeSource({ key: "halton-unknown", title: "Halton leaflet", published: null }),
];

/** Each reason among some figures, as `CODE SEVERITY: Message.` */
export function reasonsOf(
  figures: readonly Figure[],
  given: Omit<Given, "observations"> = {},
  { population = "all", role = "ACTUAL" }: Partial<Question> = {},
): string[] {
  const book = bookOf(figures, { sources: MORE_SOURCES, ...given });
  return reasonsAmong(book, [...book.observations.values()].flat(), { population, role }).map(
    ({ code, severity, clause }) => `${code} ${severity}: ${sentence(clause)}`,
  );
}
