import { describe, expect, it } from "vitest";
import { invoke } from "../helpers/command-line.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { type Cells, FIGURES, writePackage } from "../helpers/package.ts";
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

  it("says that there are more problems than it lists", async () => {
    const folder = writePackage({ [FIGURES]: Array.from({ length: 1001 }, (_, index) => ({ line: String(index + 1), role: "GUESS" })) });
    const { stdout, stderr } = await invoke(["check", folder]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1000);
    expect(stderr).toMatch(/^More than 1,000 problems in 1 file\./);
  });

  it("counts the pairs of figures that contradict each other, and those without a number", async () => {
    const rows: Cells[] = [{ line: "1" }, { line: "2", value: "60" }, { line: "3", value: "", decimals: "", missing: "LOW" }];
    const { stdout } = await invoke(["check", writePackage({ [FIGURES]: rows })]);
    expect(stdout).toMatch(/^OK: 3 observations \(1 without a number\); .* 1 pair of figures that contradict each other\.\n$/);
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
