import fc from "fast-check";
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType } from "graphql";
import { type KnownNames, namesFor } from "./known-names.ts";
import { NASTY_TEXTS } from "./nasty.ts";

const INTS: readonly number[] = [1, 2, 3, 5, 20, 0, -1, 500, 501, 2_147_483_647, -2_147_483_648];
const FLOATS: readonly number[] = [0, -0, 10, 12.5, 55, -1, 1e-7, 5e-324, 1e308, -1e308, 2 ** 53 + 2];
/** Stands for 1e999 in variables, which JSON can write and JavaScript's own writer cannot. */
const BEYOND = "RAW:1e999";
/** Stands for lists in lists, so many that to walk through them may take more stack than there is. */
const DEEP = "so deep";
const WRONG: readonly unknown[] = [null, true, 1.5, 1e308, 2 ** 31, -(2 ** 53), "5", "", [], [[]], {}, { a: 1 }, BEYOND, "\ud800", DEEP];

/** A body whose variables may hold numbers and depths that JavaScript cannot write. */
export const bodyOf = (body: unknown): string =>
  JSON.stringify(body)
    .replaceAll(`"${BEYOND}"`, "1e999")
    .replaceAll(`"${DEEP}"`, `${"[".repeat(5000)}${"]".repeat(5000)}`);

/** Draws values for arguments: mostly real names and sensible numbers, else the nastiest of their type, in variables of another type too. */
export class RandomValues {
  constructor(
    private readonly g: fc.GeneratorValue,
    private readonly known: KnownNames,
  ) {}

  private chance(percent: number): boolean {
    return this.g(fc.nat, { max: 99 }) >= 100 - percent;
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.g(fc.nat, { max: from.length - 1 })] as T;
  }

  private text(coordinate: string): string {
    const names = namesFor(this.known, coordinate);
    if (names.length > 0 && !this.chance(8)) return this.pick(names);
    return this.chance(70) ? this.pick(NASTY_TEXTS) : this.g(fc.string, { unit: "binary", maxLength: 60 });
  }

  private scalar(name: string, coordinate: string): unknown {
    if (name === "Boolean") return this.chance(50);
    if (name === "Int") return this.chance(10) ? this.pick(INTS) : this.pick(INTS.slice(0, 4));
    if (name === "Float") return this.pick(FLOATS);
    return this.text(coordinate);
  }

  /** A list of mostly one to three different things, seldom empty, or of the same a thousand times. */
  private list(item: GraphQLInputType, coordinate: string): unknown[] {
    if (this.chance(3)) return [];
    if (this.chance(3)) {
      const value = this.value(item, coordinate);
      return Array(Math.ceil(20_000 / (20 + JSON.stringify(value).length))).fill(value);
    }
    const values = Array.from({ length: 1 + this.g(fc.nat, { max: 2 }) }, () => this.value(item, coordinate));
    if (this.chance(10)) return values;
    const seen = new Set<string>();
    return values.filter((value) => {
      const same = JSON.stringify((value as { field?: string } | null)?.field ?? value);
      return !seen.has(same) && seen.add(same);
    });
  }

  /** A value that the type allows, in the shape of JSON. */
  private value(type: GraphQLInputType, coordinate: string): unknown {
    if (isNonNullType(type)) return this.value(type.ofType, coordinate);
    if (isListType(type)) return this.list(type.ofType, coordinate);
    if (isEnumType(type)) return this.pick(type.getValues()).name;
    if (isScalarType(type)) return this.scalar(type.name, coordinate);
    const fields = Object.values(type.getFields());
    const given = fields.filter((field) => isNonNullType(field.type) || this.chance(200 / fields.length));
    return Object.fromEntries(
      given.map((field) => [
        field.name,
        !isNonNullType(field.type) && this.chance(5) ? null : this.value(field.type, `${type.name}.${field.name}`),
      ]),
    );
  }

  /** A value for a variable; seldom one that the type does not allow, which is for the server to find. */
  json(type: GraphQLInputType, coordinate: string): unknown {
    return this.chance(4) ? this.pick(WRONG) : this.value(type, coordinate);
  }

  /** A value as it is written in a query. */
  literal(type: GraphQLInputType, coordinate: string): string {
    if (!isNonNullType(type) && this.chance(5)) return "null";
    return printed(type, this.value(type, coordinate));
  }
}

function printed(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return printed(type.ofType, value);
  if (value === null) return "null";
  if (isListType(type)) return `[${(value as unknown[]).map((item) => printed(type.ofType, item)).join(", ")}]`;
  if (isInputObjectType(type)) {
    const fields = Object.entries(value as Record<string, unknown>);
    return `{ ${fields.map(([name, inner]) => `${name}: ${printed(type.getFields()[name]?.type ?? type, inner)}`).join(", ")} }`;
  }
  if (isEnumType(type)) return String(value);
  if (typeof value === "string") return JSON.stringify(value.toWellFormed());
  return Object.is(value, -0) ? "-0" : String(value);
}
