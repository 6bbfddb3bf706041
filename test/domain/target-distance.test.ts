import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Polarity } from "../../src/domain/measure.ts";
import { type Aim, aimOf, distanceToTarget } from "../../src/domain/target.ts";
import { bookOf } from "../helpers/casebook.ts";
import { type Figure, financial, makeObservation, period } from "../helpers/corpus.ts";

const { HIGHER_IS_BETTER, LOWER_IS_BETTER, NEUTRAL } = Polarity;
const year = financial("2014/15");

/** How far a figure is from a target with a number of its own. */
function distance(polarity: Polarity, figure: Figure, target: Figure): number | null {
  const mark = makeObservation({ line: 2, role: "TARGET", ...target });
  return distanceToTarget(polarity, makeObservation(figure), { target: mark, mark, due: true });
}

describe("the distance to a target", () => {
  it.each([
    ["above", HIGHER_IS_BETTER, 68.8, 49.6, 19.2],
    ["below", HIGHER_IS_BETTER, 49.6, 68.8, -19.2],
    ["below, which is better", LOWER_IS_BETTER, 43.9, 54.7, 10.8],
    ["above, which is worse", LOWER_IS_BETTER, 54.7, 43.9, -10.8],
    ["above a negative target", HIGHER_IS_BETTER, -0.1, -0.4, 0.3],
    ["further below zero than the target, which is better", LOWER_IS_BETTER, -3, -1, 2],
    ["above zero", HIGHER_IS_BETTER, 5, 0, 5],
    ["above zero, which is worse", LOWER_IS_BETTER, 5, 0, -5],
    ["on target", HIGHER_IS_BETTER, 60, 60, 0],
    ["on target, never minus zero", LOWER_IS_BETTER, 60, 60, 0],
    ["on a target of zero, never minus zero", LOWER_IS_BETTER, 0, 0, 0],
  ])("is positive when better, whatever the polarity: %s", (_case, polarity, value, target, expected) => {
    expect(distance(polarity, { value }, { value: target })).toBe(expected);
  });

  it("is given at the finer of the two precisions", () => {
    expect(distance(HIGHER_IS_BETTER, { value: 57, decimals: 0 }, { value: 54.75, decimals: 2 })).toBe(2.25);
  });

  it.each<[string, Polarity, Figure, Figure]>([
    ["where no direction is better", NEUTRAL, { value: 70 }, { value: 60 }],
    ["where the figure is missing", HIGHER_IS_BETTER, { missing: "BLANK" }, { value: 60 }],
    ["where the figure is a range", HIGHER_IS_BETTER, { value: 70, valueHigh: 75 }, { value: 60 }],
    ["where the figure is a bound", HIGHER_IS_BETTER, { value: 70, bound: "AT_LEAST" }, { value: 60 }],
    ["where the target is a range", HIGHER_IS_BETTER, { value: 70 }, { value: 60, valueHigh: 65 }],
    ["where the units differ", HIGHER_IS_BETTER, { value: 70 }, { value: 60, unit: "COUNT" }],
    ["where the target's bound points the way that is worse", HIGHER_IS_BETTER, { value: 70 }, { value: 60, bound: "AT_MOST" }],
    ["where the target's bound points the other way", LOWER_IS_BETTER, { value: 70 }, { value: 60, bound: "OVER" }],
  ])("is null %s", (_case, polarity, figure, target) => {
    expect(distance(polarity, figure, target)).toBeNull();
  });

  it.each([
    [HIGHER_IS_BETTER, "OVER", 4],
    [HIGHER_IS_BETTER, "AT_LEAST", 4],
    [LOWER_IS_BETTER, "UNDER", -4],
    [LOWER_IS_BETTER, "AT_MOST", -4],
    [HIGHER_IS_BETTER, "ABOUT", 4],
  ] as const)("goes by the number of a target that says on which side to be: %s, %s", (polarity, bound, expected) => {
    expect(distance(polarity, { value: 64 }, { value: 60, bound })).toBe(expected);
  });

  it("goes by the value of an estimate", () => {
    expect(distance(HIGHER_IS_BETTER, { value: 64, bound: "ABOUT" }, { value: 60 })).toBe(4);
  });

  it("changes its sign, and nothing else, with the polarity", () => {
    const tenths = fc.integer({ min: -9999, max: 9999 }).map((value) => ({ value: value / 10, decimals: 1 }));
    fc.assert(
      fc.property(tenths, tenths, (figure, target) => {
        const higher = distance(HIGHER_IS_BETTER, figure, target);
        const lower = distance(LOWER_IS_BETTER, figure, target);
        expect((higher ?? Number.NaN) + (lower ?? Number.NaN)).toBe(0);
        expect(Math.sign(higher ?? Number.NaN) + 0).toBe(Math.sign(Math.round((figure.value - target.value) * 10)) + 0);
      }),
    );
  });
});

