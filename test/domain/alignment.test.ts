import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "../../src/domain/alignment.ts";
import { daysBetween, type Period } from "../../src/domain/period.ts";
import type { PeriodAlignment } from "../../src/domain/selection.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, makeSource, period, SOURCES } from "../helpers/corpus.ts";

const AREAS = ["halton", "cheshire-east", "cheshire-west-and-chester"] as const;
const undated = period();
const sources = [
  ...SOURCES,
  makeSource({ key: "halton-draft", status: "DRAFT", published: period("SPAN", "2016-01-01/2016-03-31") }),
  makeSource({ key: "halton-old", published: period("CALENDAR_YEAR", "2012") }),
  makeSource({ key: "halton-unknown", published: null }),
];

type Choice = (number | null)[];

/** The values chosen, one for each area in turn; an area's figures are written as a list. */
function choose(alignment: PeriodAlignment, ...lists: readonly (readonly Figure[])[]): Choice {
  const figures = lists.flatMap((list, index): Figure[] => list.map((figure) => ({ area: AREAS[index] ?? "", ...figure })));
  const book = bookOf(figures, { sources });
  const areas = AREAS.slice(0, lists.length);
  return align(book, book.observations.get("eyfs-gld") ?? [], areas, { population: "all", role: "ACTUAL", alignment, period: null }).map(
    ({ observation }) => observation?.value ?? null,
  );
}

/** Figures for some periods, valued 1, 2, 3 in this order. */
const valued = (...periods: Period[]): Figure[] => periods.map((when, index) => ({ value: index + 1, period: when }));

describe.each(["LATEST", "CLOSEST", "COMMON"] as const)("%s", (alignment) => {
  it("gives one choice for each area, in the order asked for, and null for one without figures", () => {
    expect(choose(alignment, [])).toEqual([null]);
    expect(choose(alignment, [], [], [])).toEqual([null, null, null]);
    expect(choose(alignment, [{ value: 1 }], [], [{ value: 3 }])).toEqual([1, null, 3]);
  });

  it("takes the latest dated figure of an area that is asked for alone", () => {
    expect(choose(alignment, valued(academic("2012/13"), academic("2013/14"), academic("2011/12")))).toEqual([2]);
  });

  it("settles between figures of one period by the rest of the rules", () => {
    expect(choose(alignment, [{ value: 1, status: "PROVISIONAL" }, { value: 2 }], [{ value: 3 }])).toEqual([2, 3]);
  });
});

describe("LATEST", () => {
  it("takes the period that ends last, each area for itself", () => {
    const years = valued(academic("2011/12"), academic("2012/13"));
    expect(choose("LATEST", years, [{ value: 7, period: academic("2009/10") }])).toEqual([2, 7]);
    expect(choose("LATEST", valued(academic("2012/13"), financial("2013/14")))).toEqual([2]);
    expect(choose("LATEST", valued(financial("2012/13"), academic("2012/13")))).toEqual([2]);
  });

  const inDraft = (value: number, when: Period): Figure => ({ source: "halton-draft", value, period: when });
  const inPlan = (value: number, when: Period): Figure => ({ value, period: when });
  const inOld = (value: number, when: Period): Figure => ({ source: "halton-old", value, period: when });

  it("Halton's undated 55 of the draft goes before the plan's 46 of 2013/14", () => {
    expect(choose("LATEST", [inPlan(46, academic("2013/14")), inDraft(55, undated)])).toEqual([55]);
  });

  it.each([
    ["yields to a dated one of its own publication", [inPlan(1, undated), inPlan(2, academic("2009/10"))], 2],
    ["goes before any of an earlier publication", [inPlan(1, undated), inOld(2, academic("2011/12"))], 1],
    ["yields to any of a later publication", [inPlan(1, undated), inDraft(2, academic("2009/10"))], 2],
    [
      "yields where one dated figure is of a later publication and another of an earlier",
      [inPlan(1, undated), inOld(2, academic("2011/12")), inDraft(3, academic("2014/15"))],
      3,
    ],
    [
      "yields to a dated one where its publication's date is not known",
      [{ ...inPlan(1, undated), source: "halton-unknown" }, inOld(2, academic("2009/10"))],
      2,
    ],
    ["yields to an undated one of a later publication", [inPlan(1, undated), inDraft(2, undated)], 2],
    ["serves where there is no other", [inPlan(1, undated)], 1],
  ] satisfies [string, Figure[], number][])("an undated figure %s", (_, figures, expected) => {
    expect(choose("LATEST", figures)).toEqual([expected]);
    expect(choose("LATEST", [...figures].reverse())).toEqual([expected]);
  });
});

