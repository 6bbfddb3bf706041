import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pace } from "../../src/domain/pace.ts";
import type { Period } from "../../src/domain/period.ts";
import { trace } from "../../src/domain/trajectory.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, type Given, makeMeasure, makeSource, period, SOURCES } from "../helpers/corpus.ts";

const lower = { measures: [makeMeasure({ polarity: "LOWER_IS_BETTER" })] };
const neutral = { measures: [makeMeasure({ polarity: "NEUTRAL" })] };

const pace = (figures: readonly Figure[], given: Given = {}, population = "all"): Pace =>
  trace(bookOf(figures, given), "eyfs-gld", "halton", population).pace;
const at = (when: string | Period, value: number, figure: Figure = {}): Figure => ({
  value,
  period: typeof when === "string" ? financial(when) : when,
  ...figure,
});
const target = (when: string | Period, value: number, figure: Figure = {}): Figure => at(when, value, { role: "TARGET", ...figure });
const answer = ({ actualPerYear, requiredPerYear, onTrack }: Pace): (number | boolean | null)[] => [
  actualPerYear,
  requiredPerYear,
  onTrack,
];

describe("a council is on track", () => {
  it.each<[string, readonly Figure[], readonly (number | boolean | null)[]]>([
    ["at more than the pace it needs", [at("2012/13", 50), at("2014/15", 60), target("2016/17", 65)], [5, 2.5, true]],
    ["at just the pace it needs", [at("2012/13", 50), at("2014/15", 60), target("2016/17", 70)], [5, 5, true]],
    ["not at less", [at("2012/13", 50), at("2014/15", 60), target("2016/17", 71)], [5, 5.5, false]],
    ["not standing still", [at("2012/13", 60), at("2014/15", 60), target("2016/17", 61)], [0, 0.5, false]],
    ["not going back", [at("2012/13", 65), at("2014/15", 60), target("2016/17", 65)], [-2.5, 2.5, false]],
    [
      "not at just the pace to a target that is to be surpassed",
      [at("2012/13", 50), at("2014/15", 60), target("2016/17", 70, { bound: "OVER" })],
      [5, 5, false],
    ],
    [
      "beyond a target that is to be surpassed",
      [at("2012/13", 50), at("2014/15", 60), target("2016/17", 69, { bound: "OVER" })],
      [5, 4.5, true],
    ],
    ["where the target is met and kept", [at("2012/13", 50), at("2014/15", 60), target("2016/17", 55)], [5, -2.5, true]],
    ["not where the target is met but will not be", [at("2012/13", 80), at("2014/15", 60), target("2016/17", 55)], [-10, -2.5, false]],
    ["from below zero", [at("2012/13", -0.4), at("2014/15", -0.2), target("2016/17", 0)], [0.1, 0.1, true]],
  ])("%s", (_case, figures, expected) => {
    expect(answer(pace(figures))).toEqual(expected);
  });

  it("the other way round where lower is better", () => {
    expect(answer(pace([at("2012/13", 60), at("2014/15", 50), target("2016/17", 45)], lower))).toEqual([-5, -2.5, true]);
    expect(answer(pace([at("2012/13", 50), at("2014/15", 50), target("2016/17", 45)], lower))).toEqual([0, -2.5, false]);
  });

  it("or not, in words that name what the answer rests on", () => {
    const plain = "From 2012/13 to 2014/15, held against the target for 2016/17.";
    for (const goal of [55, 65, 71]) {
      expect(pace([at("2012/13", 50), at("2014/15", 60), target("2016/17", goal)]).explanation).toBe(plain);
    }
    const leaving = pace([at("2012/13", 80), at("2014/15", 60), target("2016/17", 55)]);
    expect(leaving.explanation).toMatch(/the latest outturn meets it, but at this pace it will not be met then\.$/);
  });
});

