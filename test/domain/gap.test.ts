import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveGap, figuresOf, parseDerivedKey } from "../../src/domain/gap.ts";
import type { Observation } from "../../src/domain/observation.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, makeMeasure, makeObservation, makeSource, period, SOURCES } from "../helpers/corpus.ts";

const LEVEL = makeMeasure();
const GAP = makeMeasure({
  key: "eyfs-gld-gap",
  unit: "PERCENTAGE_POINTS",
  polarity: "LOWER_IS_BETTER",
  kind: "GAP",
  population: "fsm",
  gapOf: "eyfs-gld",
});
const DRAFT = makeSource({ key: "halton-draft", status: "DRAFT", published: period("SPAN", "2016-01-01/2016-03-31") });

/** The gaps that levels give: the nth stands on line n. */
const gapsOf = (levels: readonly Figure[], printed: readonly Figure[] = []): readonly Observation[] =>
  figuresOf(
    bookOf([...levels, ...printed.map((figure): Figure => ({ measure: "eyfs-gld-gap", unit: "PERCENTAGE_POINTS", ...figure }))], {
      measures: [LEVEL, GAP],
      sources: [...SOURCES, DRAFT],
    }),
    "eyfs-gld-gap",
  );
const told = (gaps: readonly Observation[]): string[] =>
  gaps.map(({ population, reference, value }) => `${reference} - ${population} = ${value}`);

const fsm: Figure = { population: "fsm", value: 49.6 };
const notFsm: Figure = { population: "not-fsm", value: 70 };
const all: Figure = { value: 68.8 };

describe("a gap", () => {
  it("is the reference minus the group, so that positive means that the group is behind", () => {
    expect(
      told(
        gapsOf([
          { population: "boys", value: 54 },
          { population: "girls", value: 71 },
        ]),
      ),
    ).toEqual(["girls - boys = 17", "boys - girls = -17"]);
  });

  it("is derived against the group's complement, not against everyone, where both are printed", () => {
    expect(told(gapsOf([all, notFsm, fsm]))).toEqual(["fsm - not-fsm = -20.4", "not-fsm - fsm = 20.4"]);
  });

  it("is derived against everyone where only everyone is known beside the group: 68.8 − 49.6 is 19.2", () => {
    expect(told(gapsOf([all, fsm]))).toEqual(["all - fsm = 19.2"]);
  });

  it("is derived from levels of zero", () => {
    expect(told(gapsOf([{ value: 0 }, { population: "fsm", value: 0 }]))).toEqual(["all - fsm = 0"]);
  });

  it.each([
    ["no level is printed", []],
    ["only everyone's is", [all]],
    ["only the group's is", [fsm]],
    ["only another group's is beside it, which is not its complement", [fsm, { population: "girls" }]],
    ["a level is missing", [all, { population: "fsm", missing: "AWAITED" }]],
    ["the area differs", [{ ...all, area: "england", source: "halton-plan" }, fsm]],
    ["the role differs", [{ ...all, role: "TARGET" }, fsm]],
    ["a baseline stands beside an outturn", [{ ...all, role: "BASELINE" }, fsm]],
    ["the source differs", [{ ...all, source: "halton-draft" }, fsm]],
    ["the year differs", [{ ...all, period: academic("2012/13") }, fsm]],
    ["the kind of year differs", [{ ...all, period: financial("2013/14") }, fsm]],
    ["one of them is undated", [{ ...all, period: period() }, fsm]],
    [
      "both are counts, which give no gap in percentage points",
      [
        { ...all, unit: "COUNT" },
        { ...fsm, unit: "COUNT" },
      ],
    ],
    ["one of them is a count", [{ ...all, unit: "COUNT" }, fsm]],
    ["a level is a lower bound", [{ ...all, bound: "OVER" }, fsm]],
    ["a level is an upper bound", [all, { ...fsm, bound: "AT_MOST" }]],
    ["a level is a range", [all, { ...fsm, valueHigh: 52 }]],
  ] satisfies [string, Figure[]][])("is not derived where %s", (_, levels) => {
    expect(gapsOf(levels)).toEqual([]);
  });

  it("is derived for every role: of two targets, a target", () => {
    expect(
      gapsOf([
        { ...all, role: "TARGET" },
        { ...fsm, role: "TARGET" },
      ])[0],
    ).toMatchObject({ role: "TARGET", value: 19.2 });
  });

  it("is derived with each figure that is printed for the reference", () => {
    expect(told(gapsOf([{ ...all, doubtful: true }, fsm, { ...all, value: 69 }]))).toEqual(["all - fsm = 19.2", "all - fsm = 19.4"]);
  });

  it("of a measure that is no gap is never derived", () => {
    const book = bookOf([all, fsm], { measures: [LEVEL, GAP] });
    expect(figuresOf(book, "eyfs-gld").map(({ value }) => value)).toEqual([68.8, 49.6]);
  });

  it("is not derived where the measure names no level", () => {
    expect(figuresOf(bookOf([all, fsm], { measures: [LEVEL, { ...GAP, gapOf: null }] }), "eyfs-gld-gap")).toEqual([]);
  });
});