describe("CLOSEST", () => {
  it("takes the combination with the smallest distance between its earliest and its latest end", () => {
    expect(choose("CLOSEST", valued(academic("2009/10"), academic("2013/14")), [{ value: 7, period: academic("2010/11") }])).toEqual([
      1, 7,
    ]);
  });

  it("takes the more recent of combinations that are equally close", () => {
    const years = valued(academic("2011/12"), academic("2012/13"));
    expect(choose("CLOSEST", years, years)).toEqual([2, 2]);
    expect(choose("CLOSEST", valued(academic("2011/12"), academic("2013/14")), [{ value: 7, period: academic("2012/13") }])).toEqual([
      2, 7,
    ]);
  });

  it("takes the most recent figure of each area within the closest stretch", () => {
    const [early, middle, late] = [academic("2011/12"), academic("2012/13"), academic("2013/14")];
    expect(choose("CLOSEST", valued(early), valued(late), valued(early, middle, late))).toEqual([1, 1, 3]);
  });

  it("takes an undated figure only of an area that has no other", () => {
    const [own, later] = [
      { value: 1, period: undated, source: "halton-draft" },
      { value: 2, period: academic("2009/10") },
    ];
    expect(choose("CLOSEST", [own, later], valued(academic("2013/14")))).toEqual([2, 1]);
    expect(choose("CLOSEST", [own], valued(academic("2012/13"), academic("2013/14")))).toEqual([1, 2]);
    expect(choose("CLOSEST", [own], [{ value: 3, period: undated }])).toEqual([1, 3]);
  });

  it("does not let an area without figures widen the stretch", () => {
    const years = valued(academic("2009/10"), academic("2013/14"));
    expect(choose("CLOSEST", years, [], [{ value: 7, period: academic("2009/10") }])).toEqual([1, null, 7]);
  });

  it("finds the smallest stretch that any combination has, and the most recent of those", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 4 });
    const asAt = (day: number): Figure => ({ value: day, period: period("AS_AT", `2014-02-${String(day).padStart(2, "0")}`) });
    const width = (combination: readonly number[]) => Math.max(...combination) - Math.min(...combination);
    fc.assert(
      fc.property(days, days, days, (...lists) => {
        const combinations = lists[0].flatMap((a) => lists[1].flatMap((b) => lists[2].map((c) => [a, b, c])));
        const narrowest = Math.min(...combinations.map(width));
        const latest = Math.max(...combinations.filter((combination) => width(combination) === narrowest).map((each) => Math.max(...each)));
        const chosen = choose("CLOSEST", ...lists.map((list) => list.map(asAt))).map(Number);
        expect(width(chosen)).toBe(narrowest);
        expect(Math.max(...chosen)).toBe(latest);
        expect(chosen.every((day, index) => lists[index]?.includes(day))).toBe(true);
      }),
    );
  });

  it("measures the distance between end dates, not between starts", () => {
    const longYear = period("SPAN", "2010-09-01/2014-08-31");
    expect(choose("CLOSEST", valued(longYear, academic("2010/11")), [{ value: 7, period: academic("2013/14") }])).toEqual([1, 7]);
    expect(daysBetween(longYear.end ?? "", academic("2013/14").end ?? "")).toBe(0);
  });
});

describe("COMMON", () => {
  it("takes the most recent period that all share", () => {
    const years = valued(academic("2011/12"), academic("2012/13"), academic("2013/14"));
    expect(choose("COMMON", years, years.slice(0, 2), years)).toEqual([2, 2, 2]);
  });

  it.each([
    ["of another kind", financial("2013/14")],
    ["of another kind with the same days", period("SPAN", "2013-09-01/2014-08-31")],
    ["that only overlaps", period("AS_AT", "2014-08-31")],
    ["of the year before", academic("2012/13")],
  ])("leaves all rows empty where one area only has a period %s", (_, other) => {
    expect(choose("COMMON", valued(academic("2013/14")), valued(other), valued(academic("2013/14")))).toEqual([null, null, null]);
  });

  it("shares a printed and an inferred period alike", () => {
    expect(choose("COMMON", valued(period("ACADEMIC_YEAR", "2013/14", true)), valued(academic("2013/14")))).toEqual([1, 1]);
  });

  it("leaves an area empty that has undated figures alone, and aligns the others without it", () => {
    expect(choose("COMMON", valued(undated), valued(academic("2013/14"), undated), valued(academic("2013/14")))).toEqual([null, 1, 1]);
  });

  it("leaves all rows empty where no area has a dated figure", () => {
    expect(choose("COMMON", valued(undated), valued(undated))).toEqual([null, null]);
  });

  it("only ever takes one period, shared by every area that has a dated figure", () => {
    const years = fc.uniqueArray(fc.integer({ min: 2001, max: 2006 }), { minLength: 1, maxLength: 5 });
    const inYear = (year: number): Figure => ({ value: year, period: period("CALENDAR_YEAR", `${year}`) });
    fc.assert(
      fc.property(years, years, years, (...lists) => {
        const shared = lists[0].filter((year) => lists.every((list) => list.includes(year)));
        const latest = shared.length === 0 ? null : Math.max(...shared);
        expect(choose("COMMON", ...lists.map((list) => list.map(inYear)))).toEqual([latest, latest, latest]);
      }),
    );
  });
});
