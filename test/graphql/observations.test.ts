import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { academic, type Figure, makeCorpus, makeIndicator, makeObservation, period } from "../helpers/corpus.ts";

interface Values {
  observations: { nodes: { value: number | null }[] };
}

/** What one figure answers for some fields. */
async function answerOf(figure: Figure, fields: string): Promise<unknown> {
  const { ask } = await api(makeCorpus({ observations: [makeObservation(figure)] }));
  const { data, errors } = await ask<{ observations: { nodes: unknown[] } }>(`{ observations { nodes { ${fields} } } }`);
  expect(errors).toEqual([]);
  return data.observations.nodes[0];
}

describe("an observation", () => {
  it("tells what it is, whose, of when, and where it is printed", async () => {
    const figure: Figure = {
      line: 65,
      place: 2,
      raw: "18% provisional",
      value: 18,
      population: "fsm",
      reference: "not-fsm",
      relativeTo: "england",
      status: "PROVISIONAL",
      role: "TARGET",
      doubtful: true,
      note: "Looks low.",
      numerator: 9,
      denominator: 50,
    };
    const fields = `area { slug } measure { key } indicator { key } population { key } reference { key } relativeTo { slug } role status value
      valueHigh bound unit numerator denominator doubtful missing qualitative note origin components { id } conflicts { id }
      period { kind label start end inferred note } provenance { source { key } line locator raw }`;
    expect(await answerOf(figure, fields)).toEqual({
      area: { slug: "halton" },
      measure: { key: "eyfs-gld" },
      indicator: { key: "halton-plan/eyfs-gld" },
      population: { key: "fsm" },
      reference: { key: "not-fsm" },
      relativeTo: { slug: "england" },
      role: "TARGET",
      status: "PROVISIONAL",
      value: 18,
      valueHigh: null,
      bound: null,
      unit: "PERCENT",
      numerator: 9,
      denominator: 50,
      doubtful: true,
      missing: null,
      qualitative: null,
      note: "Looks low.",
      origin: "PUBLISHED",
      components: [],
      conflicts: [],
      period: { kind: "ACADEMIC_YEAR", label: "2013/14", start: "2013-09-01", end: "2014-08-31", inferred: false, note: null },
      provenance: { source: { key: "halton-plan" }, line: 65, locator: "table", raw: "18% provisional" },
    });
  });

  it.each<[string, Figure, object]>([
    ["zero, which is a value", { value: 0 }, { value: 0, missing: null, decimals: 0, formatted: "0%" }],
    ["a value at the precision printed", { value: 57, decimals: 1 }, { value: 57, missing: null, decimals: 1, formatted: "57.0%" }],
    [
      "an amount in millions, whose precision is below the point",
      { value: 11_500_000, decimals: -5, unit: "GBP" },
      { value: 11_500_000, missing: null, decimals: 0, formatted: "£11.5 million" },
    ],
    ["pay", { value: 527.8, decimals: 2, unit: "GBP_PER_WEEK" }, { value: 527.8, missing: null, decimals: 2, formatted: "£527.80" }],
    ["a rate", { value: 338.9, unit: "RATE_PER_10000" }, { value: 338.9, missing: null, decimals: 1, formatted: "338.9 per 10,000" }],
    ["an estimate", { value: 5, bound: "ABOUT" }, { value: 5, missing: null, decimals: 0, formatted: "about 5%" }],
    ["a range", { value: 25, valueHigh: 28 }, { value: 25, missing: null, decimals: 0, formatted: "25-28%" }],
    ["a negative figure", { value: -0.4, unit: "SCORE" }, { value: -0.4, missing: null, decimals: 1, formatted: "-0.4" }],
    [
      "a figure to come",
      { missing: "TO_BE_CONFIRMED" },
      { value: null, missing: "TO_BE_CONFIRMED", decimals: null, formatted: "to be confirmed" },
    ],
    ["an empty cell", { missing: "BLANK", raw: "" }, { value: null, missing: "BLANK", decimals: null, formatted: "left blank" }],
    [
      "words",
      { missing: "QUALITATIVE", qualitative: "above the average" },
      { value: null, missing: "QUALITATIVE", decimals: null, formatted: "above the average" },
    ],
  ])("reads %s", async (_case, figure, expected) => {
    expect(await answerOf(figure, "value missing decimals formatted")).toEqual(expected);
  });

  it("has an empty raw text for an empty cell, never null", async () => {
    expect(await answerOf({ missing: "BLANK", raw: "" }, "provenance { raw }")).toEqual({ provenance: { raw: "" } });
  });

  it("has no dates where none are printed, and says from what a period was inferred", async () => {
    expect(await answerOf({ period: period() }, "period { kind label start end inferred }")).toEqual({
      period: { kind: "UNSPECIFIED", label: "not stated", start: null, end: null, inferred: false },
    });
    expect(await answerOf({ period: period("AS_AT", "2016-02-29", true) }, "period { label start end inferred note }")).toEqual({
      period: { label: "29 Feb 2016", start: "2016-02-29", end: "2016-02-29", inferred: true, note: "inferred for the test" },
    });
  });

  it("names the other figures that contradict it, each from its own side", async () => {
    const { ask } = await api(
      makeCorpus({
        observations: [
          makeObservation({ line: 1, value: 60 }),
          makeObservation({ line: 2, value: 60.4, decimals: 1 }),
          makeObservation({ line: 3, value: 61 }),
          makeObservation({ line: 4, value: 99, period: academic("2012/13") }),
        ],
      }),
    );
    const { data } = await ask("{ observations { nodes { value conflicts { value provenance { line } } } } }");
    const third = { value: 61, provenance: { line: 3 } };
    expect(data).toEqual({
      observations: {
        nodes: [
          { value: 60, conflicts: [third] },
          { value: 60.4, conflicts: [third] },
          {
            value: 61,
            conflicts: [
              { value: 60, provenance: { line: 1 } },
              { value: 60.4, provenance: { line: 2 } },
            ],
          },
          { value: 99, conflicts: [] },
        ],
      },
    });
  });
});

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

  /** Lines, in the order of the document: values 3, 1, 2 with mixed areas and roles. */
  const mixed = makeCorpus({
    indicators: [makeIndicator({ key: "halton-plan/eyfs-gld" })],
    observations: [
      makeObservation({ line: 1, value: 3, role: "TARGET", period: academic("2012/13") }),
      makeObservation({ line: 2, value: 1, period: period() }),
      makeObservation({ line: 3, area: "england", source: "halton-plan", value: 2 }),
    ],
  });

  it.each([
    ["in document order when left out", null, [1, 2, 3]],
    ["in document order for an empty list", [], [1, 2, 3]],
    ["upwards where no direction is given", [{ field: "VALUE" }], [2, 3, 1]],
    ["upwards where the direction is null", [{ field: "VALUE", direction: null }], [2, 3, 1]],
    ["by period, undated ones last", [{ field: "PERIOD" }], [1, 3, 2]],
    ["by period downwards, undated ones last", [{ field: "PERIOD", direction: "DESC" }], [3, 1, 2]],
    [
      "by area, then value downwards",
      [
        { field: "AREA", direction: "DESC" },
        { field: "VALUE", direction: "DESC" },
      ],
      [1, 2, 3],
    ],
    ["by role, ties in document order", [{ field: "ROLE" }], [2, 3, 1]],
    ["by publication and measure, all ties", [{ field: "SOURCE", direction: "DESC" }, { field: "MEASURE" }], [1, 2, 3]],
  ])("are sorted %s", async (_case, orderBy, lines) => {
    const { ask } = await api(mixed);
    const query = "query ($orderBy: [ObservationOrder!]) { observations(orderBy: $orderBy) { nodes { provenance { line } } } }";
    const { data } = await ask(query, { orderBy });
    expect(data).toEqual({ observations: { nodes: lines.map((line) => ({ provenance: { line } })) } });
  });

  it("refuses to sort by one field twice", async () => {
    const { ask } = await api(mixed);
    const answer = await ask(
      "{ observations(orderBy: [{ field: AREA }, { field: VALUE }, { field: AREA, direction: DESC }]) { totalCount } }",
    );
    expect(refusals(answer)).toEqual([{ code: "BAD_USER_INPUT", message: "orderBy: AREA stands twice. Keep one." }]);
  });
});
