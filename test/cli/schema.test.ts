import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { invoke } from "../helpers/command-line.ts";

it("prints the schema as it is committed, without a store", async () => {
  const committed = readFileSync(join(PROJECT_FOLDER, "schema", "schema.graphql"), "utf8");
  expect(await invoke(["schema"], { environment: { DATABASE_URL: "file:/no/store" } })).toEqual({ code: 0, stdout: committed, stderr: "" });
});
