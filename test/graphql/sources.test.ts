import { describe, expect, it } from "vitest";
import { PeriodKind } from "../../src/domain/period.ts";
import { api, refusals } from "../helpers/api.ts";
import { makeCorpus, makeObservation, makeSource, period } from "../helpers/corpus.ts";

const corpus = makeCorpus({
  sources: [
    makeSource(),
    makeSource({
      key: "national-tables",
      title: "National tables",
      publisher: null,
      publisherName: "Department for Education",
      coverage: null,
      published: null,
      status: "DRAFT",
      file: null,
      sha256: null,
      licence: "OGL 3.0",
    }),
    makeSource({ key: "halton-draft", published: period(PeriodKind.MONTH, "Feb 2016") }),
  ],
  observations: [
    makeObservation({ line: 2 }),
    makeObservation({ line: 1 }),
    makeObservation({ area: "england", source: "national-tables" }),
  ],
});

describe("sources", () => {
  it("lists every publication by key", async () => {
    const { ask } = await api(corpus);
    expect((await ask("{ sources { key } }")).data).toEqual({
      sources: [{ key: "halton-draft" }, { key: "halton-plan" }, { key: "national-tables" }],
    });
  });

  it("tells of a council's plan and when it came out", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(`{ source(key: "halton-plan") {
      title publisherName status file sha256 licence publisher { slug }
      coverage { kind label start end inferred note } published { start end inferred note }
    } }`);
    expect(data).toEqual({
      source: {
        title: "Halton plan",
        publisherName: "Halton Borough Council",
        status: "FINAL",
        file: "halton.txt",
        sha256: "0".repeat(64),
        licence: null,
        publisher: { slug: "halton" },
        coverage: { kind: "SPAN", label: "2015/16 to 2017/18", start: "2015-04-01", end: "2018-03-31", inferred: false, note: null },
        published: { start: "2015-01-01", end: "2015-03-31", inferred: true, note: "inferred for the test" },
      },
    });
  });

  it("tells of a national body's without publisher, dates or file", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(`{ source(key: "national-tables") {
      status publisher { slug } publisherName coverage { label } published { label } file sha256 licence
    } }`);
    expect(data).toEqual({
      source: {
        status: "DRAFT",
        publisher: null,
        publisherName: "Department for Education",
        coverage: null,
        published: null,
        file: null,
        sha256: null,
        licence: "OGL 3.0",
      },
    });
  });

  it("lists the figures that are printed in it, in the order of the document", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask('{ source(key: "halton-plan") { observations { totalCount nodes { provenance { line } } } } }');
    expect(data).toEqual({
      source: { observations: { totalCount: 2, nodes: [{ provenance: { line: 1 } }, { provenance: { line: 2 } }] } },
    });
  });

  it.each([
    ["halton-plam", ' Did you mean "halton-plan"?'],
    ["national", ' Did you mean "national-tables"?'],
    ["Halton-Plan", ' Did you mean "halton-plan"?'],
  ])("refuses %o, and suggests the nearest", async (key, suggestion) => {
    const { ask } = await api(corpus);
    const answer = await ask("query ($key: String!) { source(key: $key) { title } }", { key });
    expect(answer.data).toEqual({ source: null });
    expect(refusals(answer)).toEqual([{ code: "BAD_USER_INPUT", message: `key: no source "${key}".${suggestion}` }]);
  });
});

describe("populations", () => {
  it("lists every group by key, with the wider one", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask<{ populations: unknown[] }>("{ populations { key name broader { key broader { key } } } }");
    expect(data.populations).toHaveLength(6);
    expect(data.populations[0]).toEqual({ key: "all", name: "Everyone concerned", broader: null });
    expect(data.populations).toContainEqual({
      key: "fsm",
      name: "Pupils eligible for free school meals",
      broader: { key: "disadvantaged", broader: { key: "all" } },
    });
  });
});

describe("dataset", () => {
  it("tells its revision, when it was built, and how much it holds", async () => {
    const { ask } = await api({ ...corpus, revision: "abc" });
    const { data } = await ask("{ dataset { revision builtAt areas sources measures indicators observations } }");
    expect(data).toEqual({
      dataset: {
        revision: "abc",
        builtAt: "2026-01-02T03:04:05.000Z",
        areas: 7,
        sources: 3,
        measures: 1,
        indicators: 2,
        observations: 3,
      },
    });
  });

  it("holds nothing when nothing was given", async () => {
    const { ask } = await api(makeCorpus({ measures: [], sources: [] }));
    const { data } = await ask("{ dataset { sources measures indicators observations } observations { totalCount nodes { id } } }");
    expect(data).toEqual({
      dataset: { sources: 0, measures: 0, indicators: 0, observations: 0 },
      observations: { totalCount: 0, nodes: [] },
    });
  });
});
