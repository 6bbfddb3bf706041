import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Shape, writePackage } from "../../bench/generate/package.ts";
import { everyone } from "../../src/domain/population.ts";
import { loadCorpus } from "../../src/ingest/load.ts";
import { temporaryFolder } from "../helpers/folder.ts";

const TINY: Shape = { councils: 6, localities: 1, measures: 12, share: 0.8 };

/** Every file of a generated package and what stands in it. */
function generated(seed: number, shape = TINY): Record<string, string> {
  const folder = temporaryFolder();
  writePackage(folder, shape, seed);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("a generated package", () => {
  it("passes every check and holds what it was asked for", async () => {
    const folder = temporaryFolder();
    const count = writePackage(folder, TINY, 1);
    const corpus = await loadCorpus(folder);
    expect(corpus.observations.length).toBe(count);
    expect(corpus.measures.length).toBe(12);
    expect(corpus.areas.filter(({ kind }) => kind === "COUNCIL").map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(["halton", "cheshire-east", "cheshire-west-and-chester"]),
    );
    expect(corpus.areas.filter(({ kind }) => kind === "LOCALITY").length).toBe(6);
  });

  it("has what comparisons are made of: ten years, national figures, targets, gaps with both groups, missing figures", async () => {
    const folder = temporaryFolder();
    writePackage(folder, { ...TINY, councils: 40 }, 1);
    const { observations, measures, populations, conflicts } = await loadCorpus(folder);
    expect(conflicts.length).toBeGreaterThan(0);
    const outturns = observations.filter(({ role }) => role === "ACTUAL");
    expect(new Set(outturns.map(({ period }) => period.label)).size).toBe(10);
    for (const { key } of measures) {
      const national = outturns.filter(({ area, measure, value }) => area === "england" && measure === key && value !== null);
      expect(new Set(national.map(({ period }) => period.label)).size).toBe(10);
    }
    expect(observations.some(({ role, value }) => role === "TARGET" && value !== null)).toBe(true);
    expect(observations.some(({ missing }) => missing === "SUPPRESSED")).toBe(true);
    const gap = measures.find(({ kind }) => kind === "GAP");
    const groups = new Set(observations.filter(({ measure }) => measure === gap?.gapOf).map(({ population }) => population));
    expect([...groups].sort()).toEqual(["all", "disadvantaged", "not-disadvantaged"]);
    expect(everyone(new Map(populations.map((population) => [population.key, population])))).toBe("all");
  });

  it("is the same for the same seed, byte by byte, and another for another", () => {
    const first = generated(1);
    expect(generated(1)).toEqual(first);
    expect(generated(2)["observations/national-early-years.csv"]).not.toBe(first["observations/national-early-years.csv"]);
  });

  it("grows by more series, each as long as before", () => {
    const lengths = (shape: Shape): number[] => {
      const rows = (generated(1, shape)["observations/national-early-years.csv"] ?? "")
        .split("\n")
        .filter((row) => row.includes(",halton,"));
      const series = Map.groupBy(rows, (row) => row.split(",")[0]);
      return [...series.values()].map((years) => years.length);
    };
    const small = lengths(TINY);
    const grown = lengths({ ...TINY, councils: 12, localities: 3, measures: 48 });
    expect(grown.length).toBeGreaterThan(small.length);
    expect(Math.max(...grown)).toBe(Math.max(...small));
  });
});
