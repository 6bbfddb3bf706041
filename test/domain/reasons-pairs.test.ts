import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeriesBreak } from "../../src/domain/measure.ts";
import type { Period } from "../../src/domain/period.ts";
import { lastPossibleDay } from "../../src/domain/reasons.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";
import { MORE_SOURCES, reasonsOf } from "../helpers/reasons.ts";

const span = (text: string): Period => period("SPAN", text);
const day = (text: string): Period => period("AS_AT", text);
const undated = period();

/** The reasons that Halton's figure and Cheshire East's give together, those of one figure alone left out. */
const together = (halton: Figure, east: Figure, given: Parameters<typeof reasonsOf>[1] = {}): string[] =>
  reasonsOf([halton, { area: "cheshire-east", ...east }], given).filter((reason) => !reason.startsWith("PERIOD_NOT_STATED CAUTION"));

describe("DIFFERENT_UNIT", () => {
  it("forbids to compare two units, a rate and a count for one", () => {
    expect(together({ value: 55 }, { value: 500, unit: "COUNT" })).toEqual([
      "DIFFERENT_UNIT NOT_COMPARABLE: Halton's figure is 55%, Cheshire East's is 500: different units.",
    ]);
  });
});

describe("DIFFERENT_PERIOD", () => {
  const between = (a: Period, b: Period): string[] => together({ period: a }, { period: b });
  const severity = (a: Period, b: Period): string => {
    const words = between(a, b).map((reason) => reason.split(" ")[1]?.replace(":", ""));
    expect(between(b, a)).toHaveLength(words.length);
    return words.join() || "none";
  };

  it("is a caution for two years that do not overlap", () => {
    expect(between(academic("2013/14"), academic("2014/15"))).toEqual([
      "DIFFERENT_PERIOD CAUTION: Halton's figure is for 2013/14, Cheshire East's for 2014/15.",
    ]);
  });

  it("forbids to compare what starts more than two years apart", () => {
    expect(between(academic("2016/17"), academic("2013/14"))).toEqual([
      "DIFFERENT_PERIOD NOT_COMPARABLE: Halton's figure is for 2016/17, Cheshire East's for 2013/14.",
    ]);
  });

  it("is a caution for overlapping periods of which one is less than half as long", () => {
    expect(between(financial("2014/15"), period("QUARTER", "2014/15 Q2"))).toEqual([
      "DIFFERENT_PERIOD CAUTION: Halton's figure is for 2014/15, Cheshire East's for 2014/15 Q2: stretches of very different length.",
    ]);
  });

  it.each([
    ["the same year", academic("2013/14"), academic("2013/14"), "none"],
    ["two kinds of year that overlap", academic("2013/14"), financial("2013/14"), "none"],
    ["two kinds of year that share five months", academic("2013/14"), financial("2014/15"), "none"],
    ["exactly half the length: six months of twelve", financial("2015/16"), span("2015-04-01/2015-09-30"), "none"],
    ["the other half, which is a day shorter", financial("2014/15"), span("2014-10-01/2015-03-31"), "none"],
    ["less than half the length: five months of twelve", financial("2015/16"), span("2015-04-01/2015-08-31"), "CAUTION"],
    ["one year of two: exactly half", financial("2013/14"), span("2012-04-01/2014-03-31"), "none"],
    ["a day within a year", day("2014-03-31"), financial("2013/14"), "none"],
    ["the last day of a year", academic("2013/14"), day("2014-08-31"), "none"],
    ["the first day of a year", academic("2013/14"), day("2013-09-01"), "none"],
    ["the day before a year", academic("2013/14"), day("2013-08-31"), "CAUTION"],
    ["two days", day("2014-03-30"), day("2014-03-31"), "CAUTION"],
    ["one day twice", day("2014-03-31"), day("2014-03-31"), "none"],
    ["a day, but not a period of one day, within a year", span("2014-03-31/2014-03-31"), financial("2013/14"), "CAUTION"],
    ["exactly two years apart", academic("2013/14"), academic("2015/16"), "CAUTION"],
    ["two years and a day apart", academic("2013/14"), span("2015-09-02/2016-09-01"), "NOT_COMPARABLE"],
    ["two years from 29 February is 1 March", day("2012-02-29"), day("2014-03-01"), "CAUTION"],
    ["a day after that", day("2012-02-29"), day("2014-03-02"), "NOT_COMPARABLE"],
    ["a long period that started long before, but overlaps", span("2008-04-01/2014-03-31"), span("2013-04-01/2017-03-31"), "none"],
    ["an undated figure", undated, academic("2013/14"), "none"],
  ] as const)("%s", (_, a, b, expected) => {
    expect(severity(a, b)).toBe(expected);
  });
});

