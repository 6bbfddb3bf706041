import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromGlobalId, NODE_TYPES, toGlobalId } from "../../src/graphql/global-id.ts";
import { api, refusals } from "../helpers/api.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";

const corpus = makeCorpus({ observations: [makeObservation({ line: 1 }), makeObservation({ line: 2 })] });

interface Ids {
  areas: { id: string }[];
  sources: { id: string }[];
  populations: { id: string }[];
  measures: { nodes: { id: string }[] };
  indicators: { nodes: { id: string }[] };
  observations: { nodes: { id: string }[] };
}
const ALL =
  "{ areas { id } sources { id } populations { id } measures { nodes { id } } indicators { nodes { id } } observations { nodes { id } } }";
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id
  ... on Area { slug } ... on Source { sourceKey: key } ... on Population { populationKey: key }
  ... on Measure { measureKey: key } ... on Indicator { indicatorKey: key } ... on Observation { provenance { line } }
} }`;

async function everyId(): Promise<string[]> {
  const { data } = await (await api(corpus)).ask<Ids>(ALL);
  return [data.areas, data.sources, data.populations, data.measures.nodes, data.indicators.nodes, data.observations.nodes]
    .flat()
    .map(({ id }) => id);
}

describe("nodes", () => {
  it("brings back anything by the id that it gave, in the order asked for", async () => {
    const { ask } = await api(corpus);
    const ids = (await everyId()).reverse();
    const { data } = await ask<{ nodes: { id: string; __typename: string }[] }>(NODES, { ids });
    expect(data.nodes.map(({ id }) => id)).toEqual(ids);
    expect(new Set(data.nodes.map(({ __typename }) => __typename))).toEqual(new Set(NODE_TYPES));
  });

  it("gives every object an id of its own", async () => {
    const ids = await everyId();
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("tells the types apart", async () => {
    const { ask } = await api(corpus);
    const ids = [
      toGlobalId("Measure", "eyfs-gld"),
      toGlobalId("Observation", "halton-plan:2:1"),
      toGlobalId("Indicator", "halton-plan/eyfs-gld"),
    ];
    const { data } = await ask(NODES, { ids });
    expect(data).toEqual({
      nodes: [
        { __typename: "Measure", id: ids[0], measureKey: "eyfs-gld" },
        { __typename: "Observation", id: ids[1], provenance: { line: 2 } },
        { __typename: "Indicator", id: ids[2], indicatorKey: "halton-plan/eyfs-gld" },
      ],
    });
  });

  it("puts a null where nothing has the id, and an object twice where it is named twice", async () => {
    const { ask } = await api(corpus);
    const halton = toGlobalId("Area", "halton");
    const ids = [halton, toGlobalId("Area", "atlantis"), halton, toGlobalId("Observation", "halton-plan:01:1"), "nonsense", ""];
    const { data, errors } = await ask<{ nodes: ({ slug: string } | null)[] }>(NODES, { ids });
    expect(errors).toEqual([]);
    expect(data.nodes.map((node) => node?.slug ?? null)).toEqual(["halton", null, "halton", null, null, null]);
  });

  it("brings nothing for no ids, and at most five hundred", async () => {
    const { ask } = await api(corpus);
    const ids = (count: number) => Array.from({ length: count }, (_, line) => toGlobalId("Observation", `halton-plan:${line}:1`));
    expect((await ask(NODES, { ids: [] })).data).toEqual({ nodes: [] });
    expect((await ask<{ nodes: unknown[] }>(NODES, { ids: ids(500) })).data.nodes).toHaveLength(500);
    expect(refusals(await ask(NODES, { ids: ids(501) }))).toEqual([
      { code: "BAD_USER_INPUT", message: "ids: 501 ids are too many. Ask for at most 500 at a time." },
    ]);
  });

  it("costs one statement for the figures among them, however many ids", async () => {
    const { ask } = await api(corpus);
    const { statements } = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: await everyId() });
    expect(statements).toHaveLength(1);
  });
});

describe("node", () => {
  it("brings back one object, with its relations", async () => {
    const { ask } = await api(corpus);
    const query = "query ($id: ID!) { node(id: $id) { id ... on Observation { area { slug } measure { key } } } }";
    const id = toGlobalId("Observation", "halton-plan:1:1");
    expect((await ask(query, { id })).data).toEqual({ node: { id, area: { slug: "halton" }, measure: { key: "eyfs-gld" } } });
  });

  it.each([
    ["an unknown key", toGlobalId("Measure", "nothing")],
    ["an unknown type", Buffer.from("Dataset:1").toString("base64url")],
    ["no type", Buffer.from("halton").toString("base64url")],
    ["a key alone", "halton"],
    ["nothing", ""],
    ["NUL", "\0"],
    ["padding after the id", `${toGlobalId("Area", "halton")}==`],
  ])("is null, without an error, for %s", async (_case, id) => {
    const { ask } = await api(corpus);
    expect(await ask("query ($id: ID!) { node(id: $id) { id } }", { id })).toMatchObject({ data: { node: null }, errors: [] });
  });
});

describe("a global id", () => {
  it("leads back to its type and key, whatever the key", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NODE_TYPES), fc.string({ unit: "grapheme" }), (type, key) => {
        expect(fromGlobalId(toGlobalId(type, key))).toEqual({ type, key });
      }),
    );
  });

  it("is read from its one spelling, and from no other text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.base64String()), (text) => {
        const parsed = fromGlobalId(text);
        if (parsed !== null) expect(toGlobalId(parsed.type, parsed.key)).toBe(text);
      }),
      { examples: [[toGlobalId("Area", "halton")], [`${toGlobalId("Area", "halton")}=`]] },
    );
  });
});
