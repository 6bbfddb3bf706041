import { describe, expect, it } from "vitest";
import { Comparability, ComparabilityCode } from "../../src/domain/comparability.ts";
import { type ComparisonRequest, compare } from "../../src/domain/comparison.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, period } from "../helpers/corpus.ts";

const AREAS = ["halton", "cheshire-east", "cheshire-west-and-chester"];
const { NO_FIGURE } = ComparabilityCode;

/** The comparison of councils of which Halton has these figures; the others have one for 2013/14 each. */
function comparison(halton: readonly Figure[], asked: Partial<ComparisonRequest> = {}, others: readonly Figure[] = [{}]) {
  const east = others.map(
    (figure): Figure => ({ area: "cheshire-east", role: asked.role ?? "ACTUAL", population: asked.population ?? "all", ...figure }),
  );
  const west = east.map((figure): Figure => ({ ...figure, area: "cheshire-west-and-chester" }));
  return compare(bookOf([...halton, ...east, ...west]), {
    measure: "eyfs-gld",
    areas: AREAS,
    population: "all",
    role: "ACTUAL",
    alignment: "LATEST",
    period: null,
    ...asked,
  });
}

/** Why Halton has no figure, in words. */
const why = (...args: Parameters<typeof comparison>): string[] =>
  comparison(...args)
    .reasons.filter(({ code, areas }) => code === NO_FIGURE && areas.includes("halton"))
    .map(({ clause }) => clause);

const in2012 = { type: "exact", spans: [["2012-09-01", "2013-08-31"]] } as const;

describe("NO_FIGURE", () => {
  const severity = (areas: readonly string[], ...found: string[]): (string | undefined)[] => {
    const book = bookOf(found.map((area) => ({ area })));
    const { reasons, verdict } = compare(book, {
      measure: "eyfs-gld",
      areas,
      population: "all",
      role: "ACTUAL",
      alignment: "LATEST",
      period: null,
    });
    return [verdict, ...reasons.map((reason) => reason.severity)];
  };

  it("is a caution while two figures remain", () => {
    expect(severity(AREAS, "cheshire-east", "cheshire-west-and-chester")).toEqual([Comparability.CAUTION, Comparability.CAUTION]);
  });

  it("forbids to compare where fewer remain", () => {
    const none = Comparability.NOT_COMPARABLE;
    expect(severity(AREAS, "halton")).toEqual([none, none, none]);
    expect(severity(AREAS)).toEqual([none, none, none, none]);
    expect(severity(["halton"])).toEqual([none, none]);
  });

  it("is not given where every area has a figure", () => {
    expect(severity(["halton"], "halton")).toEqual([Comparability.COMPARABLE]);
  });
});

