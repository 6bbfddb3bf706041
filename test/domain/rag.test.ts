import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Polarity } from "../../src/domain/measure.ts";
import { Bound } from "../../src/domain/observation.ts";
import { Rag, rate } from "../../src/domain/rag.ts";
import { type Figure, makeObservation } from "../helpers/corpus.ts";

const { HIGHER_IS_BETTER, LOWER_IS_BETTER, NEUTRAL } = Polarity;
const HIGHER = HIGHER_IS_BETTER;
const LOWER = LOWER_IS_BETTER;

/** The rating of a figure against a target with a number of its own. */
function rag(polarity: Polarity, figure: Figure, target: Figure, tolerance = 10): Rag {
  const mark = makeObservation({ line: 2, role: "TARGET", ...target });
  return rate(polarity, makeObservation(figure), { target: mark, mark, due: true }, tolerance);
}

/** The rating against a target in words that another area's figure resolves. */
function ragBeside(polarity: Polarity, figure: Figure, area: Figure, target: Figure = {}): Rag {
  const words = makeObservation({ line: 2, role: "TARGET", missing: "QUALITATIVE", relativeTo: "england", bound: "AT_LEAST", ...target });
  const mark = makeObservation({ line: 3, area: "england", source: "halton-plan", ...area });
  return rate(polarity, makeObservation(figure), { target: words, mark, due: true }, 10);
}

describe("a figure is", () => {
  it.each([
    ["GREEN when better", HIGHER, 70, 60, "GREEN"],
    ["GREEN when just met", HIGHER, 60, 60, "GREEN"],
    ["AMBER when a little worse", HIGHER, 59.9, 60, "AMBER"],
    ["AMBER at the very edge", HIGHER, 54, 60, "AMBER"],
    ["RED just beyond the edge", HIGHER, 53.9, 60, "RED"],
    ["GREEN when lower, where that is better", LOWER, 43.9, 54.7, "GREEN"],
    ["AMBER at the edge, where lower is better", LOWER, 66, 60, "AMBER"],
    ["RED beyond the edge, where lower is better", LOWER, 66.1, 60, "RED"],
    ["AMBER at an edge that binary fractions miss", HIGHER, 0.63, 0.7, "AMBER"],
    ["AMBER at another such edge", LOWER, 1.21, 1.1, "AMBER"],
    ["GREEN on a target of zero", LOWER, 0, 0, "GREEN"],
    ["GREEN on a target of zero with a sign", LOWER, -0, 0, "GREEN"],
    ["RED beside a target of zero, which has no band", LOWER, 0.1, 0, "RED"],
    ["GREEN above a negative target", HIGHER, -0.3, -0.4, "GREEN"],
    ["AMBER below a negative target by a tenth of its size", HIGHER, -0.44, -0.4, "AMBER"],
    ["RED below a negative target by more", HIGHER, -0.45, -0.4, "RED"],
    ["AMBER above a negative target, where lower is better", LOWER, -9, -10, "AMBER"],
    ["RED across zero", HIGHER, -5, 5, "RED"],
  ] as const)("%s", (_case, polarity, value, target, expected) => {
    expect(rag(polarity, { value }, { value: target })).toBe(expected);
  });

  it.each([
    ["zero leaves no AMBER", 0, 59.9, "RED"],
    ["zero keeps what is met GREEN", 0, 60, "GREEN"],
    ["a fraction is a fraction", 0.5, 59.7, "AMBER"],
    ["more than a hundred per cent reaches below zero", 200, -60, "AMBER"],
    ["beyond that too there is RED", 200, -60.1, "RED"],
    ["a huge one leaves nothing RED", 1e300, -1e12, "AMBER"],
  ] as const)("judged by the tolerance: %s", (_case, tolerance, value, expected) => {
    expect(rag(HIGHER, { value }, { value: 60 }, tolerance)).toBe(expected);
  });

  it.each<[string, Polarity, Figure, Figure]>([
    ["without a figure", HIGHER, { missing: "AWAITED" }, { value: 60 }],
    ["without a polarity", NEUTRAL, { value: 70 }, { value: 60 }],
    ["where the figure is doubtful", LOWER, { value: 0.02, doubtful: true }, { value: 0.35 }],
    ["where the target is doubtful", HIGHER, { value: 70 }, { value: 60, doubtful: true }],
    ["where the units differ", HIGHER, { value: 500, unit: "COUNT" }, { value: 55 }],
    ["where the target's bound points the way that is worse", HIGHER, { value: 70 }, { value: 60, bound: "UNDER" }],
    ["where it does so for a lower-is-better measure", LOWER, { value: 70 }, { value: 60, bound: "AT_LEAST" }],
  ])("NOT_RATED %s", (_case, polarity, figure, target) => {
    expect(rag(polarity, figure, target)).toBe(Rag.NOT_RATED);
  });

  it("NOT_RATED without a target, or with one that cannot be resolved", () => {
    const target = makeObservation({ line: 2, role: "TARGET", missing: "QUALITATIVE" });
    expect(rate(HIGHER, makeObservation(), null, 10)).toBe(Rag.NOT_RATED);
    expect(rate(HIGHER, makeObservation(), { target, mark: null, due: true }, 10)).toBe(Rag.NOT_RATED);
  });

  it.each([true, false, null])("rated the same whether its target is due or not (%s)", (due) => {
    const mark = makeObservation({ line: 2, role: "TARGET", value: 60 });
    expect(rate(HIGHER, makeObservation({ value: 50 }), { target: mark, mark, due }, 10)).toBe(Rag.RED);
  });
});