const LIKE_ENGLAND: Figure = { missing: "QUALITATIVE", qualitative: "No lower.", relativeTo: "england", bound: "AT_LEAST" };
const england = (figure: Figure): Figure => ({ area: "england", source: "halton-plan", ...figure });

/** What Halton's figure aims at, among other figures, with a target in words for the year after. */
function relative(figure: Figure, others: readonly Figure[], target: Figure = LIKE_ENGLAND): Aim | null {
  const wanted: Figure = { line: 90, role: "TARGET", period: financial("2015/16"), ...target };
  const book = bookOf([figure, ...others, wanted]);
  const [first, ...rest] = book.observations.get("eyfs-gld") ?? [];
  return first ? aimOf(book, [first, ...rest], first) : null;
}

describe("a target relative to an area", () => {
  it("is resolved with that area's figure for the figure's own period, not the target's", () => {
    const years = [england({ value: 64, period: year }), england({ value: 66, period: financial("2015/16") })];
    const found = relative({ value: 60, period: year }, years);
    expect([found?.target.value, found?.mark?.value, found?.due]).toEqual([null, 64, false]);
    expect(found && distanceToTarget(HIGHER_IS_BETTER, makeObservation({ value: 60 }), found)).toBe(-4);
  });

  it("is not resolved with a figure of another year, nor of another area, group or unit, nor with a target", () => {
    const others = [
      england({ value: 1, period: financial("2012/13") }),
      england({ area: "north-west", value: 2, period: year }),
      england({ population: "girls", value: 3, period: year }),
      england({ unit: "COUNT", value: 4, period: year }),
      england({ role: "TARGET", value: 5, period: year }),
      england({ missing: "AWAITED", period: year }),
    ];
    const found = relative({ value: 60, period: year }, others);
    expect([found?.target.qualitative, found?.mark]).toEqual(["No lower.", null]);
    expect(found && distanceToTarget(HIGHER_IS_BETTER, makeObservation({ value: 60 }), found)).toBeNull();
  });

  it("is resolved for an undated figure by the one in its own statement", () => {
    const undated = { value: 60, period: period() };
    expect(relative({ line: 1, ...undated }, [england({ line: 1, place: 2, value: 64, period: period() })])?.mark?.value).toBe(64);
    expect(relative({ line: 1, ...undated }, [england({ line: 2, value: 64, period: period() })])?.mark).toBeNull();
  });

  it("may be another than the nation", () => {
    const others = [england({ value: 64, period: year }), england({ area: "north-west", value: 58, period: year })];
    expect(relative({ value: 60, period: year }, others, { ...LIKE_ENGLAND, relativeTo: "north-west" })?.mark?.value).toBe(58);
  });

  it("is resolved for a projection with what the area had at that time", () => {
    expect(relative({ role: "PROJECTION", value: 60, period: year }, [england({ value: 64, period: year })])?.mark?.value).toBe(64);
  });

  it("has no distance where the area's figure is a bound or a range, and one where it is an estimate", () => {
    const distanceFrom = (figure: Figure): number | null => {
      const found = relative({ value: 60, period: year }, [england({ period: year, ...figure })]);
      return found && distanceToTarget(HIGHER_IS_BETTER, makeObservation({ value: 60 }), found);
    };
    expect(distanceFrom({ value: 64, bound: "OVER" })).toBeNull();
    expect(distanceFrom({ value: 64, valueHigh: 66 })).toBeNull();
    expect(distanceFrom({ value: 64, bound: "ABOUT" })).toBe(-4);
  });

  it("means, on a gap, no larger", () => {
    const found = relative({ value: 18, period: year }, [england({ value: 17, period: year })]);
    const from = (value: number) => found && distanceToTarget(LOWER_IS_BETTER, makeObservation({ value }), found);
    expect([from(18), from(17), from(16)]).toEqual([-1, 0, 1]);
  });

  it("keeps a number that it states itself", () => {
    const found = relative({ value: 60, period: year }, [england({ value: 64, period: year })], { value: 62, relativeTo: "england" });
    expect(found?.mark?.value).toBe(62);
  });

  it.each(["To rise no less than prices do.", "To catch up with the neighbours.", "To rise."])(
    "is never made up for a target that names none: %s",
    (qualitative) => {
      const found = relative({ value: 60, period: year }, [england({ value: 64, period: year })], { missing: "QUALITATIVE", qualitative });
      expect([found?.target.qualitative, found?.mark]).toEqual([qualitative, null]);
    },
  );
});
