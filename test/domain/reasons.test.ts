import { describe, expect, it } from "vitest";
import { figuresOf } from "../../src/domain/gap.ts";
import type { MappingRelation } from "../../src/domain/indicator.ts";
import { reasonsAmong } from "../../src/domain/reasons.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, makeIndicator, makeMeasure, period } from "../helpers/corpus.ts";
import { MORE_SOURCES, reasonsOf } from "../helpers/reasons.ts";

/** The reasons of one figure of Halton's. */
const reasonsFor = (figure: Figure): string[] => reasonsOf([figure]);

describe("a plain figure", () => {
  it("gives no reason, nor do two for one year", () => {
    expect(reasonsOf([])).toEqual([]);
    expect(reasonsOf([{}, { area: "cheshire-east" }])).toEqual([]);
    expect(reasonsOf([{ value: 0, status: "FINAL", denominator: 30 }])).toEqual([]);
  });
});

describe("a reason", () => {
  it("names the areas and the figures that it rests on", () => {
    const book = bookOf([{ doubtful: true }, { area: "cheshire-east", period: academic("2014/15") }]);
    const [halton, east] = book.observations.get("eyfs-gld") ?? [];
    if (!halton || !east) throw new Error("two figures were given");
    expect(
      reasonsAmong(book, [halton, east], { population: "all", role: "ACTUAL" }).map(({ code, areas, observations }) => [
        code,
        areas,
        observations,
      ]),
    ).toEqual([
      ["DIFFERENT_PERIOD", ["halton", "cheshire-east"], [halton, east]],
      ["DOUBTFUL_FIGURE", ["halton"], [halton]],
    ]);
  });
});

describe("DIFFERENT_DEFINITION", () => {
  const matched = (match: MappingRelation, matchNote: string | null = "Settings, not schools.") =>
    reasonsOf([{}], { indicators: [makeIndicator({ match, matchNote })] });

  it("is not given for an exact match", () => {
    expect(matched("EXACT_MATCH")).toEqual([]);
  });

  it.each(["CLOSE_MATCH", "BROAD_MATCH", "NARROW_MATCH"] as const)("is a caution for %s", (match) => {
    expect(matched(match)).toEqual([
      "DIFFERENT_DEFINITION CAUTION: Halton's figure does not have exactly the measure's definition (Settings, not schools).",
    ]);
  });

  it("forbids to compare a RELATED_MATCH", () => {
    expect(matched("RELATED_MATCH")).toEqual([
      "DIFFERENT_DEFINITION NOT_COMPARABLE: Halton's figure is related to the measure but another quantity (Settings, not schools).",
    ]);
  });

  it("says so where nobody noted why", () => {
    expect(matched("CLOSE_MATCH", null)).toEqual([
      "DIFFERENT_DEFINITION CAUTION: Halton's figure does not have exactly the measure's definition.",
    ]);
  });
});

describe("DIFFERENT_POPULATION", () => {
  const about = (population: string, asked: string) => reasonsOf([{ population }], {}, { population: asked });

  it("is a caution where one group is broader than the other", () => {
    expect(about("fsm", "disadvantaged")).toEqual([
      "DIFFERENT_POPULATION CAUTION: Halton's figure is about pupils eligible for free school meals, not disadvantaged pupils.",
    ]);
    expect(about("disadvantaged", "fsm")).toEqual([
      "DIFFERENT_POPULATION CAUTION: Halton's figure is about disadvantaged pupils, not pupils eligible for free school meals.",
    ]);
  });

  it("forbids to compare where neither is", () => {
    expect(about("boys", "girls")).toEqual(["DIFFERENT_POPULATION NOT_COMPARABLE: Halton's figure is about boys, not girls."]);
  });

  it("is not given for the group asked for", () => {
    expect(about("fsm", "fsm")).toEqual([]);
  });

  it("keeps the capitals of a name", () => {
    const populations = [
      { key: "all", name: "Everyone concerned", broader: null },
      { key: "stadium", name: "Halton Stadium", broader: "all" },
      { key: "sen-support", name: "Pupils on SEN support", broader: "all" },
    ];
    expect(reasonsOf([{ population: "stadium" }], { populations }, { population: "sen-support" })).toEqual([
      "DIFFERENT_POPULATION NOT_COMPARABLE: Halton's figure is about Halton Stadium, not pupils on SEN support.",
    ]);
  });
});

