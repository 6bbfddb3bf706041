import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complementOf, everyone, isNested, type Population, populationFit } from "../../src/domain/population.ts";
import { POPULATIONS } from "../helpers/corpus.ts";

const population = (key: string, broader: string | null): Population => ({ key, name: key, broader });
const TREE = [
  ...POPULATIONS,
  population("deprived-40", "all"),
  population("deprived-30", "deprived-40"),
  population("deprived-10", "deprived-30"),
];
const populations = new Map(TREE.map((entry) => [entry.key, entry]));
const keys = fc.constantFrom(...TREE.map(({ key }) => key));

describe("populationFit", () => {
  it.each([
    ["the same", "girls", "girls", "SAME"],
    ["everyone for everyone", "all", "all", "SAME"],
    ["a directly narrower group", "disadvantaged", "fsm", "NARROWER"],
    ["a directly broader group", "fsm", "disadvantaged", "BROADER"],
    ["a smaller band of deprivation", "deprived-30", "deprived-10", "NARROWER"],
    ["a larger band of deprivation", "deprived-10", "deprived-30", "BROADER"],
    ["a group two steps narrower", "deprived-40", "deprived-10", null],
    ["a group two steps broader", "deprived-10", "deprived-40", null],
    ["everyone for a group", "disadvantaged", "all", null],
    ["everyone for a sex", "girls", "all", null],
    ["a group for everyone", "all", "disadvantaged", null],
    ["a sex for everyone", "all", "girls", null],
    ["the other sex", "girls", "boys", null],
    ["the others", "fsm", "not-fsm", null],
    ["a group that is not known", "fsm", "nobody", null],
  ])("of %s: %s asked for, %s found, %s", (_, asked, found, expected) => {
    expect(populationFit(populations, asked, found)).toBe(expected);
  });

  it("is narrower one way where it is broader the other", () => {
    const mirrored = { SAME: "SAME", NARROWER: "BROADER", BROADER: "NARROWER" } as const;
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const fit = populationFit(populations, a, b);
        expect(populationFit(populations, b, a)).toBe(fit && mirrored[fit]);
      }),
    );
  });
});

describe("isNested", () => {
  it.each([
    ["all", "deprived-10", true],
    ["deprived-40", "deprived-10", true],
    ["fsm", "disadvantaged", true],
    ["girls", "girls", true],
    ["girls", "boys", false],
    ["fsm", "not-fsm", false],
    ["fsm", "deprived-10", false],
  ])("%s and %s, at any distance: %s", (a, b, expected) => {
    expect(isNested(populations, a, b)).toBe(expected);
    expect(isNested(populations, b, a)).toBe(expected);
  });

  it("holds for every group that may stand in for another", () => {
    fc.assert(fc.property(keys, keys, (a, b) => populationFit(populations, a, b) === null || isNested(populations, a, b)));
  });
});

describe("complementOf", () => {
  it.each([
    ["boys", "girls"],
    ["girls", "boys"],
    ["fsm", "not-fsm"],
    ["not-fsm", "fsm"],
    ["disadvantaged", null],
    ["all", null],
  ])("the others of %s are %s, where anyone counts them", (key, expected) => {
    expect(complementOf(populations, key)).toBe(expected);
  });
});

describe("everyone", () => {
  it("is the group that has no broader one", () => {
    expect(everyone(populations)).toBe("all");
    expect(everyone(new Map())).toBeNull();
  });
});
