import { describe, expect, it } from "vitest";
import { sentence } from "../../src/domain/comparability.ts";
import { type Comparison, type ComparisonRequest, compare } from "../../src/domain/comparison.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, type Given, makeMeasure, period } from "../helpers/corpus.ts";

const [HALTON, EAST, WEST] = ["halton", "cheshire-east", "cheshire-west-and-chester"] as const;
const halton = (figure: Figure = {}): Figure => ({ area: HALTON, ...figure });
const east = (figure: Figure = {}): Figure => ({ area: EAST, ...figure });
const west = (figure: Figure = {}): Figure => ({ area: WEST, ...figure });
const england = (figure: Figure = {}): Figure => ({ area: "england", source: "cheshire-east-plan", ...figure });

const asked: ComparisonRequest = {
  measure: "eyfs-gld",
  areas: [HALTON, EAST, WEST],
  population: "all",
  role: "ACTUAL",
  alignment: "LATEST",
  period: null,
};
const comparison = (
  figures: readonly Figure[],
  request: Partial<ComparisonRequest> = {},
  given: Omit<Given, "observations"> = {},
): Comparison => compare(bookOf(figures, given), { ...asked, ...request });

const ranks = ({ rows }: Comparison) => rows.map(({ rank }) => rank);
const values = ({ rows }: Comparison) => rows.map(({ observation }) => observation?.value ?? null);
const verdicts = ({ rows }: Comparison) => rows.map(({ verdict }) => verdict);
const codes = ({ reasons }: Pick<Comparison, "reasons">) => reasons.map(({ code }) => code);

describe("a comparison", () => {
  it("of plain figures for one year is COMPARABLE, ranked and has a spread", () => {
    const found = comparison([halton({ value: 46 }), east({ value: 62 }), west({ value: 68.8 })]);
    expect(found).toMatchObject({ verdict: "COMPARABLE", reasons: [], population: "all", role: "ACTUAL", spread: 22.8 });
    expect(found.measure.key).toBe("eyfs-gld");
    expect(ranks(found)).toEqual([3, 2, 1]);
    expect(verdicts(found)).toEqual(["COMPARABLE", "COMPARABLE", "COMPARABLE"]);
  });

  it("has one row for each area asked for, in that order", () => {
    const found = comparison([halton({ value: 46 }), east({ value: 62 })], { areas: [WEST, EAST, HALTON] });
    expect(found.rows.map(({ area }) => area)).toEqual([WEST, EAST, HALTON]);
    expect(values(found)).toEqual([null, 62, 46]);
  });

  it("ranks the lowest first where lower is better, and nothing where neither is", () => {
    const figures = [halton({ value: 5 }), east({ value: 3 }), west({ value: 5 })];
    const of = (polarity: "LOWER_IS_BETTER" | "NEUTRAL") => comparison(figures, {}, { measures: [makeMeasure({ polarity })] });
    expect(of("LOWER_IS_BETTER")).toMatchObject({ rows: [{ rank: 2 }, { rank: 1 }, { rank: 2 }], spread: 2 });
    expect(of("NEUTRAL")).toMatchObject({ verdict: "COMPARABLE", rows: [{ rank: null }, { rank: null }, { rank: null }], spread: null });
  });

  it("gives ties the lowest rank and skips the next: 1, 1, 3", () => {
    expect(ranks(comparison([halton({ value: 80 }), east({ value: 80 }), west({ value: 70 })]))).toEqual([1, 1, 3]);
  });

  it("ranks a bound only where that is certain, and the others without it", () => {
    const found = comparison([halton({ value: 65, bound: "OVER" }), east({ value: 70 }), west({ value: 60 })]);
    expect(found).toMatchObject({ verdict: "CAUTION", spread: 10 });
    expect(ranks(found)).toEqual([null, 1, 2]);
  });
});