describe("the pace", () => {
  it("runs from the first dated outturn or baseline of the series to the latest, towards the plan's last target", () => {
    const found = pace([
      at("2010/11", 99, { role: "PROJECTION" }),
      at("2013/14", 55),
      at("2011/12", 48, { role: "BASELINE" }),
      at("2014/15", 60),
      target("2015/16", 61),
      target("2018/19", 70),
      target("2017/18", 66),
    ]);
    expect([found.from?.value, found.latest?.value, found.target?.value]).toEqual([48, 60, 70]);
    expect(answer(found)).toEqual([4, 2.5, true]);
  });

  it("is given with two digits more than the figures are printed with", () => {
    expect(answer(pace([at("2011/12", 50), at("2014/15", 60), target("2017/18", 65)]))).toEqual([3.33, 1.67, true]);
    expect(answer(pace([at("2010/11", 0.35), at("2014/15", 0.32), target("2017/18", 0.3)], lower))).toEqual([-0.0075, -0.0067, true]);
  });

  it("counts an academic year as the financial year in which it ends beside a financial one", () => {
    const figures = [at(academic("2011/12"), 40), at(academic("2013/14"), 46), target("2017/18", 61)];
    expect(answer(pace(figures))).toEqual([3, 5, false]);
    expect(answer(pace([...figures.slice(0, 2), target(academic("2016/17"), 61)]))).toEqual([3, 5, false]);
  });

  it("counts whole months", () => {
    const [first, last] = [at(period("QUARTER", "2012/13 Q4"), 50), at(period("QUARTER", "2014/15 Q2"), 53)];
    expect(answer(pace([first, last, target("2015/16", 56)]))).toEqual([2, 2, true]);
  });

  it("does not run from a year to a quarter, but from one rolling figure to another", () => {
    const quarter = at(period("QUARTER", "2014/15 Q2"), 53);
    expect(answer(pace([at("2012/13", 50), quarter, target("2015/16", 56)]))[0]).toBeNull();
    const [first, last] = [at(period("ROLLING", "2009"), 50), at(period("ROLLING", "2014/15 Q2"), 59.5)];
    expect(answer(pace([first, last]))[0]).toBe(2);
  });

  it("is not told from outturns less than a year apart", () => {
    const [june, july] = [at(period("AS_AT", "2014-06-30"), 88), at(period("AS_AT", "2014-07-31"), 87.9)];
    expect(answer(pace([june, july, target("2015/16", 90)]))[0]).toBeNull();
    expect(answer(pace([at("2013/14", 50), at(period("QUARTER", "2014/15 Q3"), 51)]))[0]).toBeNull();
  });

  it("starts after the last series break before the latest outturn", () => {
    const breaks = [{ measure: "eyfs-gld", date: "2013-04-01", reason: "Another test." }];
    const found = pace([at("2011/12", 10), at("2013/14", 58), at("2014/15", 60), target("2016/17", 64)], { breaks });
    expect([found.from?.value, ...answer(found)]).toEqual([58, 2, 2, true]);
  });

  it.each<[string, Figure]>([
    ["undated", { period: period() }],
    ["a few days older", { period: period("AS_AT", "2015-03-20") }],
    ["doubtful", { doubtful: true }],
    ["a bound", { bound: "AT_LEAST" }],
    ["a range", { valueHigh: 52 }],
    ["in another unit", { unit: "COUNT" }],
    ["another group's", { population: "girls" }],
    ["against others", { reference: "boys" }],
    ["missing", { missing: "AWAITED" }],
  ])("never starts from a figure that is %s", (_case, figure) => {
    expect(pace([at("2012/13", 50, figure), at("2014/15", 60), target("2016/17", 65)]).from).toBeNull();
  });

  it("leads to the last target of the source that the latest outturn's target is from", () => {
    const draft = makeSource({ key: "halton-draft", published: period("CALENDAR_YEAR", "2016") });
    const found = pace([at("2014/15", 60), target("2016/17", 65), target("2018/19", 70, { source: draft.key })], {
      sources: [...SOURCES, draft],
    });
    expect(found.target?.value).toBe(65);
  });
});

