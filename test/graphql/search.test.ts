import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { makeCorpus, makeIndicator, makeObservation } from "../helpers/corpus.ts";
import { projectCorpus } from "../helpers/store.ts";

const SEARCH = `query ($text: String!, $first: Int) { search(text: $text, first: $first) { score result { __typename
  ... on Measure { key } ... on Indicator { key } ... on Source { key } ... on Population { key } ... on Area { slug }
} } }`;
interface Hits {
  search: { score: number; result: { __typename: string; key?: string; slug?: string } }[];
}

const corpus = makeCorpus({ indicators: [makeIndicator({ code: "CED01" })], observations: [makeObservation()] });

async function project(text: string): Promise<string[]> {
  const { ask } = await api(await projectCorpus());
  return (await ask<Hits>(SEARCH, { text })).data.search.map(({ result }) => `${result.__typename} ${result.key ?? result.slug}`);
}

describe("search", () => {
  it("finds every sort of thing, each as its own type", async () => {
    const { ask } = await api(corpus);
    const first = async (text: string) => (await ask<Hits>(SEARCH, { text })).data.search[0]?.result;
    expect(await first("eyfs-gld")).toEqual({ __typename: "Measure", key: "eyfs-gld" });
    expect(await first("Halton")).toEqual({ __typename: "Area", slug: "halton" });
    expect(await first("halton plan")).toEqual({ __typename: "Source", key: "halton-plan" });
    expect(await first("girls")).toEqual({ __typename: "Population", key: "girls" });
    const found = (await ask<Hits>(SEARCH, { text: "CED01" })).data.search.map(({ result }) => result);
    expect(found).toContainEqual({ __typename: "Indicator", key: "halton-plan/eyfs-gld" });
  });

  it("reads the relations of what it finds", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask('{ search(text: "eyfs-gld", first: 1) { result { ... on Measure { id publishedBy { slug } } } } }');
    expect(data).toMatchObject({ search: [{ result: { publishedBy: [{ slug: "halton" }] } }] });
  });

  it("brings as many as asked for, twenty when no number or null is given", async () => {
    const { ask } = await api(await projectCorpus());
    const count = async (variables: object) => (await ask<Hits>(SEARCH, { text: "young people", ...variables })).data.search.length;
    expect(await count({})).toBe(20);
    expect(await count({ first: null })).toBe(20);
    expect(await count({ first: 1 })).toBe(1);
    expect(await count({ first: 500 })).toBeGreaterThan(20);
  });

  it.each([0, -1, 501])("refuses to bring %i", async (first) => {
    const { ask } = await api(corpus);
    expect(refusals(await ask(SEARCH, { text: "", first }))).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  });

  it("answers any text without an error, best hits first", async () => {
    const { ask } = await api(corpus);
    const operators = fc.constantFrom("halton", " NEAR ", " AND ", " OR ", " NOT ", "*", "^", ":", "-", "(", ")", '"', "'", "\0", "🎓");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(operators).map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const { data, errors } = await ask<Hits>(SEARCH, { text: given });
        expect(errors).toEqual([]);
        const scores = data.search.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      { examples: [[""], ["a".repeat(10_000)], ["a ".repeat(5000)], ['"'.repeat(9999)]], numRuns: 200 },
    );
  });
});

describe("search over the project's own data", () => {
  it.each([
    ["neet", "neet-16-18"],
    ["NEET", "neet-16-18"],
    ["care leavers", "care-leavers-eet"],
    ["Care Leavers", "care-leavers-eet"],
  ])("for %o has %s as its first measure", async (text, key) => {
    expect((await project(text)).find((hit) => hit.startsWith("Measure"))).toBe(`Measure ${key}`);
  });

  it("has the early-years gap among the first three for 'free school meals gap'", async () => {
    expect((await project("free school meals gap")).slice(0, 3)).toContain("Measure eyfs-gld-gap");
  });

  it("finds a council first by its name and by either code", async () => {
    for (const text of ["Halton", "E06000006", "876"]) expect((await project(text))[0]).toBe("Area halton");
  });

  it("finds each measure first by its own key", async () => {
    const { measures } = await projectCorpus();
    const { ask } = await api(await projectCorpus());
    for (const { key } of measures) {
      const { data } = await ask<Hits>(SEARCH, { text: key, first: 1 });
      expect(data.search[0]?.result).toEqual({ __typename: "Measure", key });
    }
  });
});
