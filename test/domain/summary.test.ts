import { describe, expect, it } from "vitest";
import type { ScorecardLine } from "../../src/domain/scorecard.ts";
import { bookOf, scorecardOf } from "../helpers/casebook.ts";
import {
  type Figure,
  financial,
  type Given,
  makeIndicator,
  makeMeasure,
  makeSource,
  POPULATIONS,
  period,
  SOURCES,
} from "../helpers/corpus.ts";

const PEERS = ["cheshire-east", "cheshire-west-and-chester"] as const;
const year = financial("2014/15");
const nextYear = financial("2015/16");
const east = (figure: Figure): Figure => ({ area: PEERS[0], period: year, ...figure });
const west = (figure: Figure): Figure => ({ area: PEERS[1], period: year, ...figure });
const england = (figure: Figure): Figure => ({ area: "england", source: "halton-plan", period: year, ...figure });
const target = (figure: Figure): Figure => ({ role: "TARGET", period: year, ...figure });

/** The first line of Halton's scorecard. */
function line(figures: readonly Figure[], given: Given = {}, peers: readonly string[] = PEERS): ScorecardLine {
  const [first] = scorecardOf(bookOf(figures, given), "halton", peers, 10).lines;
  if (!first) throw new Error("no line");
  return first;
}
const summary = (...given: Parameters<typeof line>): string => line(...given).summary;
/** The clauses of a summary, without the full stop. */
const clauses = (...given: Parameters<typeof line>): string[] =>
  summary(...given)
    .slice(0, -1)
    .split("; ");

it("a summary tells area, value, period, target and whether that is due, who else publishes it, and each caveat", () => {
  const measure = makeMeasure({ key: "under-18-conception-rate", name: "Under-18 conception rate", polarity: "LOWER_IS_BETTER" });
  const note = "The title announces changes, but the cells hold rates.";
  const indicator = makeIndicator({ key: "halton-plan/cyp15", measure: measure.key, match: "CLOSE_MATCH", matchNote: note });
  const row: Figure = { measure: measure.key, indicator: indicator.key, unit: "RATE_PER_1000" };
  const found = line(
    [
      { ...row, value: 43.9, period: period("ROLLING", "2014/15 Q2") },
      { ...row, role: "TARGET", value: 54.7, period: nextYear },
    ],
    { measures: [measure], indicators: [indicator] },
  );
  expect(found.summary).toBe(
    "Halton reported 43.9 per 1,000 (2014/15 Q2, rolling) for under-18 conception rate, " +
      "already better than its 2015/16 target of 54.7 per 1,000 (still to come), which asks for less than it has; " +
      "no other council in the comparison publishes it; " +
      "Halton's figure does not have exactly the measure's definition (The title announces changes, but the cells hold rates).",
  );
});