describe("PERIOD_NOT_STATED", () => {
  /** Halton's plan came out at the end of March 2015 at the latest. */
  const beside = (when: Period, figure: Figure = {}): string[] => together({ period: undated, ...figure }, { period: when });

  it("forbids to compare an undated figure that is more than two years older than another's period", () => {
    expect(beside(financial("2017/18"))).toEqual([
      "PERIOD_NOT_STATED NOT_COMPARABLE: Halton's figure is undated, but no later than 2015-03-31, more than two years before Cheshire East's of 2017/18.",
    ]);
  });

  it("says so whichever of the two is undated", () => {
    const east = together({ period: financial("2017/18") }, { period: undated });
    expect(east).toEqual([
      "PERIOD_NOT_STATED NOT_COMPARABLE: Cheshire East's figure is undated, but no later than 2015-03-31, more than two years before Halton's of 2017/18.",
    ]);
  });

  it.each([
    ["a period that starts exactly two years after it came out", day("2017-03-31"), 0],
    ["a day later", day("2017-04-01"), 1],
    ["a period that starts earlier and ends much later", span("2017-03-31/2022-03-31"), 0],
    ["an older period, however old", academic("2005/06"), 0],
    ["another undated figure", undated, 0],
  ] as const)("beside %s", (_, when, count) => {
    expect(beside(when)).toHaveLength(count);
  });

  it("forbids nothing where the date of the source is not known, or the figure is a target, which has no last day", () => {
    expect(beside(financial("2019/20"), { source: "halton-unknown" })).toEqual([]);
    expect(beside(financial("2019/20"), { role: "TARGET" })).toEqual([]);
  });
});

describe("SERIES_BREAK", () => {
  const breakOn = (date: string, measure = "eyfs-gld"): SeriesBreak => ({ measure, date, reason: "The profile was revised." });
  const breaks = (a: Period, b: Period, dates: readonly string[], figure: Figure = {}): string[] =>
    together({ period: a, ...figure }, { period: b }, { breaks: dates.map((date) => breakOn(date)) }).filter((reason) =>
      reason.startsWith("SERIES_BREAK"),
    );

  it("forbids to compare figures on both sides of a break", () => {
    expect(breaks(academic("2011/12"), academic("2012/13"), ["2012-09-01"])).toEqual([
      "SERIES_BREAK NOT_COMPARABLE: The definition changed on 2012-09-01, between Halton's figure (2011/12) and Cheshire East's (2012/13): The profile was revised.",
    ]);
  });

  it("names the earlier figure first, whichever council it is", () => {
    expect(breaks(academic("2012/13"), academic("2011/12"), ["2012-09-01"])).toEqual([
      "SERIES_BREAK NOT_COMPARABLE: The definition changed on 2012-09-01, between Cheshire East's figure (2011/12) and Halton's (2012/13): The profile was revised.",
    ]);
  });

  it("names the first of several breaks, once", () => {
    expect(breaks(academic("2010/11"), academic("2014/15"), ["2013-09-01", "2011-09-01"])).toEqual([
      expect.stringContaining("The definition changed on 2011-09-01,"),
    ]);
  });

  it.each([
    ["on the first day of the later figure", "2014-09-01", 1],
    ["on the day after that", "2014-09-02", 0],
    ["on the last day of the earlier figure", "2014-08-31", 1],
    ["on the first day of the earlier figure", "2013-09-01", 0],
    ["before both", "2012-09-01", 0],
    ["after both", "2021-09-01", 0],
  ] as const)("between 2013/14 and 2014/15, a break %s", (_, date, count) => {
    expect(breaks(academic("2013/14"), academic("2014/15"), [date])).toHaveLength(count);
    expect(breaks(academic("2014/15"), academic("2013/14"), [date])).toHaveLength(count);
  });

  it.each([
    ["on the last day that it can have", "2015-03-31", 0],
    ["on the next day", "2015-04-01", 1],
    ["on the first day of the dated figure", "2015-09-01", 1],
    ["on the day after that", "2015-09-02", 0],
  ] as const)("between an undated figure and 2015/16, a break %s", (_, date, count) => {
    expect(breaks(undated, academic("2015/16"), [date])).toHaveLength(count);
    expect(breaks(academic("2015/16"), undated, [date])).toHaveLength(count);
  });

  it.each([
    ["a target, which has no last day", { role: "TARGET" }],
    ["of a source whose date is not known", { source: "halton-unknown" }],
  ] satisfies [string, Figure][])("is not found after an undated figure that is %s", (_, figure) => {
    expect(breaks(undated, academic("2019/20"), ["2016-09-01"], figure)).toEqual([]);
  });

  it("is not found between two undated figures, or an undated one and an earlier year", () => {
    expect(breaks(undated, undated, ["2012-09-01"])).toEqual([]);
    expect(breaks(academic("2010/11"), undated, ["2012-09-01"])).toEqual([]);
  });

  it("of another measure does not count", () => {
    const measures = [makeMeasure(), makeMeasure({ key: "neet-16-18" })];
    expect(
      together(
        { period: academic("2011/12") },
        { period: academic("2012/13") },
        { measures, breaks: [breakOn("2012-09-01", "neet-16-18")] },
      ),
    ).toEqual(["DIFFERENT_PERIOD CAUTION: Halton's figure is for 2011/12, Cheshire East's for 2012/13."]);
  });
});