describe("two undated levels", () => {
  const undated = (line: number, figure: Figure): Figure => ({ period: period(), line, ...figure });
  const elsewhere = (figure: Figure): Observation => {
    const made = makeObservation(figure);
    return { ...made, provenance: made.provenance && { ...made.provenance, locator: "text" } };
  };

  it.each([
    ["of one sentence", undated(7, all), undated(7, { ...fsm, place: 2 }), 1],
    ["of adjacent rows", undated(7, all), undated(8, fsm), 1],
    ["of adjacent rows, the group first", undated(8, all), undated(7, fsm), 1],
    ["of rows further apart", undated(7, all), undated(9, fsm), 0],
    ["of adjacent rows of two publications", undated(7, all), undated(8, { ...fsm, source: "halton-draft" }), 0],
    ["of adjacent rows, one called current", undated(7, { ...all, tense: "CURRENT" }), undated(8, fsm), 0],
    ["of adjacent rows, both called past", undated(7, { ...all, tense: "PAST" }), undated(8, { ...fsm, tense: "PAST" }), 1],
  ])("%s", (_, a, b, count) => {
    expect(gapsOf([a, b])).toHaveLength(count);
  });

  it("on adjacent lines of two tables", () => {
    const book = bookOf([], { measures: [LEVEL, GAP] });
    const levels = [makeObservation(undated(7, all)), elsewhere(undated(8, fsm))];
    expect(figuresOf({ ...book, observations: new Map([["eyfs-gld", levels]]) }, "eyfs-gld-gap")).toEqual([]);
  });
});

describe("a printed gap", () => {
  const levels = [all, fsm];
  const printed = (figure: Figure): Figure[] => [{ population: "fsm", value: 21, line: 9, ...figure }];

  it.each([
    ["for the same group and year", {}, [21]],
    ["in another publication for the same year", { source: "halton-draft" }, [21]],
    ["of another group", { population: "girls" }, [21, 19.2]],
    ["of another year", { period: academic("2012/13") }, [21, 19.2]],
    ["of another role", { role: "BASELINE" }, [21, 19.2]],
    ["of another area", { area: "england", source: "halton-plan" }, [21, 19.2]],
    ["without a number", { missing: "BLANK" }, [null, 19.2]],
  ] satisfies [string, Figure, (number | null)[]][])("%s leaves these", (_, figure, values) => {
    expect(gapsOf(levels, printed(figure)).map(({ value }) => value)).toEqual(values);
  });

  it("that is undated stands for the levels of its own publication alone", () => {
    const undated = levels.map((level, index): Figure => ({ ...level, period: period(), line: 7 + index }));
    expect(gapsOf(undated, printed({ period: period() })).map(({ value }) => value)).toEqual([21]);
    expect(gapsOf(undated, printed({ period: period(), source: "halton-draft" })).map(({ value }) => value)).toEqual([21, 19.2]);
  });
});

