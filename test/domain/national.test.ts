import { describe, expect, it } from "vitest";
import { benchmarkFigures, counterpart, differenceOf, nationalFigure } from "../../src/domain/national.ts";
import type { Observation } from "../../src/domain/observation.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, makeObservation, period } from "../helpers/corpus.ts";

const PLAN = "halton-plan";
const EAST = "cheshire-east-plan";
const england = (figure: Figure): Figure => ({ area: "england", source: PLAN, ...figure });
const britain = (figure: Figure): Figure => ({ area: "great-britain", source: PLAN, ...figure });
const region = (figure: Figure): Figure => ({ area: "north-west", source: PLAN, ...figure });

/** Halton's row, on line 1 of its plan unless the test says otherwise, in a book with these others; the nth of them stands on line n + 1. */
function given(row: Figure, others: readonly Figure[]) {
  const book = bookOf([row, ...others]);
  const figures = book.observations.get("eyfs-gld") ?? [];
  const [own] = figures;
  if (!own) throw new Error("a row was given");
  return { book, figures, own };
}
function national(row: Figure, ...others: Figure[]): number | null {
  const { book, figures, own } = given(row, others);
  return nationalFigure(book, figures, own)?.value ?? null;
}

describe("the national figure of a row", () => {
  it("is for the same measure, group, role and unit", () => {
    expect(national({})).toBeNull();
    expect(
      national({}, england({ value: 1, population: "fsm" }), england({ value: 2, role: "TARGET" }), england({ value: 3, unit: "COUNT" })),
    ).toBeNull();
    expect(national({}, england({ missing: "BLANK" }))).toBeNull();
    expect(national({}, england({ value: 0 }))).toBe(0);
    expect(national({ population: "fsm" }, england({ value: 1 }), england({ value: 2, population: "fsm" }))).toBe(2);
    expect(national({ role: "TARGET" }, england({ value: 1 }), england({ value: 2, role: "TARGET" }))).toBe(2);
  });

  it("of a baseline may be an outturn or a baseline, as of an outturn", () => {
    expect(national({ role: "BASELINE" }, england({ value: 1 }))).toBe(1);
    expect(national({}, england({ value: 1, role: "BASELINE" }))).toBe(1);
  });

  it.each([
    ["for the same year", academic("2013/14"), 1],
    ["for another kind of year that overlaps", financial("2013/14"), 1],
    ["for a day within the year", period("AS_AT", "2014-08-31"), 1],
    ["for the year before", academic("2012/13"), null],
    ["for the year after", academic("2014/15"), null],
    ["undated, in another statement", period(), null],
  ])("serves where it is %s", (_, when, expected) => {
    expect(national({}, england({ value: 1, period: when }))).toBe(expected);
  });

  it("of another year never serves, not even in the same statement", () => {
    expect(national({ line: 7 }, england({ value: 1, line: 7, place: 2, period: academic("2012/13") }))).toBeNull();
  });

  it("serves an undated row, or serves undated, only in the same statement", () => {
    expect(national({ line: 7, period: period() }, england({ value: 1, line: 7, place: 2, period: period() }))).toBe(1);
    expect(national({ line: 7, period: period() }, england({ value: 1, line: 7, place: 2 }))).toBe(1);
    expect(national({ line: 7 }, england({ value: 1, line: 7, place: 2, period: period() }))).toBe(1);
    expect(national({ line: 7, period: period() }, england({ value: 1, line: 8, period: period() }))).toBeNull();
    expect(national({ line: 7, period: period() }, england({ value: 1, line: 7, source: EAST, period: period() }))).toBeNull();
  });

  it.each([
    [
      "a sound one before a doubtful one of the same statement",
      [england({ value: 1, line: 1, place: 2, doubtful: true }), england({ value: 2, source: EAST })],
    ],
    ["that of the same statement before another of the source", [england({ value: 1 }), england({ value: 2, line: 1, place: 2 })]],
    ["that of the own source before another's", [england({ value: 1, source: EAST }), england({ value: 2 })]],
    ["the same year before one that only overlaps", [england({ value: 1.5, period: financial("2013/14") }), england({ value: 2 })]],
    ["one value before a bound", [england({ value: 1, bound: "OVER" }), england({ value: 2 })]],
    ["a final before a provisional one", [england({ value: 1, status: "PROVISIONAL" }), england({ value: 2 })]],
  ])("is, of several, %s", (_, others) => {
    expect(national({}, ...others)).toBe(2);
  });

  it("may be doubtful where there is no other", () => {
    expect(national({}, england({ value: 1, doubtful: true }))).toBe(1);
  });
});

