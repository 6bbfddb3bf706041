import { type Bound, MissingReason, type Observation } from "./observation.ts";
import { formatQuantity } from "./unit.ts";

const MISSING_WORDS: Record<MissingReason, string> = {
  TO_BE_CONFIRMED: "to be confirmed",
  AWAITED: "awaited",
  NOT_APPLICABLE: "not applicable",
  BLANK: "left blank",
  QUALITATIVE: "given in words",
  SUPPRESSED: "suppressed",
  NOT_AVAILABLE: "not available",
  LOW: "low",
};

const BOUND_WORDS: Record<Bound, string> = {
  OVER: "over",
  UNDER: "under",
  AT_LEAST: "at least",
  AT_MOST: "at most",
  ABOUT: "about",
};

type Formattable = Pick<Observation, "value" | "valueHigh" | "bound" | "unit" | "decimals" | "missing" | "qualitative">;

/** A figure in words at its published precision, or why there is none. */
export function formatObservation({ value, valueHigh, bound, unit, decimals, missing, qualitative }: Formattable): string {
  if (value === null) return qualitative ?? MISSING_WORDS[missing ?? MissingReason.NOT_AVAILABLE];
  const quantity = formatQuantity(unit, decimals ?? 0, value, valueHigh);
  return bound === null ? quantity : `${BOUND_WORDS[bound]} ${quantity}`;
}

/** The start of a name that is no proper name: one capitalised word, then a plain one or an abbreviation. */
const COMMON_NAME = /^[A-Z][a-z']+(-[a-z\d]+)*,?( [a-z]| [A-Z]{2}|$)/;

/** A name within a sentence: in lower case, unless its first words are names themselves: `pupils on SEN support`, `Halton Stadium`. */
export function withinSentence(name: string): string {
  return COMMON_NAME.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A missing reason as it is read out: 'to be confirmed'. */
export function missingInWords(reason: MissingReason): string {
  return MISSING_WORDS[reason];
}
