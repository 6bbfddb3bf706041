import { describe, expect, it } from "vitest";
import { api } from "../helpers/api.ts";
import { academic, makeCorpus, makeObservation } from "../helpers/corpus.ts";

interface Values {
  observations: { nodes: { value: number | null }[] };
}

describe("observations", () => {
  it("sorts values as numbers, with missing ones last in either direction", async () => {
    const { ask } = await api(
      makeCorpus({
        observations: [
          makeObservation({ line: 1, value: 9 }),
          makeObservation({ line: 2, value: 100, period: academic("2012/13") }),
          makeObservation({ line: 3, missing: "AWAITED", period: academic("2011/12") }),
          makeObservation({ line: 4, value: 0, period: academic("2010/11") }),
        ],
      }),
    );
    const query =
      "query ($direction: SortDirection) { observations(orderBy: [{ field: VALUE, direction: $direction }]) { nodes { value } } }";

    const ascending = await ask<Values>(query, { direction: "ASC" });
    const descending = await ask<Values>(query, { direction: "DESC" });

    expect(ascending.data.observations.nodes.map(({ value }) => value)).toEqual([0, 9, 100, null]);
    expect(descending.data.observations.nodes.map(({ value }) => value)).toEqual([100, 9, 0, null]);
  });
});