describe("a derived gap", () => {
  const gapOf = (reference: Figure, group: Figure): Observation | null =>
    deriveGap(GAP, makeObservation({ line: 1, ...all, ...reference }), makeObservation({ line: 2, ...fsm, ...group }));

  it("is the hub's own: no indicator, no place in print, both legs as components", () => {
    const [reference, group] = [makeObservation(all), makeObservation({ line: 2, ...fsm })];
    expect(deriveGap(GAP, reference, group)).toEqual({
      ...group,
      key: "derived:eyfs-gld-gap:halton-plan:1:1~halton-plan:2:1",
      measure: "eyfs-gld-gap",
      indicator: null,
      reference: "all",
      value: 19.2,
      decimals: 1,
      unit: "PERCENTAGE_POINTS",
      provenance: null,
      components: [reference, group],
    });
  });

  it.each([
    ["FINAL", "NOT_STATED", "NOT_STATED"],
    ["FINAL", "FINAL", "FINAL"],
    ["PROVISIONAL", "FINAL", "PROVISIONAL"],
    ["NOT_STATED", "PROVISIONAL", "PROVISIONAL"],
    ["PREDICTED", "PROVISIONAL", "PREDICTED"],
  ] as const)("has the less settled status: of %s and %s, %s", (a, b, expected) => {
    expect(gapOf({ status: a }, { status: b })?.status).toBe(expected);
  });

  it.each([
    ["doubtful", { doubtful: true }, { doubtful: true }],
    ["of a small cohort", { smallCohort: true }, { smallCohort: true }],
    ["about a value", { bound: "ABOUT" }, { bound: "ABOUT" }],
    ["of an inferred period", { period: period("ACADEMIC_YEAR", "2013/14", true) }, { period: { inferred: true } }],
  ] satisfies [string, Figure, object][])("is %s where either leg is", (_, caveat, expected) => {
    expect(gapOf(caveat, {})).toMatchObject(expected);
    expect(gapOf({}, caveat)).toMatchObject(expected);
  });

  it("carries nothing over that belongs to one leg", () => {
    const own: Figure = { numerator: 5, denominator: 12, note: "Rounded.", qualitative: "words", relativeTo: "england" };
    const nothing = { numerator: null, denominator: null, note: null, qualitative: null, relativeTo: null };
    expect(gapOf(own, own)).toMatchObject(nothing);
  });

  it("is null without both numbers", () => {
    expect(gapOf({ missing: "BLANK" }, {})).toBeNull();
    expect(gapOf({}, { missing: "BLANK" })).toBeNull();
  });

  it("equals the difference of its components at the stated precision", () => {
    const level = fc.record({ digits: fc.integer({ min: 0, max: 10_000 }), decimals: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(level, level, (a, b) => {
        const figure = ({ digits, decimals }: typeof a): Figure => ({ value: Number(`${digits}e-${decimals}`), decimals });
        const gap = gapOf(figure(a), figure(b));
        const finest = Math.max(a.decimals, b.decimals);
        const exact = a.digits * 10 ** (finest - a.decimals) - b.digits * 10 ** (finest - b.decimals);
        expect(gap).toMatchObject({ value: Number(`${exact}e-${finest}`), decimals: finest });
      }),
    );
  });
});

describe("the key of a derived gap", () => {
  it("names the measure and the group's figure", () => {
    expect(parseDerivedKey("derived:eyfs-gld-gap:halton-plan:1:1~halton-plan:2:1")).toEqual({
      measure: "eyfs-gld-gap",
      group: "halton-plan:2:1",
    });
  });

  it.each([
    "",
    "halton-plan:1:1",
    "derived:",
    "derived:eyfs-gld-gap:a",
    "derived:eyfs-gld-gap:a~",
    "derived::a~b",
    "derived:m:a~b~c",
    "x derived:m:a~b",
  ])("is not %j", (key) => {
    expect(parseDerivedKey(key)).toBeNull();
  });
});