describe("PERIOD_NOT_STATED", () => {
  it("is a caution for an undated figure, and gives the date of its source", () => {
    expect(reasonsFor({ period: period() })).toEqual([
      "PERIOD_NOT_STATED CAUTION: Halton's figure is undated (its source came out in Jan to Mar 2015).",
    ]);
  });

  it("says so where that is not known", () => {
    expect(reasonsFor({ period: period(), source: "halton-unknown" })).toEqual([
      "PERIOD_NOT_STATED CAUTION: Halton's figure is undated (its source came out in a year that is not known).",
    ]);
  });

  it("is not given for an inferred period", () => {
    expect(reasonsFor({ period: period("ACADEMIC_YEAR", "2013/14", true) })).toEqual([]);
  });
});

describe("a caution of one figure", () => {
  it.each([
    ["PROVISIONAL", { status: "PROVISIONAL" }, "is provisional"],
    ["PROVISIONAL", { status: "PREDICTED" }, "is predicted"],
    ["PROJECTED", { role: "PROJECTION" }, "is a projection"],
    ["BASELINE_USED", { role: "BASELINE" }, "is the baseline of its plan, standing in for an outturn"],
    ["DOUBTFUL_FIGURE", { doubtful: true, note: "A digit may be lost." }, "looks wrong in print (A digit may be lost)"],
    ["DOUBTFUL_FIGURE", { doubtful: true }, "looks wrong in print (the source does not explain it)"],
    ["APPROXIMATE", { bound: "ABOUT" }, "is printed as about 60%"],
    ["APPROXIMATE", { bound: "OVER" }, "is printed as over 60%"],
    ["APPROXIMATE", { bound: "UNDER" }, "is printed as under 60%"],
    ["APPROXIMATE", { bound: "AT_LEAST" }, "is printed as at least 60%"],
    ["APPROXIMATE", { bound: "AT_MOST" }, "is printed as at most 60%"],
    ["APPROXIMATE", { valueHigh: 65 }, "is printed as 60-65%"],
    ["SMALL_COHORT", { smallCohort: true }, "rests on a small cohort"],
    ["SMALL_COHORT", { denominator: 29 }, "rests on a small cohort (29)"],
    ["SMALL_COHORT", { denominator: 0 }, "rests on a small cohort (0)"],
    ["DRAFT_SOURCE", { source: "halton-draft" }, "comes from a draft (Halton draft)"],
  ] satisfies [string, Figure, string][])("%s for %j", (code, figure, words) => {
    expect(reasonsFor(figure)).toEqual([`${code} CAUTION: Halton's figure ${words}.`]);
  });

  it("is given once for each figure that it is true of", () => {
    expect(reasonsOf([{ doubtful: true }, { area: "cheshire-east", doubtful: true }, { area: "cheshire-west-and-chester" }])).toEqual([
      "DOUBTFUL_FIGURE CAUTION: Halton's figure looks wrong in print (the source does not explain it).",
      "DOUBTFUL_FIGURE CAUTION: Cheshire East's figure looks wrong in print (the source does not explain it).",
    ]);
  });

  it.each([
    ["a final status", { status: "FINAL" }],
    ["a denominator of 30", { denominator: 30 }],
    ["a small numerator", { numerator: 3, denominator: 500 }],
    ["a note that is no doubt", { note: "Read from a chart." }],
  ] satisfies [string, Figure][])("is not given for %s", (_, figure) => {
    expect(reasonsFor(figure)).toEqual([]);
  });

  it("BASELINE_USED is not given where baselines are asked for", () => {
    expect(reasonsOf([{ role: "BASELINE" }], {}, { role: "BASELINE" })).toEqual([]);
  });

  it("PROJECTED is given where projections are asked for, since a projection remains one", () => {
    expect(reasonsOf([{ role: "PROJECTION" }], {}, { role: "PROJECTION" })).toHaveLength(1);
  });

  it("several stand side by side, in the order of the rules", () => {
    const worst: Figure = {
      source: "halton-draft",
      bound: "ABOUT",
      doubtful: true,
      status: "PROVISIONAL",
      denominator: 12,
      period: period(),
    };
    expect(reasonsFor(worst).map((reason) => reason.split(" ")[0])).toEqual([
      "PERIOD_NOT_STATED",
      "PROVISIONAL",
      "DOUBTFUL_FIGURE",
      "APPROXIMATE",
      "SMALL_COHORT",
      "DRAFT_SOURCE",
    ]);
  });
});

