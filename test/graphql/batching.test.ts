import { describe, expect, it } from "vitest";
import { api } from "../helpers/api.ts";
import { makeCorpus, makeIndicator, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { projectCorpus } from "../helpers/store.ts";

const COUNCILS = ["halton", "cheshire-east", "cheshire-west-and-chester"];

/** Measures that each of three councils publishes with its own indicator and two figures that contradict each other. */
function corpusOf(measureCount: number) {
  const keys = Array.from({ length: measureCount }, (_, index) => `measure-${index}`);
  return makeCorpus({
    measures: keys.map((key) => makeMeasure({ key })),
    breaks: keys.map((measure) => ({ measure, date: "2012-09-01", reason: "new" })),
    indicators: keys.flatMap((measure) =>
      COUNCILS.map((area) => makeIndicator({ key: `${area}-plan/${measure}`, source: `${area}-plan`, measure })),
    ),
    observations: keys.flatMap((measure, index) =>
      COUNCILS.flatMap((area) => [0, 1].map((step) => makeObservation({ area, measure, line: 2 * index + step + 1, value: 50 + step }))),
    ),
  });
}

const FIGURE = `id value formatted area { slug name } measure { key unit } indicator { key label } population { key broader { key } }
  reference { key } relativeTo { slug } period { label } provenance { line raw source { key title publisher { slug } } }
  conflicts { id value }`;
const WIDE = `{ observations(first: 500) { totalCount nodes {
  area { name } measure { name } indicator { label } population { name } period { label }
  provenance { line source { title } } conflicts { value }
} } }`;
const MEASURES = `{ measures(first: 50) { nodes { key
  indicators { totalCount nodes { key } } observations { totalCount nodes { value } } publishedBy { slug } seriesBreaks { date }
} } }`;

interface Wide {
  observations: { totalCount: number; nodes: { conflicts: unknown[] }[] };
}
interface Measures {
  measures: { nodes: { indicators: { nodes: unknown[] }; observations: { totalCount: number }; publishedBy: unknown[] }[] };
}

describe("the number of SQL statements", () => {
  it("is at most ten for five hundred figures with all that belongs to them", async () => {
    const { ask } = await api(corpusOf(90));
    const { data, statements, errors } = await ask<Wide>(WIDE);
    expect(errors).toEqual([]);
    expect(data.observations.totalCount).toBe(540);
    expect(data.observations.nodes).toHaveLength(500);
    expect(data.observations.nodes.every(({ conflicts }) => conflicts.length === 1)).toBe(true);
    expect(statements.length).toBeLessThanOrEqual(10);
  });

  it("is at most ten over the project's own data too", async () => {
    const { ask } = await api(await projectCorpus());
    const { data, statements, errors } = await ask<Wide>(WIDE);
    expect(errors).toEqual([]);
    expect(data.observations.nodes).toHaveLength(500);
    expect(statements.length).toBeLessThanOrEqual(10);
  });

  it("is the same for one measure with its lists as for fifty", async () => {
    const one = await (await api(corpusOf(1))).ask<Measures>(MEASURES);
    const fifty = await (await api(corpusOf(50))).ask<Measures>(MEASURES);
    expect(fifty.data.measures.nodes).toHaveLength(50);
    for (const { indicators, observations, publishedBy } of fifty.data.measures.nodes) {
      expect(indicators.nodes).toHaveLength(3);
      expect(observations.totalCount).toBe(6);
      expect(publishedBy).toHaveLength(3);
    }
    expect(fifty.statements.length).toBe(one.statements.length);
    expect(fifty.statements.length).toBeLessThanOrEqual(8);
  });

  it.each([
    ["figures", `{ observations(first: 500) { nodes { ${FIGURE} } } }`],
    ["councils with their lists", `{ areas { indicators { nodes { key } } observations(first: 9) { totalCount nodes { ${FIGURE} } } } }`],
    ["publications with their figures", `{ sources { publisher { slug } observations(first: 3) { nodes { ${FIGURE} } } } }`],
    [
      "indicators with their figures",
      `{ indicators(first: 500) { nodes { publisher { slug } source { key } measure { key } observations { nodes { ${FIGURE} } } } } }`,
    ],
    [
      "lists within lists",
      `{ measures(first: 500) { nodes { indicators { nodes { observations { totalCount nodes { ${FIGURE} } } } } } } }`,
    ],
    [
      "filtered lists",
      `{ measures(first: 500) { nodes { observations(filter: { area: ["halton"], hasValue: true }) { nodes { value } } } } }`,
    ],
    ["groups and the wider ones", "{ populations { key broader { key broader { key } } } }"],
    [
      "results of a search",
      '{ search(text: "development halton", first: 500) { result { ... on Indicator { measure { key } } ... on Measure { publishedBy { slug } } } } }',
    ],
  ])("does not grow with the number of items: %s", async (_case, query) => {
    const few = await (await api(corpusOf(2))).ask(query);
    const many = await (await api(corpusOf(40))).ask(query);
    expect([...few.errors, ...many.errors]).toEqual([]);
    expect(JSON.stringify(many.data).length).toBeGreaterThanOrEqual(JSON.stringify(few.data).length);
    expect(many.statements.length).toBe(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(16);
  });

  it("is one for each different list under the same parents", async () => {
    const { ask } = await api(corpusOf(10));
    const { statements } = await ask(`{ measures { nodes {
      newest: observations(first: 1, orderBy: [{ field: PERIOD, direction: DESC }]) { nodes { value } }
      oldest: observations(first: 1, orderBy: [{ field: PERIOD }]) { nodes { value } }
      again: observations(first: 1, orderBy: [{ field: PERIOD }]) { nodes { value } }
    } } }`);
    expect(statements).toHaveLength(3);
  });

  it("is nothing for what is not asked for", async () => {
    const { ask } = await api(corpusOf(5));
    expect((await ask("{ __typename }")).statements).toEqual([]);
    expect(
      (await ask("{ observations { nodes { value decimals formatted origin components { id } period { label } } } }")).statements,
    ).toHaveLength(1);
  });
});

describe("lists under many parents", () => {
  it("hold, for each parent, what its own list holds", async () => {
    const { ask } = await api(await projectCorpus());
    type Nested = { measures: { nodes: { key: string; observations: { totalCount: number; nodes: { id: string }[] } }[] } };
    type Own = { observations: { totalCount: number; nodes: { id: string }[] } };
    const list = "(first: 4, orderBy: [{ field: VALUE, direction: DESC }]";
    const { data } = await ask<Nested>(`{ measures(first: 60) { nodes { key observations${list}) { totalCount nodes { id } } } } }`);
    for (const { key, observations } of data.measures.nodes) {
      const own = await ask<Own>(
        `query ($measure: String!) { observations${list}, filter: { measure: [$measure] }) { totalCount nodes { id } } }`,
        {
          measure: key,
        },
      );
      expect(observations).toEqual(own.data.observations);
    }
  });
});
