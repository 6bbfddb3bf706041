import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Polarity } from "../../src/domain/measure.ts";
import type { Bound } from "../../src/domain/observation.ts";
import { isBetter, rank, spread } from "../../src/domain/ranking.ts";
import { type Figure, makeObservation } from "../helpers/corpus.ts";

const [UP, DOWN, NEITHER] = ["HIGHER_IS_BETTER", "LOWER_IS_BETTER", "NEUTRAL"] as const;
const figuresOf = (figures: readonly (number | Figure)[]) =>
  figures.map((figure) => makeObservation(typeof figure === "number" ? { value: figure } : figure));
const ranks = (polarity: Polarity, ...figures: (number | Figure)[]) => rank(polarity, figuresOf(figures));
const distance = (polarity: Polarity, ...figures: (number | Figure)[]) => spread(polarity, figuresOf(figures));
const bounded = (bound: Bound, value: number): Figure => ({ bound, value });
const range = (value: number, valueHigh: number): Figure => ({ value, valueHigh });

describe("rank", () => {
  it.each([
    ["1 is the highest where higher is better", UP, [60, 80, 70], [3, 1, 2]],
    ["1 is the lowest where lower is better", DOWN, [60, 80, 70], [1, 3, 2]],
    ["zero and negative figures rank as numbers", UP, [-1, 0, -10], [2, 1, 3]],
    ["ties share the lowest rank and the next is skipped", UP, [80, 80, 70], [1, 1, 3]],
    ["ties lower down share a rank too", UP, [80, 70, 70], [1, 2, 2]],
    ["all are first where all are equal", DOWN, [5, 5, 5], [1, 1, 1]],
    ["neither direction is better of a neutral measure", NEITHER, [60, 80, 70], [null, null, null]],
    ["no figures have no ranks", UP, [], []],
  ] satisfies [string, Polarity, number[], (number | null)[]][])("%s", (_, polarity, values, expected) => {
    expect(ranks(polarity, ...values)).toEqual(expected);
  });

  it("a figure goes by its value, not by its precision", () => {
    expect(ranks(UP, { value: 60, decimals: 1 }, 60, 60.1)).toEqual([2, 2, 1]);
  });

  it("about goes by its value", () => {
    expect(ranks(UP, bounded("ABOUT", 70), 80, 60)).toEqual([2, 1, 3]);
    expect(ranks(UP, bounded("ABOUT", 70), 70)).toEqual([1, 1]);
  });

  it.each([
    ["over 80 is above 80", [bounded("OVER", 80), 80, 70], [1, 2, 3]],
    ["at least 80 may be 80", [bounded("AT_LEAST", 80), 80, 70], [null, 1, 2]],
    ["over 75 may be above or below 80", [bounded("OVER", 75), 80, 70], [null, 1, 2]],
    ["under 60 is below 60", [bounded("UNDER", 60), 60, 70], [3, 2, 1]],
    ["at most 60 may be 60", [bounded("AT_MOST", 60), 60, 70], [null, 2, 1]],
    ["a range between two figures has a place", [range(62, 68), 60, 70], [2, 3, 1]],
    ["a range that reaches a figure has none", [range(62, 70), 60, 70], [null, 2, 1]],
    ["two bounds that may cross have none, the others rank without them", [bounded("OVER", 80), range(85, 90), 70, 60], [null, null, 1, 2]],
    ["two bounds that cannot cross have a place each", [bounded("UNDER", 50), range(85, 90), 70], [3, 1, 2]],
    ["a bound that has no place does not take another's", [bounded("OVER", 65), bounded("OVER", 80), 70, 60], [null, 1, 2, 3]],
  ] satisfies [string, (number | Figure)[], (number | null)[]][])(
    "a bound or a range only where its place is certain: %s",
    (_, figures, expected) => {
      expect(ranks(UP, ...figures)).toEqual(expected);
    },
  );

  const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 6 });
  const uncertain = fc.array(
    fc.record({
      value: fc.integer({ min: -5, max: 5 }),
      bound: fc.constantFrom<(Bound | null)[]>(null, "OVER", "UNDER", "AT_LEAST", "AT_MOST", "ABOUT"),
    }),
    { minLength: 2, maxLength: 5 },
  );

  it("is one more than the number of better figures", () => {
    fc.assert(
      fc.property(values, (all) => {
        expect(ranks(UP, ...all)).toEqual(all.map((value) => 1 + all.filter((other) => other > value).length));
      }),
    );
  });

  it("is mirrored where the polarity is swapped: better becomes worse", () => {
    fc.assert(
      fc.property(uncertain, (all) => {
        const mirrored = all.map(({ value, bound }): Figure => {
          const turned = { OVER: "UNDER", UNDER: "OVER", AT_LEAST: "AT_MOST", AT_MOST: "AT_LEAST", ABOUT: "ABOUT" } as const;
          return { value: 0 - value, bound: bound && turned[bound] };
        });
        expect(ranks(DOWN, ...mirrored)).toEqual(ranks(UP, ...all));
        expect(distance(DOWN, ...mirrored)).toBe(distance(UP, ...all));
        expect(distance(DOWN, ...all)).toBe(distance(UP, ...all));
      }),
    );
  });

  it("from best to worst turns into worst to best where the polarity is swapped", () => {
    fc.assert(
      fc.property(values, (all) => {
        const tied = (value: number) => all.filter((other) => other === value).length;
        const downwards = ranks(DOWN, ...all);
        ranks(UP, ...all).forEach((place, index) => {
          expect((place ?? 0) + (downwards[index] ?? 0)).toBe(all.length + 2 - tied(all[index] ?? 0));
        });
      }),
    );
  });

  it("does not depend on the order of the figures", () => {
    fc.assert(
      fc.property(uncertain, (all) => {
        expect(ranks(UP, ...[...all].reverse())).toEqual(ranks(UP, ...all).reverse());
      }),
    );
  });

  it("of a certain figure is what every value that the others may have would give", () => {
    fc.assert(
      fc.property(uncertain, (all) => {
        const places = ranks(UP, ...all);
        const placed = all.filter((_, index) => places[index] !== null);
        const nudged = placed.map(
          ({ value, bound }) => value + { OVER: 0.5, AT_LEAST: 0.5, UNDER: -0.5, AT_MOST: -0.5, ABOUT: 0 }[bound ?? "ABOUT"],
        );
        expect(ranks(UP, ...nudged)).toEqual(places.filter((place) => place !== null));
      }),
    );
  });
});