describe("DIFFERENT_POPULATION of two references", () => {
  const set = (reference: string | null): Figure => ({ population: "fsm", reference });
  const against = (a: string | null, b: string | null): string[] =>
    reasonsOf([set(a), { area: "cheshire-east", ...set(b) }], {}, { population: "fsm" });

  it("is a caution where two groups are set against different others", () => {
    expect(against("not-fsm", "all")).toEqual([
      "DIFFERENT_POPULATION CAUTION: Halton's figure is set against pupils not eligible for free school meals, Cheshire East's against everyone concerned.",
    ]);
  });

  it("is not given for the same others, or where one source does not name them", () => {
    expect(against("not-fsm", "not-fsm")).toEqual([]);
    expect(against("not-fsm", null)).toEqual([]);
  });
});

describe("two figures", () => {
  const periods = fc.constantFrom(
    undated,
    academic("2011/12"),
    academic("2013/14"),
    financial("2013/14"),
    day("2014-03-31"),
    academic("2016/17"),
  );
  const figures = fc.record({ period: periods, unit: fc.constantFrom("PERCENT" as const, "COUNT" as const) });

  it("give the same reasons in either order", () => {
    const given = { breaks: [{ measure: "eyfs-gld", date: "2012-09-01", reason: "Revised." }] };
    const codes = (a: Figure, b: Figure) =>
      together(a, b, given)
        .map((reason) => reason.split(":")[0])
        .sort();
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        expect(codes(a, b)).toEqual(codes(b, a));
      }),
    );
  });
});

describe("lastPossibleDay", () => {
  const book = bookOf([], { sources: MORE_SOURCES });
  it.each([
    ["its own end where it is dated", { period: academic("2013/14") }, "2014-08-31"],
    ["its own end where it is a dated target", { period: academic("2018/19"), role: "TARGET" }, "2019-08-31"],
    ["the last day of its source's publication where it is undated", { period: undated }, "2015-03-31"],
    ["none for an undated target", { period: undated, role: "TARGET" }, null],
    ["none where the date of the source is not known", { period: undated, source: "halton-unknown" }, null],
  ] satisfies [string, Figure, string | null][])("is %s", (_, figure, expected) => {
    expect(lastPossibleDay(book, makeObservation(figure))).toBe(expected);
  });
});
