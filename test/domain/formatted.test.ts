import { describe, expect, it } from "vitest";
import { formatObservation, missingInWords, withinSentence } from "../../src/domain/formatted.ts";
import { MissingReason } from "../../src/domain/observation.ts";
import { type Figure, makeObservation } from "../helpers/corpus.ts";

const words = (figure: Figure): string => formatObservation(makeObservation(figure));

describe("formatObservation", () => {
  it.each([
    [{ value: 79 }, "79%"],
    [{ value: 0 }, "0%"],
    [{ value: 57, decimals: 1 }, "57.0%"],
    [{ value: 25, valueHigh: 28 }, "25-28%"],
    [{ value: 60, bound: "OVER" }, "over 60%"],
    [{ value: 0, bound: "AT_MOST" }, "at most 0%"],
    [{ value: 5, bound: "UNDER", unit: "DAYS" }, "under 5 days"],
    [{ value: 95, bound: "AT_LEAST" }, "at least 95%"],
    [{ value: 33.3, bound: "ABOUT" }, "about 33.3%"],
    [{ value: 3, bound: "ABOUT", unit: "RATIO" }, "about 3 times"],
    [{ value: 1_500_000, decimals: -5, bound: "OVER", unit: "GBP" }, "over £1.5 million"],
  ] satisfies [Figure, string][])("writes %j as %j", (figure, expected) => {
    expect(words(figure)).toBe(expected);
  });

  it("gives the reason where there is no figure", () => {
    expect(words({ missing: "TO_BE_CONFIRMED" })).toBe("to be confirmed");
    expect(words({ missing: "BLANK" })).toBe("left blank");
    expect(words({ missing: "LOW" })).toBe("low");
  });

  it("gives the words where the print has words", () => {
    expect(words({ missing: "QUALITATIVE", qualitative: "above the national average" })).toBe("above the national average");
  });

  it("never mistakes a missing figure for zero", () => {
    const all = Object.values(MissingReason).map((missing) => words({ missing }));
    expect(all.filter((text) => /\d/.test(text))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("missingInWords", () => {
  it.each([
    ["AWAITED", "awaited"],
    ["NOT_APPLICABLE", "not applicable"],
    ["QUALITATIVE", "given in words"],
    ["SUPPRESSED", "suppressed"],
    ["NOT_AVAILABLE", "not available"],
  ] as const)("reads %s out as %j", (reason, expected) => {
    expect(missingInWords(reason)).toBe(expected);
  });
});

describe("withinSentence", () => {
  it.each([
    ["Boys", "boys"],
    ["Everyone concerned", "everyone concerned"],
    ["Pupils on SEN support", "pupils on SEN support"],
    ["Science, technology and advanced manufacturing sector", "science, technology and advanced manufacturing sector"],
    ["Halton Stadium", "Halton Stadium"],
    ["SciTech Daresbury, all works", "SciTech Daresbury, all works"],
    ["A-level grades", "A-level grades"],
    ["GCSE English and maths", "GCSE English and maths"],
    ["children in care", "children in care"],
    ["", ""],
  ])("writes %j as %j", (name, expected) => {
    expect(withinSentence(name)).toBe(expected);
  });
});
