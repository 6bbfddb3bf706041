import { describe, expect, it } from "vitest";
import { growthGoals, timesOf } from "../../bench/report/goals.ts";
import { report } from "../../bench/report/report.ts";
import type { Results } from "../../bench/report/results.ts";
import { figure, table } from "../../bench/report/table.ts";
import type { Score } from "../../bench/run/contest.ts";

const score = (rate: number, bad = 0): Score => ({
  rate,
  range: [rate, rate],
  p50: 1000 / rate,
  p99: 2000 / rate,
  processor: 500 / rate,
  loadBusy: 0.1,
  bytes: 1,
  answers: 100,
  bad,
});

const results: Results = {
  date: "2026-01-02",
  machine: { processor: "Abacus", cores: 2, memory: 24, node: "v24.0.0", system: "linux x64" },
  divided: true,
  minutes: 11.2,
  sizes: [
    {
      size: "publications",
      observations: 1196,
      titles: { a: "compare", b: "again", c: "list" },
      scores: {
        a: {
          limit: score(100),
          "hub without cache": score(70),
          "hub, other document": score(50),
          hub: score(5000),
          Yoga: score(60),
          Mercurius: score(71),
        },
        b: {
          limit: { ...score(1000), loadBusy: 0.95 },
          "hub without cache": score(70),
          hub: score(900),
          Yoga: score(60),
          Mercurius: score(66),
        },
        c: { limit: score(10), "hub without cache": score(9, 3), hub: score(10) },
      },
      memory: null,
    },
  ],
  growth: { publications: 2, national: 3.5, large: 4 },
  starts: { national: 0.5 },
  builds: { national: { seconds: 30, peak: 390 } },
  imports: [9, 11],
  left: ["PostGraphile was left out: PostgreSQL is not installed here."],
};

const line = (text: string, start: string): string[] =>
  (text.split("\n").find((candidate) => candidate.startsWith(start)) ?? "").split("|").map((cell) => cell.trim());

describe("the report", () => {
  const text = report(results);
  const [, ratios = ""] = text.split("as times a peer's:");

  it("holds distinct work against the goals with the cache and without it, and repeated work with it", () => {
    expect(line(ratios, "| (a)  | Hub as").slice(1, 4)).toEqual(["(a)", "Hub as shipped", "50.00"]);
    expect(line(ratios, "| (a)  | Hub, cache").slice(1, -1).join(" | ")).toBe(
      "(a) | Hub, cache off | 0.70 | 0.70 | 0.50 | at least 0.7 | met | 1.17 | 0.99 | n/a | NOT MET",
    );
    expect(line(ratios, "| (b)").slice(1, -1).join(" | ")).toBe(
      "(b) | Hub as shipped | 0.90 | 0.90 |  | at least 0.8 | met | 15.00 | 13.64 | n/a | met",
    );
  });

  it("counts no score with a bad answer, and says how many there were", () => {
    expect(line(ratios, "| (c)  | Hub, cache").slice(3, 8)).toEqual(["n/a", "n/a", "n/a", "at least 0.5", "–"]);
    expect(line(text, "| (c)")).toContain("3 bad answers");
    expect(timesOf(results.sizes[0]?.scores ?? {}, "c", "limit", "hub without cache")).toBeNull();
  });

  it("marks what the load was too slow for", () => {
    expect(line(text, "| (b)")[2]).toBe("1,000 (1.00 ms) †");
    expect(text).toContain("† The load kept its own core busy");
  });

  it("says what was left out, and when and where it was measured", () => {
    expect(text).toContain("- PostGraphile was left out");
    expect(text).toContain("on 2026-01-02, in 12 minutes, on Abacus, 2 cores, 24 GiB of memory, linux x64, Node v24.0.0");
  });
});

it("tells each promise about size with what was measured, and what was not", () => {
  expect(growthGoals(results).map(({ measured, met }) => [measured, met])).toEqual([
    ["2.00 times", false],
    ["1.75 times", false],
    ["1.14 times", true],
    ["not part of this run", null],
    ["not part of this run", null],
    ["not part of this run", null],
    ["0.500 s", true],
    ["3.00 times", true],
    ["390 MB", true],
  ]);
});

it("tells memory at rest, after comparisons alone, and at its most", () => {
  const [size] = results.sizes;
  const national = size && { ...size, size: "national" as const, memory: { rest: 150, small: 180, peak: 330 } };
  const goals = growthGoals({ ...results, sizes: national ? [national] : [] });
  expect(goals.filter(({ goal }) => goal === "under 200 MB").map(({ measured, met }) => [measured, met])).toEqual([
    ["150 MB", true],
    ["180 MB", true],
    ["330 MB", false],
  ]);
});

it("writes three digits of a number, and columns that stand one under another", () => {
  expect([0.7161, 8.049, 1234.5, 0].map(figure)).toEqual(["0.716", "8.05", "1,235", "0"]);
  expect(table(["A", "Bee"], [["one", "2"]])).toBe("| A   | Bee |\n| --- | --- |\n| one | 2   |");
});
