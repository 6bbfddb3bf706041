import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Topic } from "../../src/domain/measure.ts";
import type { Scorecard, ScorecardLine } from "../../src/domain/scorecard.ts";
import { ENQUIRIES, STRENGTHS } from "../../src/domain/trigger.ts";
import { bookOf, scorecardOf } from "../helpers/casebook.ts";
import { type Figure, financial, type Given, makeMeasure, period } from "../helpers/corpus.ts";

const PEERS = ["cheshire-east", "cheshire-west-and-chester"] as const;
const year = financial("2014/15");
const measures = ["a", "b", "c", "d"].map((key) => makeMeasure({ key }));

const card = (figures: readonly Figure[], given: Given = { measures }, peers: readonly string[] = PEERS): Scorecard =>
  scorecardOf(bookOf(figures, given), "halton", peers, 10);
const keys = (lines: readonly ScorecardLine[]): string[] =>
  lines.map(({ comparison }) => `${comparison.measure.key} ${comparison.population}`);
const measuresOf = (lines: readonly ScorecardLine[]): string => lines.map(({ comparison }) => comparison.measure.key).join("");

/** Figures of one measure: Halton's, and what it is held against. */
interface Held {
  own: number;
  east?: number;
  west?: number;
  nation?: number;
  due?: Figure;
  toCome?: number;
  before?: number;
}
function held(measure: string, { own, east, west, nation, due, toCome, before }: Held): Figure[] {
  const row = (value: number | undefined, figure: Figure): Figure[] =>
    value === undefined ? [] : [{ measure, value, period: year, ...figure }];
  return [
    ...row(own, {}),
    ...row(before, { period: financial("2013/14") }),
    ...row(east, { area: PEERS[0] }),
    ...row(west, { area: PEERS[1] }),
    ...row(nation, { area: "england", source: "halton-plan" }),
    ...row(due?.value ?? undefined, { role: "TARGET", ...due }),
    ...row(toCome, { role: "TARGET", period: financial("2016/17") }),
  ];
}

/** By how many per cent Halton falls short, and leads, on one measure. */
function margins(figures: Held, given: Given = { measures }): (number | undefined)[] {
  const [line] = card(held("a", figures), given).lines;
  return [line?.shortfall, line?.lead];
}

describe("the lines of a scorecard", () => {
  it("are one for each measure and group that the council prints a figure or a target for", () => {
    const figures: Figure[] = [
      { measure: "b", population: "girls" },
      { measure: "b", population: "girls", period: year },
      { measure: "b" },
      { measure: "a", role: "TARGET" },
      { measure: "c", missing: "QUALITATIVE", qualitative: "To rise." },
      { measure: "d", missing: "TO_BE_CONFIRMED" },
      { measure: "d", area: PEERS[0] },
      { measure: "d", area: "england", source: "halton-plan" },
    ];
    expect(keys(card(figures).lines)).toEqual(["a all", "b all", "b girls", "c all"]);
  });

  it("stand by topic, in the order of the topics, then by key and group", () => {
    const topics: [string, Topic][] = [
      ["z", "EARLY_YEARS"],
      ["a-rank", "KEY_STAGE_1"],
      ["a", "KEY_STAGE_1"],
      ["b", "FINANCE"],
    ];
    const figures = topics.toReversed().flatMap(([measure]): Figure[] => [{ measure, population: "girls" }, { measure }]);
    const found = card(figures, { measures: topics.map(([key, topic]) => makeMeasure({ key, topic })) });
    expect(keys(found.lines)).toEqual(["z all", "z girls", "a all", "a girls", "a-rank all", "a-rank girls", "b all", "b girls"]);
  });

  it("do not count a gap that only the hub derives", () => {
    const gap = makeMeasure({ key: "a-gap", kind: "GAP", gapOf: "a" });
    const levels: Figure[] = [{ measure: "a" }, { measure: "a", population: "fsm" }];
    expect(keys(card(levels, { measures: [makeMeasure({ key: "a" }), gap] }).lines)).toEqual(["a all", "a fsm"]);
  });

  it("hold the council's latest outturn first, then its peers in the order asked for", () => {
    const [line] = card(held("a", { own: 60, before: 50, east: 61 }), { measures }, PEERS.toReversed()).lines;
    expect(line?.comparison.rows.map(({ area, observation }) => [area, observation?.value ?? null])).toEqual([
      ["halton", 60],
      ["cheshire-west-and-chester", null],
      ["cheshire-east", 61],
    ]);
  });

  it("have no rating and no triggers without a figure", () => {
    const [line] = card([{ measure: "a", role: "TARGET" }]).lines;
    expect(line).toMatchObject({ rag: "NOT_RATED", triggers: [], shortfall: 0, lead: 0 });
  });

  it("are none for a council that prints nothing", () => {
    expect(card([])).toMatchObject({ area: "halton", lines: [], strengths: [], linesOfEnquiry: [] });
  });

  it("are judged by the nation and the target alone where there is no peer", () => {
    const [line] = card(held("a", { own: 60, east: 70, nation: 65, due: { value: 58 } }), { measures }, []).lines;
    expect(line).toMatchObject({ rag: "GREEN", triggers: ["BEHIND_NATION", "TARGET_MET"] });
  });
});

