import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { createDatabase } from "../../src/store/database.ts";
import { SqliteReader } from "../../src/store/sqlite-reader.ts";
import { academic, makeCorpus, makeIndicator, makeMeasure, makeObservation, makeSource, period } from "../helpers/corpus.ts";
import { memoryStore } from "../helpers/store.ts";

const reading = async (...given: Parameters<typeof makeCorpus>) => (await memoryStore(makeCorpus(...given))).reader;

describe("the reader", () => {
  it("counts what is loaded", async () => {
    const reader = await reading({ revision: "abc", observations: [makeObservation(), makeObservation({ line: 2, missing: "BLANK" })] });
    expect(await reader.dataset()).toEqual({
      revision: "abc",
      builtAt: "2026-01-02T03:04:05.000Z",
      areas: 7,
      sources: 3,
      measures: 1,
      indicators: 1,
      observations: 2,
    });
  });

  it("refuses a store that was never filled", async () => {
    const reader = new SqliteReader(createDatabase(":memory:").db);
    await expect(reader.dataset()).rejects.toThrow(StoreError);
  });

  it("brings records in the order of the keys, one for each, undefined for an unknown one", async () => {
    const reader = await reading({ observations: [makeObservation({ line: 1 }), makeObservation({ line: 2 })] });
    const slugs = await reader.areasBySlug(["halton", "atlantis", "crewe", "halton"]);
    expect(slugs.map((area) => area?.slug)).toEqual(["halton", undefined, "crewe", "halton"]);
    const figures = await reader.observationsByKey(["halton-plan:2:1", "halton-plan:3:1", "halton-plan:1:1"]);
    expect(figures.map((figure) => figure?.key)).toEqual(["halton-plan:2:1", undefined, "halton-plan:1:1"]);
    expect(await reader.measuresByKey(["x"])).toEqual([undefined]);
    expect(await reader.sourcesByKey([])).toEqual([]);
    expect(await reader.populationsByKey(["fsm", "FSM"])).toMatchObject([{ key: "fsm", broader: "disadvantaged" }, undefined]);
    expect(await reader.indicatorsByKey(["halton-plan/eyfs-gld"])).toMatchObject([{ source: "halton-plan", code: null }]);
  });

  it.each([
    "",
    "halton-plan",
    "halton-plan:1",
    "halton-plan:01:1",
    "halton-plan:1:1:1",
    "halton-plan:-1:1",
    "halton-plan:1.0:1",
    ":1:1",
    "'; --:1:1",
  ])("knows no figure by %o", async (key) => {
    const reader = await reading({ observations: [makeObservation()] });
    expect(await reader.observationsByKey([key])).toEqual([undefined]);
    expect(await reader.conflictsOf([key])).toEqual([[]]);
  });

  it("gives a figure back as it was given, and a publication its periods", async () => {
    const observation = makeObservation({
      value: 25,
      valueHigh: 28.5,
      bound: "ABOUT",
      decimals: 1,
      numerator: 9,
      denominator: 12,
      doubtful: true,
      relativeTo: "england",
      reference: "not-fsm",
      population: "fsm",
      note: "odd",
      tense: "PAST",
      smallCohort: true,
      period: { ...academic("2013/14"), inferred: true, note: "from the heading" },
    });
    const source = makeSource({ coverage: null, publisher: null });
    const reader = await reading({ observations: [observation], sources: [source] });
    expect(await reader.observationsByKey([observation.key])).toEqual([observation]);
    expect(await reader.sources()).toEqual([source]);
  });

  it("keeps numbers exact: zero, minus zero as zero, long fractions, large and small ones", async () => {
    const values = [0, -0, 0.1, 19.199999999999996, -1e-7, 1e15 + 1, 5e-324];
    const reader = await reading({ observations: values.map((value, index) => makeObservation({ line: index + 1, value, decimals: 0 })) });
    const { items } = await reader.observations({}, [], { first: 10 });
    expect(items.map(({ item }) => item.value)).toEqual(values.map((value) => value + 0));
  });

  it("lists areas of one kind, in order of slug", async () => {
    const reader = await reading();
    expect((await reader.areas("COUNCIL")).map(({ slug }) => slug)).toEqual(["cheshire-east", "cheshire-west-and-chester", "halton"]);
    expect(await reader.areas("COMBINED_AUTHORITY")).toEqual([]);
    expect(await reader.areas()).toHaveLength(7);
  });

  it("lists breaks by date and publishers by slug, for each measure asked for", async () => {
    const reader = await reading({
      measures: [makeMeasure(), makeMeasure({ key: "neet-16-18" })],
      breaks: [
        { measure: "eyfs-gld", date: "2021-09-01", reason: "new profile" },
        { measure: "eyfs-gld", date: "2012-09-01", reason: "new level" },
      ],
      observations: [makeObservation({ area: "halton" }), makeObservation({ area: "cheshire-east" })],
    });
    const breaks = await reader.breaksOf(["neet-16-18", "eyfs-gld"]);
    expect(breaks.map((list) => list.map(({ date }) => date))).toEqual([[], ["2012-09-01", "2021-09-01"]]);
    expect(await reader.publishersOf(["eyfs-gld", "neet-16-18"])).toEqual([["cheshire-east", "halton"], []]);
  });

  it("finds the other figures of each contradiction, in document order, from any side", async () => {
    const figures = [60, 70, 80].map((value, index) => makeObservation({ line: index + 1, value }));
    const reader = await reading({ observations: figures });
    const found = await reader.conflictsOf(figures.map(({ key }) => key));
    expect(found.map((others) => others.map(({ value }) => value))).toEqual([
      [70, 80],
      [60, 80],
      [60, 70],
    ]);
  });

  it("finds contradictions of more figures than SQLite binds values in one statement", async () => {
    const observations = Array.from({ length: 12_000 }, (_, index) => makeObservation({ line: index + 1, period: period() }));
    const reader = await reading({ observations });
    expect(await reader.conflictsOf(observations.map(({ key }) => key))).toHaveLength(12_000);
  });

  it("knows the names that arguments may use, each once, in order", async () => {
    const observation = (line: number, over: object) => makeObservation({ line, ...over });
    const reader = await reading({
      indicators: [
        makeIndicator({ code: "CED01" }),
        makeIndicator({ key: "halton-plan/again", code: "CED01" }),
        makeIndicator({ key: "halton-plan/x" }),
      ],
      observations: [observation(1, {}), observation(2, { period: academic("2012/13") }), observation(3, { period: academic("2012/13") })],
    });
    expect(await reader.known("indicatorCode")).toEqual(["CED01"]);
    expect(await reader.known("indicator")).toEqual(["halton-plan/again", "halton-plan/eyfs-gld", "halton-plan/x"]);
    expect(await reader.known("period")).toEqual(["2012/13", "2013/14"]);
    expect(await reader.known("source")).toEqual(["cheshire-east-plan", "cheshire-west-and-chester-plan", "halton-plan"]);
    expect(await reader.known("measure")).toEqual(["eyfs-gld"]);
    expect(await reader.known("population")).toContain("fsm");
  });

  it("knows a period in which a figure lies", async () => {
    const reader = await reading({ observations: [makeObservation({ period: academic("2013/14") })] });
    expect(await reader.hasPeriod({ type: "exact", spans: [["2013-09-01", "2014-08-31"]] })).toBe(true);
    expect(await reader.hasPeriod({ type: "exact", spans: [["2013-09-01", "2014-08-30"]] })).toBe(false);
    expect(await reader.hasPeriod({ type: "overlap", span: ["2014-08-31", "2020-01-01"] })).toBe(true);
    expect(await reader.hasPeriod({ type: "overlap", span: ["2014-09-01", "2020-01-01"] })).toBe(false);
  });
});
