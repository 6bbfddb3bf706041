import { describe, expect, it } from "vitest";
import { invoke } from "../helpers/command-line.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { FIGURES, writePackage } from "../helpers/package.ts";
import { PROJECT_DATA } from "../helpers/store.ts";

describe("check", () => {
  it("says what a good package holds", async () => {
    expect(await invoke(["check", writePackage()])).toEqual({
      code: 0,
      stdout:
        "OK: 1 observation (0 without a number); 1 indicator of 1 measure; 1 source, 2 areas; 0 pairs of figures that contradict each other.\n",
      stderr: "",
    });
  });

  it("lists every problem with its file, line and column, one a line", async () => {
    const folder = writePackage({ [FIGURES]: [{ area: "haltn" }, { line: "11", role: "GUESS" }] });
    const { code, stdout, stderr } = await invoke(["check", folder]);
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toMatch(new RegExp(`^${folder}/${FIGURES}:\\d+: \\w+: `));
    expect(stdout).toContain(`${folder}/${FIGURES}:2: area: `);
    expect(stdout).toContain('Did you mean "halton"?');
    expect(stdout).toContain(`${folder}/${FIGURES}:3: role: `);
    expect(stderr).toBe(`${lines.length} problems in 1 file. Correct the rows and check again; datapackage.json describes every column.\n`);
  });

  it("explains a folder that is no package", async () => {
    const folder = temporaryFolder();
    expect(await invoke(["check", folder])).toMatchObject({
      code: 1,
      stdout: `${folder}/datapackage.json: is missing; a data package needs it to list its tables\n`,
      stderr: /^1 problem in 1 file\./,
    });
  });

  it("finds the package in data/ below the working directory", async () => {
    expect((await invoke(["check"])).stdout).toBe((await invoke(["check", PROJECT_DATA])).stdout);
  });
});
