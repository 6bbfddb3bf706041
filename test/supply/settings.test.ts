import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";

const read = (path: string): string => readFileSync(`${PROJECT_FOLDER}${path}`, "utf8");

it("V8 has the same settings by npm start as by the program's first line", () => {
  const [first = ""] = read("src/main.ts").split("\n");
  const settings = /^#!\/usr\/bin\/env -S node (--[^ ]+( --[^ ]+)*)$/.exec(first)?.[1];
  const { scripts } = JSON.parse(read("package.json")) as { scripts: { start: string } };
  expect(settings).toContain("--max-semi-space-size=");
  // Older kernels read no more of it.
  expect(first.length).toBeLessThan(127);
  expect(scripts.start).toContain(` node ${settings} dist/main.js `);
});