describe("the shortfall and the lead of a line are per cent", () => {
  it("of the due target first", () => {
    expect(margins({ own: 45, due: { value: 50 }, nation: 90, east: 60 })).toEqual([10, 0]);
    expect(margins({ own: 60, due: { value: 50 }, nation: 40, east: 30 })).toEqual([0, 20]);
  });

  it("then of the nation, then of the best peer", () => {
    expect(margins({ own: 45, nation: 90, east: 60 })).toEqual([50, 0]);
    expect(margins({ own: 45, east: 60, west: 50 })).toEqual([25, 0]);
    expect(margins({ own: 45, east: 50, west: 60 })).toEqual([25, 0]);
    expect(margins({ own: 45, east: 60, west: 60 })).toEqual([25, 0]);
    expect(margins({ own: 60, east: 50, west: 40 })).toEqual([0, 20]);
    expect(margins({ own: 45, east: 60, west: 40 })).toEqual([25, 0]);
  });

  it("each of the first that it falls short of, or leads", () => {
    expect(margins({ own: 60, due: { value: 50 }, nation: 75 })).toEqual([20, 20]);
    expect(margins({ own: 60, nation: 50, east: 80 })).toEqual([25, 20]);
  });

  it("of a target to come where there is nothing else, behind it alone", () => {
    expect(margins({ own: 45, toCome: 50 })).toEqual([10, 0]);
    expect(margins({ own: 45, toCome: 50, nation: 60 })).toEqual([25, 0]);
    expect(margins({ own: 60, toCome: 50 })).toEqual([0, 0]);
  });

  it("never of a target that is not rated, nor led by a loose one", () => {
    expect(margins({ own: 45, due: { value: 50, doubtful: true }, nation: 60 })).toEqual([25, 0]);
    expect(margins({ own: 60, due: { value: 50, doubtful: true }, nation: 48 })).toEqual([0, 25]);
    expect(margins({ own: 60, due: { value: 50 }, before: 70, nation: 48 })).toEqual([0, 25]);
  });

  it("nothing where a strict target is just reached", () => {
    expect(margins({ own: 50, due: { value: 50, bound: "OVER" }, nation: 60 })).toEqual([0, 0]);
  });

  it("of the size of a negative figure, exact in decimals, and without end beside zero", () => {
    expect(margins({ own: -0.5, nation: -0.4 })).toEqual([25, 0]);
    expect(margins({ own: 0.1, nation: 0.3 })[0]).toBeCloseTo(200 / 3, 10);
    expect(margins({ own: 6.2, east: 5 }, { measures: [makeMeasure({ key: "a", polarity: "LOWER_IS_BETTER" })] })).toEqual([24, 0]);
    expect(margins({ own: 1, nation: 0 })).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});

describe("lines of enquiry", () => {
  it("stand by the number of their own triggers, whatever the shortfall", () => {
    const figures = [...held("a", { own: 10, nation: 90 }), ...held("b", { own: 60, nation: 61, east: 61 })];
    expect(measuresOf(card(figures).linesOfEnquiry)).toBe("ba");
  });

  it("do not count the triggers of strengths", () => {
    const figures = [...held("a", { own: 60, nation: 61, east: 50, due: { value: 50 } }), ...held("b", { own: 60, nation: 66 })];
    const { linesOfEnquiry } = card(figures);
    expect(linesOfEnquiry.map(({ triggers }) => triggers.length)).toEqual([1, 3]);
    expect(measuresOf(linesOfEnquiry)).toBe("ba");
  });

  it("then by the largest shortfall in per cent, not in units", () => {
    const figures = [
      ...held("a", { own: 90, nation: 100 }),
      ...held("b", { own: 4, nation: 5 }),
      ...held("c", { own: 60, toCome: 90 }),
      ...held("d", { own: -1, nation: 0 }),
    ];
    expect(measuresOf(card(figures).linesOfEnquiry)).toBe("dcba");
  });

  it("then by key and group", () => {
    const tied = ["d", "b", "c", "a"].flatMap((measure) => held(measure, { own: -1, nation: 0 }));
    expect(measuresOf(card(tied).linesOfEnquiry)).toBe("abcd");
    const groups = ["fsm", "girls", "all"].flatMap((population) => held("a", { own: 4, nation: 5 }).map((row) => ({ ...row, population })));
    expect(keys(card(groups).linesOfEnquiry)).toEqual(["a all", "a fsm", "a girls"]);
  });

  it("leave out what has no trigger of the kind", () => {
    const figures = [...held("a", { own: 60, nation: 60 }), ...held("b", { own: 60, nation: 50 }), ...held("c", { own: 60, toCome: 50 })];
    const { strengths, linesOfEnquiry } = card(figures);
    expect([measuresOf(strengths), measuresOf(linesOfEnquiry)]).toEqual(["b", "c"]);
  });
});

describe("strengths", () => {
  it("mirror the order: most triggers, largest lead, key", () => {
    const figures = [
      ...held("a", { own: 60, nation: 50 }),
      ...held("b", { own: 60, nation: 59, east: 59 }),
      ...held("c", { own: 90, nation: 60 }),
      ...held("d", { own: 60, nation: 50 }),
    ];
    expect(measuresOf(card(figures).strengths)).toBe("bcad");
  });

  it("may share a line with the lines of enquiry, which then carries all its triggers in both", () => {
    const { strengths, linesOfEnquiry } = card(held("a", { own: 60, nation: 50, east: 70, toCome: 65 }));
    const triggers = ["BEHIND_PEERS", "SHORT_OF_TARGET", "AHEAD_OF_NATION"];
    expect([strengths, linesOfEnquiry].map((lines) => lines.map((line) => line.triggers))).toEqual([[triggers], [triggers]]);
  });
});

describe("always", () => {
  const value = fc.integer({ min: -50, max: 100 });
  const row = fc.record({ own: value, east: value, west: value, nation: value, toCome: value, due: fc.record({ value }) });
  const rows = fc.tuple(row, row, row, row).map((all) => all.flatMap((one, index) => held("abcd"[index] ?? "", one)));

  it("each list holds just the lines with triggers of its kind, those with more of them first", () => {
    fc.assert(
      fc.property(rows, (figures) => {
        const { lines, strengths, linesOfEnquiry } = card(figures);
        for (const [list, kind] of [
          [strengths, STRENGTHS],
          [linesOfEnquiry, ENQUIRIES],
        ] as const) {
          const count = ({ triggers }: ScorecardLine) => triggers.filter((trigger) => kind.includes(trigger)).length;
          expect(new Set(list)).toEqual(new Set(lines.filter((line) => count(line) > 0)));
          expect(list.map(count)).toEqual(list.map(count).sort((a, b) => b - a));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(rows, (figures) => {
        const numbered = figures.map((figure, index): Figure => ({ ...figure, line: index + 1 }));
        const [one, other] = [card(numbered), card(numbered.toReversed())];
        expect(keys(other.linesOfEnquiry)).toEqual(keys(one.linesOfEnquiry));
        expect(keys(other.strengths)).toEqual(keys(one.strengths));
      }),
      { numRuns: 40 },
    );
  });

  it("a figure that loses its date keeps its line", () => {
    fc.assert(
      fc.property(rows, (figures) => {
        expect(keys(card(figures.map((figure) => ({ ...figure, period: period() }))).lines)).toEqual(keys(card(figures).lines));
      }),
      { numRuns: 20 },
    );
  });
});
