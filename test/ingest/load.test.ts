import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DataError } from "../../src/errors.ts";
import { buildStore } from "../../src/ingest/load.ts";
import { publishedRevision } from "../../src/store/writer.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { FIGURES, writePackage } from "../helpers/package.ts";
import { projectCorpus } from "../helpers/store.ts";

const storePath = (): string => join(temporaryFolder(), "deep", "hub.sqlite");

describe("buildStore", () => {
  it("publishes the package at its revision, in a folder that it makes", async () => {
    const path = storePath();
    const { corpus, written } = await buildStore(writePackage(), path);
    expect(written).toBe(true);
    expect(await publishedRevision(path)).toBe(corpus.revision);
  });

  it("writes nothing when the store holds that revision already, unless it has to", async () => {
    const path = storePath();
    await buildStore(writePackage(), path);
    const before = statSync(path, { bigint: true });

    expect((await buildStore(writePackage(), path)).written).toBe(false);
    expect(statSync(path, { bigint: true })).toMatchObject({ ino: before.ino, mtimeNs: before.mtimeNs });

    expect((await buildStore(writePackage(), path, true)).written).toBe(true);
    expect(statSync(path, { bigint: true }).mtimeNs).not.toBe(before.mtimeNs);
  });

  it("writes again when the data has changed", async () => {
    const path = storePath();
    await buildStore(writePackage(), path);
    const { corpus, written } = await buildStore(writePackage({ [FIGURES]: [{ value: "56" }] }), path);
    expect(written).toBe(true);
    expect(await publishedRevision(path)).toBe(corpus.revision);
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
        { line: String(Number.MAX_SAFE_INTEGER) },
        { line: "1", value: "-0", decimals: "6" },
        { line: "2", value: `1${"0".repeat(300)}`, decimals: "-9", raw: "a googol cubed", note: "Absurd." },
        { line: "3", value: "", decimals: "", raw: "", missing: "LOW" },
        { line: "4", locator: "'; DROP TABLE observations; --", raw: "½ \u{1F600} '\"" },
        { line: "5", period_kind: "CALENDAR_YEAR", period: "2099" },
      ],
    });
    const path = storePath();
    const { corpus } = await buildStore(edges, path);
    expect(corpus.observations).toHaveLength(6);
    expect(await publishedRevision(path)).toBe(corpus.revision);
  });
});

describe("the project's own data", () => {
  it("passes every check", async () => {
    expect((await projectCorpus()).observations).not.toEqual([]);
  });
});
