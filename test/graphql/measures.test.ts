import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { makeCorpus, makeIndicator, makeMeasure, makeObservation } from "../helpers/corpus.ts";

const corpus = makeCorpus({
  measures: [
    makeMeasure(),
    makeMeasure({ key: "eyfs-gld-gap", name: "Gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gapOf: "eyfs-gld", population: "fsm" }),
    makeMeasure({
      key: "neet-16-18",
      name: "Without work or study",
      topic: "PARTICIPATION",
      polarity: "LOWER_IS_BETTER",
      definition: "Young people.",
    }),
    makeMeasure({ key: "pay", name: "Pay", topic: "ECONOMY_AND_SKILLS", unit: "GBP_PER_WEEK", definition: "Weekly earnings." }),
  ],
  breaks: [{ measure: "eyfs-gld", date: "2012-09-01", reason: "new profile" }],
  indicators: [
    makeIndicator({ key: "halton-plan/eyfs-gld", label: "Five-year-olds", code: "CED01" }),
    makeIndicator({ key: "cheshire-east-plan/neet-16-18", source: "cheshire-east-plan", measure: "neet-16-18", label: "NEET" }),
  ],
  observations: [
    makeObservation({ line: 1 }),
    makeObservation({ line: 2, measure: "pay", unit: "GBP_PER_WEEK" }),
    makeObservation({ area: "cheshire-east" }),
    makeObservation({ area: "cheshire-east", line: 2, measure: "neet-16-18" }),
    makeObservation({ area: "cheshire-west-and-chester", measure: "neet-16-18", missing: "BLANK" }),
    makeObservation({ area: "england", source: "halton-plan", line: 3, measure: "neet-16-18" }),
  ],
});

const LIST = "query ($filter: MeasureFilter) { measures(filter: $filter) { totalCount nodes { key } } }";
type List = { measures: { totalCount: number; nodes: { key: string }[] } };

describe("measures", () => {
  it("tells of a measure what it means, where it breaks, and who publishes it", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(`{ measure(key: "eyfs-gld") {
      key name definition topic unit polarity kind population { key } gapOf { key } seriesBreaks { date reason } publishedBy { slug }
      indicators { nodes { key } } observations(orderBy: [{ field: AREA }]) { totalCount nodes { area { slug } } }
    } }`);
    expect(data).toEqual({
      measure: {
        key: "eyfs-gld",
        name: "Good level of development",
        definition: "Share of children with a good level of development at the end of reception.",
        topic: "EARLY_YEARS",
        unit: "PERCENT",
        polarity: "HIGHER_IS_BETTER",
        kind: "LEVEL",
        population: { key: "all" },
        gapOf: null,
        seriesBreaks: [{ date: "2012-09-01", reason: "new profile" }],
        publishedBy: [{ slug: "cheshire-east" }, { slug: "halton" }],
        indicators: { nodes: [{ key: "cheshire-east-plan/eyfs-gld" }, { key: "halton-plan/eyfs-gld" }] },
        observations: { totalCount: 2, nodes: [{ area: { slug: "cheshire-east" } }, { area: { slug: "halton" } }] },
      },
    });
  });

  it("tells of a gap the level that it is a difference of, and the group that is behind", async () => {
    const { ask } = await api(corpus);
    const { data } = await ask(
      '{ measure(key: "eyfs-gld-gap") { gapOf { key } population { key } publishedBy { slug } observations { nodes { id } } } }',
    );
    expect(data).toEqual({
      measure: { gapOf: { key: "eyfs-gld" }, population: { key: "fsm" }, publishedBy: [], observations: { nodes: [] } },
    });
  });

  it.each([
    ["neet", ' Did you mean "neet-16-18"?'],
    ["neet-16-19", ' Did you mean "neet-16-18"?'],
    ["NEET-16-18", ' Did you mean "neet-16-18"?'],
    ["quite-another-thing-altogether", ' The nearest known one is "eyfs-gld-gap".'],
  ])("refuses %o, and suggests the nearest", async (key, suggestion) => {
    const { ask } = await api(corpus);
    const answer = await ask("query ($key: String!) { measure(key: $key) { name } }", { key });
    expect(answer.data).toEqual({ measure: null });
    expect(refusals(answer)).toEqual([{ code: "BAD_USER_INPUT", message: `key: no measure "${key}".${suggestion}` }]);
  });

  it.each<[string, object | null, string[]]>([
    ["all by key without a filter", null, ["eyfs-gld", "eyfs-gld-gap", "neet-16-18", "pay"]],
    ["all for an empty filter", {}, ["eyfs-gld", "eyfs-gld-gap", "neet-16-18", "pay"]],
    ["of one subject", { topic: ["PARTICIPATION"] }, ["neet-16-18"]],
    ["of either subject", { topic: ["PARTICIPATION", "EARLY_YEARS"] }, ["eyfs-gld", "eyfs-gld-gap", "neet-16-18"]],
    ["of a kind", { kind: ["GAP"] }, ["eyfs-gld-gap"]],
    ["in a unit", { unit: ["GBP_PER_WEEK", "RATIO"] }, ["pay"]],
    ["that one council publishes", { publishedBy: ["halton"] }, ["eyfs-gld", "pay"]],
    ["that both councils publish", { publishedBy: ["876", "cheshire-east"] }, ["eyfs-gld"]],
    ["that one council publishes, named three times", { publishedBy: ["halton", "876", "E06000006"] }, ["eyfs-gld", "pay"]],
    ["for which a council prints no figure", { publishedBy: ["cheshire-west-and-chester"] }, []],
    ["for an area that is no council", { publishedBy: ["england"] }, []],
    ["published by two councils", { publishedByCount: 2 }, ["eyfs-gld"]],
    ["published by one, of whatever other areas it has figures", { publishedByCount: 1 }, ["neet-16-18", "pay"]],
    ["published by none", { publishedByCount: 0 }, ["eyfs-gld-gap"]],
    ["named so", { text: "weekly pay" }, ["pay"]],
    ["defined so", { text: "earnings" }, ["pay"]],
    ["whose indicators are titled so", { text: "five year olds" }, ["eyfs-gld"]],
    ["whose indicators bear the code", { text: "CED01" }, ["eyfs-gld"]],
    ["that hold every word of the text", { text: "weekly people" }, []],
    ["for a text of marks", { text: '"*' }, []],
    ["that meet every condition", { topic: ["EARLY_YEARS"], kind: ["LEVEL"], publishedByCount: 2, text: "development" }, ["eyfs-gld"]],
    ["that meet conditions no measure meets", { topic: ["PARTICIPATION"], kind: ["GAP"] }, []],
  ])("lists those %s", async (_case, filter, keys) => {
    const { ask } = await api(corpus);
    const { data, errors } = await ask<List>(LIST, { filter });
    expect(errors).toEqual([]);
    expect(data).toEqual({ measures: { totalCount: keys.length, nodes: keys.map((key) => ({ key })) } });
  });
});

describe("publishedByCount", () => {
  it("is no negative number", async () => {
    const { ask } = await api(makeCorpus());
    const { errors } = await ask("{ measures(filter: { publishedByCount: -1 }) { totalCount } }");
    expect(errors.map(({ message }) => message)).toEqual(["publishedByCount: -1 is below zero. Give a number of councils, such as 1."]);
  });
});
