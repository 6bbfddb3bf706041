import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describePackage } from "../../src/ingest/descriptor.ts";
import { DESCRIPTOR } from "../../src/ingest/package.ts";
import { TABLES } from "../../src/ingest/schema.ts";
import { PROJECT_DATA } from "../helpers/store.ts";

describe("the descriptor", () => {
  it("of the project's data is the one that the code describes; `npm run generate` writes it", () => {
    const sources = readdirSync(`${PROJECT_DATA}/observations`)
      .filter((name) => name.endsWith(".csv"))
      .map((name) => name.replace(/\.csv$/, ""))
      .sort();
    const written = readFileSync(`${PROJECT_DATA}/${DESCRIPTOR}`, "utf8");
    expect(written).toBe(`${JSON.stringify(describePackage(sources), null, 2)}\n`);
  });

  it("lists every table, the figures of each source and what was left out", () => {
    const { resources } = describePackage(["a-plan", "b-plan"]);
    expect(resources.map(({ path }) => path)).toEqual([
      ...Object.keys(TABLES).map((name) => `${name}.csv`),
      "observations/a-plan.csv",
      "observations/b-plan.csv",
      "left-out.csv",
    ]);
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
  });

  it("has only keys and references to columns that there are, and a description of each column", () => {
    const { resources } = describePackage(["a-plan"]);
    const columns = new Map(resources.map(({ name, schema }) => [name, schema.fields.map((field) => field.name)]));
    for (const { name, schema } of resources) {
      expect(columns.get(name)).toEqual(expect.arrayContaining([...schema.primaryKey]));
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        expect(columns.get(name)).toContain(fields);
        expect(columns.get(reference.resource || name)).toContain(reference.fields);
      }
      expect(schema.fields.filter(({ description }) => !description.endsWith("."))).toEqual([]);
      expect(new Set(columns.get(name)).size).toBe(schema.fields.length);
    }
  });
});