describe("the reason why there is no figure", () => {
  it("is that the council publishes nothing on the measure", () => {
    expect(why([])).toEqual(["Halton publishes nothing on this measure"]);
  });

  it.each([
    ["TO_BE_CONFIRMED", "to be confirmed"],
    ["AWAITED", "awaited"],
    ["BLANK", "left blank"],
    ["NOT_APPLICABLE", "not applicable"],
    ["SUPPRESSED", "suppressed"],
    ["NOT_AVAILABLE", "not available"],
    ["LOW", "low"],
  ] as const)("is what the source prints instead: %s", (missing, words) => {
    expect(why([{ missing }])).toEqual([`Halton has no figure: in its source it is ${words}`]);
  });

  it("is that the source gives words, and which", () => {
    expect(why([{ missing: "QUALITATIVE", qualitative: "In single figures." }])).toEqual([
      "Halton has no figure: in its source it is given in words (In single figures)",
    ]);
  });

  it("tells each thing once, where a source prints several", () => {
    expect(why([{ missing: "AWAITED" }, { missing: "BLANK" }, { missing: "AWAITED" }])).toEqual([
      "Halton has no figure: in its source it is awaited and left blank",
    ]);
  });

  it("is the role, where the council publishes the measure in other roles alone", () => {
    expect(why([{ role: "TARGET" }, { role: "PROJECTION" }, { role: "TARGET" }])).toEqual([
      "Halton publishes no outturn of this measure, only projections and targets",
    ]);
    expect(why([{}, { role: "BASELINE" }], { role: "TARGET" })).toEqual([
      "Halton publishes no target of this measure, only baselines and outturns",
    ]);
    expect(why([{}], { role: "BASELINE" })).toEqual(["Halton publishes no baseline of this measure, only outturns"]);
  });

  it("is the group, where the council publishes the measure for others alone", () => {
    expect(why([{}, { population: "girls" }], { population: "boys" })).toEqual([
      "Halton has no figure for boys, only for everyone concerned and for girls",
    ]);
    expect(
      why([
        { population: "girls", missing: "BLANK" },
        { population: "boys", value: 54 },
      ]),
    ).toEqual(["Halton has no figure for everyone concerned, only for boys"]);
  });

  it("is never that only outturns are published where outturns are asked for", () => {
    expect(why([{ population: "girls", missing: "BLANK" }])).toEqual([
      "Halton has no figure for everyone concerned, nor for any other group",
    ]);
  });

  it("is the period, and says where undated figures are left out", () => {
    expect(why([{}], { period: in2012 }, [{ period: academic("2012/13") }])).toEqual(["Halton has no figure for that period"]);
    expect(why([{}, { period: period() }], { period: in2012 })).toEqual([
      "Halton has no figure for that period; undated figures are left out",
    ]);
  });

  it("is what is printed for the period asked for, whatever is printed for others", () => {
    const years: Figure[] = [{}, { missing: "AWAITED", period: academic("2012/13") }, { missing: "BLANK", period: academic("2010/11") }];
    expect(why(years, { period: in2012 })).toEqual(["Halton has no figure: in its source it is awaited"]);
  });

  it("is the period that the others share, where figures are there but none for that, whatever cells are blank", () => {
    const figures: Figure[] = [{ period: academic("2011/12") }, { missing: "BLANK", period: academic("2014/15") }];
    const { reasons, rows } = comparison(figures, { alignment: "COMMON" });
    expect(reasons.map(({ clause }) => clause)).toEqual([
      "Halton has figures, but no period is shared by every area that has dated ones",
      "Cheshire East has figures, but no period is shared by every area that has dated ones",
      "Cheshire West and Chester has figures, but no period is shared by every area that has dated ones",
    ]);
    expect(rows.map(({ missing }) => missing)).toEqual([[], [], []]);
  });

  it("is the shared period where a year is asked for that the councils print in two kinds", () => {
    const in2013 = {
      type: "exact",
      spans: [
        ["2013-09-01", "2014-08-31"],
        ["2013-04-01", "2014-03-31"],
      ],
    } as const;
    expect(why([{}], { alignment: "COMMON", period: in2013 }, [{ period: financial("2013/14") }])).toEqual([
      "Halton has figures, but no period is shared by every area that has dated ones",
    ]);
  });

  it("is the period too, where only undated figures are there to align", () => {
    expect(why([{ period: period() }], { alignment: "COMMON" })).toEqual(["Halton has only undated figures, which share no period"]);
  });
});

describe("the cells that say why there is no figure", () => {
  const lines = (halton: readonly Figure[], asked: Partial<ComparisonRequest> = {}): (number | undefined)[] =>
    comparison(halton, asked).rows[0]?.missing.map(({ provenance }) => provenance?.line) ?? [];

  it("stand in the row and under the reason", () => {
    const { rows, reasons } = comparison([
      { missing: "AWAITED", line: 7 },
      { missing: "BLANK", line: 9 },
    ]);
    expect(rows[0]?.missing.map(({ missing }) => missing)).toEqual(["AWAITED", "BLANK"]);
    expect(reasons.find(({ code }) => code === NO_FIGURE)?.observations).toEqual(rows[0]?.missing);
  });

  it("are those of the area, role, group and period asked for", () => {
    const cells: Figure[] = [
      { line: 1, missing: "BLANK", area: "england", source: "halton-plan" },
      { line: 2, missing: "BLANK", role: "TARGET" },
      { line: 3, missing: "BLANK", population: "girls" },
      { line: 4, missing: "BLANK", period: academic("2012/13") },
      { line: 5, missing: "BLANK", role: "BASELINE" },
    ];
    expect(lines(cells)).toEqual([4, 5]);
    expect(lines(cells, { role: "TARGET" })).toEqual([2]);
    expect(lines(cells, { population: "girls" })).toEqual([3]);
    expect(lines(cells, { period: in2012 })).toEqual([4]);
  });

  it("are left out beside a figure", () => {
    expect(lines([{}, { missing: "BLANK" }])).toEqual([]);
  });
});
