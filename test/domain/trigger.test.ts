import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/domain/measure.ts";
import type { Trigger } from "../../src/domain/trigger.ts";
import { bookOf, scorecardOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, type Given, makeIndicator, makeMeasure, period } from "../helpers/corpus.ts";

const PEERS = ["cheshire-east", "cheshire-west-and-chester"] as const;
const year = financial("2014/15");
const halton = (value: number, figure: Figure = {}): Figure => ({ value, period: year, ...figure });
const east = (value: number, figure: Figure = {}): Figure => ({ area: PEERS[0], value, period: year, ...figure });
const west = (value: number, figure: Figure = {}): Figure => ({ area: PEERS[1], value, period: year, ...figure });
const england = (value: number, figure: Figure = {}): Figure => ({
  area: "england",
  source: "halton-plan",
  value,
  period: year,
  ...figure,
});
const target = (value: number, figure: Figure = {}): Figure => ({ role: "TARGET", value, period: year, ...figure });
const lower = { measures: [makeMeasure({ polarity: "LOWER_IS_BETTER" })] };
const neutral = { measures: [makeMeasure({ polarity: "NEUTRAL" })] };
const nextYear = { period: financial("2015/16") };
const lastYear = { period: financial("2013/14") };

/** The triggers of Halton's first line against both other councils. */
function triggers(figures: readonly Figure[], given: Given = {}, peers: readonly string[] = PEERS): readonly Trigger[] {
  return scorecardOf(bookOf(figures, given), "halton", peers, 10).lines[0]?.triggers ?? [];
}

describe("a council is behind or ahead of its peers", () => {
  it.each([
    ["behind every one", 60, 61, 62, ["BEHIND_PEERS"]],
    ["ahead of every one", 63, 61, 62, ["AHEAD_OF_PEERS"]],
    ["between them: neither", 61.5, 61, 62, []],
    ["equal to the best: neither", 62, 61, 62, []],
    ["equal to the worst: neither", 61, 61, 62, []],
    ["equal to both: neither", 61, 61, 61, []],
  ])("%s", (_case, own, one, other, expected) => {
    expect(triggers([halton(own), east(one), west(other)])).toEqual(expected);
  });

  it("the other way round where lower is better", () => {
    expect(triggers([halton(60), east(61), west(62)], lower)).toEqual(["AHEAD_OF_PEERS"]);
    expect(triggers([halton(63), east(61), west(62)], lower)).toEqual(["BEHIND_PEERS"]);
  });

  it("by those alone that have a figure, and by none where none has", () => {
    expect(triggers([halton(60), east(61)])).toEqual(["BEHIND_PEERS"]);
    expect(triggers([halton(60), east(61), { area: PEERS[1], missing: "AWAITED", period: year }])).toEqual(["BEHIND_PEERS"]);
    expect(triggers([halton(60)])).toEqual([]);
    expect(triggers([halton(60), east(61)], {}, [])).toEqual([]);
  });

  it("never on a pair that is not comparable, though the other pair counts", () => {
    const old = financial("2009/10");
    expect(triggers([halton(60), east(61, { period: old })])).toEqual([]);
    expect(triggers([halton(60), east(61), west(50, { period: old })])).toEqual(["BEHIND_PEERS"]);
    expect(triggers([halton(60), east(50, { unit: "COUNT" }), west(55)])).toEqual(["AHEAD_OF_PEERS"]);
  });

  it("only if every value that a bound or a range allows says so", () => {
    expect(triggers([halton(60), east(60, { bound: "OVER" })])).toEqual(["BEHIND_PEERS"]);
    expect(triggers([halton(60), east(60, { bound: "AT_LEAST" })])).toEqual([]);
    expect(triggers([halton(60), east(55, { valueHigh: 65 })])).toEqual([]);
  });

  it("never where no direction is better", () => {
    expect(triggers([halton(60), east(61), west(62), england(70), target(80)], neutral)).toEqual([]);
  });
});

describe("a council is behind or ahead of the nation", () => {
  it.each([
    ["behind it", 60, ["BEHIND_NATION"]],
    ["ahead of it", 62, ["AHEAD_OF_NATION"]],
    ["equal to it: neither", 61, []],
  ])("%s", (_case, own, expected) => {
    expect(triggers([halton(own), england(61)])).toEqual(expected);
  });

  it("never by a figure of another year, group or unit", () => {
    const others = [england(70, nextYear), england(70, { population: "girls" }), england(70, { unit: "COUNT" })];
    expect(triggers([halton(60), ...others])).toEqual([]);
  });

  it("never where the two are not comparable: one is another quantity, or the definition changed between them", () => {
    const related = [makeIndicator({ key: "halton-plan/count", match: "RELATED_MATCH", matchNote: "Another quantity." })];
    expect(triggers([halton(60), england(61, { indicator: "halton-plan/count" })], { indicators: related })).toEqual([]);
    const breaks = [{ measure: "eyfs-gld", date: "2014-04-01", reason: "Another test." }];
    const calendar = england(61, { period: period("CALENDAR_YEAR", "2014") });
    expect(triggers([halton(60), calendar], { breaks })).toEqual([]);
    expect(triggers([halton(60), calendar])).toEqual(["BEHIND_NATION"]);
  });
});

