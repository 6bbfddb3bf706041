import { describe, expect, it } from "vitest";
import { figuresOf } from "../../src/domain/gap.ts";
import type { Period } from "../../src/domain/period.ts";
import { type Aim, aimOf } from "../../src/domain/target.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, type Given, makeMeasure, makeSource, period, SOURCES } from "../helpers/corpus.ts";

const DRAFT = makeSource({ key: "halton-draft", status: "DRAFT", published: period("SPAN", "2016-01-01/2016-03-31", true) });
const OLD = makeSource({ key: "halton-old", published: period("CALENDAR_YEAR", "2012") });
const UNKNOWN = makeSource({ key: "halton-unknown", published: null });
const sources = [...SOURCES, DRAFT, OLD, UNKNOWN];

/** What Halton's figure aims at, among targets in document order. */
function aim(figure: Figure, targets: readonly Figure[], given: Given = {}): Aim | null {
  const book = bookOf([figure, ...targets.map((target): Figure => ({ role: "TARGET", ...target }))], { sources, ...given });
  const [first, ...others] = figuresOf(book, "eyfs-gld");
  return first ? aimOf(book, [first, ...others], first) : null;
}

const numberOf = (found: Aim | null): number | null | undefined => (found === null ? undefined : found.target.value);
/** Targets of some periods whose values say which it is. */
const numbered = (...periods: Period[]): Figure[] => periods.map((when, index) => ({ value: index + 1, period: when }));

const year = financial("2014/15");

describe("the target of a figure", () => {
  it("is one for the same area, measure and population", () => {
    const others: Figure[] = [
      { area: "england", source: "halton-plan", period: year },
      { measure: "ks4-5ac-em", period: year },
      { population: "girls", period: year },
      { population: "fsm", period: year },
    ];
    const measures = [makeMeasure(), makeMeasure({ key: "ks4-5ac-em" })];
    expect(aim({ period: year }, others, { measures })).toBeNull();
    expect(numberOf(aim({ period: year }, [...others, { value: 7, period: year }], { measures }))).toBe(7);
  });

  it("is no outturn, baseline or projection", () => {
    const roles = ["ACTUAL", "BASELINE", "PROJECTION"] as const;
    const others = roles.map((role) => ({ role, value: 70, period: year }));
    expect(aim({ period: year }, others)).toBeNull();
  });

  it.each(["ACTUAL", "BASELINE", "PROJECTION"] as const)("is found for a figure that is %s", (role) => {
    expect(numberOf(aim({ role, period: year }, numbered(year)))).toBe(1);
  });

  it("is not looked for where the figure is itself a target", () => {
    expect(aim({ role: "TARGET", period: year }, numbered(year))).toBeNull();
  });

  it("is null where none is printed", () => {
    expect(aim({ period: year }, [])).toBeNull();
  });
});

