import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "@graphql-codegen/cli";
import { type DocumentNode, Kind, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import config from "../../codegen.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { makeSchema } from "../../src/graphql/schema.ts";

const OPERATIONS = join(PROJECT_FOLDER, "schema", "operations");
const names = readdirSync(OPERATIONS).filter((name) => name.endsWith(".graphql"));
const read = (name: string): DocumentNode => parse(readFileSync(join(OPERATIONS, name), "utf8"));
const committed = (path: string): string => readFileSync(join(PROJECT_FOLDER, path), "utf8");

describe("the typed documents", () => {
  it("are what the operations and the schema give; if not, run npm run generate and commit", async () => {
    const files = (await generate({ ...config, cwd: PROJECT_FOLDER, silent: true }, false)) as { filename: string; content: string }[];
    expect(files.length).toBeGreaterThanOrEqual(4);
    const relative = (filename: string) => filename.replace(`${PROJECT_FOLDER}`, "");
    for (const { filename, content } of files) expect(content, filename).toBe(committed(relative(filename)));
    const folder = "src/client/generated";
    expect(readdirSync(join(PROJECT_FOLDER, folder)).sort()).toEqual(
      files.map(({ filename }) => relative(filename).replace(`${folder}/`, "")).sort(),
    );
  });

  it("are stored under the hash of their text", () => {
    const persisted = JSON.parse(committed("src/client/generated/persisted-documents.json")) as Record<string, string>;
    expect(Object.keys(persisted)).toHaveLength(names.length);
    for (const [hash, text] of Object.entries(persisted)) expect(hash).toBe(`sha256:${createHash("sha256").update(text).digest("hex")}`);
  });
});

describe("the example questions", () => {
  it("are at least fifteen", () => {
    expect(names.length).toBeGreaterThanOrEqual(15);
  });

  it.each(names)("%s: one valid operation, named like its file, with what it asks for above it", (name) => {
    const document = read(name);
    expect(validate(makeSchema(), document)).toEqual([]);
    const [operation, ...more] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(more).toEqual([]);
    expect(operation && "name" in operation && operation.name?.value).toBe(name.replace(".graphql", ""));
    expect(readFileSync(join(OPERATIONS, name), "utf8")).toMatch(/^# [A-Z].*[?.]\n/);
  });
});
