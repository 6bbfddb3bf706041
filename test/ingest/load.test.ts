import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { DataError } from "../../src/errors.ts";
import { buildStore } from "../../src/ingest/load.ts";
import { openDatabase } from "../../src/store/database.ts";
import { publishedRevision } from "../../src/store/writer.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { type Cells, corpusOf, csv, FIGURES, writePackage } from "../helpers/package.ts";
import { projectCorpus } from "../helpers/store.ts";

const storePath = (): string => join(temporaryFolder(), "deep", "hub.sqlite");

describe("buildStore", () => {
  it("publishes the package at its revision, in a folder that it makes", async () => {
    const path = storePath();
    const { revision, written } = await buildStore(writePackage(), path);
    expect(written).toBe(true);
    expect(await publishedRevision(path)).toBe(revision);
    expect(revision).toBe((await corpusOf()).revision);
  });

  it("writes nothing when the store was built from the same files, unless it has to", async () => {
    const path = storePath();
    await buildStore(writePackage(), path);
    const before = statSync(path, { bigint: true });

    expect((await buildStore(writePackage(), path)).written).toBe(false);
    expect(statSync(path, { bigint: true })).toMatchObject({ ino: before.ino, mtimeNs: before.mtimeNs });

    expect((await buildStore(writePackage(), path, true)).written).toBe(true);
    expect(statSync(path, { bigint: true }).mtimeNs).not.toBe(before.mtimeNs);
  });

  it("looks at the files themselves, which may have changed without saying anything else", async () => {
    const path = storePath();
    const { revision } = await buildStore(writePackage(), path);
    const [windows, stray] = [writePackage({}, (text) => text.replaceAll("\n", "\r\n")), writePackage()];
    expect(await buildStore(windows, path)).toMatchObject({ revision, written: true });
    expect(await buildStore(windows, path)).toMatchObject({ revision, written: false });
    await buildStore(stray, path);
    writeFileSync(join(stray, "observations", "unlisted.csv"), "");
    await expect(buildStore(stray, path)).rejects.toThrow("observations/unlisted.csv: is not listed in datapackage.json");
  });

  it("says what the store holds, whether it wrote it or not", async () => {
    const path = storePath();
    const size = { areas: 2, sources: 1, measures: 1, indicators: 1, observations: 1 };
    expect(await buildStore(writePackage(), path)).toMatchObject({ ...size, written: true });
    expect(await buildStore(writePackage(), path)).toMatchObject({ ...size, written: false });
  });

  it("numbers the figures in the order of the documents, whatever their order in the files", async () => {
    const [one, other] = [storePath(), storePath()];
    const rows: Cells[] = [{ line: "7" }, { line: "9", place: "1" }, { line: "9", place: "2" }, { line: "10" }];
    const { revision } = await buildStore(writePackage({ [FIGURES]: rows }), one);
    expect(await buildStore(writePackage({ [FIGURES]: rows.toReversed() }), other)).toMatchObject({ revision });
    const order = (path: string) => openDatabase(path).raw.prepare("SELECT id, line, place FROM observations ORDER BY id").raw().all();
    expect(order(other)).toEqual(order(one));
    expect(order(one)).toEqual([
      [1, 7, 1],
      [2, 9, 1],
      [3, 9, 2],
      [4, 10, 1],
    ]);
  });

  it("builds nothing from files that change while they are read", async () => {
    const path = storePath();
    const data = writePackage();
    await buildStore(data, path);
    const before = readFileSync(path);
    const change = (doing: string) => {
      if (doing === "Checking the tables") writeFileSync(join(data, FIGURES), csv(FIGURES, [{ value: "56" }]));
    };
    await expect(buildStore(data, path, true, change)).rejects.toThrow("was changed while it was read");
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  });

  it("writes again when the data has changed", async () => {
    const path = storePath();
    await buildStore(writePackage(), path);
    const before = await publishedRevision(path);
    const { revision, written } = await buildStore(writePackage({ [FIGURES]: [{ value: "56" }] }), path);
    expect(written).toBe(true);
    expect(revision).not.toBe(before);
    expect(await publishedRevision(path)).toBe(revision);
  });

  it.each([false, true])("leaves the store as it is, byte for byte, when the data has problems (forced: %s)", async (always) => {
    const path = storePath();
    await buildStore(writePackage(), path);
    const before = readFileSync(path);

    await expect(buildStore(writePackage({ [FIGURES]: [{ value: "x" }] }), path, always)).rejects.toThrow(DataError);

    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("makes no store from data with problems", async () => {
    const path = storePath();
    await expect(buildStore(writePackage({ [FIGURES]: [{ value: "x" }] }), path)).rejects.toThrow(DataError);
    expect(await publishedRevision(path)).toBeNull();
  });

  it("stores whatever passes the checks, at their edges too", async () => {
    const edges = writePackage({
      "areas.csv": [{}, { slug: "england", gss_code: "", dfe_code: "" }, { slug: "crewe", gss_code: "", dfe_code: "", parent: "halton" }],
      "sources.csv": [{ publisher: "", coverage: "", coverage_kind: "", published: "", published_kind: "" }],
      "series-breaks.csv": [],
      [FIGURES]: [
        { line: "999999999", place: "999999999" },
        { line: "1", value: "-0", decimals: "6" },
        { line: "2", value: "999999999999999", decimals: "-9", raw: "a quadrillion less one", note: "Absurd." },
        { line: "3", value: "", decimals: "", raw: "", missing: "LOW" },
        { line: "4", locator: "'; DROP TABLE observations; --", raw: "½ \u{1F600} '\"" },
        { line: "5", period_kind: "CALENDAR_YEAR", period: "2099" },
      ],
    });
    const path = storePath();
    const { observations, revision } = await buildStore(edges, path);
    expect(observations).toBe(6);
    expect(await publishedRevision(path)).toBe(revision);
  });
});

describe("the project's own data", () => {
  it("passes every check", async () => {
    expect((await projectCorpus()).observations).not.toEqual([]);
  });
});
