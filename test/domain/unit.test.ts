import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatQuantity, Unit } from "../../src/domain/unit.ts";

describe("formatQuantity", () => {
  it.each([
    ["PERCENT", 0, 79, "79%"],
    ["PERCENT", 1, 57, "57.0%"],
    ["PERCENT", 0, 0, "0%"],
    ["PERCENT", 2, 0.02, "0.02%"],
    ["PERCENTAGE_POINTS", 0, 24, "24 pp"],
    ["PERCENTAGE_POINTS", 1, -0.5, "-0.5 pp"],
    ["COUNT", 0, 77500, "77,500"],
    ["COUNT", -2, 77500, "77,500"],
    ["RATE_PER_1000", 1, 30.5, "30.5 per 1,000"],
    ["RATE_PER_10000", 1, 338.9, "338.9 per 10,000"],
    ["RATE_PER_100000", 0, 1200, "1,200 per 100,000"],
    ["SCORE", 1, 14.2, "14.2"],
    ["RANK", 0, 3, "rank 3"],
    ["TONNES_CO2E", 0, 21800, "21,800 tCO2e"],
    ["FTE", 1, 12.5, "12.5 FTE"],
    ["DAYS", 0, 45, "45 days"],
    ["MONTHS", 0, 9, "9 months"],
    ["SQUARE_METRES", 0, 10700, "10,700 m²"],
    ["KILOWATT_HOURS", 0, 43437, "43,437 kWh"],
    ["RATIO", 0, 3, "3 times"],
    ["NOT_STATED", 0, 5, "5"],
  ] as const)("writes a %s at %d digits, %d, as %j", (unit, decimals, value, expected) => {
    expect(formatQuantity(unit, decimals, value)).toBe(expected);
  });

  it.each([
    [0, 528, "£528"],
    [1, 527.8, "£527.80"],
    [2, 527.8, "£527.80"],
    [2, -5, "-£5.00"],
    [0, 0, "£0"],
    [-5, 11_500_000, "£11.5 million"],
    [-6, 12_000_000, "£12 million"],
    [-4, 1_250_000, "£1.25 million"],
    [-6, 1_000_000, "£1 million"],
    [-9, 2_000_000_000, "£2,000 million"],
    [0, 11_500_000, "£11,500,000"],
    [-3, 1_234_000, "£1,234,000"],
    [-5, 900_000, "£900,000"],
  ])("writes money at %d digits, %d, as %j", (decimals, value, expected) => {
    expect(formatQuantity(Unit.GBP, decimals, value)).toBe(expected);
  });

  it.each([
    ["PERCENT", 0, 25, 28, "25-28%"],
    ["PERCENT", 1, 2, 2.5, "2.0-2.5%"],
    ["GBP", 0, 10_000, 1_000_000, "£10,000-1,000,000"],
    ["GBP", -5, 1_000_000, 1_500_000, "£1,000,000-1,500,000"],
    ["RANK", 0, 1, 3, "rank 1-3"],
    ["COUNT", 0, 0, 5, "0-5"],
  ] as const)("writes a range of %s at %d digits, %d to %d, as %j", (unit, decimals, low, high, expected) => {
    expect(formatQuantity(unit, decimals, low, high)).toBe(expected);
  });

  it("gives zero no sign, however it came about", () => {
    expect(formatQuantity(Unit.PERCENT, 0, -0)).toBe("0%");
    expect(formatQuantity(Unit.PERCENT, 1, -0)).toBe("0.0%");
    expect(formatQuantity(Unit.GBP, 0, -0)).toBe("£0");
  });

  it("shows exactly the digits after the point that were printed, in any unit but money", () => {
    const units = fc.constantFrom(...Object.values(Unit).filter((unit) => unit !== Unit.GBP && unit !== Unit.GBP_PER_WEEK));
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 6 }), fc.integer({ min: -999_999, max: 999_999 }), (unit, decimals, digits) => {
        const value = Number(`${digits}e-${decimals}`);
        const number = /-?[\d,]+(\.\d+)?/.exec(formatQuantity(unit, decimals, value))?.[0].replaceAll(",", "");
        return Number(number) === value && (number?.split(".")[1] ?? "").length === decimals;
      }),
    );
  });
});

describe("a quantity with a sign or a single thing", () => {
  it("tells the ends of a range apart where the low one is negative", () => {
    expect(formatQuantity(Unit.PERCENT, 0, -5, -3)).toBe("-5 to -3%");
    expect(formatQuantity(Unit.PERCENT, 0, -5, 2)).toBe("-5 to 2%");
  });

  it("shortens negative millions too", () => {
    expect(formatQuantity(Unit.GBP, -5, -11_500_000)).toBe("-£11.5 million");
  });

  it("counts one day and one month in the singular", () => {
    expect(formatQuantity(Unit.DAYS, 0, 1)).toBe("1 day");
    expect(formatQuantity(Unit.MONTHS, 0, 1)).toBe("1 month");
    expect(formatQuantity(Unit.DAYS, 0, 1, 2)).toBe("1-2 days");
  });
});