describe("the verdict", () => {
  it("is the worst severity among all reasons", () => {
    expect(comparison([halton(), east({ doubtful: true }), west()]).verdict).toBe("CAUTION");
    expect(comparison([halton(), east({ doubtful: true }), west({ unit: "COUNT" })]).verdict).toBe("NOT_COMPARABLE");
  });

  it("is NOT_COMPARABLE with fewer than two figures where two or more areas are asked for", () => {
    const one = comparison([halton()], { areas: [HALTON, EAST] });
    expect(one).toMatchObject({ verdict: "NOT_COMPARABLE", pairs: [], spread: null });
    expect(one.rows).toMatchObject([
      { rank: null, observation: { value: 60 }, verdict: "NOT_COMPARABLE" },
      { rank: null, observation: null },
    ]);
    expect(comparison([])).toMatchObject({ verdict: "NOT_COMPARABLE", spread: null, benchmarks: [] });
  });

  it("of one area alone is that of its own reasons, without a rank or a spread", () => {
    const alone = { areas: [HALTON] };
    expect(comparison([halton()], alone)).toMatchObject({
      verdict: "COMPARABLE",
      rows: [{ rank: null, verdict: "NOT_COMPARABLE" }],
      spread: null,
    });
    expect(comparison([halton({ doubtful: true })], alone).verdict).toBe("CAUTION");
    expect(comparison([], alone).verdict).toBe("NOT_COMPARABLE");
  });

  it("is a caution where two figures remain of three", () => {
    const found = comparison([halton({ value: 46 }), east({ value: 62 })]);
    expect(found).toMatchObject({ verdict: "CAUTION", spread: 16 });
    expect(found.reasons.map(({ clause }) => sentence(clause))).toEqual(["Cheshire West and Chester publishes nothing on this measure."]);
    expect(ranks(found)).toEqual([2, 1, null]);
  });
});

describe("a NOT_COMPARABLE comparison", () => {
  const found = comparison([halton({ value: 46 }), east({ value: 62 }), west({ value: 70, period: academic("2016/17") })]);

  it("still shows its figures, but ranks nothing and has no spread", () => {
    expect(found.verdict).toBe("NOT_COMPARABLE");
    expect(values(found)).toEqual([46, 62, 70]);
    expect(ranks(found)).toEqual([null, null, null]);
    expect(found.spread).toBeNull();
  });

  it("may hold a pair that is fair", () => {
    expect(found.pairs.map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      [HALTON, EAST, "COMPARABLE"],
      [HALTON, WEST, "NOT_COMPARABLE"],
      [EAST, WEST, "NOT_COMPARABLE"],
    ]);
  });
});

describe("pairs", () => {
  it("are of rows with figures, each judged alone", () => {
    const found = comparison([halton({ doubtful: true }), east(), west({ missing: "AWAITED" })]);
    expect(found.pairs).toEqual([
      { a: HALTON, b: EAST, verdict: "CAUTION", reasons: [expect.objectContaining({ code: "DOUBTFUL_FIGURE" })] },
    ]);
  });

  it("have only the reasons of their own two figures", () => {
    const found = comparison([halton({ doubtful: true }), east({ bound: "ABOUT" }), west({ period: academic("2014/15") })]);
    expect(found.pairs.map(codes)).toEqual([
      ["DOUBTFUL_FIGURE", "APPROXIMATE"],
      ["DIFFERENT_PERIOD", "DOUBTFUL_FIGURE"],
      ["DIFFERENT_PERIOD", "APPROXIMATE"],
    ]);
    expect(codes(found)).toEqual(["DIFFERENT_PERIOD", "DIFFERENT_PERIOD", "DOUBTFUL_FIGURE", "APPROXIMATE"]);
  });
});

describe("the verdict of a row", () => {
  it("is the best among its pairs, NOT_COMPARABLE without one", () => {
    expect(verdicts(comparison([halton(), east(), west({ unit: "COUNT" })]))).toEqual(["COMPARABLE", "COMPARABLE", "NOT_COMPARABLE"]);
    expect(verdicts(comparison([halton(), east({ doubtful: true })]))).toEqual(["CAUTION", "CAUTION", "NOT_COMPARABLE"]);
  });
});

describe("the figures that are chosen", () => {
  it("stand in for what is missing, and say so: a narrower group, a baseline", () => {
    const found = comparison(
      [halton({ population: "fsm", value: 40 }), east({ population: "disadvantaged", role: "BASELINE", value: 45 })],
      {
        areas: [HALTON, EAST],
        population: "disadvantaged",
      },
    );
    expect(values(found)).toEqual([40, 45]);
    expect(codes(found)).toEqual(["DIFFERENT_POPULATION", "BASELINE_USED"]);
  });

  it("are aligned as asked for", () => {
    const figures = [
      halton({ value: 1, period: academic("2012/13") }),
      halton({ line: 9, value: 2, period: academic("2014/15") }),
      east({ value: 3, period: academic("2012/13") }),
    ];
    const of = (alignment: ComparisonRequest["alignment"]) => comparison(figures, { areas: [HALTON, EAST], alignment });
    expect([of("LATEST").verdict, values(of("LATEST"))]).toEqual(["CAUTION", [2, 3]]);
    expect([of("CLOSEST").verdict, values(of("CLOSEST"))]).toEqual(["COMPARABLE", [1, 3]]);
    expect([of("COMMON").verdict, values(of("COMMON"))]).toEqual(["COMPARABLE", [1, 3]]);
  });

  it("are all none where no period is shared, and NO_FIGURE says so", () => {
    const found = comparison([halton(), east({ period: financial("2013/14") })], { areas: [HALTON, EAST], alignment: "COMMON" });
    expect(values(found)).toEqual([null, null]);
    expect(found).toMatchObject({
      verdict: "NOT_COMPARABLE",
      reasons: [
        { code: "NO_FIGURE", areas: [HALTON] },
        { code: "NO_FIGURE", areas: [EAST] },
      ],
    });
  });
});

