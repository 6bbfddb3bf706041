import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MOST_OF_ONE_THING } from "../../src/domain/conflict.ts";
import { MOST_PROBLEMS } from "../../src/ingest/package.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { corpusOf, csv, FIGURES, problemsOf, writePackage } from "../helpers/package.ts";
import { buildAt } from "../helpers/program.ts";

/** Bytes of a file that is far larger than any of the hub's. */
const LARGE = 60_000_000;
/** What a build of the largest data may take, in megabytes. */
const MEMORY = 400;

/** Has a program say at its end how much memory it has had. */
const TELL_MEMORY = `data:text/javascript,process.on("exit", () => process.stdout.write("megabytes " + (process.resourceUsage().maxRSS >> 10)));`;

const header = csv("areas.csv", []);
const AREAS = "areas.csv";

describe("a file of 60 megabytes is refused, in little time and memory, that is", () => {
  it.each<[string, string, string]>([
    ["one line", "x".repeat(LARGE), `${AREAS}:1: has more than 100000 characters in one line`],
    ["one row of cells", ",".repeat(LARGE), `${AREAS}:1: has more than 100000 characters in one line`],
    ["one cell of lines", `${header}"${"\n".repeat(LARGE)}`, `${AREAS}:2: cannot be read as CSV`],
    ["blank lines", `${header}${"\n".repeat(LARGE)}`, `The first 1000 problems in the data; there are more\n${AREAS}:2: has 1 cells`],
    ["rows with something wrong", `${header}${"?,,,,,\n".repeat(LARGE / 7)}`, "The first 1000 problems in the data; there are more\n"],
  ])("%s", async (_case, content, words) => {
    const path = join(temporaryFolder(), "hub.sqlite");
    const data = writePackage({ [AREAS]: content });
    const { code, signal, stdout, stderr } = await buildAt(path, data, { node: ["--import", TELL_MEMORY] });
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    expect(stderr).toContain(words);
    const megabytes = Number(/megabytes (\d+)/.exec(stdout)?.[1]);
    expect(megabytes).toBeGreaterThan(0);
    expect(megabytes).toBeLessThan(MEMORY);
  });
});

it("figures of many things under one name are refused, since they would contradict each other without end", async () => {
  const figures = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ line: String(index + 1), value: String(index % 90), raw: "as printed" }));
  expect(await problemsOf({ [FIGURES]: figures(MOST_OF_ONE_THING) })).toEqual([]);
  const what = "eyfs-gld of halton for 2013/14, first on line 1 of the document";
  const crowded = `${FIGURES}: holds more than ${MOST_OF_ONE_THING} figures for one thing (${what}); tell them apart`;
  for (const count of [MOST_OF_ONE_THING + 1, 40_000]) expect(await problemsOf({ [FIGURES]: figures(count) })).toEqual([crowded]);
});

describe("a table of rows that lie in one another", () => {
  const DEPTH = 30_000;
  const chain = (first: string) =>
    csv("populations.csv", [
      { key: "all", name: "Everyone" },
      ...Array.from({ length: DEPTH }, (_, index) => ({ key: `p${index}`, name: "Some", broader: index === 0 ? first : `p${index - 1}` })),
    ]);

  it("is read however deep they lie", async () => {
    const { populations } = await corpusOf({ "populations.csv": chain("all") });
    expect(populations).toHaveLength(DEPTH + 1);
  });

  it("is refused where they form a ring, however long", async () => {
    const [first, ...more] = await problemsOf({ "populations.csv": chain(`p${DEPTH - 1}`) });
    expect(first).toBe('populations.csv:3: broader: makes "p0" its own ancestor; a tree has no rings');
    expect(more).toHaveLength(MOST_PROBLEMS - 1);
  });
});

describe("a package of very many names is refused within seconds", () => {
  const soon = async (problems: Promise<string[]>): Promise<string[]> => {
    const from = performance.now();
    const found = await problems;
    expect(performance.now() - from).toBeLessThan(12_000);
    return found;
  };

  it("where a thousand others are not among them", async () => {
    const areas = Array.from({ length: 100_000 }, (_, index) => ({ slug: `a${index}`, gss_code: "", dfe_code: "" }));
    const figures = Array.from({ length: 1500 }, (_, index) => ({ line: String(index + 1), area: `b${index}` }));
    const found = await soon(problemsOf({ [AREAS]: [{}, ...areas], [FIGURES]: figures }));
    expect(found).toHaveLength(MOST_PROBLEMS);
    expect(found[0]).toMatch(/^observations.*:2: area: names "b0", which areas.csv does not hold; .* Did you mean "a0"\?$/);
  });

  it("where they are files that it lists", async () => {
    const resources = Array.from({ length: 200_000 }, (_, index) => ({ path: `observations/a${index}.csv` }));
    const found = await soon(problemsOf({ "datapackage.json": JSON.stringify({ resources }) }));
    expect(found.length).toBeGreaterThan(0);
  });
});
