import type { GraphQLInputObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { PeriodKind } from "../../src/domain/period.ts";
import { makeSchema } from "../../src/graphql/schema.ts";
import { api, refusals } from "../helpers/api.ts";
import { academic, financial, makeCorpus, makeIndicator, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";

/** Six figures; a test names the lines that it expects. */
const corpus = makeCorpus({
  measures: [makeMeasure(), makeMeasure({ key: "neet-16-18", topic: "PARTICIPATION" })],
  indicators: [
    makeIndicator({ key: "halton-plan/eyfs-gld", code: "CED01" }),
    makeIndicator({ key: "cheshire-east-plan/neet-16-18", source: "cheshire-east-plan", measure: "neet-16-18", code: "NI 117" }),
  ],
  observations: [
    makeObservation({ line: 1, value: 60 }),
    makeObservation({ line: 2, value: 0, population: "fsm", role: "TARGET", period: financial("2014/15"), status: "FINAL" }),
    makeObservation({ line: 3, missing: "AWAITED", period: period(PeriodKind.CALENDAR_YEAR, "2014") }),
    makeObservation({ line: 4, value: 71.5, doubtful: true, area: "england", source: "halton-plan", period: period() }),
    makeObservation({
      line: 5,
      value: 9,
      area: "cheshire-east",
      measure: "neet-16-18",
      period: period(PeriodKind.QUARTER, "2014/15 Q2", true),
    }),
    makeObservation({ line: 6, value: 70 }),
  ],
});

const LIST = `query ($filter: ObservationFilter) {
  observations(filter: $filter, orderBy: [{ field: MEASURE }]) { totalCount nodes { provenance { line } } }
}`;
interface List {
  observations: { totalCount: number; nodes: { provenance: { line: number } }[] };
}

async function linesOf(filter: object | null): Promise<number[]> {
  const { ask } = await api(corpus);
  const { data, errors } = await ask<List>(LIST, { filter });
  expect(errors).toEqual([]);
  const lines = data.observations.nodes.map(({ provenance }) => provenance.line).sort();
  expect(data.observations.totalCount).toBe(lines.length);
  return lines;
}

/** For each field of the filter: values, and the lines that they keep. */
const CASES: Record<string, readonly [value: unknown, lines: readonly number[]][]> = {
  area: [
    [["halton"], [1, 2, 3, 6]],
    [
      ["HALTON", "E92000001"],
      [1, 2, 3, 4, 6],
    ],
    [["895", "cheshire-east", "E06000049"], [5]],
    [["crewe"], []],
  ],
  measure: [
    [["neet-16-18"], [5]],
    [
      ["neet-16-18", "eyfs-gld", "neet-16-18"],
      [1, 2, 3, 4, 5, 6],
    ],
  ],
  topic: [
    [["PARTICIPATION"], [5]],
    [["HEALTH"], []],
  ],
  population: [
    [["fsm"], [2]],
    [["disadvantaged"], []],
  ],
  source: [
    [["halton-plan"], [1, 2, 3, 4, 6]],
    [["cheshire-east-plan", "cheshire-east-plan"], [5]],
    [["cheshire-west-and-chester-plan"], []],
  ],
  indicator: [[["cheshire-east-plan/neet-16-18"], [5]]],
  indicatorCode: [
    [["NI 117"], [5]],
    [
      ["CED01", "NI 117"],
      [1, 2, 3, 4, 5, 6],
    ],
  ],
  role: [
    [["TARGET"], [2]],
    [["BASELINE", "PROJECTION"], []],
  ],
  status: [[["FINAL", "FINAL"], [2]]],
  period: [
    ["2013/14", [1, 6]],
    ["2014/15", [2]],
    ["2014", [1, 3, 6]],
    [" 2014/15 Q2 ", [5]],
    ["2014-09-01/2014-09-30", [2, 3, 5]],
    ["2014-08-31/2014-08-31", [1, 2, 3, 5, 6]],
  ],
  periodKind: [
    [["UNSPECIFIED"], [4]],
    [
      ["QUARTER", "CALENDAR_YEAR"],
      [3, 5],
    ],
  ],
  periodInferred: [
    [true, [5]],
    [false, [1, 2, 3, 4, 6]],
  ],
  hasValue: [
    [true, [1, 2, 4, 5, 6]],
    [false, [3]],
  ],
  missing: [
    [["AWAITED", "BLANK"], [3]],
    [["BLANK"], []],
  ],
  conflicting: [
    [true, [1, 6]],
    [false, [2, 3, 4, 5]],
  ],
  doubtful: [
    [true, [4]],
    [false, [1, 2, 3, 5, 6]],
  ],
  minValue: [
    [70, [4, 6]],
    [0, [1, 2, 4, 5, 6]],
  ],
  maxValue: [
    [9, [2, 5]],
    [-1, []],
    [0, [2]],
  ],
};

const FIELDS = Object.keys((makeSchema().getType("ObservationFilter") as GraphQLInputObjectType).getFields());

describe("the filter of figures", () => {
  it("is tested field by field", () => {
    expect(Object.keys(CASES).sort()).toEqual([...FIELDS].sort());
  });

  it.each(Object.entries(CASES).flatMap(([field, cases]) => cases.map(([value, lines]) => ({ field, value, lines }))))(
    "$field $value keeps lines $lines",
    async ({ field, value, lines }) => {
      expect(await linesOf({ [field]: value })).toEqual(lines);
    },
  );

  it("keeps everything when it is null, empty, or each of its fields is null", async () => {
    const every = [1, 2, 3, 4, 5, 6];
    expect(await linesOf(null)).toEqual(every);
    expect(await linesOf({})).toEqual(every);
    expect(await linesOf(Object.fromEntries(FIELDS.map((field) => [field, null])))).toEqual(every);
  });

  it("keeps what every field keeps", async () => {
    expect(await linesOf({ area: ["halton"], hasValue: true, minValue: 1 })).toEqual([1, 6]);
    expect(await linesOf({ minValue: 60, maxValue: 60 })).toEqual([1]);
    expect(await linesOf({ hasValue: false, minValue: 0 })).toEqual([]);
    expect(await linesOf({ area: ["halton"], measure: ["neet-16-18"] })).toEqual([]);
  });

  it("leaves out missing figures under any limit, and undated ones in any period", async () => {
    expect(await linesOf({ minValue: -1e300 })).not.toContain(3);
    expect(await linesOf({ maxValue: 1e300 })).not.toContain(3);
    expect(await linesOf({ period: "1900-01-01/2100-12-31" })).toEqual([1, 2, 3, 5, 6]);
  });

  it.each(FIELDS.filter((field) => Array.isArray(CASES[field]?.[0]?.[0])))(
    "refuses an empty list for %s, which asks for nothing",
    async (field) => {
      const { ask } = await api(corpus);
      expect(refusals(await ask(LIST, { filter: { [field]: [] } }))).toEqual([
        { code: "BAD_USER_INPUT", message: `${field}: the list is empty. Leave it out to ask for everything.` },
      ]);
    },
  );

  it("refuses limits that cross", async () => {
    const { ask } = await api(corpus);
    expect(refusals(await ask(LIST, { filter: { minValue: 2, maxValue: 1.5 } }))).toEqual([
      { code: "BAD_USER_INPUT", message: "minValue: 2 is above maxValue 1.5. Swap them." },
    ]);
  });

  it("finds a leap day, and the year 1999/00", async () => {
    const { ask } = await api(
      makeCorpus({
        observations: [
          makeObservation({ period: period("AS_AT", "2016-02-29") }),
          makeObservation({ line: 2, period: academic("1999/00") }),
        ],
      }),
    );
    const count = async (text: string) => (await ask<List>(LIST, { filter: { period: text } })).data.observations.totalCount;
    expect(await count("29 Feb 2016")).toBe(1);
    expect(await count("2016-02-29")).toBe(1);
    expect(await count("1999/00")).toBe(1);
    expect(await count("2000")).toBe(1);
  });
});