describe("whether a council is on track cannot be said", () => {
  const outturns = [at("2012/13", 50), at("2014/15", 60)];
  const breaks = [{ measure: "eyfs-gld", date: "2016-04-01", reason: "Another test." }];

  it.each<[string, readonly Figure[], Given, RegExp, (number | null)[]]>([
    ["without an outturn", [target("2016/17", 65)], {}, /^No outturn or baseline is printed\.$/, [null, null]],
    ["without a figure at all", [], {}, /^No outturn or baseline is printed\.$/, [null, null]],
    ["with undated outturns alone", [at(period(), 60), target("2016/17", 65)], {}, /^No outturn is printed with a period/, [null, null]],
    [
      "with a doubtful outturn alone",
      [at("2014/15", 60, { doubtful: true }), target("2016/17", 65)],
      {},
      /^No outturn is printed with a period/,
      [null, null],
    ],
    ["without a target", outturns, {}, /^No target applies to the latest outturn\.$/, [5, null]],
    ["with a past target alone", [...outturns, target("2010/11", 65)], {}, /^No target applies/, [5, null]],
    [
      "with a target in words",
      [...outturns, target("2016/17", 0, { missing: "QUALITATIVE" })],
      {},
      /^The last target is not one dated, sound value/,
      [5, null],
    ],
    ["with an undated target", [...outturns, target(period(), 65)], {}, /^The last target is not one dated/, [5, null]],
    [
      "with a range as the target",
      [...outturns, target("2016/17", 65, { valueHigh: 70 })],
      {},
      /^The last target is not one dated/,
      [5, null],
    ],
    [
      "with a doubtful target",
      [...outturns, target("2016/17", 65, { doubtful: true })],
      {},
      /^The last target is not one dated/,
      [5, null],
    ],
    ["with a target in another unit", [...outturns, target("2016/17", 650, { unit: "COUNT" })], {}, /another unit/, [5, null]],
    [
      "across a series break",
      [...outturns, target("2015/16", 62), target("2016/17", 65)],
      { breaks },
      /^The definition changes/,
      [5, null],
    ],
    ["from a single dated outturn", [at("2014/15", 60), target("2016/17", 65)], {}, /^Only one dated outturn/, [null, 2.5]],
    ["where no direction is better", [...outturns, target("2016/17", 65)], neutral, /^Which direction is better is not clear/, [5, 2.5]],
    [
      "where the target's bound points the other way",
      [...outturns, target("2016/17", 65, { bound: "UNDER" })],
      {},
      /^Which direction/,
      [5, 2.5],
    ],
  ])("%s", (_case, figures, given, explanation, [actual = null, required = null]) => {
    const found = pace(figures, given);
    expect(found.explanation).toMatch(explanation);
    expect(answer(found)).toEqual([actual, required, null]);
  });

  it("where the last target lies before the latest outturn", () => {
    const found = pace([...outturns, target(period(), 65), target("2010/11", 55)]);
    expect([found.explanation, found.onTrack]).toEqual(["The last target lies before the latest outturn.", null]);
  });
});

describe("a single dated outturn", () => {
  it("that already meets the last target is on track", () => {
    const found = pace([at("2014/15", 66), target("2016/17", 65)]);
    expect([answer(found), found.explanation]).toEqual([[null, -0.5, true], "The latest outturn already meets the last target."]);
    expect(pace([at("2014/15", 0), target("2016/17", 0)], lower).onTrack).toBe(true);
  });

  it("meets no target that is to be surpassed by equalling it", () => {
    expect(pace([at("2014/15", 65), target("2016/17", 65, { bound: "OVER" })]).onTrack).toBeNull();
  });
});

describe("a last target that is set for the time of the latest outturn", () => {
  it.each([
    [66, true, "meets"],
    [65, true, "meets"],
    [64, false, "misses"],
  ])("is met or missed, and no change is left to work out: %d", (value, onTrack, word) => {
    const found = pace([at(academic("2011/12"), 50), at(academic("2013/14"), value), target("2014/15", 65)]);
    expect([found.requiredPerYear, found.onTrack]).toEqual([null, onTrack]);
    expect(found.explanation).toContain(` ${word} it.`);
  });
});

describe("always", () => {
  const tenths = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);

  it("a better latest outturn never takes a council off track", () => {
    fc.assert(
      fc.property(tenths, tenths, tenths, tenths, (start, a, b, goal) => {
        const [worse, better] = [Math.min(a, b), Math.max(a, b)].map(
          (value) => pace([at("2012/13", start), at("2014/15", value), target("2016/17", goal)]).onTrack,
        );
        expect(worse === true && better === false).toBe(false);
      }),
    );
  });

  it("mirrored figures and polarity give the same answer at the opposite pace", () => {
    fc.assert(
      fc.property(tenths, tenths, tenths, (start, latest, goal) => {
        const figures = (sign: number) => [at("2012/13", sign * start), at("2014/15", sign * latest), target("2017/18", sign * goal)];
        const [one, other] = [pace(figures(1)), pace(figures(-1), lower)];
        expect(other.onTrack).toBe(one.onTrack);
        expect((other.actualPerYear ?? Number.NaN) + (one.actualPerYear ?? Number.NaN)).toBe(0);
      }),
    );
  });
});
