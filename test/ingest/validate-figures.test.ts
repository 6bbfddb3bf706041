import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_OF_ONE_THING } from "../../src/domain/conflict.ts";
import { PERIOD_FORMS } from "../../src/domain/period.ts";
import { type Cells, type Changes, FIGURES, problemsOf } from "../helpers/package.ts";

const GAP: Cells = { key: "eyfs-gld-gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gap_of: "eyfs-gld" };
const LEAD: Cells = { key: "eyfs-gld-lead", kind: "DIFFERENCE", unit: "PERCENTAGE_POINTS" };

const figure = (...cells: Cells[]): Changes => ({ [FIGURES]: cells });
/** A figure of a gap. */
const gapFigure = (...cells: Cells[]): Changes => ({
  "measures.csv": [{}, GAP],
  "indicators.csv": [{ measure: "eyfs-gld-gap" }],
  ...figure(...cells),
});
/** A figure whose indicator is only related to its measure. */
const relatedFigure = (...cells: Cells[]): Changes => ({
  "indicators.csv": [{ match: "RELATED_MATCH", match_note: "A count." }],
  ...figure(...cells),
});

describe("a figure", () => {
  const missing = { value: "", decimals: "", raw: "" };

  it.each([
    [
      "a value and a reason why there is none",
      figure({ missing: "BLANK" }),
      ["value: is set, and so is missing; a figure is there or is missing"],
    ],
    [
      "neither value nor reason",
      figure({ value: "", decimals: "" }),
      ["value: is empty without a reason; fill it or say in `missing` why there is none"],
    ],
    ["a reason alone", figure({ ...missing, missing: "AWAITED" }), []],
    ["zero, which is a value", figure({ value: "0", raw: "0%" }), []],
    ["a value that is not quoted", figure({ raw: "" }), ["raw: is empty; quote the figure as printed"]],
    [
      "a value without decimals",
      figure({ decimals: "" }),
      ["decimals: goes with a value, and only with one; give the digits after the point as printed"],
    ],
    [
      "decimals without a value",
      figure({ ...missing, missing: "BLANK", decimals: "0" }),
      ["decimals: goes with a value, and only with one; give the digits after the point as printed"],
    ],
    [
      "more digits than decimals",
      figure({ value: "55.5" }),
      ["value: has more digits after the point than decimals says (0); make them agree with the print"],
    ],
    [
      "more digits at the high end",
      figure({ value_high: "55.25", decimals: "1" }),
      ["value: has more digits after the point than decimals says (1); make them agree with the print"],
    ],
    ["fewer digits than decimals", figure({ value: "57", decimals: "1" }), []],
    ["whole numbers at a coarser precision", relatedFigure({ value: "11500000", decimals: "-5", unit: "GBP" }), []],
    [
      "digits at a coarser precision",
      relatedFigure({ value: "11500000.5", decimals: "-5", unit: "GBP" }),
      ["value: has more digits after the point than decimals says (-5); make them agree with the print"],
    ],
    ["a range that rises", figure({ value_high: "60" }), []],
    ["a range of one value", figure({ value_high: "55" }), ["value_high: is not above value; a range runs from value up to value_high"]],
    ["a range that falls", figure({ value_high: "50" }), ["value_high: is not above value; a range runs from value up to value_high"]],
    [
      "a high end alone",
      figure({ ...missing, missing: "BLANK", value_high: "5" }),
      ["value_high: is not above value; a range runs from value up to value_high"],
    ],
    ["a bound", figure({ bound: "OVER" }), []],
    ["a bound in words", figure({ ...missing, missing: "QUALITATIVE", qualitative: "the national average", bound: "AT_LEAST" }), []],
    [
      "a bound of nothing",
      figure({ ...missing, missing: "BLANK", bound: "OVER" }),
      ["bound: needs a value, or a target in words, to qualify"],
    ],
    [
      "words beside a value",
      figure({ qualitative: "over half" }),
      ["qualitative: goes with missing = QUALITATIVE, and only with that; paraphrase what is printed in words"],
    ],
    [
      "words that are not given",
      figure({ ...missing, missing: "QUALITATIVE" }),
      ["qualitative: goes with missing = QUALITATIVE, and only with that; paraphrase what is printed in words"],
    ],
    ["the measure's own unit", figure({ unit: "PERCENT" }), []],
    [
      "another unit than its measure",
      figure({ unit: "COUNT" }),
      ["unit: is COUNT, the measure's is PERCENT; only a RELATED_MATCH may differ"],
    ],
    ["another unit than a related measure", relatedFigure({ value: "500", raw: "500", unit: "COUNT" }), []],
    ["a hundred per cent", figure({ value: "100" }), []],
    [
      "over a hundred per cent",
      figure({ value: "103" }),
      ["note: is empty; a percentage of 103 lies outside 0 to 100 and needs an explanation"],
    ],
    [
      "below nought per cent",
      figure({ value: "-3" }),
      ["note: is empty; a percentage of -3 lies outside 0 to 100 and needs an explanation"],
    ],
    [
      "a range beyond a hundred per cent",
      figure({ value_high: "120" }),
      ["note: is empty; a percentage of 120 lies outside 0 to 100 and needs an explanation"],
    ],
    ["over a hundred per cent, explained", figure({ value: "103", note: "Of a baseline." }), []],
    ["over a hundred of another unit", relatedFigure({ value: "103", unit: "COUNT" }), []],
    ["over a hundred points of a gap", gapFigure({ value: "103" }), []],
    ["a base of zero", figure({ denominator: "0" }), ["denominator: is not above zero; give the base of the percentage"]],
    ["a count and base that give it", figure({ value: "33.3", decimals: "1", numerator: "1", denominator: "3" }), []],
    [
      "a count and base that give another",
      figure({ value: "33.4", decimals: "1", numerator: "1", denominator: "3" }),
      ["note: is empty; 1 of 3 is not 33.4%: correct a figure or explain"],
    ],
    ["a count and base that round to it at the half", figure({ value: "13", numerator: "1", denominator: "8" }), []],
    ["a count and base that give another, explained", figure({ numerator: "1", denominator: "3", note: "As printed." }), []],
    ["a doubtful print without a reason", figure({ doubtful: "true" }), ["note: is empty; say why the print looks wrong"]],
    ["a doubtful print with one", figure({ doubtful: "true", note: "A slip." }), []],
    ["a reference without a gap", figure({ reference: "fsm" }), ["reference: is set, but the measure is no GAP; empty the cell"]],
    ["a reference of a gap", gapFigure({ population: "fsm", reference: "all" }), []],
    [
      "an inferred period without a reason",
      figure({ period_inferred: "true" }),
      ["period_note: is empty; say what the period was inferred from"],
    ],
    ["an inferred period with one", figure({ period_inferred: "true", period_note: "The heading." }), []],
    [
      "an inferred period that is not given",
      figure({ period_inferred: "true", period_note: "?", period_kind: "UNSPECIFIED", period: "" }),
      ["period_inferred: is true, but the period is UNSPECIFIED; an inferred period is given"],
    ],
    ["no period", figure({ period_kind: "UNSPECIFIED", period: "" }), []],
  ] satisfies [string, Changes, string[]][])("with %s", async (_, changes, problems) => {
    expect(await problemsOf(changes)).toEqual(problems.map((problem) => `${FIGURES}:2: ${problem}`));
  });

  it("of a difference says what it is relative to", async () => {
    const lead = { "measures.csv": [{}, LEAD], "indicators.csv": [{ measure: "eyfs-gld-lead" }] };
    expect(await problemsOf({ ...lead, ...figure({ value: "4", relative_to: "england" }) })).toEqual([]);
    expect(await problemsOf({ ...lead, ...figure({ value: "4" }) })).toEqual([
      `${FIGURES}:2: relative_to: is empty; a DIFFERENCE says which area it is relative to`,
    ]);
  });

  it("stands in the file of its indicator's source", async () => {
    const changes: Changes = { "sources.csv": [{}, { key: "draft" }], "observations/draft.csv": [{}] };
    expect(await problemsOf(changes)).toEqual([
      'observations/draft.csv:2: indicator: is "halton-plan/eyfs-gld", an indicator of another source; move the row to that source\'s file or correct the key',
    ]);
  });

  it.each([
    ["ACADEMIC_YEAR", "Dec-11"],
    ["ACADEMIC_YEAR", "2011/13"],
    ["ACADEMIC_YEAR", "2011"],
    ["ACADEMIC_YEAR", ""],
    ["FINANCIAL_YEAR", "2014-15"],
    ["CALENDAR_YEAR", "2013/14"],
    ["QUARTER", "2014/15 Q5"],
    ["AS_AT", "31/08/2014"],
    ["AS_AT", "30 Feb 2014"],
    ["UNSPECIFIED", "2014"],
  ])("for a %s is not for %j", async (kind, text) => {
    expect(await problemsOf(figure({ period_kind: kind, period: text }))).toEqual([
      `${FIGURES}:2: period: is no ${kind}, found "${text}"; write it like one of ${PERIOD_FORMS}, and leave it empty for UNSPECIFIED alone`,
    ]);
  });

  it.each([
    ["ACTUAL", "2015/16", "2015-09-01"],
    ["BASELINE", "2015/16", "2015-09-01"],
    ["TARGET", "2015/16", null],
    ["PROJECTION", "2015/16", null],
    ["ACTUAL", "2014/15", null],
  ])("that is a %s of %s may lie after its publication only if it looks ahead", async (role, text, start) => {
    expect(await problemsOf(figure({ role, period: text }))).toEqual(
      start === null
        ? []
        : [`${FIGURES}:2: period: starts on ${start}, after its source was published (2015-03-31); an outturn cannot lie in the future`],
    );
  });

  it("may be of the very day of publication, and of any day where none is known", async () => {
    const ends = (period: string) => figure({ period_kind: "AS_AT", period });
    expect(await problemsOf(ends("2015-03-31"))).toEqual([]);
    expect(await problemsOf(ends("2015-04-01"))).toHaveLength(1);
    expect(await problemsOf({ ...ends("2015-04-01"), "sources.csv": [{ published_kind: "", published: "" }] })).toEqual([]);
  });

  it("with several faults has all of them reported", async () => {
    const problems = await problemsOf(figure({ value: "103.5", doubtful: "true", unit: "COUNT", period: "Dec-11" }));
    expect(problems.map((problem) => problem.split(": ")[1])).toEqual(["value", "unit", "note", "period"]);
  });

  it("may hold any percentage that its count and base give when rounded to its decimals", async () => {
    const fraction = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 3 }));
    const cells = ([part, rest, decimals]: readonly [number, number, number], index: number): Cells => ({
      line: String(index + 1),
      numerator: String(part),
      denominator: String(part + rest),
      value: ((100 * part) / (part + rest)).toFixed(decimals),
      decimals: String(decimals),
    });
    const figures = fc.array(fraction, { minLength: 50, maxLength: MOST_OF_ONE_THING });
    await fc.assert(
      fc.asyncProperty(figures, async (all) => (await problemsOf(figure(...all.map(cells)))).length === 0),
      { numRuns: 5 },
    );
  });
});