describe("the national figure is England's", () => {
  it.each([
    ["where the source compares with both", [britain({ value: 1 }), england({ value: 2 })], 2],
    [
      "where the source compares with both in the row's statement",
      [britain({ value: 1, line: 1, place: 3 }), england({ value: 2, line: 1, place: 2 })],
      2,
    ],
    ["where only another source has either", [britain({ value: 1, source: EAST }), england({ value: 2, source: EAST })], 2],
    ["where the source compares with neither and another has Great Britain's alone", [britain({ value: 1, source: EAST })], null],
  ])("%s", (_, others, expected) => {
    expect(national({}, ...others)).toBe(expected);
  });

  it.each([
    ["where the source has no other", [britain({ value: 1 })]],
    [
      "where the row's statement compares with it, and England stands elsewhere in the source",
      [britain({ value: 1, line: 1, place: 2 }), england({ value: 2 })],
    ],
    [
      "where the source compares with it, and only another source has England's",
      [britain({ value: 1 }), england({ value: 2, source: EAST })],
    ],
  ])("unless the source itself compares with Great Britain: %s", (_, others) => {
    expect(national({}, ...others)).toBe(1);
  });
});

describe("counterpart", () => {
  it("finds another area's figure in the statement of a derived gap's legs", () => {
    const { book, figures, own } = given({ line: 7, period: period() }, [england({ value: 1, line: 7, place: 2, period: period() })]);
    const derived: Observation = { ...own, provenance: null, components: [own, makeObservation({ line: 8 })] };
    expect(counterpart(book, figures, derived, "england")?.value).toBe(1);
    expect(counterpart(book, figures, derived, "north-west")).toBeNull();

    const nation = {
      ...makeObservation(england({ value: 3, period: period() })),
      provenance: null,
      components: [makeObservation({ line: 7 }), makeObservation({ line: 12 })],
    };
    expect(counterpart(book, [nation], derived, "england")?.value).toBe(3);
  });
});

describe("benchmarkFigures", () => {
  it("are those of the region and the countries that the area lies in, and fit the row", () => {
    const { book, figures, own } = given({}, [
      britain({ value: 1 }),
      england({ value: 2 }),
      region({ value: 3 }),
      { area: "cheshire-east", value: 4 },
      region({ value: 5, period: academic("2012/13") }),
    ]);
    expect(benchmarkFigures(book, figures, own).map(({ value }) => value)).toEqual([3, 2, 1]);
  });

  it("are none where none fits", () => {
    const { book, figures, own } = given({}, [england({ value: 2, period: academic("2012/13") })]);
    expect(benchmarkFigures(book, figures, own)).toEqual([]);
  });
});

describe("differenceOf", () => {
  const difference = (a: Figure, b: Figure) => differenceOf(makeObservation(a), makeObservation(b));

  it("is the first minus the second, exactly and at the finer precision", () => {
    expect(difference({ value: 49.6 }, { value: 51.2 })).toBe(-1.6);
    expect(difference({ value: 62 }, { value: 60 })).toBe(2);
    expect(difference({ value: 79 }, { value: 78.5 })).toBe(0.5);
    expect(difference({ value: 60 }, { value: 60 })).toBe(0);
    expect(difference({ value: 60, bound: "ABOUT" }, { value: 50 })).toBe(10);
  });

  it.each([
    ["a number is missing", { missing: "BLANK" }, {}],
    ["the other is missing", {}, { missing: "BLANK" }],
    ["units differ", { unit: "COUNT" }, {}],
    ["one is a bound", { bound: "OVER" }, {}],
    ["the other is a range", {}, { value: 25, valueHigh: 28 }],
  ] satisfies [string, Figure, Figure][])("is null where %s", (_, a, b) => {
    expect(difference(a, b)).toBeNull();
  });
});
