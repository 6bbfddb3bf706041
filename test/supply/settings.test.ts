import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { V8_SETTINGS } from "../../scripts/v8-settings.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";

const read = (path: string): string => readFileSync(`${PROJECT_FOLDER}${path}`, "utf8");

it("V8 has the same settings by npm start as by the program's first line", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: { start: string } };
  expect(V8_SETTINGS.join(" ")).toContain("--max-semi-space-size=");
  expect(scripts.start).toContain(` node ${V8_SETTINGS.join(" ")} dist/main.js `);
  // Older kernels read no more of it.
  expect(read("src/main.ts").split("\n")[0]?.length).toBeLessThan(127);
});
