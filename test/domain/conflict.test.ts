import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConflictPair, conflictPair, contradicts, findConflicts } from "../../src/domain/conflict.ts";
import type { Bound } from "../../src/domain/observation.ts";
import { academic, type Figure, financial, makeObservation, period } from "../helpers/corpus.ts";

const figure = (value: number, decimals = 0, rest: Figure = {}) => makeObservation({ value, decimals, ...rest });

describe("two figures contradict each other", () => {
  it.each([
    ["55", 55, 0, "55", 55, 0, false],
    ["55", 55, 0, "56", 56, 0, true],
    ["55", 55, 0, "55.0", 55, 1, false],
    ["55", 55, 0, "55.4", 55.4, 1, false],
    ["55", 55, 0, "54.5", 54.5, 1, false],
    ["55", 55, 0, "55.5", 55.5, 1, true],
    ["0", 0, 0, "0.4", 0.4, 1, false],
    ["0", 0, 0, "0.0", -0, 1, false],
    ["0", 0, 0, "1", 1, 0, true],
    ["-3", -3, 0, "-2.5", -2.5, 1, false],
    ["-2", -2, 0, "-2.5", -2.5, 1, true],
    ["-3", -3, 0, "3", 3, 0, true],
    ["1.01", 1.01, 2, "1.005", 1.005, 3, false],
    ["1.00", 1, 2, "1.005", 1.005, 3, true],
    ["8.35", 8.35, 2, "8.4", 8.4, 1, false],
    ["£11.5 million", 11_500_000, -5, "£11,460,000", 11_460_000, -4, false],
    ["£11.5 million", 11_500_000, -5, "£11,449,999", 11_449_999, 0, true],
  ])("only if they differ at the coarser precision: %s (%d, %d) and %s (%d, %d): %s", (_, a, aDecimals, __, b, bDecimals, expected) => {
    expect(contradicts(figure(a, aDecimals), figure(b, bDecimals))).toBe(expected);
  });

  it.each([
    ["OVER", 80, null, 85, false],
    ["OVER", 80, null, 79, true],
    ["AT_LEAST", 80, null, 80, false],
    ["AT_LEAST", 80, null, 79, true],
    ["UNDER", 30, null, 29, false],
    ["UNDER", 30, null, 31, true],
    ["AT_MOST", 30, null, 30, false],
    ["AT_MOST", 30, null, 31, true],
    ["ABOUT", 30, null, 30, false],
    ["ABOUT", 30, null, 31, true],
    [null, 25, 28, 25, false],
    [null, 25, 28, 28, false],
    [null, 25, 28, 24, true],
    [null, 25, 28, 29, true],
  ] satisfies [Bound | null, number, number | null, number, boolean][])(
    "only if no value serves both: %s %d to %d and %d: %s",
    (bound, value, valueHigh, other, expected) => {
      expect(contradicts(figure(value, 0, { bound, valueHigh }), figure(other))).toBe(expected);
    },
  );

  it("never, if one of them is missing", () => {
    expect(contradicts(makeObservation({ missing: "AWAITED" }), figure(55))).toBe(false);
    expect(contradicts(figure(0), makeObservation({ missing: "BLANK" }))).toBe(false);
  });

  it("whichever comes first, and none contradicts itself", () => {
    const any = fc
      .record({
        digits: fc.integer({ min: -9999, max: 9999 }),
        decimals: fc.integer({ min: -2, max: 3 }),
        bound: fc.constantFrom<(Bound | null)[]>(null, "OVER", "UNDER", "AT_LEAST", "AT_MOST", "ABOUT"),
      })
      .map(({ digits, decimals, bound }) => figure(Number(`${digits}e${-decimals}`), decimals, { bound }));
    fc.assert(fc.property(any, any, (a, b) => contradicts(a, b) === contradicts(b, a) && !contradicts(a, a)));
  });

  it("not, if one is the other rounded half away from zero", () => {
    const digits = fc.integer({ min: -999_999, max: 999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 4 }), (fine, decimals) => {
        const coarse = Math.sign(fine) * Math.floor((Math.abs(fine) + 5) / 10);
        return !contradicts(figure(Number(`${fine}e-${decimals}`), decimals), figure(Number(`${coarse}e-${decimals - 1}`), decimals - 1));
      }),
    );
  });
});

