import { describe, expect, it } from "vitest";
import type { MeasureKind } from "../../src/domain/measure.ts";
import type { Trigger } from "../../src/domain/trigger.ts";
import { bookOf, scorecardOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, type Given, makeMeasure, makeSource, period, SOURCES } from "../helpers/corpus.ts";

const year = financial("2014/15");
const before = financial("2013/14");
const nextYear = financial("2015/16");

/** The triggers of Halton's line for a group, without peers. */
function triggers(figures: readonly Figure[], given: Given = {}, group = "all"): readonly Trigger[] {
  const { lines } = scorecardOf(bookOf(figures, given), "halton", [], 10);
  return lines.find(({ comparison }) => comparison.population === group)?.triggers ?? [];
}

describe("a target is loose when it is easier than the figure that it starts from", () => {
  const target = (value: number, figure: Figure = {}): Figure => ({ role: "TARGET", value, period: year, ...figure });
  const outturn = (value: number, figure: Figure = {}): Figure => ({ value, period: year, ...figure });
  const later = { period: nextYear };

  it.each<[string, readonly Figure[], readonly Trigger[]]>([
    ["the figure itself, while the target is to come", [outturn(61), target(60, later)], ["LOOSE_TARGET"]],
    ["the figure itself, when the target is undated", [outturn(61), target(60, { period: period() })], ["LOOSE_TARGET"]],
    ["the figure itself, when that is undated", [outturn(61, { period: period() }), target(60)], ["LOOSE_TARGET"]],
    ["never where it asks for just what there is", [outturn(60), target(60, later)], ["TARGET_MET"]],
    ["never where it asks for more than that number", [outturn(60), target(60, { ...later, bound: "OVER" })], ["SHORT_OF_TARGET"]],
    ["the outturn before, when the target is due", [outturn(61), outturn(62, { period: before }), target(60)], ["LOOSE_TARGET"]],
    ["and may be missed all the same", [outturn(59), outturn(62, { period: before }), target(60)], ["TARGET_MISSED", "LOOSE_TARGET"]],
    ["not an outturn before that was worse", [outturn(61), outturn(58, { period: before }), target(60)], ["TARGET_MET"]],
    ["not an outturn before that was equal", [outturn(61), outturn(60, { period: before }), target(60)], ["TARGET_MET"]],
    [
      "the last outturn before, not an earlier one",
      [outturn(61), outturn(62, { period: financial("2012/13") }), outturn(58, { period: before }), target(60)],
      ["TARGET_MET"],
    ],
    ["the plan's baseline", [outturn(61), outturn(62, { role: "BASELINE", period: period() }), target(60)], ["LOOSE_TARGET"]],
    ["no figure of its own time, when it is due", [outturn(61), target(60)], ["TARGET_MET"]],
    ["no doubtful one", [outturn(61), outturn(62, { period: before, doubtful: true }), target(60)], ["TARGET_MET"]],
    ["no one in another unit", [outturn(61), outturn(620, { period: before, unit: "COUNT" }), target(60)], ["TARGET_MET"]],
    ["no one of another group", [outturn(61), outturn(62, { period: before, population: "girls" }), target(60)], ["TARGET_MET"]],
    ["no target or projection", [outturn(61), outturn(62, { period: before, role: "PROJECTION" }), target(60)], ["TARGET_MET"]],
    ["no figure that may be worse", [outturn(59, { valueHigh: 61 }), target(60, later)], []],
    ["the figure, but never a doubtful target", [outturn(61), target(60, { ...later, doubtful: true })], []],
    ["the figure, but never a target whose bound points the other way", [outturn(61), target(60, { ...later, bound: "AT_MOST" })], []],
  ])("%s", (_case, figures, expected) => {
    expect(triggers(figures)).toEqual(expected);
  });

  it("for an academic year, the one before", () => {
    const years = [outturn(61, { period: academic("2013/14") }), outturn(62, { period: academic("2012/13") })];
    expect(triggers([...years, target(60)])).toEqual(["LOOSE_TARGET"]);
  });

  it("where lower is better, when it asks for more", () => {
    const measures = [makeMeasure({ polarity: "LOWER_IS_BETTER" })];
    expect(triggers([outturn(43.9), target(54.7, later)], { measures })).toEqual(["LOOSE_TARGET"]);
    expect(triggers([outturn(54.7), target(43.9, later)], { measures })).toEqual(["SHORT_OF_TARGET"]);
  });

  it("never across a series break", () => {
    const breaks = [{ measure: "eyfs-gld", date: "2014-04-01", reason: "Another test." }];
    expect(triggers([outturn(61), outturn(62, { period: before }), target(60)], { breaks })).toEqual(["TARGET_MET"]);
  });

  it("never from the baseline of another plan", () => {
    const sources = [...SOURCES, makeSource({ key: "halton-draft" })];
    const baseline = outturn(62, { source: "halton-draft", role: "BASELINE", period: period() });
    expect(triggers([outturn(61), baseline, target(60)], { sources })).toEqual(["TARGET_MET"]);
  });

  it("where it is to be no worse than an area, when the figure is better than that", () => {
    const words: Figure = { role: "TARGET", missing: "QUALITATIVE", relativeTo: "north-west", bound: "AT_LEAST", period: nextYear };
    const region: Figure = { area: "north-west", source: "halton-plan", value: 60, period: year };
    expect(triggers([outturn(61), region, words])).toEqual(["LOOSE_TARGET"]);
    expect(triggers([outturn(61), { ...region, doubtful: true }, words])).toEqual([]);
    expect(triggers([outturn(61), region, { ...words, doubtful: true }])).toEqual([]);
  });
});