describe("the national figure", () => {
  it("stands in each row that it fits, with the difference: the row minus the nation", () => {
    const found = comparison([
      halton({ value: 46 }),
      east({ value: 62 }),
      west({ value: 68.8, period: period() }),
      england({ value: 60.4, line: 9 }),
    ]);
    expect(found.rows.map(({ national, differenceFromNational }) => [national?.value ?? null, differenceFromNational])).toEqual([
      [60.4, -14.4],
      [60.4, 1.6],
      [null, null],
    ]);
  });

  it("leaves no difference where it is a bound", () => {
    expect(comparison([halton(), england({ value: 60, bound: "OVER" })], { areas: [HALTON] }).rows).toMatchObject([
      { national: { value: 60 }, differenceFromNational: null },
    ]);
  });

  it("that equals the row's leaves a difference of zero, not of null", () => {
    expect(comparison([halton(), england({ value: 60 })], { areas: [HALTON] }).rows[0]?.differenceFromNational).toBe(0);
  });
});

describe("benchmarks", () => {
  const region: Figure = { area: "north-west", source: "cheshire-east-plan", value: 58 };
  const britain: Figure = { area: "great-britain", source: "cheshire-east-plan", value: 61 };

  it("are the countries, then the region, one row for each figure that fits a row", () => {
    const later = england({ value: 63, period: academic("2014/15") });
    const found = comparison([halton(), east({ period: academic("2014/15") }), region, britain, england(), later]);
    expect(found.benchmarks.map(({ area, observation }) => [area, observation?.value])).toEqual([
      ["england", 60],
      ["england", 63],
      ["great-britain", 61],
      ["north-west", 58],
    ]);
  });

  it("are never ranked, and have no national figure or target of their own", () => {
    const target = england({ role: "TARGET", value: 65 });
    expect(comparison([halton(), england(), target]).benchmarks).toEqual([
      expect.objectContaining({ rank: null, national: null, differenceFromNational: null, aim: null, distanceToTarget: null, missing: [] }),
    ]);
  });

  it("have the best verdict that they have beside a row", () => {
    const doubtful = england({ doubtful: true });
    expect(comparison([halton(), east({ unit: "COUNT" }), england()]).benchmarks.map(({ verdict }) => verdict)).toEqual(["COMPARABLE"]);
    expect(comparison([halton(), doubtful]).benchmarks.map(({ verdict }) => verdict)).toEqual(["CAUTION"]);
  });

  it("never change the verdict, the reasons, the ranks or the spread", () => {
    const figures = [halton({ value: 46 }), east({ value: 62 })];
    const without = comparison(figures);
    const beside = comparison([
      ...figures,
      { ...region, doubtful: true },
      england({ unit: "COUNT" }),
      england({ value: 99, bound: "ABOUT", line: 9 }),
    ]);
    expect(beside.benchmarks).not.toEqual([]);
    expect([beside.verdict, codes(beside), ranks(beside), beside.spread]).toEqual([
      without.verdict,
      codes(without),
      ranks(without),
      without.spread,
    ]);
  });
});

describe("a comparison of gaps", () => {
  it("derives them where they are not printed, ranks the smallest first, and says that it did", () => {
    const gap = makeMeasure({
      key: "gap",
      unit: "PERCENTAGE_POINTS",
      kind: "GAP",
      polarity: "LOWER_IS_BETTER",
      gapOf: "eyfs-gld",
      population: "fsm",
    });
    const printed: Figure = { measure: "gap", population: "fsm", value: 18, unit: "PERCENTAGE_POINTS" };
    const found = comparison(
      [west({ value: 68.8 }), west({ line: 9, population: "fsm", value: 49.6 }), halton(printed)],
      { measure: "gap", population: "fsm", areas: [HALTON, WEST] },
      { measures: [makeMeasure(), gap] },
    );
    expect(values(found)).toEqual([18, 19.2]);
    expect(ranks(found)).toEqual([1, 2]);
    expect(found.spread).toBe(1.2);
    expect(codes(found)).toEqual(["DIFFERENT_POPULATION", "DERIVED"]);
    expect(found.rows[1]?.observation?.components.map(({ value }) => value)).toEqual([68.8, 49.6]);
  });
});
