import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { CompareQuery } from "../../src/client/generated/graphql.ts";
import { hubOf, type Stage } from "../helpers/command-line.ts";
import { academic, type Figure, financial, makeCorpus, makeObservation, period } from "../helpers/corpus.ts";
import { projectCorpus } from "../helpers/store.ts";

const given = (figures: readonly Figure[], stage?: Stage) =>
  hubOf(makeCorpus({ observations: figures.map((figure, index) => makeObservation({ line: index + 1, ...figure })) }), stage);
const TWO: readonly Figure[] = [{ value: 55 }, { area: "cheshire-east", value: 62 }];

describe("compare", () => {
  it("shows figures, ranks, the verdict, each pair, and where everything is printed", async () => {
    const hub = await given([...TWO, { role: "TARGET", value: 60, period: financial("2015/16") }]);
    const { code, stdout, stderr } = await hub("compare", "eyfs-gld", "halton", "895");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      [
        "Good level of development (eyfs-gld): Everyone concerned, outturns",
        "Share of children with a good level of development at the end of reception.",
        "",
        "COMPARABLE",
        "",
        "Area           Figure   Period   Rank  Target",
        "Halton         55% [1]  2013/14     2  60% (2015/16) [2]",
        "Cheshire East  62% [3]  2013/14     1  -",
        "",
        "Pair                      Verdict     Because of",
        "Halton and Cheshire East  Comparable  -",
        "",
        "Printed in",
        " [1] Halton: “55”, Halton plan, table, line 1",
        " [2] Halton, target: “60”, Halton plan, table, line 3",
        " [3] Cheshire East: “62”, Cheshire East plan, table, line 2",
        "",
      ].join("\n"),
    );
  });

  it("cannot be read without the verdict: what forbids stands before what only asks for caution", async () => {
    const hub = await given([
      { value: 55, status: "PROVISIONAL" },
      { area: "cheshire-east", value: 62, period: academic("2009/10") },
    ]);
    const { stdout } = await hub("compare", "eyfs-gld", "halton", "cheshire-east");
    const lines = stdout.split("\n");
    const verdict = lines.indexOf("NOT COMPARABLE:");
    expect(verdict).toBeGreaterThan(0);
    expect(lines[verdict + 1]).toMatch(/^ {2}x /);
    expect(stdout.indexOf("  - Halton's figure is provisional.")).toBeGreaterThan(stdout.indexOf("  x "));
    expect(stdout).toContain("2013/14; provisional");
    expect(stdout).not.toContain("Rank");
  });

  it("says why there is no figure, and what else the publisher prints", async () => {
    const hub = await given([
      { value: 55 },
      { value: 58, raw: "58" },
      { area: "cheshire-east", missing: "AWAITED", raw: "tba" },
      { area: "england", source: "halton-plan", value: 60 },
    ]);
    const { stdout } = await hub("compare", "eyfs-gld", "halton", "cheshire-east");
    expect(stdout).toContain("no figure: awaited");
    expect(stdout).toMatch(/Halton also prints 5[58]% \(2013\/14\)/);
    expect(stdout).toMatch(/Nation\n/);
    expect(stdout).toMatch(/60% \(2013\/14\) \[\d\]/);
    expect(stdout).not.toContain("Beside them");
  });

  it("takes the areas by any code, with commas too, and refuses one that comes twice", async () => {
    const hub = await given(TWO);
    expect((await hub("compare", "eyfs-gld", "876,E06000049")).stdout).toBe(
      (await hub("compare", "eyfs-gld", "halton", "cheshire-east")).stdout,
    );
    expect(await hub("compare", "eyfs-gld", "halton", "876")).toMatchObject({ code: 2, stdout: "", stderr: /names halton/ });
  });

  it("passes on what is asked for", async () => {
    const hub = await given([...TWO, { value: 40, period: academic("2012/13") }, { role: "TARGET", value: 70, population: "fsm" }]);
    expect((await hub("compare", "eyfs-gld", "halton", "--period", "2012/13")).stdout).toContain("40% [1]");
    expect((await hub("compare", "eyfs-gld", "halton", "--role", "target", "--population", "fsm")).stdout).toContain("70% [1]");
    expect((await hub("compare", "eyfs-gld", "halton", "cheshire-east", "--alignment", "COMMON")).stdout).toContain("2013/14");
  });

  it.each([
    ["a measure", ["eyfs-gdl", "halton"], 'measure: no measure "eyfs-gdl". Did you mean "eyfs-gld"?'],
    ["an area", ["eyfs-gld", "haltn"], 'Did you mean "halton"?'],
    ["a population", ["eyfs-gld", "halton", "--population", "boy"], 'Did you mean "boys"?'],
    ["a period", ["eyfs-gld", "halton", "--period", "soon"], 'period: "soon" is no period. Write it like'],
    ["an alignment", ["eyfs-gld", "halton", "--alignment", "closet"], 'Did you mean "closest"?'],
    ["a format", ["eyfs-gld", "halton", "--format", "xml"], "Choose from table, json, csv."],
  ])("refuses %s that it does not know, in one line that helps", async (_what, args, words) => {
    const hub = await given(TWO);
    const { code, stdout, stderr } = await hub("compare", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("gives the API's answer as JSON", async () => {
    const hub = await given(TWO);
    const answer = JSON.parse((await hub("compare", "eyfs-gld", "halton", "cheshire-east", "--format", "json")).stdout) as NonNullable<
      CompareQuery["compare"]
    >;
    expect(answer.verdict).toBe("COMPARABLE");
    expect(answer.rows.map(({ area, rank, observation }) => [area.slug, rank, observation?.value])).toEqual([
      ["halton", 2, 55],
      ["cheshire-east", 1, 62],
    ]);
  });

  it("gives the columns of the files by URL as CSV, with the verdict in every row", async () => {
    const hub = await given(TWO);
    const { stdout } = await hub("compare", "eyfs-gld", "halton", "cheshire-east", "--format", "csv");
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(rows).toMatchObject([
      { area: "halton", value: "55", formatted: "55%", verdict: "COMPARABLE", rank: "2" },
      { area: "cheshire-east", value: "62", verdict: "COMPARABLE", rank: "1" },
    ]);
  });

  it("says the verdict in words where it is coloured, too", async () => {
    const hub = await given(TWO, { colour: true });
    const { stdout } = await hub("compare", "eyfs-gld", "halton", "cheshire-east");
    expect(stdout).toContain("\u001b[32mCOMPARABLE");
    expect((await (await given(TWO))("compare", "eyfs-gld", "halton")).stdout).not.toContain("\u001b");
  });

  it("keeps within its width, and cuts nothing", async () => {
    for (const width of [60, 80, 120]) {
      const hub = await hubOf(await projectCorpus(), { width });
      for (const measure of ["neet-16-18", "eyfs-gld-gap", "ks4-5ac-em-gap", "two-year-old-entitlement-take-up"]) {
        const { stdout } = await hub("compare", measure, "halton", "cheshire-east", "cheshire-west-and-chester");
        expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
        expect(stdout).not.toContain("…");
      }
    }
  });

  it("keeps an undated figure apart from a dated one in words", async () => {
    const hub = await given([
      { value: 55, period: period() },
      { area: "cheshire-east", value: 62 },
    ]);
    const { stdout } = await hub("compare", "eyfs-gld", "halton", "cheshire-east");
    expect(stdout).toContain("COMPARE WITH CAUTION:");
    expect(stdout).toMatch(/Halton +55% \[1\] +not stated/);
    expect(stdout).toContain("period not stated");
  });
});
