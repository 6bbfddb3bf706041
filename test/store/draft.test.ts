import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConflictPair, findConflicts } from "../../src/domain/conflict.ts";
import type { Frame } from "../../src/domain/corpus.ts";
import type { Observation } from "../../src/domain/observation.ts";
import { createDatabase } from "../../src/store/database.ts";
import { Draft } from "../../src/store/draft.ts";
import { everyFigure } from "../../src/store/figure-rows.ts";
import { academic, financial, makeCorpus, makeObservation, period } from "../helpers/corpus.ts";

/** A settled draft with these figures, as they come. */
function draftOf(observations: readonly Observation[], frame: Frame = makeCorpus({ observations })) {
  const connection = createDatabase(":memory:");
  const draft = Draft.begin(connection, frame);
  for (const observation of observations) draft.add(observation);
  draft.settle();
  return { draft, connection };
}

const some = fc
  .record({
    area: fc.constantFrom("halton", "cheshire-east"),
    population: fc.constantFrom("all", "fsm"),
    role: fc.constantFrom("ACTUAL" as const, "TARGET" as const, "BASELINE" as const),
    period: fc.constantFrom(academic("2013/14"), financial("2013/14"), period("SPAN", "2014-01-01/2014-08-31"), period()),
    value: fc.constantFrom(60, 61, 70),
    missing: fc.constantFrom(null, null, "AWAITED" as const),
    source: fc.constantFrom("halton-plan", "cheshire-east-plan"),
  })
  .map(({ value, missing, ...figure }) => ({ ...figure, ...(missing === null ? { value } : { missing }) }));
const figures = fc
  .array(some, { maxLength: 25 })
  .map((rows) => rows.map((figure, index) => makeObservation({ ...figure, line: index + 1 })));

const pairsIn = (observations: readonly Observation[]): ConflictPair[] =>
  findConflicts(observations.map((observation) => ({ observation, publisher: "one" })));
const sorted = (pairs: readonly ConflictPair[]): string[] => pairs.map((pair) => pair.join(" ")).sort();

describe("a draft", () => {
  it("shows all figures that contradict each other in one group", () => {
    fc.assert(
      fc.property(figures, (observations) => {
        const { draft, connection } = draftOf(observations);
        const found = [...draft.rivals()].flatMap(pairsIn);
        connection.raw.close();
        expect(sorted(found)).toEqual(sorted(pairsIn(observations)));
      }),
      { numRuns: 60 },
    );
  });

  it("passes over figures that stand alone, and an outturn beside its target", () => {
    const { draft } = draftOf([
      makeObservation({ line: 1 }),
      makeObservation({ line: 2, role: "TARGET" }),
      makeObservation({ line: 3, area: "cheshire-east", source: "halton-plan" }),
    ]);
    expect([...draft.rivals()]).toEqual([]);
  });

  it("numbers its figures in the order of the documents, in whatever order they come, and has one revision for all orders", () => {
    const ordered = [
      makeObservation({ source: "cheshire-east-plan", line: 9 }),
      makeObservation({ line: 2, place: 1 }),
      makeObservation({ line: 2, place: 2 }),
      makeObservation({ line: 10 }),
    ];
    const frame = makeCorpus({ observations: ordered });
    const { draft } = draftOf(ordered, frame);
    const shuffled = fc.shuffledSubarray(ordered, { minLength: ordered.length });
    fc.assert(
      fc.property(shuffled, (observations) => {
        const other = draftOf(observations, frame);
        expect([...everyFigure(other.connection)]).toEqual(ordered);
        const numbers = other.connection.raw.prepare("SELECT id FROM observations ORDER BY id").pluck().all();
        expect(numbers).toEqual([1, 2, 3, 4]);
        expect(other.draft.revision([])).toBe(draft.revision([]));
      }),
      { numRuns: 24 },
    );
  });

  it("has all indexes that its tables are made with", () => {
    const indexes = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name";
    const { connection } = draftOf([makeObservation()]);
    expect(connection.raw.prepare(indexes).all()).toEqual(createDatabase(":memory:").raw.prepare(indexes).all());
  });

  it("takes no figure twice", () => {
    expect(() => draftOf([makeObservation({ line: 1 }), makeObservation({ line: 2 }), makeObservation({ line: 1 })])).toThrow(/UNIQUE/);
  });

  it.each([
    ["halton-plan:2:1", true],
    ["halton-plan:2:2", false],
    ["halton-plan:02:1", false],
    ["halton-plan:2", false],
    ["", false],
  ])("knows its figures by their keys: %s", (key, known) => {
    expect(draftOf([makeObservation({ line: 2 })]).draft.has(key)).toBe(known);
  });
});
