import { describe, expect, it } from "vitest";
import { fromCells, toCells } from "../../src/store/figure-rows.ts";
import { makeObservation, period } from "../helpers/corpus.ts";

describe("the cells of figures", () => {
  it.each([
    ["a number", makeObservation({ value: 0 })],
    ["a missing figure", makeObservation({ missing: "QUALITATIVE", qualitative: "below the average" })],
    ["an undated figure", makeObservation({ period: period() })],
  ])("survive the way into a row and back: %s", (_case, observation) => {
    expect(fromCells(toCells(observation))).toEqual(observation);
  });

  it("refuse a derived value, which is never stored", () => {
    const derived = { ...makeObservation(), key: "derived:a:1:1,b:1:1" };
    expect(() => toCells({ ...derived, provenance: null })).toThrow("derived:a:1:1,b:1:1");
    expect(() => toCells({ ...derived, indicator: null })).toThrow(/never stored/);
  });
});
