import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { makeSchema } from "../../src/graphql/schema.ts";

const DESIGN = resolve(PROJECT_FOLDER, "..", "shared", "design");
/** The parts of the contract that have been built. */
const PARTS = ["contract.graphql", "contract-comparison.graphql"];
const here = PARTS.every((part) => existsSync(resolve(DESIGN, part)));

const text = (): string => PARTS.map((part) => readFileSync(resolve(DESIGN, part), "utf8")).join("\n");
const contract = (): GraphQLSchema => buildSchema(text());

describe(here ? "the contract" : "the contract (skipped: ../shared/design is not here)", () => {
  it.skipIf(!here)("is broken nowhere by the schema", () => {
    expect(findBreakingChanges(contract(), makeSchema())).toEqual([]);
  });

  it.skipIf(!here)("would be seen to break: a field that is taken away is found", () => {
    const less = buildSchema(text().replace("  gssCode: String\n", "  gss: String\n"));
    expect(findBreakingChanges(contract(), less).map(({ description }) => description)).toEqual(["Area.gssCode was removed."]);
  });

  it.skipIf(!here)("describes nothing that the schema leaves undescribed, in other words", () => {
    const emitted = makeSchema();
    const described = Object.values(contract().getTypeMap()).filter((type) => !type.name.startsWith("__") && type.description);
    for (const { name } of described) expect(emitted.getType(name)?.description, name).toBeTruthy();
  });

  it.skipIf(!here)("is met in every default value", () => {
    const emitted = makeSchema();
    for (const type of Object.values(contract().getTypeMap())) {
      const mine = emitted.getType(type.name);
      if (isEnumType(type) || !mine) continue;
      if (isInputObjectType(type) && isInputObjectType(mine))
        for (const field of Object.values(type.getFields())) expect(mine.getFields()[field.name]?.defaultValue).toEqual(field.defaultValue);
      if ((isObjectType(type) || isInterfaceType(type)) && isObjectType(mine))
        for (const field of Object.values(type.getFields()))
          for (const { name, defaultValue } of field.args)
            expect(mine.getFields()[field.name]?.args.find((arg) => arg.name === name)?.defaultValue).toEqual(defaultValue);
    }
  });
});
