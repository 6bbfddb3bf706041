import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { makeCorpus, makeIndicator, makeMeasure, makeObservation, makeSource, SOURCES } from "../helpers/corpus.ts";

const corpus = makeCorpus({
  measures: [makeMeasure(), makeMeasure({ key: "neet-16-18" })],
  sources: [
    ...SOURCES,
    makeSource({ key: "halton-draft", title: "Halton draft", status: "DRAFT" }),
    makeSource({ key: "tables", publisher: null }),
  ],
  indicators: [
    makeIndicator({ key: "halton-plan/ced01", code: "CED01", label: "Young children's progress" }),
    makeIndicator({
      key: "halton-draft/ced01",
      source: "halton-draft",
      code: "CED01",
      label: "Progress of the young",
      population: "fsm",
      match: "CLOSE_MATCH",
      matchNote: "Leaves out private settings",
    }),
    makeIndicator({
      key: "cheshire-east-plan/neet",
      source: "cheshire-east-plan",
      code: "A 1",
      label: "Out of work",
      measure: "neet-16-18",
    }),
    makeIndicator({ key: "tables/neet", source: "tables", label: "Out of work, nationally", measure: "neet-16-18" }),
  ],
  observations: [
    makeObservation({ indicator: "halton-plan/ced01", line: 1 }),
    makeObservation({ indicator: "halton-plan/ced01", line: 2, role: "TARGET" }),
  ],
});

const LIST = "query ($filter: IndicatorFilter) { indicators(filter: $filter) { totalCount nodes { key } } }";
const EVERY = ["cheshire-east-plan/neet", "halton-draft/ced01", "halton-plan/ced01", "tables/neet"];

describe("indicators", () => {
  it("tells of an indicator its print, its mapping and its figures", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(`{ indicators(filter: { source: ["halton-draft", "halton-plan"] }) { nodes {
      key code label match matchNote publisher { slug } source { key status } measure { key } population { key }
      observations(orderBy: [{ field: ROLE, direction: DESC }]) { totalCount nodes { role } }
    } } }`);
    const shared = { code: "CED01", publisher: { slug: "halton" }, measure: { key: "eyfs-gld" } };
    expect(data).toEqual({
      indicators: {
        nodes: [
          {
            ...shared,
            key: "halton-draft/ced01",
            label: "Progress of the young",
            match: "CLOSE_MATCH",
            matchNote: "Leaves out private settings",
            source: { key: "halton-draft", status: "DRAFT" },
            population: { key: "fsm" },
            observations: { totalCount: 0, nodes: [] },
          },
          {
            ...shared,
            key: "halton-plan/ced01",
            label: "Young children's progress",
            match: "EXACT_MATCH",
            matchNote: null,
            source: { key: "halton-plan", status: "FINAL" },
            population: { key: "all" },
            observations: { totalCount: 2, nodes: [{ role: "TARGET" }, { role: "ACTUAL" }] },
          },
        ],
      },
    });
  });

  it("have no publisher, and may have no code, when a national body prints them", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(
      '{ indicators(filter: { source: ["tables"] }) { nodes { code publisher { slug } source { publisherName } } } }',
    );
    expect(data).toEqual({
      indicators: { nodes: [{ code: null, publisher: null, source: { publisherName: "Halton Borough Council" } }] },
    });
  });

  it.each<[string, object | null, string[]]>([
    ["all by key without a filter", null, EVERY],
    ["of a council, from each of its publications", { publisher: ["halton"] }, ["halton-draft/ced01", "halton-plan/ced01"]],
    ["of either council, by any code", { publisher: ["E06000006", "895"] }, EVERY.slice(0, 3)],
    ["of an area that publishes nothing", { publisher: ["crewe"] }, []],
    ["in a publication, named twice", { source: ["halton-plan", "halton-plan"] }, ["halton-plan/ced01"]],
    ["of a measure", { measure: ["neet-16-18"] }, ["cheshire-east-plan/neet", "tables/neet"]],
    ["with a code that is printed twice", { code: "CED01" }, ["halton-draft/ced01", "halton-plan/ced01"]],
    ["with a code that holds a blank", { code: "A 1" }, ["cheshire-east-plan/neet"]],
    ["by how they relate to their measure", { match: ["CLOSE_MATCH", "RELATED_MATCH"] }, ["halton-draft/ced01"]],
    ["titled so", { text: "young progress" }, ["halton-draft/ced01", "halton-plan/ced01"]],
    ["whose code is so", { text: "ced01" }, ["halton-draft/ced01", "halton-plan/ced01"]],
    ["whose mapping note says so", { text: "private setting" }, ["halton-draft/ced01"]],
    ["for a text without a word", { text: "" }, []],
    ["that meet every condition", { publisher: ["halton"], code: "CED01", match: ["EXACT_MATCH"] }, ["halton-plan/ced01"]],
  ])("lists those %s", async (_case, filter, keys) => {
    const { ask } = await api(corpus);
    const { data, errors } = await ask(LIST, { filter });
    expect(errors).toEqual([]);
    expect(data).toEqual({ indicators: { totalCount: keys.length, nodes: keys.map((key) => ({ key })) } });
  });

  it.each([
    ["CED02", ' Did you mean "CED01"?'],
    ["ced01", ' Did you mean "CED01"?'],
    ["A1", ' Did you mean "A 1"?'],
    [" CED01", ' Did you mean "CED01"?'],
  ])("refuses the code %o, and suggests the nearest", async (code, suggestion) => {
    const { ask } = await api(corpus);
    expect(refusals(await ask(LIST, { filter: { code } }))).toEqual([
      { code: "BAD_USER_INPUT", message: `code: no indicator code "${code}".${suggestion}` },
    ]);
  });
});
