import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
} from "graphql";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import * as area from "../../src/domain/area.ts";
import * as indicator from "../../src/domain/indicator.ts";
import * as measure from "../../src/domain/measure.ts";
import * as observation from "../../src/domain/observation.ts";
import * as period from "../../src/domain/period.ts";
import * as source from "../../src/domain/source.ts";
import * as unit from "../../src/domain/unit.ts";
import { makeSchema } from "../../src/graphql/schema.ts";

const schema = makeSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

interface Described {
  name: string;
  description: string | null | undefined;
}

const argumentsOf = (place: string, args: readonly GraphQLArgument[]): Described[] =>
  args.map(({ name, description }) => ({ name: `${place}(${name})`, description }));

/** A type and everything in it that a reader of the API sees. */
function partsOf(type: GraphQLNamedType): Described[] {
  const own: Described = { name: type.name, description: type.description };
  const within = (name: string, description: string | null | undefined): Described => ({ name: `${type.name}.${name}`, description });
  if (isEnumType(type)) return [own, ...type.getValues().map(({ name, description }) => within(name, description))];
  if (isInputObjectType(type)) return [own, ...Object.values(type.getFields()).map(({ name, description }) => within(name, description))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields());
  return [
    own,
    ...fields.map(({ name, description }) => within(name, description)),
    ...fields.flatMap(({ name, args }) => argumentsOf(`${type.name}.${name}`, args)),
  ];
}

const parts = types.flatMap(partsOf);

describe("the schema", () => {
  it("is valid", () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it("is what schema/schema.graphql says; if not, run npm run generate and commit", () => {
    const committed = readFileSync(join(PROJECT_FOLDER, "schema", "schema.graphql"), "utf8");
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
  });

  it("has the domain's codes by their own names, so that compiled documents need not look them up", () => {
    const enums = types.filter(isEnumType);
    expect(enums.length).toBeGreaterThan(15);
    for (const type of enums) for (const { name, value } of type.getValues()) expect([type.name, value]).toEqual([type.name, name]);
  });

  it("describes every type, field, argument, input field and enum value", () => {
    expect(parts.length).toBeGreaterThan(200);
    expect(parts.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  it("describes in whole sentences, and never by repeating the name", () => {
    const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
    const ours = parts.filter(({ name }) => name !== "Date" && name !== "DateTime");
    const lazy = ours.filter(
      ({ name, description }) => !/^[A-Z0-9"'].*[.)']$/s.test(description ?? "") || bare(description ?? "") === bare(name),
    );
    expect(lazy.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
  });

  it("has no mutation and no subscription", () => {
    expect(schema.getMutationType()).toBeUndefined();
    expect(schema.getSubscriptionType()).toBeUndefined();
  });

  it("gives and takes no list with nulls in it, but for nodes", () => {
    const fields = types.filter((type) => isObjectType(type) || isInterfaceType(type)).flatMap((type) => Object.entries(type.getFields()));
    const given = fields.filter(([, { type }]) => /\[\w+\]/.test(String(type))).map(([name]) => name);
    const taken = fields.flatMap(([, { args }]) => args);
    const inputs = types.filter(isInputObjectType).flatMap((type) => Object.values(type.getFields()));
    expect(given).toEqual(["nodes"]);
    expect([...taken, ...inputs].filter(({ type }) => /\[\w+\]/.test(String(type)))).toEqual([]);
  });

  it.each([
    ["AreaKind", area.AreaKind],
    ["MappingRelation", indicator.MappingRelation],
    ["MeasureKind", measure.MeasureKind],
    ["Polarity", measure.Polarity],
    ["Topic", measure.Topic],
    ["Bound", observation.Bound],
    ["MissingReason", observation.MissingReason],
    ["ObservationRole", observation.ObservationRole],
    ["ObservationStatus", observation.ObservationStatus],
    ["Origin", observation.Origin],
    ["PeriodKind", period.PeriodKind],
    ["SourceStatus", source.SourceStatus],
    ["Unit", unit.Unit],
  ])("offers every value of %s that the domain knows", (name, codes) => {
    const values = (schema.getType(name) as GraphQLEnumType).getValues().map(({ value }) => value as string);
    expect(values.sort()).toEqual(Object.values(codes).sort());
  });
});
