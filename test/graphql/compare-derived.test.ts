import { describe, expect, it } from "vitest";
import { api } from "../helpers/api.ts";
import { type Figure, makeCorpus, makeMeasure, makeObservation } from "../helpers/corpus.ts";

const LEVEL = makeMeasure();
const GAP = makeMeasure({
  key: "eyfs-gld-gap",
  unit: "PERCENTAGE_POINTS",
  kind: "GAP",
  polarity: "LOWER_IS_BETTER",
  gapOf: "eyfs-gld",
  population: "fsm",
});
const WEST: Figure = { area: "cheshire-west-and-chester" };

/** The API over figures of which the nth stands on line n of its source. */
const over = (figures: readonly Figure[], measures = [LEVEL, GAP]) =>
  api(makeCorpus({ measures, observations: figures.map((figure, index) => makeObservation({ line: index + 1, ...figure })) }));

describe("a derived value", () => {
  const levels: Figure[] = [
    { ...WEST, value: 68.8 },
    { ...WEST, population: "fsm", value: 49.6 },
  ];
  const FIELDS =
    "id origin value formatted provenance { line } indicator { key } reference { key } components { value provenance { line } } conflicts { id }";
  interface Derived {
    compare: { rows: { observation: { id: string } }[] };
    node: object | null;
  }
  const question = `{ compare(measure: "eyfs-gld-gap", areas: ["896"]) { rows { observation { ${FIELDS} } } } }`;

  it("stands in a comparison with both its legs, and is refetched by its id", async () => {
    const { ask } = await over(levels);
    const { data } = await ask<Derived>(question);
    const found = data.compare.rows[0]?.observation;
    expect(found).toMatchObject({
      origin: "DERIVED",
      value: 19.2,
      formatted: "19.2 pp",
      provenance: null,
      indicator: null,
      reference: { key: "all" },
      components: [
        { value: 68.8, provenance: { line: 1 } },
        { value: 49.6, provenance: { line: 2 } },
      ],
      conflicts: [],
    });
    const again = await ask<Derived>(`query ($id: ID!) { node(id: $id) { ... on Observation { ${FIELDS} } } }`, { id: found?.id });
    expect(again).toMatchObject({ errors: [], data: { node: found } });
  });

  it("is neither listed by observations nor counted", async () => {
    const { ask } = await over(levels);
    const { data } = await ask(
      '{ observations { totalCount nodes { value } } measure(key: "eyfs-gld-gap") { observations { totalCount } } dataset { observations } }',
    );
    expect(data).toEqual({
      observations: { totalCount: 2, nodes: [{ value: 68.8 }, { value: 49.6 }] },
      measure: { observations: { totalCount: 0 } },
      dataset: { observations: 2 },
    });
  });

  it("is null where its figures no longer give it", async () => {
    const id = (await (await over(levels)).ask<Derived>(question)).data.compare.rows[0]?.observation.id;
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    for (const figures of [levels.slice(0, 1), levels.slice(1), levels.map((level): Figure => ({ ...level, bound: "OVER" }))]) {
      const { ask } = await over(figures);
      expect(await ask(node, { id })).toMatchObject({ errors: [], data: { node: null } });
    }
    const { ask } = await over(levels, [LEVEL]);
    expect(await ask(node, { id })).toMatchObject({ errors: [], data: { node: null } });
  });
});
