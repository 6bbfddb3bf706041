import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divide, finerDecimals, percentOf, subtract } from "../../src/domain/difference.ts";

const at = (value: number, decimals: number | null) => ({ value, decimals });

describe("subtract", () => {
  it.each([
    [68.8, 1, 49.6, 1, 19.2],
    [0.3, 1, 0.1, 1, 0.2],
    [1.1, 1, 1, 0, 0.1],
    [62, 0, 42, 0, 20],
    [42, 0, 62, 0, -20],
    [0, 0, 0, 0, 0],
    [-0.4, 1, 0.3, 1, -0.7],
    [-0.4, 1, -0.3, 1, -0.1],
    [527.8, 2, 529.6, 2, -1.8],
  ])("is exact in decimal: %d (%d) minus %d (%d) is %d", (a, aDecimals, b, bDecimals, expected) => {
    expect(subtract(at(a, aDecimals), at(b, bDecimals))).toBe(expected);
  });

  it.each([
    ["62 − 42.5, one digit", at(62, 0), at(42.5, 1), 19.5],
    ["62.25 − 42, two digits", at(62.25, 2), at(42, 0), 20.25],
    ["a third in words − 33, none", at(33.3, 0), at(33, 0), 0],
    ["a figure without a stated precision", at(33.4, null), at(10, 0), 23],
    ["£11.5 million − £1: a whole million is no finer than a pound", at(11_500_000, -5), at(1, 0), 11_499_999],
    ["two amounts in millions", at(11_500_000, -5), at(1_200_000, -5), 10_300_000],
  ])("is rounded to the finer of the two precisions: %s", (_, a, b, expected) => {
    expect(subtract(a, b)).toBe(expected);
  });

  it.each([
    [0.25, 1, 0.3],
    [-0.25, 1, -0.3],
    [0.15, 1, 0.2],
    [-0.15, 1, -0.2],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [2.4, 0, 2],
    [-2.4, 0, -2],
    [1.005, 2, 1.01],
  ])("rounds half away from zero: %d to %d digits is %d", (value, decimals, expected) => {
    expect(subtract(at(value, decimals), at(0, 0))).toBe(expected);
  });

  it("never gives a negative zero", () => {
    expect(Object.is(subtract(at(33.3, 0), at(33.6, 0)), 0)).toBe(true);
    expect(Object.is(subtract(at(-0, 0), at(0, 0)), 0)).toBe(true);
  });

  const figures = fc.record({ digits: fc.integer({ min: -9_999_999, max: 9_999_999 }), decimals: fc.integer({ min: 0, max: 4 }) });

  it("is what whole numbers of the finest digit give", () => {
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        const finest = Math.max(a.decimals, b.decimals);
        const scaled = ({ digits, decimals }: typeof a) => BigInt(digits) * 10n ** BigInt(finest - decimals);
        const printed = ({ digits, decimals }: typeof a) => at(Number(`${digits}e-${decimals}`), decimals);
        expect(subtract(printed(a), printed(b))).toBe(Number(`${scaled(a) - scaled(b)}e-${finest}`));
      }),
    );
  });

  it("changes its sign with the order, and nothing else", () => {
    const any = figures.map(({ digits, decimals }) => at(digits / 1000, decimals));
    fc.assert(fc.property(any, any, (a, b) => subtract(a, b) === 0 - subtract(b, a)));
  });
});

describe("finerDecimals", () => {
  it.each([
    [0, 0, 0],
    [1, 0, 1],
    [0, 2, 2],
    [null, 1, 1],
    [null, null, 0],
    [-5, 0, 0],
    [-5, -3, 0],
  ])("of %s and %s digits is %d", (a, b, expected) => {
    expect(finerDecimals(at(1, a), at(1, b))).toBe(expected);
  });
});

describe("percentOf", () => {
  it.each([
    [5, 20, 25],
    [-5, 20, 25],
    [5, -20, 25],
    [0, 20, 0],
    [0.1, 0.3, 100 / 3],
    [1, 0, null],
    [0, 0, null],
  ])("%d of %d is %s per cent, without a sign", (part, whole, expected) => {
    if (expected === null) expect(percentOf(part, whole)).toBeNull();
    else expect(percentOf(part, whole)).toBeCloseTo(expected, 10);
  });
});

describe("divide", () => {
  it.each([
    [9, 4, 2, 2.25],
    [1, 3, 2, 0.33],
    [2, 3, 2, 0.67],
    [-2, 3, 2, -0.67],
    [0.1, 0.2, 1, 0.5],
    [1, 8, 2, 0.13],
    [-1, 8, 2, -0.13],
  ])("%d / %d to %d digits is %d, half away from zero", (a, b, decimals, expected) => {
    expect(divide(a, b, decimals)).toBe(expected);
  });
});