describe("a target with a bound", () => {
  it.each([
    ["OVER is met only beyond its number", HIGHER, "OVER", 60.1, "GREEN"],
    ["OVER is not met at its number", HIGHER, "OVER", 60, "AMBER"],
    ["AT_LEAST is met at its number", HIGHER, "AT_LEAST", 60, "GREEN"],
    ["UNDER is met only below its number", LOWER, "UNDER", 59.9, "GREEN"],
    ["UNDER is not met at its number", LOWER, "UNDER", 60, "AMBER"],
    ["AT_MOST is met at its number", LOWER, "AT_MOST", 60, "GREEN"],
    ["ABOUT goes by its number", HIGHER, "ABOUT", 60, "GREEN"],
  ] as const)("%s", (_case, polarity, bound, value, expected) => {
    expect(rag(polarity, { value }, { value: 60, bound })).toBe(expected);
  });

  it.each([
    ["above both ends", 30, "GREEN"],
    ["at the higher end", 28, "GREEN"],
    ["within", 26, "NOT_RATED"],
    ["at the lower end", 25, "NOT_RATED"],
    ["within the band of one end only", 24, "NOT_RATED"],
    ["below both bands", 20, "RED"],
  ] as const)("that is a range is rated only if every value gives the same answer: %s", (_case, value, expected) => {
    expect(rag(HIGHER, { value }, { value: 25, valueHigh: 28 })).toBe(expected);
  });
});

describe("a figure that is a bound or a range is rated only if every value it allows gives the same answer", () => {
  it.each<[string, Polarity, Figure, Figure, number, Rag]>([
    ["at least as much as the target", HIGHER, { value: 60, bound: "AT_LEAST" }, { value: 60 }, 10, "GREEN"],
    [
      "more than the target, which asks for more than that",
      HIGHER,
      { value: 60, bound: "OVER" },
      { value: 60, bound: "OVER" },
      10,
      "GREEN",
    ],
    [
      "at least as much as a target that asks for more",
      HIGHER,
      { value: 60, bound: "AT_LEAST" },
      { value: 60, bound: "OVER" },
      10,
      "NOT_RATED",
    ],
    ["at least somewhat less", HIGHER, { value: 55, bound: "AT_LEAST" }, { value: 60 }, 10, "NOT_RATED"],
    ["less than far less", HIGHER, { value: 50, bound: "UNDER" }, { value: 60 }, 10, "RED"],
    ["less than the edge of the band", HIGHER, { value: 54, bound: "UNDER" }, { value: 60 }, 10, "RED"],
    ["at most the edge of the band", HIGHER, { value: 54, bound: "AT_MOST" }, { value: 60 }, 10, "NOT_RATED"],
    ["less than the target without a band", HIGHER, { value: 60, bound: "UNDER" }, { value: 60 }, 0, "RED"],
    ["less than the target with a band", HIGHER, { value: 60, bound: "UNDER" }, { value: 60 }, 10, "NOT_RATED"],
    ["less, where that is better", LOWER, { value: 60, bound: "UNDER" }, { value: 60, bound: "UNDER" }, 10, "GREEN"],
    ["more than the edge, where that is worse", LOWER, { value: 66, bound: "OVER" }, { value: 60 }, 10, "RED"],
    ["a range above", HIGHER, { value: 60, valueHigh: 65 }, { value: 60 }, 10, "GREEN"],
    ["a range within the band", HIGHER, { value: 54, valueHigh: 59 }, { value: 60 }, 10, "AMBER"],
    ["a range across the target", HIGHER, { value: 59, valueHigh: 61 }, { value: 60 }, 10, "NOT_RATED"],
    ["an estimate goes by its value", HIGHER, { value: 60, bound: "ABOUT" }, { value: 60 }, 10, "GREEN"],
  ])("%s", (_case, polarity, figure, target, tolerance, expected) => {
    expect(rag(polarity, figure, target, tolerance)).toBe(expected);
  });
});

