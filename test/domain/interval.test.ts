import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedValues, type Interval, isBelow, isPoint, overlaps } from "../../src/domain/interval.ts";
import type { Bound } from "../../src/domain/observation.ts";

const allowed = (value: number | null, bound: Bound | null = null, valueHigh: number | null = null): Interval =>
  allowedValues({ value, bound, valueHigh });

describe("allowedValues", () => {
  const { POSITIVE_INFINITY: up, NEGATIVE_INFINITY: down } = Number;
  it.each([
    ["one value", 5, null, null, { low: 5, high: 5, lowOpen: false, highOpen: false }],
    ["zero", 0, null, null, { low: 0, high: 0, lowOpen: false, highOpen: false }],
    ["about a value, which goes by the value", 5, "ABOUT", null, { low: 5, high: 5, lowOpen: false, highOpen: false }],
    ["a range, both ends included", 25, null, 28, { low: 25, high: 28, lowOpen: false, highOpen: false }],
    ["about a range", 25, "ABOUT", 28, { low: 25, high: 28, lowOpen: false, highOpen: false }],
    ["over, the bound excluded", 5, "OVER", null, { low: 5, high: up, lowOpen: true, highOpen: false }],
    ["at least, the bound included", 5, "AT_LEAST", null, { low: 5, high: up, lowOpen: false, highOpen: false }],
    ["under, the bound excluded", 5, "UNDER", null, { low: down, high: 5, lowOpen: false, highOpen: true }],
    ["at most, the bound included", -5, "AT_MOST", null, { low: down, high: -5, lowOpen: false, highOpen: false }],
  ] satisfies [string, number, Bound | null, number | null, Interval][])("reads %s", (_, value, bound, valueHigh, expected) => {
    expect(allowed(value, bound, valueHigh)).toEqual(expected);
  });
});

describe("isPoint", () => {
  it.each([
    [true, 5, null, null],
    [true, 0, null, null],
    [true, 5, "ABOUT", null],
    [false, 5, null, 6],
    [false, 5, "OVER", null],
    [false, 5, "UNDER", null],
    [false, 5, "AT_LEAST", null],
    [false, 5, "AT_MOST", null],
    [false, null, null, null],
  ] satisfies [boolean, number | null, Bound | null, number | null][])(
    "is %s for %s, bound %s, up to %s",
    (expected, value, bound, valueHigh) => {
      expect(isPoint(allowed(value, bound, valueHigh))).toBe(expected);
    },
  );
});

describe("isBelow", () => {
  it.each([
    ["5", allowed(5), "6", allowed(6), true],
    ["5", allowed(5), "5", allowed(5), false],
    ["6", allowed(6), "5", allowed(5), false],
    ["80", allowed(80), "over 80", allowed(80, "OVER"), true],
    ["80", allowed(80), "at least 80", allowed(80, "AT_LEAST"), false],
    ["79", allowed(79), "at least 80", allowed(80, "AT_LEAST"), true],
    ["under 80", allowed(80, "UNDER"), "80", allowed(80), true],
    ["at most 80", allowed(80, "AT_MOST"), "80", allowed(80), false],
    ["at most 80", allowed(80, "AT_MOST"), "over 80", allowed(80, "OVER"), true],
    ["under 80", allowed(80, "UNDER"), "over 80", allowed(80, "OVER"), true],
    ["over 80", allowed(80, "OVER"), "99", allowed(99), false],
    ["25-28", allowed(25, null, 28), "28", allowed(28), false],
    ["25-28", allowed(25, null, 28), "29", allowed(29), true],
    ["-6", allowed(-6), "-5", allowed(-5), true],
  ])("%s lies below %s: %s", (_, a, __, b, expected) => {
    expect(isBelow(a, b)).toBe(expected);
  });
});

/** Ranges and bounds whose ends are whole numbers from -5 to 5. */
const intervals = fc
  .record({
    value: fc.integer({ min: -5, max: 5 }),
    width: fc.integer({ min: 0, max: 3 }),
    bound: fc.constantFrom<(Bound | null)[]>(null, "OVER", "UNDER", "AT_LEAST", "AT_MOST", "ABOUT"),
  })
  .map(({ value, width, bound }) => allowed(value, bound, width === 0 ? null : value + width));

/** Values in steps of a half, beyond every end: enough to tell such intervals apart. */
const members = ({ low, high, lowOpen, highOpen }: Interval): number[] =>
  Array.from({ length: 61 }, (_, index) => index / 2 - 15).filter(
    (value) => (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high),
  );

describe("two figures", () => {
  it("lie one below the other only if every value of the one lies below every value of the other", () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => isBelow(a, b) === members(a).every((one) => members(b).every((other) => one < other))),
    );
  });

  it("overlap exactly if neither lies below the other, whichever comes first", () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect([isBelow(a, b), isBelow(b, a), overlaps(a, b)].filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it("overlap at a single shared value", () => {
    expect(overlaps(allowed(80), allowed(80))).toBe(true);
    expect(overlaps(allowed(80), allowed(80, "AT_LEAST"))).toBe(true);
    expect(overlaps(allowed(80), allowed(80, "OVER"))).toBe(false);
  });
});