describe("CONFLICTING_FIGURES", () => {
  it("names the other figures of the same publisher, where they stand and what they say", () => {
    const book = bookOf([{}, { value: 61 }, { value: 62.5, source: "halton-draft" }], { sources: MORE_SOURCES });
    const [first] = book.observations.get("eyfs-gld") ?? [];
    if (!first) throw new Error("a figure was given");
    expect(reasonsAmong(book, [first], { population: "all", role: "ACTUAL" })).toMatchObject([
      {
        code: "CONFLICTING_FIGURES",
        severity: "CAUTION",
        clause: "Halton's figure is contradicted by 61% (Halton plan, line 2) and 62.5% (Halton draft, line 3)",
        observations: [first],
      },
    ]);
  });

  it("is not given for another publisher's figure", () => {
    expect(reasonsOf([{}, { value: 61, source: "cheshire-east-plan" }])).toEqual([]);
  });
});

describe("a derived gap", () => {
  const measures = [
    makeMeasure(),
    makeMeasure({ key: "gap", unit: "PERCENTAGE_POINTS", kind: "GAP", gapOf: "eyfs-gld", polarity: "LOWER_IS_BETTER" }),
  ];
  const fsm: Figure = { population: "fsm", value: 49.6 };
  const everyone: Figure = { value: 68.8 };

  /** What is said of the gap of pupils eligible for free school meals. */
  function derived(legs: readonly Figure[], indicators = [makeIndicator()]): string[] {
    const book = bookOf(legs, { measures, indicators });
    const gaps = figuresOf(book, "gap").filter(({ population }) => population === "fsm");
    return reasonsAmong(book, gaps, { population: "fsm", role: "ACTUAL" }).map(
      ({ code, severity, clause }) => `${code} ${severity}: ${clause}`,
    );
  }

  const DERIVED = "DERIVED CAUTION: Halton's figure is computed by the hub from rounded figures (68.8% minus 49.6%)";
  const UNDERSTATED =
    "DIFFERENT_POPULATION CAUTION: Halton's figure sets the group against everyone, the group included, and so understates the gap to its peers";

  it("is DERIVED and, against everyone, said to understate the gap", () => {
    expect(derived([everyone, fsm])).toEqual([UNDERSTATED, DERIVED]);
  });

  it("against the group's peers understates nothing", () => {
    expect(derived([{ population: "not-fsm", value: 68.8 }, fsm])).toEqual([DERIVED]);
  });

  it("has the caveats of both legs, and the smaller base", () => {
    expect(
      derived([
        { ...everyone, denominator: 500 },
        { ...fsm, denominator: 12, doubtful: true, note: "Faint." },
      ]),
    ).toEqual([
      UNDERSTATED,
      "DOUBTFUL_FIGURE CAUTION: Halton's figure looks wrong in print (Faint)",
      "SMALL_COHORT CAUTION: Halton's figure rests on a small cohort (12)",
      DERIVED,
    ]);
  });

  it("has the loosest definition of its legs", () => {
    const close = makeIndicator({ key: "close", match: "CLOSE_MATCH" });
    expect(derived([{ ...everyone, indicator: "close" }, fsm], [close])).toEqual([
      "DIFFERENT_DEFINITION CAUTION: Halton's figure does not have exactly the measure's definition",
      UNDERSTATED,
      DERIVED,
    ]);
  });

  it("is contradicted by what contradicts its legs", () => {
    const [first] = derived([everyone, fsm, { ...everyone, value: 70 }]).filter((reason) => reason.startsWith("CONFLICTING_FIGURES"));
    expect(first).toBe("CONFLICTING_FIGURES CAUTION: Halton's figure is contradicted by 70% (Halton plan, line 3)");
  });

  it("beside a gap that is printed against the group's peers is told apart once", () => {
    const printed: Figure = {
      area: "cheshire-east",
      measure: "gap",
      population: "fsm",
      reference: "not-fsm",
      value: 20,
      unit: "PERCENTAGE_POINTS",
    };
    expect(derived([everyone, fsm, printed])).toEqual([UNDERSTATED, DERIVED]);
    expect(derived([{ ...everyone, population: "not-fsm" }, fsm, printed])).toEqual([DERIVED]);
    expect(derived([{ ...everyone, population: "not-fsm" }, fsm, { ...printed, reference: "all" }])).toEqual([
      "DIFFERENT_POPULATION CAUTION: Cheshire East's figure is set against everyone concerned, Halton's against pupils not eligible for free school meals",
      DERIVED,
    ]);
  });
});
