import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";

/** Says, when the program ends, how many modules of Drizzle were loaded as CommonJS. */
const COUNT = `data:text/javascript,import module from "node:module";
process.on("exit", () => process.stdout.write(String(Object.keys(module._cache).filter((path) => path.includes("drizzle-orm")).length)));`;

it("loads the light build of Drizzle", () => {
  const args = ["--import", "tsx", "--import", COUNT, join(PROJECT_FOLDER, "src", "main.ts"), "--version"];
  const [, count] = execFileSync(process.execPath, args, { cwd: PROJECT_FOLDER, encoding: "utf8" }).split("\n");
  expect(Number(count)).toBeGreaterThan(10);
});
