import fc from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { KnownNames } from "./known-names.ts";
import { RandomValues } from "./random-value.ts";

/** A request as a client sends it. */
export interface RandomRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

/** How large a query grows: below the server's limits, so that most are answered. */
const MOST = { depth: 6, fields: 40, aliases: 20, directives: 8, fragments: 4 };

/** Writes one valid query by walking the schema; every choice is fast-check's, so that a failure shrinks. */
class QueryWriter {
  private readonly values: RandomValues;
  private readonly declared: string[] = [];
  private readonly fragments: { name: string; on: string; text: string }[] = [];
  readonly variables: Record<string, unknown> = {};
  private left = { ...MOST };

  constructor(
    private readonly g: fc.GeneratorValue,
    private readonly schema: GraphQLSchema,
    known: KnownNames,
  ) {
    this.values = new RandomValues(g, known);
  }

  /** Simplest for small numbers, so that shrinking takes things away. */
  private chance(percent: number): boolean {
    return this.g(fc.nat, { max: 99 }) >= 100 - percent;
  }

  private pick<T>(from: readonly T[]): T | undefined {
    return from[this.g(fc.nat, { max: Math.max(0, from.length - 1) })];
  }

  private variable(type: string, value: unknown, fallback = ""): string {
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${type}${fallback}`);
    if (value !== undefined) this.variables[name] = value;
    return `$${name}`;
  }

  private directive(): string {
    if (this.left.directives === 0 || !this.chance(10)) return "";
    this.left.directives -= 1;
    const condition = this.chance(70) ? this.variable("Boolean!", !this.chance(20)) : String(!this.chance(20));
    return ` @${this.chance(50) ? "include" : "skip"}(if: ${condition})`;
  }

  private argument(owner: string, argument: GraphQLArgument): string | null {
    const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
    const coordinate = `${owner}.${argument.name}`;
    if (!required && !this.chance(40)) return null;
    if (!this.chance(50)) return `${argument.name}: ${this.values.literal(argument.type, coordinate)}`;
    const fallback = this.chance(20) ? ` = ${this.values.literal(argument.type, coordinate)}` : "";
    const omitted = (!isNonNullType(argument.type) || fallback !== "") && this.chance(20);
    const value = omitted ? undefined : this.values.json(argument.type, coordinate);
    return `${argument.name}: ${this.variable(String(argument.type), value, fallback)}`;
  }

  private field(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, depth: number): string {
    this.left.fields -= 1;
    const named = getNamedType(field.type);
    const written = field.args.map((argument) => this.argument(`${parent.name}.${field.name}`, argument)).filter((text) => text !== null);
    const given = written.length > 0 ? `(${written.join(", ")})` : "";
    // What may differ from a field of the same name beside it (its arguments, or another type's values) needs a name of its own.
    const apart = field.args.length > 0 || isEnumType(named) || this.chance(5);
    const alias = apart ? `a${MOST.aliases - this.left.aliases}: ` : "";
    if (apart) this.left.aliases -= 1;
    const inner = isCompositeType(named) ? ` ${this.selection(named, depth - 1)}` : "";
    return `${alias}${field.name}${given}${this.directive()}${inner}`;
  }

  /** A part of the selection that stands in a fragment: on the type itself, on an interface of it, or on one of its kinds. */
  private fragment(type: GraphQLCompositeType, depth: number): string {
    const kinds = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [];
    const wider = isObjectType(type) ? type.getInterfaces() : [];
    const on = this.pick([type, ...kinds, ...wider]) ?? type;
    const ready = this.fragments.filter((fragment) => fragment.on === on.name);
    if (ready.length > 0 && this.chance(30)) return `...${this.pick(ready)?.name}${this.directive()}`;
    const inner = this.selection(on, depth);
    if (this.left.fragments > 0 && this.chance(30)) {
      const name = `F${MOST.fragments - this.left.fragments}`;
      this.left.fragments -= 1;
      this.fragments.push({ name, on: on.name, text: `fragment ${name} on ${on.name} ${inner}` });
      return `...${name}${this.directive()}`;
    }
    return `...${on === type && this.chance(50) ? "" : ` on ${on.name}`}${this.directive()} ${inner}`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const all = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const parts: string[] = [];
    for (let wanted = 1 + this.g(fc.nat, { max: type.name === "Query" ? 2 : 4 }); wanted > 0; wanted -= 1) {
      if (depth > 0 && (isAbstractType(type) || this.chance(15))) parts.push(this.fragment(type, depth - 1));
      const possible = depth > 0 && this.left.fields > 0 && this.left.aliases > 0 ? all : leaves;
      const field = this.pick(
        possible.filter(({ args, type: given }) => this.left.aliases > 0 || (args.length === 0 && !isEnumType(given))),
      );
      if (field && !(this.left.aliases <= 0 && isEnumType(getNamedType(field.type)))) parts.push(this.field(type, field, depth));
    }
    if (parts.length === 0 || this.chance(10)) parts.push("__typename");
    return `{ ${parts.join(" ")} }`;
  }

  request(): RandomRequest {
    const root = this.schema.getQueryType();
    if (!root) throw new TypeError("a schema without queries");
    const inner = this.selection(root, MOST.depth);
    const named = this.chance(50);
    const declared = this.declared.length > 0 ? `(${this.declared.join(", ")})` : "";
    const operation = `query${named ? " Asked" : ""}${declared} ${inner}`;
    const other = named && this.chance(20) ? ["query Other { __typename }"] : [];
    const query = [operation, ...other, ...this.fragments.map(({ text }) => text)].join("\n");
    return { query, variables: this.variables, ...(other.length > 0 && { operationName: "Asked" }) };
  }
}

/** A valid query over a schema with values from nasty to real, from the choices of a fast-check generator. */
export function randomRequest(g: fc.GeneratorValue, schema: GraphQLSchema, known: KnownNames): RandomRequest {
  return new QueryWriter(g, schema, known).request();
}