describe("the source of a target", () => {
  const inSource = (source: string, value: number, when = year): Figure => ({ source, value, period: when });

  it("is the figure's own before any other, however late", () => {
    expect(numberOf(aim({ period: year }, [inSource("halton-draft", 1), inSource("halton-plan", 2), inSource("halton-old", 3)]))).toBe(2);
  });

  it("is another only where the own one has none for this area, measure and population, and then the latest", () => {
    expect(numberOf(aim({ period: year }, [inSource("halton-old", 1), inSource("halton-draft", 2)]))).toBe(2);
    expect(numberOf(aim({ period: year }, [inSource("halton-draft", 1), inSource("halton-old", 2)]))).toBe(1);
  });

  it("is the own one even where its only target is long past", () => {
    expect(aim({ period: year }, [inSource("halton-plan", 1, financial("2010/11")), inSource("halton-draft", 2)])).toBeNull();
  });

  it("is not the own one where that only leaves the cell empty", () => {
    expect(numberOf(aim({ period: year }, [{ missing: "BLANK", period: year }, inSource("halton-draft", 2)]))).toBe(2);
  });

  it("is the next latest where the latest has no target that applies", () => {
    expect(numberOf(aim({ period: year }, [inSource("halton-old", 1), inSource("halton-draft", 2, financial("2010/11"))]))).toBe(1);
  });

  it("is last one whose date of publication is not known", () => {
    expect(numberOf(aim({ period: year }, [inSource("halton-unknown", 1), inSource("halton-old", 2)]))).toBe(2);
    expect(numberOf(aim({ period: year }, [inSource("halton-unknown", 1)]))).toBe(1);
  });

  it("does not depend on the order of rows where two came out together", () => {
    const twin = makeSource({ key: "halton-twin", published: OLD.published });
    const both = [inSource("halton-old", 1), inSource("halton-twin", 2)];
    for (const targets of [both, both.toReversed()]) {
      expect(numberOf(aim({ period: year }, targets, { sources: [...sources, twin] }))).toBe(1);
    }
  });

  it("is, for a derived figure, that of its components", () => {
    const gap = makeMeasure({ key: "eyfs-gld-gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gapOf: "eyfs-gld" });
    const target: Figure = { measure: gap.key, role: "TARGET", population: "fsm", reference: "not-fsm", period: year };
    const book = bookOf(
      [
        { source: "halton-old", population: "not-fsm", value: 70, period: year },
        { source: "halton-old", population: "fsm", value: 50, period: year },
        { ...target, source: "halton-draft", value: 1 },
        { ...target, source: "halton-old", value: 2 },
      ],
      { sources, measures: [makeMeasure(), gap] },
    );
    const figures = figuresOf(book, gap.key);
    const derived = figures.find(({ components, population }) => components.length > 0 && population === "fsm");
    expect(derived?.value).toBe(20);
    expect(numberOf(derived ? aimOf(book, figures, derived) : null)).toBe(2);
  });
});

describe("the period of a target", () => {
  it("overlaps the figure's, wherever the row stands", () => {
    const periods = [financial("2013/14"), financial("2015/16"), financial("2014/15")];
    expect(numberOf(aim({ period: year }, numbered(...periods)))).toBe(3);
  });

  it.each([
    ["a quarter within a financial year", period("QUARTER", "2014/15 Q4")],
    ["a day within it", period("AS_AT", "2015-03-31")],
    ["its first day", period("AS_AT", "2014-04-01")],
    ["a rolling year that ends within it", period("ROLLING", "2013-10-01/2014-09-30")],
    ["a calendar year that reaches into it", period("CALENDAR_YEAR", "2015")],
  ])("overlaps %s", (_case, when) => {
    const found = aim({ period: when }, numbered(financial("2017/18"), year));
    expect([numberOf(found), found?.due]).toEqual([2, true]);
  });

  it("is, for an academic year, the financial year in which that ends", () => {
    const years = numbered(financial("2013/14"), financial("2014/15"), financial("2015/16"));
    expect(numberOf(aim({ period: academic("2013/14") }, years))).toBe(2);
    expect(numberOf(aim({ period: academic("1998/99") }, numbered(financial("1998/99"), financial("1999/00"))))).toBe(2);
  });

  it("is, for a financial year, the academic year that ends in it", () => {
    const years = numbered(academic("2014/15"), academic("2013/14"));
    expect(numberOf(aim({ period: year }, years))).toBe(2);
  });

  it("is taken as it is where both are academic years, or where the other is a day or a term", () => {
    const years = numbered(academic("2012/13"), academic("2013/14"), academic("2014/15"));
    expect(numberOf(aim({ period: academic("2013/14") }, years))).toBe(2);
    expect(numberOf(aim({ period: period("AS_AT", "2013-12-31") }, years))).toBe(2);
    expect(numberOf(aim({ period: period("AS_AT", "2014-07-31") }, years))).toBe(2);
    expect(numberOf(aim({ period: period("TERM", "autumn term 2014/15") }, years))).toBe(3);
  });

  it("is the first after the figure's where none overlaps it, never one before", () => {
    expect(numberOf(aim({ period: year }, numbered(financial("2017/18"), financial("2016/17"), financial("2012/13"))))).toBe(2);
    expect(aim({ period: year }, numbered(financial("2013/14")))).toBeNull();
  });

  it("is the first after it for an academic year too, counted as the financial year in which it ends", () => {
    expect(numberOf(aim({ period: academic("2013/14") }, numbered(financial("2013/14"), financial("2016/17"), financial("2015/16"))))).toBe(
      3,
    );
  });

  it("may be unknown, after every dated one that applies", () => {
    expect(numberOf(aim({ period: year }, numbered(period(), financial("2017/18"))))).toBe(2);
    expect(numberOf(aim({ period: year }, numbered(period(), financial("2012/13"))))).toBe(1);
  });

  it("is, for an undated figure, the first that its source prints, an undated target last", () => {
    expect(numberOf(aim({ period: period() }, numbered(period(), financial("2016/17"), financial("2015/16"))))).toBe(2);
    expect(numberOf(aim({ period: period() }, numbered(period(), period())))).toBe(1);
  });
});

describe("between two targets of one source for one time", () => {
  it("an exact definition goes first, then the finer print, then the place", () => {
    expect(numberOf(aim({ period: year }, numbered(year, year)))).toBe(1);
    expect(numberOf(aim({ period: year }, [...numbered(year), { value: 7, decimals: 1, period: year }]))).toBe(7);
  });
});

describe("a target without a number", () => {
  it.each(["BLANK", "TO_BE_CONFIRMED", "NOT_APPLICABLE", "AWAITED"] as const)("is passed over when it is %s", (missing) => {
    const empty: Figure = { missing, period: year };
    expect(aim({ period: year }, [empty])).toBeNull();
    expect(numberOf(aim({ period: year }, [empty, { value: 0, period: financial("2015/16") }]))).toBe(0);
    expect(numberOf(aim({ period: period() }, [empty, { value: 0, period: financial("2015/16") }]))).toBe(0);
  });

  it("is not passed over when it is in words", () => {
    const words: Figure = { missing: "QUALITATIVE", qualitative: "To rise.", period: year };
    const found = aim({ period: year }, [words, ...numbered(financial("2015/16"))]);
    expect([found?.target.qualitative, found?.due, found?.mark]).toEqual(["To rise.", true, null]);
  });
});

describe("beyond a series break there is no target", () => {
  const breaks = [{ measure: "eyfs-gld", date: "2015-04-01", reason: "Another test." }];
  const beyond = financial("2015/16");

  it("for a figure that starts before the break, where the target starts on that day or later", () => {
    expect(aim({ period: year }, numbered(beyond), { breaks })).toBeNull();
    expect(aim({ period: year }, numbered(financial("2016/17")), { breaks })).toBeNull();
  });

  it("but one that starts before the break, or a figure that starts on its day, is on this side", () => {
    const later = [{ measure: "eyfs-gld", date: "2015-04-02", reason: "Another test." }];
    expect(numberOf(aim({ period: year }, numbered(beyond), { breaks: later }))).toBe(1);
    expect(numberOf(aim({ period: beyond }, numbered(financial("2016/17")), { breaks }))).toBe(1);
  });

  it("though an undated one lies beyond none", () => {
    expect(numberOf(aim({ period: year }, numbered(beyond, period()), { breaks }))).toBe(2);
  });

  it("and another measure's break is none of its own", () => {
    const measures = [makeMeasure(), makeMeasure({ key: "neet-16-18" })];
    const other = [{ measure: "neet-16-18", date: "2015-04-01", reason: "Another age group." }];
    expect(numberOf(aim({ period: year }, numbered(beyond), { breaks: other, measures }))).toBe(1);
  });

  it.each([
    ["after the last day that it can have", "2015-04-01", undefined],
    ["on that day", "2015-03-31", 1],
    ["before that day", "2014-09-01", 1],
  ])("for an undated figure, where the break comes %s", (_case, date, expected) => {
    const found = aim({ period: period() }, numbered(beyond), { breaks: [{ measure: "eyfs-gld", date, reason: "Another test." }] });
    expect(numberOf(found)).toBe(expected);
  });

  it("unless nobody knows when the figure's source came out", () => {
    const found = aim({ source: "halton-unknown", period: period() }, [{ source: "halton-unknown", value: 1, period: beyond }], { breaks });
    expect(numberOf(found)).toBe(1);
  });
});

describe("a target is due", () => {
  it.each<[string, Period, Period, boolean | null]>([
    ["where the periods overlap", year, year, true],
    ["for the financial year in which an academic year ends", academic("2013/14"), year, true],
    ["not while it is still to come", year, financial("2015/16"), false],
    ["not for the financial year after that", academic("2013/14"), financial("2015/16"), false],
    ["nobody knows whether, where the figure is undated", period(), year, null],
    ["nobody knows whether, where the target is undated", year, period(), null],
    ["nobody knows whether, where both are", period(), period(), null],
  ])("%s", (_case, figure, target, expected) => {
    expect(aim({ period: figure }, numbered(target))?.due).toBe(expected);
  });
});