describe("spread", () => {
  it.each([
    ["the distance between best and worst", UP, [60, 80, 70], 20],
    ["the same where lower is better", DOWN, [60, 80, 70], 20],
    ["exact in decimal: 68.8 − 49.6 is 19.2", UP, [68.8, 49.6], 19.2],
    ["at the finer of the two precisions", UP, [62, 49.65], 12.35],
    ["across zero", UP, [-0.4, 0.3], 0.7],
    ["zero where all are equal", UP, [70, 70], 0],
    ["null for one figure", UP, [70], null],
    ["null without figures", UP, [], null],
    ["null where neither direction is better", NEITHER, [60, 80], null],
  ] satisfies [string, Polarity, number[], number | null][])("is %s", (_, polarity, values, expected) => {
    expect(distance(polarity, ...values)).toBe(expected);
  });

  it("rounds what is printed more coarsely than it is held, half away from zero", () => {
    expect(distance(UP, { value: 0.25, decimals: 1 }, { value: 0, decimals: 0 })).toBe(0.3);
    expect(distance(UP, { value: -0.25, decimals: 1 }, { value: 0, decimals: 0 })).toBe(0.3);
  });

  it("counts about by its value", () => {
    expect(distance(UP, bounded("ABOUT", 70), 80)).toBe(10);
  });

  it("leaves out a bound or range, whose values give different distances", () => {
    expect(distance(UP, bounded("OVER", 90), 80, 70)).toBe(10);
    expect(distance(UP, bounded("OVER", 75), 80, 70)).toBe(10);
    expect(distance(UP, range(72, 78), 80, 70)).toBe(10);
    expect(distance(UP, bounded("OVER", 90), 80)).toBeNull();
  });
});

describe("isBetter", () => {
  const better = (polarity: Polarity, a: Figure, b: Figure) => isBetter(polarity, makeObservation(a), makeObservation(b));

  it("follows the polarity, and never holds for equal figures, missing ones or a neutral measure", () => {
    expect(better(UP, { value: 61 }, { value: 60 })).toBe(true);
    expect(better(DOWN, { value: 61 }, { value: 60 })).toBe(false);
    expect(better(DOWN, { value: 60 }, { value: 61 })).toBe(true);
    expect(better(UP, { value: 60 }, { value: 60 })).toBe(false);
    expect(better(NEITHER, { value: 61 }, { value: 60 })).toBe(false);
    expect(better(UP, { value: 61 }, { missing: "BLANK" })).toBe(false);
    expect(better(UP, { missing: "BLANK" }, { value: 61 })).toBe(false);
  });

  it("holds only where it is certain", () => {
    expect(better(UP, bounded("OVER", 60), { value: 60 })).toBe(true);
    expect(better(UP, bounded("AT_LEAST", 60), { value: 60 })).toBe(false);
    expect(better(DOWN, bounded("UNDER", 60), { value: 60 })).toBe(true);
    expect(better(UP, bounded("OVER", 50), { value: 60 })).toBe(false);
  });
});
