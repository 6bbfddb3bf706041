import { describe, expect, it } from "vitest";
import { PERIOD_FORMS } from "../../src/domain/period.ts";
import { type Cells, problemsOf } from "../helpers/package.ts";

const GAP: Cells = { key: "eyfs-gld-gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gap_of: "eyfs-gld" };

describe("a measure", () => {
  it.each([
    ["a gap of a level", [{}, GAP], []],
    [
      "a gap of nothing",
      [{}, { ...GAP, gap_of: "" }],
      ["measures.csv:3: gap_of: is set for a GAP and for nothing else; name the level measure, or empty the cell"],
    ],
    [
      "a level of a level",
      [{}, { key: "other", gap_of: "eyfs-gld" }],
      ["measures.csv:3: gap_of: is set for a GAP and for nothing else; name the level measure, or empty the cell"],
    ],
    [
      "a gap of a gap",
      [{}, GAP, { ...GAP, key: "gap-gap", gap_of: "eyfs-gld-gap" }],
      ['measures.csv:4: gap_of: names "eyfs-gld-gap", which is no LEVEL; a gap is a difference of levels'],
    ],
    [
      "a gap of itself",
      [{}, { ...GAP, gap_of: "eyfs-gld-gap" }],
      ['measures.csv:3: gap_of: names "eyfs-gld-gap", which is no LEVEL; a gap is a difference of levels'],
    ],
    [
      "a gap in per cent",
      [{}, { ...GAP, unit: "PERCENT" }],
      ["measures.csv:3: unit: is PERCENT; the difference of two percentages is PERCENTAGE_POINTS"],
    ],
    ["a gap in months", [{}, { ...GAP, unit: "MONTHS" }], []],
  ] satisfies [string, Cells[], string[]][])("that is %s", async (_, measures, problems) => {
    expect(await problemsOf({ "measures.csv": measures })).toEqual(problems);
  });
});

describe("an indicator", () => {
  it.each([
    ["a close match with a reason", { match: "CLOSE_MATCH", match_note: "Another age range." }, []],
    [
      "a close match without one",
      { match: "CLOSE_MATCH" },
      ["indicators.csv:2: match_note: is needed unless the match is exact, and only then; the match is CLOSE_MATCH"],
    ],
    [
      "an exact match with a reason",
      { match_note: "Why?" },
      ["indicators.csv:2: match_note: is needed unless the match is exact, and only then; the match is EXACT_MATCH"],
    ],
    [
      "set against a group without being a gap",
      { reference: "fsm" },
      ["indicators.csv:2: reference: is set, but the measure is no GAP; empty the cell or map to a gap"],
    ],
    ["set against a group as a gap", { measure: "eyfs-gld-gap", reference: "fsm" }, []],
  ] satisfies [string, Cells, string[]][])("that is %s", async (_, indicator, problems) => {
    expect(await problemsOf({ "measures.csv": [{}, GAP], "indicators.csv": [indicator] })).toEqual(problems);
  });

  it("has a key that starts with its source", async () => {
    const problems = await problemsOf({ "indicators.csv": [{}, { key: "another-plan/eyfs-gld" }, { key: "halton-plan-2/eyfs-gld" }] });
    expect(problems).toEqual([
      'indicators.csv:3: key: is "another-plan/eyfs-gld"; it starts with its source and a slash: "halton-plan/…"',
      'indicators.csv:4: key: is "halton-plan-2/eyfs-gld"; it starts with its source and a slash: "halton-plan/…"',
    ]);
  });
});

describe("a source", () => {
  it.each([
    ["no dates", { coverage_kind: "", coverage: "", published_kind: "", published: "" }, []],
    ["a kind without a date", { coverage: "" }, ["coverage", "", "SPAN"]],
    ["a date without a kind", { coverage_kind: "" }, ["coverage", "2015-04-01/2018-03-31", ""]],
    ["a date of another kind", { published_kind: "CALENDAR_YEAR", published: "2014/15" }, ["published", "2014/15", "CALENDAR_YEAR"]],
    ["an unspecified date", { published_kind: "UNSPECIFIED" }, ["published", "2015-01-01/2015-03-31", "UNSPECIFIED"]],
  ] satisfies [string, Cells, string[]][])("with %s", async (_, source, [column, text, kind]) => {
    expect(await problemsOf({ "sources.csv": [source] })).toEqual(
      column === undefined
        ? []
        : [`sources.csv:2: ${column}: and ${column}_kind do not fit, found "${text}" and "${kind}"; write it like one of ${PERIOD_FORMS}`],
    );
  });
});
