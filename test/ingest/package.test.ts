import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DataError } from "../../src/errors.ts";
import { loadCorpus } from "../../src/ingest/load.ts";
import { DESCRIPTOR } from "../../src/ingest/package.ts";
import { TABLES } from "../../src/ingest/schema.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { csv, FIGURES, problemsOf, writePackage } from "../helpers/package.ts";

const PATHS = [...Object.keys(TABLES).map((name) => `${name}.csv`), FIGURES, "left-out.csv"];

/** A descriptor that lists these paths. */
const listing = (...paths: unknown[]) => ({ [DESCRIPTOR]: JSON.stringify({ resources: paths.map((path) => ({ path })) }) });

describe("a data package", () => {
  it("has nothing wrong with it when it is minimal", async () => {
    expect(await problemsOf()).toEqual([]);
  });

  it("may have a source without figures, or no source at all", async () => {
    expect(await problemsOf({ [FIGURES]: [] })).toEqual([]);
    expect(await problemsOf({ [FIGURES]: null, ...listing(...PATHS.filter((path) => path !== FIGURES)) })).toEqual([]);
  });

  it("needs a descriptor, and that is all that a folder without one is told", async () => {
    const missing = "datapackage.json: is missing; a data package needs it to list its tables";
    expect(await problemsOf({ [DESCRIPTOR]: null })).toEqual([missing]);
    await expect(loadCorpus(join(temporaryFolder(), "nowhere"))).rejects.toThrow(
      new DataError([{ file: DESCRIPTOR, line: null, column: null, message: "is missing; a data package needs it to list its tables" }]),
    );
  });

  it("may have a byte order mark before its descriptor, as before each table", async () => {
    const text = readFileSync(join(writePackage(), DESCRIPTOR), "utf8");
    expect(await problemsOf({ [DESCRIPTOR]: `\uFEFF${text}` })).toEqual([]);
  });

  it("needs a descriptor in JSON", async () => {
    expect(await problemsOf({ [DESCRIPTOR]: "{ resources: }" })).toEqual([expect.stringMatching(/^datapackage\.json: is no JSON \(.+\)$/)]);
  });

  it.each(["{}", "null", "[]", '"resources"', '{"resources":{}}'])("needs a list of resources, which %s is not", async (text) => {
    expect(await problemsOf({ [DESCRIPTOR]: text })).toEqual([
      'datapackage.json: has no list "resources"; add one entry, with a "path", for each table',
    ]);
  });

  it("needs a path for each resource", async () => {
    const resources = [...PATHS.map((path) => ({ path })), {}, null, { path: 5 }];
    expect(await problemsOf({ [DESCRIPTOR]: JSON.stringify({ resources }) })).toEqual([
      'datapackage.json: resource 9 has no "path"',
      'datapackage.json: resource 10 has no "path"',
      'datapackage.json: resource 11 has no "path"',
    ]);
  });

  it("lists every table, each once", async () => {
    expect(await problemsOf(listing(...PATHS.filter((path) => path !== "areas.csv"), FIGURES, "measures.csv"))).toEqual([
      `datapackage.json: lists "${FIGURES}" twice`,
      'datapackage.json: lists "measures.csv" twice',
      'datapackage.json: does not list "areas.csv"; every package has that table',
    ]);
  });

  it.each([
    "../areas.csv",
    "observations/../../secret.csv",
    "observations/../areas.csv",
    "/etc/passwd",
    "./areas.csv",
    "https://example.org/areas.csv",
    "observations/.csv",
    "observations/Halton Plan.csv",
    "observations/halton-plan.csv\n",
    "observations\\halton-plan.csv",
    "observations/deep/halton-plan.csv",
    "",
  ])("never reads %j", async (path) => {
    const problems = await problemsOf(listing(...PATHS, path));
    expect(problems).toEqual([expect.stringContaining(`lists "${path.replace("\n", "\\u{a}")}", which is no table of the hub.`)]);
  });

  it("suggests the table that a path may mean", async () => {
    expect(await problemsOf(listing(...PATHS, "measure.csv"))).toEqual([
      'datapackage.json: lists "measure.csv", which is no table of the hub. Did you mean "measures.csv"?',
    ]);
  });

  it("has every file that it lists", async () => {
    expect(await problemsOf({ "measures.csv": null })).toEqual(["measures.csv: is missing; datapackage.json lists it"]);
  });

  it("has no file of figures that it does not list", async () => {
    expect(await problemsOf({ "observations/old-plan.csv": [{}], "observations/notes.txt": "any", ...listing(...PATHS) })).toEqual([
      'observations/old-plan.csv: is not listed in datapackage.json; add it to "resources" or remove the file',
    ]);
  });

  it("has files, not folders, for tables", async () => {
    const folder = writePackage({ "measures.csv": null });
    mkdirSync(join(folder, "measures.csv"));
    await expect(loadCorpus(folder)).rejects.toThrow("measures.csv: cannot be read (EISDIR)");
  });

  it("is told everything that is wrong in all its files at once, and nothing that follows from it", async () => {
    const problems = await problemsOf({
      "areas.csv": Buffer.from(csv("areas.csv", [{}]), "utf16le"),
      "measures.csv": [{ unit: "PERCENTAGE" }],
      "series-breaks.csv": [{ date: "Dec-11" }],
      [FIGURES]: [
        { value: "12,5", role: "ACTUAL " },
        { line: "11", value: "" },
      ],
    });
    expect(problems).toEqual([
      "areas.csv: is UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)",
      expect.stringMatching(
        /^measures\.csv:2: unit: is no known code, found "PERCENTAGE"; use one of PERCENT, .*\. Did you mean "PERCENTAGE_POINTS"\?$/,
      ),
      'series-breaks.csv:2: date: is no date, found "Dec-11"; write it as 2014-08-31',
      `${FIGURES}:2: role: has blanks around it, found "ACTUAL "; remove them`,
      `${FIGURES}:2: value: is no number, found "12,5"; write plain digits such as 12.5`,
    ]);
  });

  it("with a bad cell in a row still has the rest of its rows checked", async () => {
    expect(await problemsOf({ [FIGURES]: [{ decimals: "many" }, { line: "11", value: "" }] })).toEqual([
      `${FIGURES}:2: decimals: is no whole number, found "many"; write plain digits such as 12`,
      `${FIGURES}:3: value: is empty without a reason; fill it or say in \`missing\` why there is none`,
      `${FIGURES}:3: decimals: goes with a value, and only with one; give the digits after the point as printed`,
    ]);
  });
});