describe("the target in a summary", () => {
  const unknown = makeSource({ key: "halton-unknown", published: null });
  it.each<[string, Figure, readonly Figure[], string]>([
    ["none", { value: 60 }, [], ", with no target"],
    ["met", { value: 60 }, [target({ value: 60 })], ", meeting its 2014/15 target of 60% (due for that time)"],
    ["missed", { value: 40 }, [target({ value: 60 })], ", missing its 2014/15 target of 60% (due for that time)"],
    ["to come", { value: 40 }, [target({ value: 60, period: nextYear })], ", short of its 2015/16 target of 60% (still to come)"],
    [
      "equal and to come",
      { value: 60 },
      [target({ value: 60, period: nextYear })],
      ", already meeting its 2015/16 target of 60% (still to come)",
    ],
    ["undated", { value: 40 }, [target({ value: 60, period: period() })], ", short of its undated target of 60% (not known to be due)"],
    [
      "of an undated figure whose source came out before the target's year",
      { value: 40, period: period() },
      [target({ value: 60, period: nextYear })],
      ", short of its 2015/16 target of 60% (still to come)",
    ],
    [
      "of an undated figure that may be of the target's year",
      { value: 40, period: period() },
      [target({ value: 60 })],
      ", short of its 2014/15 target of 60% (not known to be due)",
    ],
    [
      "of an undated figure in a source that came out at an unknown date",
      { source: unknown.key, value: 40, period: period() },
      [target({ source: unknown.key, value: 60, period: nextYear })],
      ", short of its 2015/16 target of 60% (not known to be due)",
    ],
    [
      "loose and to come",
      { value: 70 },
      [target({ value: 60, period: nextYear })],
      ", already better than its 2015/16 target of 60% (still to come), which asks for less than it has",
    ],
    [
      "loose and met",
      { value: 70 },
      [target({ value: 60 }), { value: 65, period: financial("2013/14") }],
      ", meeting its 2014/15 target of 60% (due for that time), which asked for less than it had",
    ],
    [
      "loose and missed",
      { value: 50 },
      [target({ value: 60 }), { value: 65, period: financial("2013/14") }],
      ", missing its 2014/15 target of 60% (due for that time), which asked for less than it had",
    ],
    ["a bound", { value: 40 }, [target({ value: 60, bound: "OVER" })], ", missing its 2014/15 target of over 60% (due for that time)"],
    [
      "doubtful",
      { value: 40 },
      [target({ value: 60, doubtful: true })],
      ", beside its 2014/15 target of 60% (due for that time), against which it is not rated",
    ],
    [
      "in words",
      { value: 40 },
      [target({ missing: "QUALITATIVE", qualitative: "To rise." })],
      ", beside its 2014/15 target in words (To rise) (due for that time), against which it is not rated",
    ],
    [
      "in words that name an area",
      { value: 40 },
      [
        target({ missing: "QUALITATIVE", qualitative: "No lower than the North West.", relativeTo: "north-west" }),
        england({ area: "north-west", value: 60 }),
      ],
      ", missing its 2014/15 target in words (No lower than the North West), which is 60% (due for that time)",
    ],
  ])("is told: %s", (_case, figure, others, expected) => {
    const [opening] = clauses([{ period: year, ...figure }, ...others], { sources: [...SOURCES, unknown] });
    expect(opening).toMatch(/ for good level of development, /);
    expect(opening?.slice(opening.indexOf(" for good level of development") + " for good level of development".length)).toBe(expected);
  });
});

describe("the time in a summary", () => {
  it.each<[string, Figure, string]>([
    ["a year", { period: year }, "60% (2014/15)"],
    ["none", { period: period() }, "60% (undated)"],
    ["one that was inferred", { period: period("FINANCIAL_YEAR", "2014/15", true) }, "60% (2014/15, inferred)"],
    ["an inferred rolling one", { period: period("ROLLING", "2014/15 Q2", true) }, "60% (2014/15 Q2, rolling, inferred)"],
    ["a cumulative one", { period: period("CUMULATIVE", "2014/15 Q2") }, "60% (2014/15 Q2, cumulative)"],
    ["zero, which is a figure", { value: 0, period: year }, "0% (2014/15)"],
  ])("is told: %s", (_case, figure, expected) => {
    expect(summary([{ value: 60, ...figure }])).toMatch(new RegExp(`^Halton reported ${expected.replace(/[()]/g, "\\$&")} for `));
  });
});

describe("the nation in a summary", () => {
  it.each([
    [59, "better than the national 59% (2014/15)"],
    [61, "behind the national 61% (2014/15)"],
    [60, "beside the national 60% (2014/15)"],
  ])("is told: %d", (value, expected) => {
    expect(clauses([{ value: 60, period: year }, england({ value })])[1]).toBe(expected);
  });

  it("is neither better nor worse where the two cannot be compared", () => {
    const indicators = [makeIndicator({ key: "halton-plan/other", match: "RELATED_MATCH", matchNote: "Another quantity." })];
    const figures = [{ value: 60, period: year }, england({ value: 70, indicator: "halton-plan/other" })];
    expect(clauses(figures, { indicators })[1]).toBe("beside the national 70% (2014/15)");
  });
});

