import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";

const corpus = makeCorpus({
  observations: [
    makeObservation({ line: 1 }),
    makeObservation({ line: 2, source: "cheshire-east-plan" }),
    makeObservation({ area: "crewe", source: "cheshire-east-plan", line: 3 }),
  ],
});

describe("areas", () => {
  it("lists every area by slug, with its codes and the area that it lies in", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask<{ areas: { slug: string }[] }>("{ areas { slug name kind gssCode dfeCode parent { slug } } }");
    expect(data.areas.map(({ slug }) => slug)).toEqual([
      "cheshire-east",
      "cheshire-west-and-chester",
      "crewe",
      "england",
      "great-britain",
      "halton",
      "north-west",
    ]);
    expect(data.areas).toContainEqual({
      slug: "halton",
      name: "Halton",
      kind: "COUNCIL",
      gssCode: "E06000006",
      dfeCode: "876",
      parent: { slug: "north-west" },
    });
    expect(data.areas).toContainEqual({
      slug: "great-britain",
      name: "Great Britain",
      kind: "COUNTRY",
      gssCode: "K03000001",
      dfeCode: null,
      parent: null,
    });
  });

  it.each([
    ["REGION", ["north-west"]],
    ["LOCALITY", ["crewe"]],
    ["COMBINED_AUTHORITY", []],
  ])("lists those of one kind: %s", async (kind, slugs) => {
    const { ask } = await api(corpus);
    const { data } = await ask("query ($kind: AreaKind) { areas(kind: $kind) { slug } }", { kind });
    expect(data).toEqual({ areas: slugs.map((slug) => ({ slug })) });
  });

  it("lists all when the kind is null", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask<{ areas: unknown[] }>("{ areas(kind: null) { slug } }");
    expect(data.areas).toHaveLength(7);
  });

  it.each(["halton", "HALTON", "Halton", "  halton ", "E06000006", "e06000006", "876"])("finds one by %o", async (code) => {
    const { ask } = await api(corpus);
    const { data } = await ask("query ($code: String!) { area(code: $code) { slug } }", { code });
    expect(data).toEqual({ area: { slug: "halton" } });
  });

  it.each([
    ["haltn", ' Did you mean "halton"?'],
    ["CHESHIRE EAST", ' Did you mean "cheshire-east"?'],
    ["zzzzzzzzzzzzzzzz", ' The nearest known one is "cheshire-east".'],
    ["", ' The nearest known one is "crewe".'],
    ["halton\0", ' Did you mean "halton"?'],
  ])("refuses %o, and suggests the nearest", async (code, suggestion) => {
    const { ask } = await api(corpus);
    const answer = await ask("query ($code: String!) { area(code: $code) { slug } }", { code });
    expect(answer.data).toEqual({ area: null });
    expect(refusals(answer)).toEqual([
      { code: "BAD_USER_INPUT", message: `code: no area "${code}". Areas are named by slug, GSS code or DfE code.${suggestion}` },
    ]);
  });

  it("knows the indicators that a council publishes and the figures about it, whoever prints them; not those of its localities", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(`{
      halton: area(code: "halton") { indicators { totalCount } observations { totalCount } }
      east: area(code: "895") { indicators { nodes { key } } observations { totalCount } }
      crewe: area(code: "crewe") { indicators { totalCount } observations { nodes { provenance { line } } } }
    }`);
    expect(data).toEqual({
      halton: { indicators: { totalCount: 1 }, observations: { totalCount: 2 } },
      east: { indicators: { nodes: [{ key: "cheshire-east-plan/eyfs-gld" }] }, observations: { totalCount: 0 } },
      crewe: { indicators: { totalCount: 0 }, observations: { nodes: [{ provenance: { line: 3 } }] } },
    });
  });

  it("filters what hangs from an area as any list, and never leaves the area", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(`{ area(code: "halton") {
      same: observations(filter: { area: ["halton"], source: ["halton-plan"] }) { totalCount }
      other: observations(filter: { area: ["crewe"] }) { totalCount nodes { id } }
    } }`);
    expect(data).toEqual({ area: { same: { totalCount: 1 }, other: { totalCount: 0, nodes: [] } } });
  });
});