describe("a target relative to an area", () => {
  it.each([
    [HIGHER, 64, "GREEN"],
    [HIGHER, 63, "AMBER"],
    [LOWER, 64, "GREEN"],
    [LOWER, 65, "AMBER"],
    [LOWER, 63, "GREEN"],
  ] as const)("asks for no worse than it has: %s, %d beside 64", (polarity, value, expected) => {
    expect(ragBeside(polarity, { value }, { value: 64 })).toBe(expected);
  });

  it("asks for better where it is to be over or under", () => {
    expect(ragBeside(HIGHER, { value: 64 }, { value: 64 }, { bound: "OVER" })).toBe("AMBER");
    expect(ragBeside(LOWER, { value: 64 }, { value: 64 }, { bound: "UNDER" })).toBe("AMBER");
  });

  it.each<[string, Figure]>([
    ["is doubtful", { value: 50, doubtful: true }],
    ["is a bound", { value: 50, bound: "OVER" }],
    ["is a range", { value: 50, valueHigh: 52 }],
    ["has another unit", { value: 50, unit: "COUNT" }],
  ])("is not rated where the area's figure %s", (_case, area) => {
    expect(ragBeside(HIGHER, { value: 64 }, area)).toBe("NOT_RATED");
  });

  it("is rated beside an estimate", () => {
    expect(ragBeside(HIGHER, { value: 64 }, { value: 50, bound: "ABOUT" })).toBe("GREEN");
  });
});

const ORDER: readonly Rag[] = [Rag.RED, Rag.AMBER, Rag.GREEN];
const tenths = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 10);
const tolerances = fc.integer({ min: 0, max: 300 }).map((n) => n / 2);
const bounds = fc.constantFrom(...Object.values(Bound), null);
/** Bounds of a target that point upwards, the better way. */
const upward = fc.constantFrom(Bound.OVER, Bound.AT_LEAST, Bound.ABOUT, null);

describe("always", () => {
  it("a better figure is rated no worse", () => {
    fc.assert(
      fc.property(tenths, tenths, tenths, upward, tolerances, (a, b, value, bound, tolerance) => {
        const [low, high] = [a, b].map((figure) => ORDER.indexOf(rag(HIGHER, { value: figure }, { value, bound }, tolerance)));
        expect(Math.sign((low ?? 0) - (high ?? 0)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("more tolerance turns RED to AMBER at most, and never the other way", () => {
    fc.assert(
      fc.property(tenths, tenths, upward, tolerances, tolerances, (figure, value, bound, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((tolerance) =>
          rag(HIGHER, { value: figure }, { value, bound }, tolerance),
        );
        expect(less === more || (less === Rag.RED && more === Rag.AMBER)).toBe(true);
      }),
    );
  });

  it("a mirrored figure, target and polarity are rated alike", () => {
    const mirrored: Record<Bound, Bound> = { OVER: "UNDER", UNDER: "OVER", AT_LEAST: "AT_MOST", AT_MOST: "AT_LEAST", ABOUT: "ABOUT" };
    const mirror = (bound: Bound | null) => bound && mirrored[bound];
    fc.assert(
      fc.property(tenths, bounds, tenths, bounds, tolerances, (value, bound, goal, goalBound, tolerance) => {
        expect(rag(LOWER, { value: -value, bound: mirror(bound) }, { value: -goal, bound: mirror(goalBound) }, tolerance)).toBe(
          rag(HIGHER, { value, bound }, { value: goal, bound: goalBound }, tolerance),
        );
      }),
    );
  });

  it("a rated bound is rated as each value that it allows", () => {
    const steps = fc.nat({ max: 5000 }).map((n) => n / 10);
    fc.assert(
      fc.property(tenths, fc.constantFrom<Bound>("OVER", "AT_LEAST", "UNDER", "AT_MOST"), tenths, upward, tolerances, steps, (...drawn) => {
        const [value, bound, goal, goalBound, tolerance, step] = drawn;
        const rating = rag(HIGHER, { value, bound }, { value: goal, bound: goalBound }, tolerance);
        const open = bound === "OVER" || bound === "UNDER";
        const offset = (bound === "OVER" || bound === "AT_LEAST" ? 1 : -1) * (open ? step + 0.1 : step);
        const allowed = Math.round((value + offset) * 10) / 10;
        if (rating !== Rag.NOT_RATED) expect(rag(HIGHER, { value: allowed }, { value: goal, bound: goalBound }, tolerance)).toBe(rating);
      }),
    );
  });
});