describe("the other councils in a summary", () => {
  const own: Figure = { value: 60, period: year };

  it.each<[string, readonly Figure[], readonly string[]]>([
    ["none publishes it", [], ["no other council in the comparison publishes it"]],
    [
      "two beside it",
      [east({ value: 61 }), west({ value: 62.5 })],
      ["beside Cheshire East 61% (2014/15) and Cheshire West and Chester 62.5% (2014/15)"],
    ],
    ["one not comparable", [east({ value: 61, unit: "COUNT" })], ["not to be compared with Cheshire East 61 (2014/15)"]],
    [
      "one comparable, one not",
      [east({ value: 61, unit: "COUNT" }), west({ value: 62 })],
      ["beside Cheshire West and Chester 62% (2014/15)", "not to be compared with Cheshire East 61 (2014/15)"],
    ],
    ["cells without a figure", [east({ missing: "AWAITED" })], ["none of the other councils has a figure to set beside it"]],
  ])("are told: %s", (_case, others, expected) => {
    expect(clauses([own, ...others]).slice(1, 1 + expected.length)).toEqual(expected);
  });

  it("are not missed where none was asked for", () => {
    expect(clauses([own], {}, [])[1]).toBe("it is not held against other councils");
  });

  it("are told once where none publishes it, not council by council", () => {
    expect(summary([own]).match(/publishes/g)).toHaveLength(1);
    expect(summary([own, east({ value: 61 })])).toContain("Cheshire West and Chester publishes nothing on this measure");
  });
});

describe("a summary", () => {
  it("has a clause for each reason above COMPARABLE", () => {
    const figures = [
      { value: 60, doubtful: true, note: "Looks low.", period: period() },
      { value: 62, status: "PROVISIONAL", period: year, area: PEERS[0], bound: "ABOUT" },
      { role: "BASELINE", value: 62, period: financial("2009/10"), area: PEERS[1], smallCohort: true },
    ] satisfies Figure[];
    const found = line(figures);
    expect(found.comparison.reasons.length).toBeGreaterThanOrEqual(6);
    expect(found.comparison.reasons.filter(({ clause }) => !found.summary.includes(clause))).toEqual([]);
  });

  it("says what stands in place of a figure", () => {
    const found = line([target({ value: 60 }), { missing: "TO_BE_CONFIRMED", period: year }, east({ value: 61 })]);
    expect(found.summary).toMatch(/^Halton reports no figure for good level of development; .*to be confirmed.*\.$/);
    const alone = clauses([target({ value: 60 })]);
    expect(alone.slice(0, 2)).toEqual(["Halton reports no figure for good level of development", "its 2014/15 target of 60% stands alone"]);
  });

  it("is one sentence, whatever the notes", () => {
    const found = summary([{ value: 60, doubtful: true, note: "Looks low. The row above has 80. See e.g. line 3.", period: year }]);
    expect(found).toContain("Looks low; The row above has 80; See e.g. line 3");
    expect(found).toMatch(/[^.]\.$/);
    expect(found).not.toMatch(/\. [A-Z]/);
  });

  it("names the group unless it is the measure's own or everyone", () => {
    const groups = (population: string, own: string) =>
      summary([{ population, value: 60, period: year }], { measures: [makeMeasure({ population: own })] });
    expect(groups("fsm", "all")).toContain(" for good level of development for pupils eligible for free school meals, ");
    expect(groups("fsm", "fsm")).toContain(" for good level of development, ");
    expect(groups("all", "fsm")).toContain(" for good level of development, ");
  });

  it.each([
    ["Good level of development", "good level of development"],
    ["Children's centres judged good", "children's centres judged good"],
    ["Under-18 conception rate", "under-18 conception rate"],
    ["New EHC plans", "new EHC plans"],
    ["Absence", "absence"],
    ["NEET, ages 16 to 18", "NEET, ages 16 to 18"],
    ["A-level grade A*", "A-level grade A*"],
    ["GCSE English and maths", "GCSE English and maths"],
    ["Level 2 by age 19", "Level 2 by age 19"],
    ["Progress 8 score", "Progress 8 score"],
    ["Team Around the Family cases", "Team Around the Family cases"],
  ])("writes a common name small within the sentence, and leaves a proper one: %s", (name, expected) => {
    expect(summary([{ value: 60, period: year }], { measures: [makeMeasure({ name })] })).toContain(` for ${expected}, with `);
  });

  it("writes the name of a group by the same rule", () => {
    const populations = [...POPULATIONS, { key: "work-programme", name: "Work Programme participants", broader: "all" }];
    expect(summary([{ population: "work-programme", value: 60, period: year }], { populations })).toContain(
      " for Work Programme participants, ",
    );
  });
});
