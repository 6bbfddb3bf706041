import { beforeAll, describe, expect, it } from "vitest";
import type { Casebook } from "../../src/domain/casebook.ts";
import { MeasureKind } from "../../src/domain/measure.ts";
import { judgeLines, makeScorecard } from "../../src/domain/scorecard.ts";
import { makeDesk } from "../../src/query/desk.ts";
import { askScorecard } from "../../src/query/question.ts";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { memoryStore, projectCorpus } from "../helpers/store.ts";

const PEERS = ["cheshire-west-and-chester", "cheshire-east"];

/** Asks for a scorecard and keeps the casebooks that were read for it. */
async function askWatched(reader: Reader, area: string, against: readonly string[]) {
  const books: Casebook[] = [];
  const scorecard = await askScorecard(makeDesk(reader, { onRead: (book) => books.push(book) }), { area, against });
  return { scorecard, books };
}

describe("a scorecard", () => {
  let reader: Reader;
  beforeAll(async () => {
    ({ reader } = await memoryStore(await projectCorpus()));
  });

  it.each(["halton", ...PEERS])("of %s is the same whether its measures are read in parts or all at once", async (area) => {
    const against = ["halton", ...PEERS].filter((slug) => slug !== area);
    const { scorecard, books } = await askWatched(reader, area, against);
    const keys = await reader.measuresOf(area);
    const whole = await makeDesk(reader).books.measures(keys, [area, ...against]);
    expect(books).toHaveLength(Math.ceil(keys.length / 50));
    expect(scorecard).toEqual(makeScorecard(area, against, judgeLines(whole, area, against, 10)));
  });

  it("has each line once, though a gap's levels are read with it and again by themselves", async () => {
    const measures = [
      ...Array.from({ length: 60 }, (_, index) => makeMeasure({ key: `m${index}` })),
      makeMeasure({ key: "a-gap", kind: MeasureKind.GAP, gapOf: "m59" }),
    ];
    const observations = measures.map(({ key }, index) => makeObservation({ line: index + 1, measure: key }));
    const { reader: small } = await memoryStore(makeCorpus({ measures, observations }));
    const { scorecard, books } = await askWatched(small, "halton", []);
    expect(books.map((book) => book.measures.has("m59"))).toEqual([true, true]);
    expect(scorecard.lines.map(({ comparison }) => comparison.measure.key).sort()).toEqual(measures.map(({ key }) => key).sort());
  });

  it("of an area that prints nothing has no lines, and nothing is read for it", async () => {
    const { reader: empty } = await memoryStore(makeCorpus({}));
    const { scorecard, books } = await askWatched(empty, "halton", []);
    expect([scorecard.lines, books]).toEqual([[], []]);
  });
});
