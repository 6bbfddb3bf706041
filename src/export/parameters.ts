import { didYouMean } from "../domain/suggestion.ts";
import { InputError, quoted } from "../errors.ts";
import type { ObservationOrderWish } from "../query/wish.ts";
import type { Direction, ObservationSortField } from "../store/reader.ts";

/** Reads what stands behind one parameter. */
export type Read<T> = (name: string, values: readonly string[]) => T;

/** How each parameter of a file is read; its names are those of the API. */
export type Readers<T> = { readonly [K in keyof T]-?: Read<NonNullable<T[K]>> };

/** A parameter that may be repeated. */
export const texts: Read<string[]> = (_name, values) => [...values];

/** A parameter that is given once. @throws InputError when it is given again. */
export const text: Read<string> = (name, values) => {
  const [first = "", second] = values;
  if (second !== undefined) throw new InputError(`${name}: given twice, as ${quoted(first)} and ${quoted(second)}. It takes one value.`);
  return first;
};

function codeOf<T extends string>(name: string, value: string, codes: readonly T[]): T {
  const found = codes.find((code) => code === value);
  if (found !== undefined) return found;
  const hint = value.includes(",") ? ` Repeat the parameter for several values: ${name}=${codes[0]}&${name}=${codes[1] ?? codes[0]}.` : "";
  throw new InputError(`${name}: no such value ${quoted(value)}. It is one of ${codes.join(", ")}.${didYouMean(value, codes)}${hint}`);
}

/** A repeatable parameter with these values. */
export function codes<T extends string>(values: Readonly<Record<string, T>>): Read<T[]> {
  return (name, given) => given.map((value) => codeOf(name, value, Object.values(values)));
}

/** A parameter with one of these values. */
export function code<T extends string>(values: Readonly<Record<string, T>>): Read<T> {
  return (name, given) => codeOf(name, text(name, given), Object.values(values));
}

/** A parameter that is `true` or `false`. */
export const flag: Read<boolean> = (name, values) => {
  const value = text(name, values);
  if (value === "true" || value === "false") return value === "true";
  throw new InputError(`${name}: ${quoted(value)} is neither true nor false.${didYouMean(value, ["true", "false"])}`);
};

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A parameter that is a number. */
export const number: Read<number> = (name, values) => {
  const value = text(name, values);
  const parsed = NUMBER.test(value) ? Number(value) : Number.NaN;
  if (Number.isFinite(parsed)) return parsed;
  throw new InputError(`${name}: ${quoted(value)} is no number. Write it like 12.5 or -3.`);
};

/** Written as records, so that a field that the store learns to sort by is not forgotten here. */
const FIELDS: { readonly [K in ObservationSortField]: K } = {
  AREA: "AREA",
  MEASURE: "MEASURE",
  PERIOD: "PERIOD",
  VALUE: "VALUE",
  ROLE: "ROLE",
  SOURCE: "SOURCE",
};
const DIRECTIONS: { readonly [K in Direction]: K } = { ASC: "ASC", DESC: "DESC" };

/** A repeatable parameter like PERIOD or PERIOD:DESC. */
export const order: Read<ObservationOrderWish[]> = (name, values) =>
  values.map((value) => {
    const [field = "", direction, ...rest] = value.split(":");
    if (rest.length > 0) throw new InputError(`${name}: ${quoted(value)} is no order. Write it like PERIOD or PERIOD:DESC.`);
    return {
      field: codeOf(name, field, Object.values(FIELDS)),
      ...(direction !== undefined && { direction: codeOf(name, direction, Object.values(DIRECTIONS)) }),
    };
  });

/** Reads the query part of an address. @throws InputError for a parameter that is unknown, empty, repeated or of the wrong kind. */
export function readParameters<T extends object>(search: string, readers: Readers<T>): Partial<T> {
  const given = new URLSearchParams(search);
  const known = Object.keys(readers) as (keyof T & string)[];
  for (const name of new Set(given.keys())) {
    if (!known.some((other) => other === name))
      throw new InputError(`No parameter ${quoted(name)}. There are ${known.join(", ")}.${didYouMean(name, known)}`);
    if (given.getAll(name).some((value) => value.trim() === ""))
      throw new InputError(`${name}: the value is empty. Give one, or leave the parameter out.`);
  }
  const found: Partial<T> = {};
  for (const name of known) if (given.has(name)) found[name] = readers[name](name, given.getAll(name));
  return found;
}

/** What parameters were given, for people: `area: halton, 895`. */
export function describeParameters(search: string): string[] {
  const given = new URLSearchParams(search);
  return [...new Set(given.keys())].map((name) => `${name}: ${given.getAll(name).join(", ")}`);
}
