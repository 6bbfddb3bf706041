import { describe, expect, it } from "vitest";
import { type Trajectory, trace } from "../../src/domain/trajectory.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, type Given, makeMeasure, makeSource, period } from "../helpers/corpus.ts";

const trajectory = (figures: readonly Figure[], given: Given = {}, population = "all"): Trajectory =>
  trace(bookOf(figures, given), "eyfs-gld", "halton", population);
const values = ({ points }: Trajectory): (number | null)[] => points.map(({ value }) => value);

describe("a trajectory", () => {
  it("is everything that one area prints on one measure for one group: outturns, baselines, projections and targets", () => {
    const figures: Figure[] = [
      { value: 1, role: "BASELINE" },
      { value: 2, role: "ACTUAL" },
      { value: 3, role: "PROJECTION" },
      { value: 4, role: "TARGET" },
      { missing: "QUALITATIVE", qualitative: "To rise.", role: "TARGET" },
      { value: 5, area: "cheshire-east" },
      { value: 6, area: "england", source: "halton-plan" },
      { value: 7, population: "girls" },
      { value: 8, measure: "neet-16-18" },
    ];
    const found = trajectory(figures, { measures: [makeMeasure(), makeMeasure({ key: "neet-16-18" })] });
    expect(found).toMatchObject({ measure: "eyfs-gld", area: "halton", population: "all" });
    expect(values(found)).toEqual([1, 2, 3, 4, null]);
  });

  it.each(["BLANK", "TO_BE_CONFIRMED", "NOT_APPLICABLE", "AWAITED"] as const)("leaves out cells that are %s", (missing) => {
    expect(values(trajectory([{ missing }, { value: 0 }]))).toEqual([0]);
  });

  it("starts with the undated ones, then goes by end date, ties in document order", () => {
    const found = trajectory([
      { value: 1, period: financial("2016/17"), role: "TARGET" },
      { value: 2, period: academic("2013/14") },
      { value: 3, period: period(), role: "TARGET" },
      { value: 4, period: financial("2013/14") },
      { value: 5, period: period("SPAN", "2009-04-01/2014-03-31") },
      { value: 6, period: period() },
      { value: 7, period: financial("1999/00") },
    ]);
    expect(values(found)).toEqual([3, 6, 7, 4, 5, 2, 1]);
  });

  it("holds the gaps that the hub derives beside those printed", () => {
    const gap = makeMeasure({ key: "eyfs-gld-gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gapOf: "eyfs-gld" });
    const printed: Figure = { measure: gap.key, population: "fsm", reference: "not-fsm", value: 18, period: academic("2014/15") };
    const levels: Figure[] = [
      { population: "not-fsm", value: 68.8 },
      { population: "fsm", value: 49.6 },
    ];
    const found = trace(bookOf([printed, ...levels], { measures: [gap, makeMeasure()] }), gap.key, "halton", "fsm");
    expect(found.points.map(({ value, components }) => [value, components.length])).toEqual([
      [19.2, 2],
      [18, 0],
    ]);
  });

  it("is empty where the area prints nothing", () => {
    expect(trajectory([])).toMatchObject({ points: [], breaks: [] });
    expect(
      trajectory([{ area: "cheshire-east" }], { breaks: [{ measure: "eyfs-gld", date: "2014-01-01", reason: "A test." }] }),
    ).toMatchObject({
      points: [],
      breaks: [],
    });
  });
});

describe("the breaks of a trajectory", () => {
  const broken = (dates: readonly string[], ...figures: Figure[]): string[] => {
    const breaks = dates.map((date) => ({ measure: "eyfs-gld", date, reason: "Another test." }));
    return trajectory(figures, { breaks }).breaks.map(({ date }) => date);
  };
  const [first, last] = [{ period: financial("2012/13") }, { period: financial("2015/16") }];

  it("lie between its points, earliest first", () => {
    expect(broken(["2014-09-01", "2013-09-01", "2020-09-01", "2009-09-01"], first, last)).toEqual(["2013-09-01", "2014-09-01"]);
  });

  it("count from the day after the first one starts to the day on which the last one does", () => {
    expect(broken(["2012-04-01", "2012-04-02", "2015-04-01", "2015-04-02"], first, last)).toEqual(["2012-04-02", "2015-04-01"]);
  });

  it("are none with a single point", () => {
    expect(broken(["2012-04-01", "2012-09-01", "2013-03-31"], first)).toEqual([]);
  });

  it("may follow the last day that an undated outturn can have, not that of an undated target", () => {
    const undated = { period: period() };
    expect(broken(["2015-03-31", "2015-04-01"], undated, last)).toEqual(["2015-04-01"]);
    expect(broken(["2015-04-01"], { ...undated, role: "TARGET" }, last)).toEqual([]);
    expect(broken(["2015-04-01"], undated)).toEqual([]);
  });

  it("are not those of another measure, nor guessed for a source without a date", () => {
    const breaks = [
      { measure: "neet-16-18", date: "2013-09-01", reason: "Another age group." },
      { measure: "eyfs-gld", date: "2015-04-01", reason: "Another test." },
    ];
    const measures = [makeMeasure(), makeMeasure({ key: "neet-16-18" })];
    const sources = [makeSource({ published: null })];
    expect(trajectory([{ period: period() }, last], { breaks, measures, sources }).breaks).toEqual([]);
  });
});
