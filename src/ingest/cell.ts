import { didYouMean } from "../domain/suggestion.ts";
import type { Field } from "./schema.ts";

/** A cell after its type was checked; null when empty. */
export type Value = string | number | boolean | null;

/** What is wrong with a cell, what was found and what would be right. */
export class Wrong {
  constructor(readonly message: string) {}
}

/** Reads the text of a cell that is not empty. */
export type CellReader = (text: string) => Value | Wrong;

const NUMBER = /^-?\d+(\.\d+)?$/;
const INTEGER = /^-?\d+$/;
/** Digits that a number keeps, however they are; the seventeenth would come back as another. */
const MOST_DIGITS = 15;

const shown = (text: string): string => `found "${text.slice(0, 80)}"`;

/** Whether a text is a real date in ISO 8601. */
function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function numberReader({ type, constraints = {} }: Field): CellReader {
  const whole = type === "integer";
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = constraints;
  return (text) => {
    const value = Number(text);
    const good = whole ? INTEGER.test(text) && Number.isSafeInteger(value) : NUMBER.test(text) && Number.isFinite(value);
    if (!good)
      return new Wrong(`is no ${whole ? "whole number" : "number"}, ${shown(text)}; write plain digits such as ${whole ? "12" : "12.5"}`);
    if (text.replace(/^-?0*\.?0*|\./g, "").length > MOST_DIGITS)
      return new Wrong(`has more than ${MOST_DIGITS} digits, ${shown(text)}; a number of so many is not kept as it is`);
    if (value < minimum || value > maximum) return new Wrong(`is out of range, ${shown(text)}; it lies between ${minimum} and ${maximum}`);
    return value;
  };
}

function textReader({ constraints = {} }: Field): CellReader {
  const { enum: codes, pattern, maxLength = Number.POSITIVE_INFINITY } = constraints;
  const known = codes && new Set(codes);
  const form = pattern === undefined ? null : new RegExp(`^(?:${pattern})$`);
  return (text) => {
    if (known && !known.has(text))
      return new Wrong(`is no known code, ${shown(text)}; use one of ${[...known].join(", ")}.${didYouMean(text, [...known])}`);
    if (form && !form.test(text)) return new Wrong(`has the wrong form, ${shown(text)}; it must match ${pattern}`);
    if (text.length > maxLength) return new Wrong(`has ${text.length} characters; at most ${maxLength}`);
    return text;
  };
}

function typedReader(field: Field): CellReader {
  switch (field.type) {
    case "boolean":
      // Excel writes them in capitals.
      return (text) =>
        /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : new Wrong(`is no yes or no, ${shown(text)}; write true or false`);
    case "date":
      return (text) => (isDate(text) ? text : new Wrong(`is no date, ${shown(text)}; write it as 2014-08-31`));
    case "integer":
    case "number":
      return numberReader(field);
    case "string":
      return textReader(field);
  }
}

/** Made once for a column, since what a field says of its cells is the same for every row. */
export function cellReader(field: Field): CellReader {
  const read = typedReader(field);
  return (text) => (text === text.trim() ? read(text) : new Wrong(`has blanks around it, ${shown(text)}; remove them`));
}
