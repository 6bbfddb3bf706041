import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoted } from "../../src/errors.ts";
import { api, refusals } from "../helpers/api.ts";
import { makeCorpus, makeIndicator, makeMeasure, makeObservation } from "../helpers/corpus.ts";

const MANY = 501;
const corpus = makeCorpus({
  measures: Array.from({ length: 3 }, (_, index) => makeMeasure({ key: `measure-${index}` })),
  indicators: [1, 2].map((number) => makeIndicator({ key: `halton-plan/i${number}`, measure: "measure-0" })),
  observations: Array.from({ length: MANY }, (_, index) =>
    makeObservation({ line: index + 1, indicator: "halton-plan/i1", measure: `measure-${index % 3}`, value: index % 7 }),
  ),
});

interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}
interface List {
  list: { totalCount: number; pageInfo: PageInfo; edges: { cursor: string; node: { id: string } }[]; nodes: { id: string }[] };
}
const PAGE = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id }";
const listOf = (field: string) => `query ($first: Int, $after: String) { list: ${field}(first: $first, after: $after) { ${PAGE} } }`;
const OBSERVATIONS = listOf("observations");

describe("a list", () => {
  it("brings fifty items when no number is given, and none when it is null", async () => {
    const { ask } = await api(corpus);
    for (const variables of [{}, { first: null, after: null }])
      expect((await ask<List>(OBSERVATIONS, variables)).data.list.nodes).toHaveLength(50);
  });

  it.each([1, 499, 500])("brings %i items", async (first) => {
    const { ask } = await api(corpus);
    const { list } = (await ask<List>(OBSERVATIONS, { first })).data;
    expect(list.nodes).toHaveLength(first);
    expect(list.totalCount).toBe(MANY);
    expect(list.pageInfo.hasNextPage).toBe(true);
  });

  it.each([0, -1, 501, 2_147_483_647, -2_147_483_648])("refuses to bring %i items", async (first) => {
    const { ask } = await api(corpus);
    const message = `first: ${first} is outside 1 to 500. Ask for at most 500 and page on with after.`;
    for (const field of ["observations", "measures", "indicators"])
      expect(refusals(await ask(listOf(field), { first }))).toEqual([{ code: "BAD_USER_INPUT", message }]);
    for (const field of ["observations", "indicators"])
      expect(refusals(await ask(`{ area(code: "halton") { ${field}(first: ${first}) { totalCount } } }`))).toEqual([
        { code: "BAD_USER_INPUT", message },
      ]);
  });

  it("holds the same items as edges and as nodes, and its page info names the ends", async () => {
    const { ask } = await api(corpus);
    const { edges, nodes, pageInfo } = (await ask<List>(OBSERVATIONS, { first: 3 })).data.list;
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[2]?.cursor,
    });
  });

  it("has no cursors on an empty page, and says what lies either side", async () => {
    const { ask } = await api(makeCorpus());
    const { list } = (await ask<List>(OBSERVATIONS)).data;
    expect(list.totalCount).toBe(0);
    expect(list.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });

  it.each([
    ["observations", MANY],
    ["measures", 3],
    ["indicators", 2],
  ])("of %s can be paged to its end, each item once", async (field, total) => {
    const { ask } = await api(corpus);
    const seen: string[] = [];
    const first = Math.ceil(total / 3);
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo }: List["list"] = (await ask<List>(listOf(field), { first, after })).data.list;
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it("under a parent is paged by a cursor like any other", async () => {
    const { ask } = await api(corpus);
    const query = `query ($after: String) { measure(key: "measure-1") {
      list: observations(first: 100, after: $after, orderBy: [{ field: VALUE, direction: DESC }]) { pageInfo { endCursor } nodes { value } }
    } }`;
    type Nested = { measure: { list: { pageInfo: { endCursor: string }; nodes: { value: number }[] } } };
    const first = (await ask<Nested>(query)).data.measure.list;
    const second = (await ask<Nested>(query, { after: first.pageInfo.endCursor })).data.measure.list;
    const values = [...first.nodes, ...second.nodes].map(({ value }) => value);
    expect(values).toHaveLength(167);
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it("refuses the cursor of another list or order, with a hint", async () => {
    const { ask } = await api(corpus);
    const cursor = async (field: string) => (await ask<List>(listOf(field), { first: 1 })).data.list.pageInfo.endCursor;
    for (const [from, to] of [
      ["measures", "indicators"],
      ["indicators", "observations"],
      ["observations", "measures"],
    ] as const) {
      const after = await cursor(from);
      expect(refusals(await ask(listOf(to), { after }))).toEqual([
        {
          code: "BAD_USER_INPUT",
          message: `after: ${quoted(after ?? "")} is no cursor of this list. Pass the endCursor of the page before, with the same orderBy.`,
        },
      ]);
    }
    const sorted = `query ($after: String) { observations(after: $after, orderBy: [{ field: VALUE }]) { totalCount } }`;
    expect(refusals(await ask(sorted, { after: await cursor("observations") }))).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  });

  it("refuses any text that is no cursor", async () => {
    const { ask } = await api(makeCorpus());
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.base64String(), fc.json()), async (after) => {
        const [refusal] = refusals(await ask(OBSERVATIONS, { after }));
        expect(refusal?.code).toBe("BAD_USER_INPUT");
        expect(refusal?.message).toContain(`after: "${after.slice(0, 100)}`);
      }),
      { examples: [[""], ["null"], ["W10"]] },
    );
  });

  it("counts its items only when asked to", async () => {
    const { ask } = await api(corpus);
    expect((await ask("{ observations { nodes { value } } }")).statements).toHaveLength(1);
    expect((await ask("{ observations { totalCount nodes { value } } }")).statements).toHaveLength(2);
  });
});