describe("a gap widens or narrows between two dated figures", () => {
  const measure = (kind: MeasureKind) => makeMeasure({ key: "eyfs-gld-gap", kind, unit: "PERCENTAGE_POINTS", polarity: "LOWER_IS_BETTER" });
  const gap = (value: number, figure: Figure = {}): Figure => ({
    measure: "eyfs-gld-gap",
    population: "fsm",
    reference: "not-fsm",
    unit: "PERCENTAGE_POINTS",
    value,
    period: year,
    ...figure,
  });
  const found = (figures: readonly Figure[], given: Given = {}) => triggers(figures, { measures: [measure("GAP")], ...given }, "fsm");

  it.each<[string, readonly Figure[], readonly Trigger[]]>([
    ["widens", [gap(20), gap(18, { period: before })], ["GAP_WIDENING"]],
    ["says nothing from a doubtful figure", [gap(20), gap(18, { period: before, doubtful: true, note: "Odd." })], []],
    ["says nothing of a doubtful figure", [gap(20, { doubtful: true, note: "Odd." }), gap(18, { period: before })], []],
    ["narrows", [gap(18), gap(20, { period: before })], ["GAP_NARROWING"]],
    ["does neither where it stays", [gap(18), gap(18, { period: before })], []],
    [
      "is held against the last figure before",
      [gap(20), gap(25, { period: financial("2012/13") }), gap(18, { period: before })],
      ["GAP_WIDENING"],
    ],
    ["may start from a baseline", [gap(20), gap(18, { role: "BASELINE", period: before })], ["GAP_WIDENING"]],
    ["but not from a target or a projection", [gap(20), gap(18, { role: "PROJECTION", period: before })], []],
    ["nor from another group's", [gap(20), gap(18, { population: "disadvantaged", period: before })], []],
    ["nor from one against others", [gap(20), gap(18, { reference: "all", period: before })], []],
    ["nor from another unit", [gap(20), gap(18, { unit: "PERCENT", period: before })], []],
    ["nor from another area's", [gap(20), gap(18, { area: "england", source: "halton-plan", period: before })], []],
    ["nor from a bound or a range", [gap(20), gap(18, { bound: "AT_LEAST", period: before })], []],
    ["nor to one", [gap(20, { valueHigh: 22 }), gap(18, { period: before })], []],
    ["nor from an undated figure", [gap(20), gap(18, { period: period() })], []],
    ["nor to an undated one", [gap(20, { period: period() }), gap(18, { period: period() })], []],
    ["nor from one of the same time", [gap(20), gap(18)], []],
    ["and says nothing of a single figure", [gap(20)], []],
  ])("%s", (_case, figures, expected) => {
    expect(found(figures)).toEqual(expected);
  });

  it("never across a series break", () => {
    const breaks = (date: string) => [{ measure: "eyfs-gld-gap", date, reason: "Another test." }];
    const figures = [gap(20), gap(18, { period: before })];
    expect(found(figures, { breaks: breaks("2014-04-01") })).toEqual([]);
    expect(found(figures, { breaks: breaks("2013-04-01") })).toEqual(["GAP_WIDENING"]);
    expect(found(figures, { breaks: breaks("2014-04-02") })).toEqual(["GAP_WIDENING"]);
  });

  it("only for a measure that is a gap", () => {
    expect(found([gap(20), gap(18, { period: before })], { measures: [measure("DIFFERENCE")] })).toEqual([]);
  });

  it("to a printed one from one that the hub derives of its two levels", () => {
    const levels: Figure[] = [
      { population: "not-fsm", value: 70, period: before },
      { population: "fsm", value: 52, period: before },
    ];
    const measures = [{ ...measure("GAP"), gapOf: "eyfs-gld" }, makeMeasure()];
    const { lines } = scorecardOf(bookOf([...levels, gap(20)], { measures }), "halton", [], 10);
    const line = lines.find(({ comparison }) => comparison.measure.key === "eyfs-gld-gap");
    expect([line?.comparison.rows[0]?.observation?.value, line?.triggers]).toEqual([20, ["GAP_WIDENING"]]);
  });
});