describe("a target is", () => {
  it.each<[string, Figure, Figure, readonly Trigger[]]>([
    ["met when due and reached", halton(60), target(60), ["TARGET_MET"]],
    ["met when due and surpassed", halton(61), target(60), ["TARGET_MET"]],
    ["missed when due and not reached by little", halton(59), target(60), ["TARGET_MISSED"]],
    ["missed when due and not reached by much", halton(40), target(60), ["TARGET_MISSED"]],
    ["missed when due and to be surpassed, but just reached", halton(60), target(60, { bound: "OVER" }), ["TARGET_MISSED"]],
    [
      "due for the financial year in which an academic year ends",
      halton(59, { period: academic("2013/14") }),
      target(60),
      ["TARGET_MISSED"],
    ],
    ["fallen short of, not missed, while it is to come", halton(59), target(60, nextYear), ["SHORT_OF_TARGET"]],
    ["fallen short of when it is undated", halton(59), target(60, { period: period() }), ["SHORT_OF_TARGET"]],
    ["fallen short of when the figure is undated", halton(59, { period: period() }), target(60), ["SHORT_OF_TARGET"]],
    ["met when it is to come and asks for what there is", halton(60), target(60, nextYear), ["TARGET_MET"]],
    ["nothing when the figure is doubtful", halton(59, { doubtful: true }), target(60), []],
    ["nothing when it is doubtful itself, missed", halton(59), target(60, { doubtful: true }), []],
    ["nothing when it is doubtful itself, met", halton(61), target(60, { doubtful: true }), []],
    ["nothing when it is in another unit", halton(61), target(500, { unit: "COUNT" }), []],
    ["nothing when the figure allows both", halton(59, { valueHigh: 61 }), target(60), []],
  ])("%s", (_case, figure, aimed, expected) => {
    expect(triggers([figure, aimed])).toEqual(expected);
  });

  it("missed or met whatever the tolerance, which only colours it", () => {
    const book = bookOf([halton(59), target(60)]);
    const lines = [0, 10].map((tolerance) => scorecardOf(book, "halton", [], tolerance).lines[0]);
    expect(lines.map((line) => [line?.rag, line?.triggers])).toEqual([
      ["RED", ["TARGET_MISSED"]],
      ["AMBER", ["TARGET_MISSED"]],
    ]);
  });

  it("judged by the area that it names, for the figure's own period", () => {
    const words: Figure = { role: "TARGET", missing: "QUALITATIVE", relativeTo: "england", bound: "AT_LEAST", period: year };
    expect(triggers([halton(60), england(61), words])).toEqual(["BEHIND_NATION", "TARGET_MISSED"]);
    expect(triggers([halton(61), england(61), words])).toEqual(["TARGET_MET"]);
    expect(triggers([halton(61), england(60, lastYear), words])).toEqual([]);
  });
});

describe("always", () => {
  const values = fc.integer({ min: 1, max: 100 });
  const years = fc.constantFrom("2009/10", "2013/14", "2014/15");
  const some = fc.record({
    own: values,
    one: values,
    other: values,
    nation: values,
    aim: values,
    start: values,
    when: years,
    flip: fc.boolean(),
  });
  type Drawn = typeof some extends fc.Arbitrary<infer T> ? T : never;
  const rows = ({ own, one, other, nation, aim, start, when }: Drawn, sign = 1): Figure[] => [
    halton(sign * own),
    halton(sign * start, lastYear),
    east(sign * one, { period: financial(when) }),
    west(sign * other),
    england(sign * nation),
    target(sign * aim),
  ];

  it("the order of the peers changes nothing", () => {
    fc.assert(
      fc.property(some, (drawn) => {
        expect(triggers(rows(drawn), {}, PEERS.toReversed())).toEqual(triggers(rows(drawn)));
      }),
    );
  });

  it("mirrored figures and polarity give the same triggers", () => {
    fc.assert(
      fc.property(some, (drawn) => {
        expect(triggers(rows(drawn, -1), lower)).toEqual(triggers(rows(drawn)));
      }),
    );
  });

  it("nothing is behind and ahead, met and missed, or met and loose", () => {
    const opposed: [Trigger, Trigger][] = [
      ["BEHIND_PEERS", "AHEAD_OF_PEERS"],
      ["BEHIND_NATION", "AHEAD_OF_NATION"],
      ["TARGET_MET", "TARGET_MISSED"],
      ["TARGET_MET", "LOOSE_TARGET"],
    ];
    fc.assert(
      fc.property(some, (drawn) => {
        const found = triggers(rows(drawn));
        expect(opposed.filter((pair) => pair.every((trigger) => found.includes(trigger)))).toEqual([]);
      }),
    );
  });

  it("a caveat that makes every pair not comparable leaves the council neither ahead nor behind", () => {
    const measures: Measure[] = [makeMeasure()];
    const related = [makeIndicator({ key: "halton-plan/other", match: "RELATED_MATCH", matchNote: "Another quantity." })];
    fc.assert(
      fc.property(some, (drawn) => {
        const [first = {}, ...others] = rows(drawn);
        const found = triggers([{ ...first, indicator: "halton-plan/other" }, ...others], { measures, indicators: related });
        expect(found.filter((trigger) => /PEERS|NATION/.test(trigger))).toEqual([]);
      }),
    );
  });
});
