import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { entityTag, FILE_NAMES, openFile, parseFileName } from "../../src/export/file.ts";
import { MOST_FIGURES } from "../../src/export/observation-file.ts";
import { makeDesk } from "../../src/query/desk.ts";
import type { Reader } from "../../src/store/reader.ts";
import { financial, makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { exporter } from "../helpers/export.ts";
import { memoryStore, projectCorpus } from "../helpers/store.ts";

const csv = { subject: "observations", extension: "csv" } as const;
const origin = { revision: "r", search: "?area=halton" };

describe("the name of a file", () => {
  it("is one of twelve", () => {
    expect(FILE_NAMES).toHaveLength(12);
    expect(FILE_NAMES.every((name) => parseFileName(name) !== null)).toBe(true);
  });

  it.each([
    "",
    "observations",
    "observations.",
    ".csv",
    "observations.pdf",
    "observations.CSV",
    "figures.csv",
    "toString.csv",
    "observations.toString",
    "observations.csv.csv",
  ])("%j is none", (name) => {
    expect(parseFileName(name)).toBeNull();
  });

  it.each([
    ["observations.csv", "", "indicator-hub-observations-0123abcd.csv"],
    ["observations.csv", "?measure=neet-16-18&area=895", "indicator-hub-observations-neet-16-18-cheshire-east-0123abcd.csv"],
    ["comparison.xlsx", "?measure=eyfs-gld&area=halton&area=895", "indicator-hub-comparison-eyfs-gld-halton-cheshire-east-0123abcd.xlsx"],
    ["scorecard.json", "?area=876", "indicator-hub-scorecard-halton-0123abcd.json"],
  ])("%s%s is saved as %s", async (name, search, saved) => {
    const { reader } = await memoryStore(await projectCorpus());
    const file = await openFile(makeDesk(reader), parseFileName(name) ?? csv, { revision: "0123abcdef", search });
    expect(file.name).toBe(saved);
  });

  it("stays short, however much is asked for", async () => {
    const corpus = await projectCorpus();
    const { reader } = await memoryStore(corpus);
    const search = `?${corpus.measures.map(({ key }) => `measure=${key}`).join("&")}`;
    expect((await openFile(makeDesk(reader), csv, { revision: "0123abcdef", search })).name.length).toBeLessThan(140);
  });
});

describe("a file that would be too long to be made in memory", () => {
  it("is refused, with what to do; the CSV is not", async () => {
    const { reader } = await memoryStore(makeCorpus({ observations: [makeObservation()] }));
    const many = Object.assign(Object.create(reader) as Reader, { countObservations: async () => MOST_FIGURES + 1 });
    const open = (extension: "csv" | "json" | "xlsx") => openFile(makeDesk(many), { ...csv, extension }, { revision: "r", search: "" });
    for (const extension of ["json", "xlsx"] as const)
      await expect((await open(extension)).body()).rejects.toThrow(
        "10001 figures are more than the 10000 that this format holds. Narrow the filter, or take the CSV.",
      );
    await expect((await open("csv")).body()).resolves.toBeDefined();
  });
});

describe("the tag of a file", () => {
  it("is the same for the same data and request", () => {
    expect(entityTag(csv, { ...origin })).toBe(entityTag({ ...csv }, origin));
  });

  it("is another one for other data, another request or another file", () => {
    const tags = [
      entityTag(csv, origin),
      entityTag(csv, { ...origin, revision: "s" }),
      entityTag(csv, { ...origin, search: "?area=895" }),
      entityTag({ ...csv, extension: "json" }, origin),
      entityTag({ ...csv, subject: "comparison" }, origin),
    ];
    expect(new Set(tags).size).toBe(tags.length);
  });
});

describe("the bytes of a file", () => {
  const corpus = makeCorpus({
    observations: [
      makeObservation({ value: 55, decimals: 1 }),
      makeObservation({ line: 2, area: "cheshire-east", value: 60, bound: "ABOUT" }),
      makeObservation({ line: 3, role: "TARGET", value: 58, period: financial("2014/15") }),
      makeObservation({ line: 4, role: "TARGET", missing: "TO_BE_CONFIRMED", raw: "tbc", period: financial("2015/16") }),
    ],
  });
  const requests: [string, string][] = [
    ["observations", ""],
    ["comparison", "?measure=eyfs-gld&area=halton&area=895"],
    ["scorecard", "?area=halton&against=895"],
  ];

  it("are the same from two stores of the same data", async () => {
    const [one, other] = [await exporter(corpus), await exporter({ ...corpus })];
    for (const name of FILE_NAMES) {
      const search = requests.find(([subject]) => name.startsWith(`${subject}.`))?.[1] ?? "";
      expect((await one.make(name, search)).equals(await other.make(name, search)), name).toBe(true);
    }
  });

  it("have not changed for the same data; where they have, raise FORMAT in src/export/file.ts, so that nobody is told that what he holds is current", async () => {
    const files = await exporter(corpus);
    const hash = createHash("sha256").update(entityTag(csv, origin));
    for (const [subject, search] of requests)
      for (const extension of ["csv", "json", "csv-metadata.json"]) hash.update(await files.make(`${subject}.${extension}`, search));
    expect(hash.digest("hex").slice(0, 16)).toMatchInlineSnapshot(`"6be7c2d79471065b"`);
  });
});
