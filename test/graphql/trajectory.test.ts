import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { academic, type Figure, financial, type Given, makeCorpus, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";
import { projectCorpus } from "../helpers/store.ts";

const corpusOf = (figures: readonly Figure[], given: Given = {}) =>
  makeCorpus({ ...given, observations: figures.map((figure, index) => makeObservation({ line: index + 1, ...figure })) });

interface Points {
  measure: { trajectory: { population: { key: string }; points: { value: number | null }[] } };
}

const FIGURES: readonly Figure[] = [
  { role: "TARGET", value: 70, period: financial("2017/18") },
  { value: 60, period: financial("2014/15") },
  { role: "BASELINE", value: 50, period: financial("2012/13") },
  { value: 99, period: period() },
  { area: "cheshire-east", value: 55, period: financial("2014/15") },
  { population: "fsm", value: 40, period: financial("2014/15") },
];

describe("Measure.trajectory", () => {
  it("gives what one area prints, undated figures first, with the breaks between and the pace", async () => {
    const breaks = [
      { measure: "eyfs-gld", date: "2012-09-01", reason: "The profile was revised." },
      { measure: "eyfs-gld", date: "2021-09-01", reason: "It was revised again." },
    ];
    const { ask } = await api(corpusOf(FIGURES, { breaks }));
    const { data, errors } = await ask(`{ measure(key: "eyfs-gld") { trajectory(area: "halton") {
      measure { key } area { slug } population { key }
      points { role value period { label } } breaks { date reason }
      pace { from { value } latest { value } target { value } actualPerYear requiredPerYear onTrack explanation }
    } } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      measure: {
        trajectory: {
          measure: { key: "eyfs-gld" },
          area: { slug: "halton" },
          population: { key: "all" },
          points: [
            { role: "ACTUAL", value: 99, period: { label: "not stated" } },
            { role: "BASELINE", value: 50, period: { label: "2012/13" } },
            { role: "ACTUAL", value: 60, period: { label: "2014/15" } },
            { role: "TARGET", value: 70, period: { label: "2017/18" } },
          ],
          breaks: [{ date: "2012-09-01", reason: "The profile was revised." }],
          pace: {
            from: null,
            latest: { value: 60 },
            target: { value: 70 },
            actualPerYear: null,
            requiredPerYear: 3.33,
            onTrack: null,
            explanation: "Only one dated outturn of this series is printed, or none a year before it, so the pace so far is not known.",
          },
        },
      },
    });
  });

  it("says whether the pace is enough where no break lies between", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    const { data } = await ask(
      '{ measure(key: "eyfs-gld") { trajectory(area: "halton") { pace { from { value } actualPerYear requiredPerYear onTrack } } } }',
    );
    const pace = { from: { value: 50 }, actualPerYear: 5, requiredPerYear: 3.33, onTrack: true };
    expect(data).toEqual({ measure: { trajectory: { pace } } });
  });

  it("is empty, with a reason for having no pace, where the area prints nothing", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    const { data } = await ask(`{ measure(key: "eyfs-gld") { trajectory(area: "896") {
      area { slug } points { value } breaks { date } pace { from { value } latest { value } target { value } onTrack explanation }
    } } }`);
    const pace = { from: null, latest: null, target: null, onTrack: null, explanation: "No outturn or baseline is printed." };
    expect(data).toEqual({ measure: { trajectory: { area: { slug: "cheshire-west-and-chester" }, points: [], breaks: [], pace } } });
  });

  it.each([
    ["the group asked for", "all", { population: "fsm" }, "fsm", [40]],
    ["the measure's own group by default", "fsm", {}, "fsm", [40]],
    ["the measure's own group for null", "fsm", { population: null }, "fsm", [40]],
    ["everyone, where that is asked for", "fsm", { population: "all" }, "all", [99, 50, 60, 70]],
    ["no broader or narrower group", "all", { population: "disadvantaged" }, "disadvantaged", []],
  ])("is about %s", async (_case, own, variables, population, values) => {
    const { ask } = await api(corpusOf(FIGURES, { measures: [makeMeasure({ population: own })] }));
    const { data } = await ask<Points>(
      'query ($population: String) { measure(key: "eyfs-gld") { trajectory(area: "halton", population: $population) { population { key } points { value } } } }',
      variables,
    );
    const found = data.measure.trajectory;
    expect([found.population.key, found.points.map(({ value }) => value)]).toEqual([population, values]);
  });

  it("holds derived gaps, with both legs", async () => {
    const gap = makeMeasure({ key: "eyfs-gld-gap", kind: "GAP", unit: "PERCENTAGE_POINTS", population: "fsm", gapOf: "eyfs-gld" });
    const levels: Figure[] = [
      { population: "not-fsm", value: 68.8 },
      { population: "fsm", value: 49.6 },
    ];
    const { ask } = await api(corpusOf(levels, { measures: [makeMeasure(), gap] }));
    const { data } = await ask(
      '{ measure(key: "eyfs-gld-gap") { trajectory(area: "halton") { points { value unit origin components { value } } } } }',
    );
    const point = { value: 19.2, unit: "PERCENTAGE_POINTS", origin: "DERIVED", components: [{ value: 68.8 }, { value: 49.6 }] };
    expect(data).toEqual({ measure: { trajectory: { points: [point] } } });
  });

  it.each([
    ["an unknown area", 'area: "haltom"', /^area: no area "haltom".*Did you mean "?halton/],
    ["an unknown group", 'area: "halton", population: "fms"', /^population: no population "fms".*Did you mean "?fsm/],
    ["an empty group", 'area: "halton", population: ""', /^population: no population ""/],
  ])("refuses %s", async (_case, given, message) => {
    const { ask } = await api(corpusOf(FIGURES));
    const [refusal, ...others] = refusals(await ask(`{ measure(key: "eyfs-gld") { trajectory(${given}) { points { value } } } }`));
    expect([refusal?.code, others]).toEqual(["BAD_USER_INPUT", []]);
    expect(refusal?.message).toMatch(message);
  });

  it("costs no more statements for many measures than for one", async () => {
    const costOf = async (count: number): Promise<number> => {
      const measures = Array.from({ length: count }, (_, index) => makeMeasure({ key: `measure-${index}` }));
      const { ask } = await api(
        corpusOf(
          measures.map(({ key }) => ({ measure: key, period: academic("2013/14") })),
          { measures },
        ),
      );
      const query = `{ measures(first: 100) { nodes { trajectory(area: "halton") {
        measure { key } area { slug } population { key } breaks { date } pace { explanation }
        points { indicator { code } source: provenance { source { title } } conflicts { value } }
      } } } }`;
      const { data, statements } = await ask<{ measures: { nodes: unknown[] } }>(query);
      expect(data.measures.nodes).toHaveLength(count);
      return statements.length;
    };
    const one = await costOf(1);
    expect(one).toBeLessThanOrEqual(12);
    expect(await costOf(30)).toBe(one);
  });
});

describe("over the project's own data", () => {
  it("Halton's rate of conceptions under 18 fell from 58.9 in 2009 to 43.9, more than its last target asks for", async () => {
    const { ask } = await api(await projectCorpus());
    const { data } = await ask<{
      measure: { trajectory: { pace: { actualPerYear: number } } };
    }>(`{ measure(key: "under-18-conception-rate") {
      trajectory(area: "halton") { pace { from { value period { label } } latest { value period { label } } onTrack actualPerYear } }
    } }`);
    const { pace } = data.measure.trajectory;
    expect(pace).toMatchObject({
      from: { value: 58.9, period: { label: "2009" } },
      latest: { value: 43.9, period: { label: "2014/15 Q2" } },
      onTrack: true,
    });
    expect(pace.actualPerYear).toBeLessThan(0);
  });

  it("Halton's key stage 2 levels end before its last target, so no pace leads there", async () => {
    const { ask } = await api(await projectCorpus());
    const { data } = await ask(
      '{ measure(key: "ks2-rwm-level-4") { trajectory(area: "halton") { breaks { date } pace { requiredPerYear onTrack explanation } } } }',
    );
    expect(data).toMatchObject({
      measure: {
        trajectory: {
          breaks: [{ date: "2015-09-01" }],
          pace: { requiredPerYear: null, onTrack: null, explanation: "The definition changes between the latest outturn and the target." },
        },
      },
    });
  });
});

describe("ScorecardLine.trajectory", () => {
  it("is the council's own for the line's measure and group, all lines read together", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    interface Lines {
      scorecard: { lines: { trajectory: Points["measure"]["trajectory"] & { pace: { requiredPerYear: number | null } } }[] };
    }
    const { data, statements } = await ask<Lines>(`{ scorecard(area: "halton", against: ["cheshire-east"]) {
      lines { trajectory { population { key } points { value } pace { requiredPerYear } } } } }`);
    expect(data.scorecard.lines.map(({ trajectory }) => trajectory)).toEqual([
      { population: { key: "all" }, points: [99, 50, 60, 70].map((value) => ({ value })), pace: { requiredPerYear: expect.closeTo(3.33) } },
      { population: { key: "fsm" }, points: [{ value: 40 }], pace: { requiredPerYear: null } },
    ]);
    expect(statements.length).toBeLessThanOrEqual(20);
  });
});