/** Conflicts among Halton's figures, each on a line of its own. */
const among = (...figures: Figure[]): ConflictPair[] =>
  findConflicts(figures.map((given, index) => ({ observation: makeObservation({ line: index + 1, ...given }), publisher: "halton" })));

const ONE_AND_TWO = [["halton-plan:1:1", "halton-plan:2:1"]];

describe("findConflicts", () => {
  it("finds none among no figures, one, or two that agree", () => {
    expect(among()).toEqual([]);
    expect(among({ value: 55 })).toEqual([]);
    expect(among({ value: 55 }, { value: 55 })).toEqual([]);
  });

  it("finds two figures for the same thing that differ", () => {
    expect(among({ value: 55 }, { value: 60 })).toEqual(ONE_AND_TWO);
    expect(among({ value: 0 }, { value: 60 })).toEqual(ONE_AND_TWO);
  });

  it("finds each pair of several", () => {
    expect(among({ value: 55 }, { value: 60 }, { value: 60 }, { value: 65 })).toEqual([
      ["halton-plan:1:1", "halton-plan:2:1"],
      ["halton-plan:1:1", "halton-plan:3:1"],
      ["halton-plan:1:1", "halton-plan:4:1"],
      ["halton-plan:2:1", "halton-plan:4:1"],
      ["halton-plan:3:1", "halton-plan:4:1"],
    ]);
  });

  it("finds them in two publications of one publisher, not of two", () => {
    const scope = (source: string, value: number, publisher: string) => ({ observation: makeObservation({ source, value }), publisher });
    expect(findConflicts([scope("plan", 55, "halton"), scope("draft", 60, "halton")])).toEqual([["draft:1:1", "plan:1:1"]]);
    expect(findConflicts([scope("plan", 55, "halton"), scope("draft", 60, "cheshire-east")])).toEqual([]);
  });

  it.each([
    ["area", { area: "england", source: "halton-plan" }],
    ["measure", { measure: "neet-16-18" }],
    ["population", { population: "fsm" }],
    ["reference", { reference: "boys" }],
    ["role", { role: "TARGET" }],
    ["unit", { unit: "COUNT" }],
    ["area that they are relative to", { relativeTo: "england" }],
    ["year", { period: academic("2012/13") }],
    ["kind of year", { period: financial("2013/14") }],
  ] satisfies [string, Figure][])("finds none between figures of another %s", (_, other) => {
    expect(among({ value: 55 }, { value: 60, ...other })).toEqual([]);
  });

  it("finds none between undated figures, nor with a missing one", () => {
    expect(among({ value: 55, period: period() }, { value: 60, period: period() })).toEqual([]);
    expect(among({ value: 55 }, { missing: "BLANK" })).toEqual([]);
  });

  it("finds none between the ends of one statement, but between two indicators on its line", () => {
    expect(among({ line: 7, value: 55 }, { line: 7, place: 2, value: 60 })).toEqual([]);
    expect(among({ line: 7, value: 55 }, { line: 7, place: 2, value: 60, indicator: "halton-plan/another" })).toEqual([
      ["halton-plan:7:1", "halton-plan:7:2"],
    ]);
  });

  it("finds figures of another status or with a note", () => {
    expect(among({ value: 55, status: "PROVISIONAL" }, { value: 60, status: "FINAL", note: "Revised." })).toEqual(ONE_AND_TWO);
  });
});

describe("conflictPair", () => {
  it("puts the smaller key first, whichever side names it", () => {
    expect(conflictPair("b:1:1", "a:2:1")).toEqual(["a:2:1", "b:1:1"]);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => JSON.stringify(conflictPair(a, b)) === JSON.stringify(conflictPair(b, a))));
  });
});
