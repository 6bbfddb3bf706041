import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";

const TSX = join(PROJECT_FOLDER, "node_modules", "tsx", "dist", "loader.mjs");

describe("the engine", () => {
  it("can be the first that a thread loads: the types of the API bring what they are declared with", async () => {
    const program = 'const { startLocalEngine } = await import("./src/server/local-engine.ts"); console.log(typeof startLocalEngine);';
    const args = ["--import", TSX, "--input-type=module", "--eval", program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: PROJECT_FOLDER });
    expect(stdout).toBe("function\n");
  });
});
