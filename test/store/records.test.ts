import { describe, expect, it } from "vitest";
import { toObservation, toRow } from "../../src/store/records.ts";
import { makeObservation, period } from "../helpers/corpus.ts";

describe("records", () => {
  it.each([
    ["a number", makeObservation({ value: 0 })],
    ["a missing figure", makeObservation({ missing: "QUALITATIVE", qualitative: "below the average" })],
    ["an undated figure", makeObservation({ period: period() })],
  ])("survive the way into a row and back: %s", (_case, observation) => {
    expect(toObservation(toRow(observation, 7))).toEqual(observation);
    expect(toRow(observation, 7).id).toBe(7);
  });

  it("refuse a derived value, which is never stored", () => {
    const derived = { ...makeObservation(), key: "derived:a:1:1,b:1:1" };
    expect(() => toRow({ ...derived, provenance: null }, 1)).toThrow("derived:a:1:1,b:1:1");
    expect(() => toRow({ ...derived, indicator: null }, 1)).toThrow(/never stored/);
  });
});
