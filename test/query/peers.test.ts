import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AreaKind } from "../../src/domain/area.ts";
import { MOST_PAIRS, mostPeers } from "../../src/query/peers.ts";
import { api, refusals } from "../helpers/api.ts";
import { AREAS, makeCorpus, makeMeasure, makeObservation } from "../helpers/corpus.ts";

const pairs = (peers: number, measures: number): number => ((peers * (peers + 1)) / 2) * measures;

describe("mostPeers", () => {
  it.each([
    [434, 10],
    [90, 23],
    [1, 223],
  ])("leaves a scorecard of %i measures %i peers", (measures, most) => {
    expect(mostPeers(measures)).toBe(most);
  });

  it("is the largest number whose pairs can be judged in time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (measures) => {
        expect(pairs(mostPeers(measures), measures)).toBeLessThanOrEqual(MOST_PAIRS);
        expect(pairs(mostPeers(measures) + 1, measures)).toBeGreaterThan(MOST_PAIRS);
      }),
    );
  });
});

describe("a scorecard", () => {
  it("of many measures is refused against more peers than can be judged in time", async () => {
    const councils = Array.from({ length: 10 }, (_, index) => `council-${index}`);
    const measures = Array.from({ length: 600 }, (_, index) => makeMeasure({ key: `m${index}` }));
    const figures = makeCorpus({
      measures,
      observations: measures.map(({ key }, index) => makeObservation({ line: index + 1, measure: key })),
    });
    const council = (slug: string) => ({ slug, name: slug, kind: AreaKind.COUNCIL, gssCode: null, dfeCode: null, parent: null });
    const corpus = { ...figures, areas: [...AREAS, ...councils.map(council)] };
    const { ask } = await api(corpus);
    const card = (peers: number) =>
      ask('query ($against: [String!]!) { scorecard(area: "halton", against: $against) { against { slug } } }', {
        against: councils.slice(0, peers),
      });
    expect(mostPeers(600)).toBe(8);
    expect((await card(8)).errors).toEqual([]);
    expect(refusals(await card(9))).toEqual([
      { code: "BAD_USER_INPUT", message: "against: 9 peers are too many for a scorecard of 600 measures. Name at most 8." },
    ]);
  });
});
