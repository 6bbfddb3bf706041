import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { hubOf } from "../helpers/command-line.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { temporaryFolder } from "../helpers/folder.ts";

const given = (stage = {}) =>
  hubOf(makeCorpus({ observations: [makeObservation(), makeObservation({ area: "cheshire-east", value: 62 })] }), stage);

describe("export", () => {
  it("writes the figures that are asked for as CSV", async () => {
    const hub = await given();
    const { code, stdout, stderr } = await hub("export", "observations", "area=895", "role=ACTUAL");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(parse(stdout, { columns: true })).toMatchObject([{ area: "cheshire-east", value: "62" }]);
  });

  it("repeats a parameter for several values", async () => {
    const hub = await given();
    const { stdout } = await hub("export", "comparison", "measure=eyfs-gld", "area=halton", "area=cheshire-east", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({ version: "2.0", dimension: { area: { category: { index: ["halton", "cheshire-east"] } } } });
  });

  it("takes the format from the name of the file", async () => {
    const hub = await given();
    const folder = temporaryFolder();
    const sheet = join(folder, "figures.xlsx");
    expect(await hub("export", "scorecard", "area=halton", "-o", sheet)).toEqual({ code: 0, stdout: "", stderr: `Written: ${sheet}\n` });
    expect(readFileSync(sheet).subarray(0, 2).toString()).toBe("PK");
    const metadata = join(folder, "figures.csv-metadata.json");
    await hub("export", "observations", "--output", metadata);
    expect(JSON.parse(readFileSync(metadata, "utf8"))).toHaveProperty("tableSchema");
  });

  it.each([
    ["another subject", ["observation"], 'Did you mean "observations"?'],
    ["a parameter that there is not", ["observations", "are=halton"], 'Did you mean "area"?'],
    ["a word that is no parameter", ["observations", "halton"], "Write name=value, such as area=halton"],
    ["a value that is unknown", ["observations", "area=haltn"], 'Did you mean "halton"?'],
    ["a comparison of nothing", ["comparison"], "measure: not given."],
    ["a name that says no format", ["observations", "-o", "figures.pdf"], "Add --format: csv, xlsx, json, csv-metadata."],
    ["a folder that is not there", ["observations", "-o", "/no/such/figures.csv"], "cannot be written (ENOENT)"],
  ])("refuses %s", async (_what, args, words) => {
    const hub = await given();
    const { code, stdout, stderr } = await hub("export", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("puts no workbook on a screen", async () => {
    const hub = await given({ interactive: true });
    expect(await hub("export", "observations", "--format", "xlsx")).toMatchObject({ code: 2, stdout: "", stderr: /Add --output/ });
  });
});
