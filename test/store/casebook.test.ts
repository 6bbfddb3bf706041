import { describe, expect, it } from "vitest";
import { figuresOf } from "../../src/domain/gap.ts";
import { casebookOf } from "../helpers/casebook.ts";
import { academic, type Figure, makeCorpus, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { memoryStore } from "../helpers/store.ts";

const figures: Figure[] = [
  { value: 46 },
  { value: 48 },
  { population: "fsm", value: 30 },
  { area: "cheshire-east", value: 62, period: academic("2012/13") },
  { area: "england", source: "cheshire-east-plan", value: 60 },
  { measure: "neet-16-18", value: 6.2 },
];
const corpus = makeCorpus({
  measures: [
    makeMeasure(),
    makeMeasure({ key: "gap", unit: "PERCENTAGE_POINTS", kind: "GAP", gapOf: "eyfs-gld" }),
    makeMeasure({ key: "neet-16-18" }),
  ],
  breaks: [
    { measure: "eyfs-gld", date: "2021-09-01", reason: "Rewritten." },
    { measure: "neet-16-18", date: "2016-09-01", reason: "Younger." },
    { measure: "eyfs-gld", date: "2012-09-01", reason: "Revised." },
  ],
  observations: figures.map((figure, index) => makeObservation({ line: index + 1, ...figure })),
});

describe("a casebook from the store", () => {
  it("holds what the corpus holds of the measures and areas that are named, in three statements", async () => {
    const { reader, statements } = await memoryStore(corpus);
    const catalogue = await reader.catalogue();
    statements.length = 0;
    const book = await reader.casebook(catalogue, ["eyfs-gld"], ["halton", "england"]);
    const whole = casebookOf(corpus);
    expect(statements).toHaveLength(3);
    expect([...book.measures.keys()]).toEqual(["eyfs-gld"]);
    expect(book.breaks).toEqual(new Map([["eyfs-gld", whole.breaks.get("eyfs-gld")]]));
    expect(book.breaks.get("eyfs-gld")?.map(({ date }) => date)).toEqual(["2012-09-01", "2021-09-01"]);
    expect(book.sources).toEqual(whole.sources);
    expect(book.indicators).toEqual(whole.indicators);
    expect([...(book.observations.get("eyfs-gld") ?? [])].map(({ value }) => value).sort()).toEqual([30, 46, 48, 60]);
  });

  it("lists the figures that contradict each, and none for one that nothing contradicts", async () => {
    const { reader } = await memoryStore(corpus);
    const { conflicts } = await reader.casebook(await reader.catalogue(), ["eyfs-gld"], ["halton"]);
    expect([...conflicts].map(([key, others]) => [key, others.map(({ value }) => value)])).toEqual([
      ["halton-plan:1:1", [48]],
      ["halton-plan:2:1", [46]],
      ["halton-plan:3:1", []],
    ]);
  });

  it("holds the level behind a gap, so that the gap can be derived, in no more statements", async () => {
    const { reader, statements } = await memoryStore(corpus);
    const catalogue = await reader.catalogue();
    statements.length = 0;
    const parts = await reader.casebook(catalogue, ["gap", "neet-16-18"], ["halton"]);
    expect(statements).toHaveLength(3);
    expect([...parts.measures.keys()].sort()).toEqual(["eyfs-gld", "gap", "neet-16-18"]);
    expect(figuresOf(parts, "gap").map(({ value }) => value)).toEqual([16, 18]);
  });

  it("is empty for a measure or an area that nobody knows", async () => {
    const { reader } = await memoryStore(corpus);
    expect(await reader.casebook(await reader.catalogue(), ["no-such-measure"], ["halton"])).toMatchObject({
      measures: new Map(),
      observations: new Map(),
      conflicts: new Map(),
    });
    expect((await reader.casebook(await reader.catalogue(), ["eyfs-gld"], ["no-such-area"])).observations).toEqual(new Map());
    expect((await reader.casebook(await reader.catalogue(), [], [])).measures).toEqual(new Map());
  });
});
