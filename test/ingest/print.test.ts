import { describe, expect, it } from "vitest";
import { isPrinted } from "../../src/ingest/print.ts";

describe("a value is held against its print", () => {
  it.each([
    ["87%", 87, 0],
    ["57.0", 57, 1],
    ["2,691 children", 2691, 0],
    ["£1.1m bid to ERDF", 1_100_000, -5],
    ["£11.5 million a year", 11_500_000, -5],
    ["£25K", 25_000, -3],
    ["10,700m<sup>2</sup>", 10_700, 0],
    ["KS2 L4 R 80% L4 W 60%", 60, 0],
    ["(12)", -12, 0],
    ["1 in 3 children", 33.3, 1],
    ["9/12", 75, 0],
    ["four lead officers", 4, 0],
    ["", 5, 0],
  ])("%j prints %d", (raw, value, decimals) => {
    expect(isPrinted(raw, value, decimals)).toBe(true);
  });

  it.each([
    ["88%", 78, 0],
    ["87%", 8700, 0],
    ["57.04", 57, 1],
    ["£1.1m", 1_140_929, 0],
    ["1 in 3 children", 34, 0],
    ["2,691", 2, 0],
  ])("%j does not print %d", (raw, value, decimals) => {
    expect(isPrinted(raw, value, decimals)).toBe(false);
  });
});
