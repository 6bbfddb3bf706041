import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { type Figure, financial, type Given, makeCorpus, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";

const year = financial("2014/15");
const measures = [
  makeMeasure({ key: "eyfs-gld" }),
  makeMeasure({ key: "ks4-5ac-em", name: "Five good GCSEs", topic: "KEY_STAGE_4" }),
  makeMeasure({ key: "neet-16-18", name: "NEET, ages 16 to 18", topic: "PARTICIPATION", polarity: "LOWER_IS_BETTER" }),
];

/** Halton is ahead of Cheshire East and a little short of its target, far behind it on the second measure, and meets the third. */
const FIGURES: readonly Figure[] = [
  { value: 58 },
  { role: "TARGET", value: 60 },
  { area: "cheshire-east", value: 55 },
  { measure: "ks4-5ac-em", value: 40 },
  { measure: "ks4-5ac-em", role: "TARGET", value: 60, period: financial("2015/16") },
  { measure: "neet-16-18", value: 5 },
  { measure: "neet-16-18", role: "TARGET", value: 6 },
  { measure: "neet-16-18", area: "england", source: "halton-plan", value: 4 },
];

const corpusOf = (figures: readonly Figure[], given: Given = {}) =>
  makeCorpus({
    measures,
    ...given,
    observations: figures.map((figure, index) => makeObservation({ line: index + 1, period: year, ...figure })),
  });

interface Line {
  measure: { key: string };
  rag: string;
}
interface Card {
  scorecard: { lines: Line[]; strengths: Line[]; linesOfEnquiry: Line[] };
}

const KEYS = "{ measure { key } rag }";
const WITHOUT_ARGUMENTS = `{ scorecard(area: "halton", against: ["cheshire-east"]) { lines ${KEYS} strengths ${KEYS} linesOfEnquiry ${KEYS} } }`;
const keys = (lines: readonly Line[]): string[] => lines.map(({ measure }) => measure.key);

describe("a scorecard", () => {
  it("sets each line against target, peers and nation", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    const { data, errors } = await ask(`{ scorecard(area: "halton", against: ["cheshire-east"]) {
      area { slug } against { slug }
      lines {
        measure { key } rag triggers
        comparison { measure { key } population { key } role rows {
          area { slug } rank observation { value } target { value } targetIsDue distanceToTarget national { value } differenceFromNational
        } }
      }
    } }`);
    const row = { rank: null, national: null, differenceFromNational: null };
    const none = { ...row, observation: null, target: null, targetIsDue: null, distanceToTarget: null };
    const line = (key: string, rag: string, triggers: string[], halton: object, east: object = none) => ({
      measure: { key },
      rag,
      triggers,
      comparison: {
        measure: { key },
        population: { key: "all" },
        role: "ACTUAL",
        rows: [
          { area: { slug: "halton" }, ...row, ...halton },
          { area: { slug: "cheshire-east" }, ...none, ...east },
        ],
      },
    });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      scorecard: {
        area: { slug: "halton" },
        against: [{ slug: "cheshire-east" }],
        lines: [
          line(
            "eyfs-gld",
            "AMBER",
            ["TARGET_MISSED", "AHEAD_OF_PEERS"],
            { rank: 1, observation: { value: 58 }, target: { value: 60 }, targetIsDue: true, distanceToTarget: -2 },
            { rank: 2, observation: { value: 55 } },
          ),
          line("ks4-5ac-em", "RED", ["SHORT_OF_TARGET"], {
            observation: { value: 40 },
            target: { value: 60 },
            targetIsDue: false,
            distanceToTarget: -20,
          }),
          line("neet-16-18", "GREEN", ["BEHIND_NATION", "TARGET_MET"], {
            observation: { value: 5 },
            target: { value: 6 },
            targetIsDue: true,
            distanceToTarget: 1,
            national: { value: 4 },
            differenceFromNational: 1,
          }),
        ],
      },
    });
  });

  it("lists strengths and lines of enquiry by weight, a line in both where it has triggers of both", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    const { data } = await ask<Card>(WITHOUT_ARGUMENTS);
    expect(keys(data.scorecard.linesOfEnquiry)).toEqual(["ks4-5ac-em", "neet-16-18", "eyfs-gld"]);
    expect(keys(data.scorecard.strengths)).toEqual(["neet-16-18", "eyfs-gld"]);
  });

  it("reads each line out in one sentence", async () => {
    const { ask } = await api(corpusOf(FIGURES.slice(0, 3)));
    const { data } = await ask('{ scorecard(area: "halton", against: ["cheshire-east"]) { lines { summary } } }');
    const summary =
      "Halton reported 58% (2014/15) for good level of development, missing its 2014/15 target of 60% (due for that time); beside Cheshire East 55% (2014/15).";
    expect(data).toEqual({ scorecard: { lines: [{ summary }] } });
  });

  it("says null of a target that nobody knows to be due", async () => {
    const { ask } = await api(corpusOf([{ value: 58 }, { role: "TARGET", value: 60, period: period() }]));
    const { data } = await ask(
      '{ scorecard(area: "halton", against: []) { lines { triggers comparison { rows { targetIsDue target { value } } } } } }',
    );
    expect(data).toEqual({
      scorecard: { lines: [{ triggers: ["SHORT_OF_TARGET"], comparison: { rows: [{ targetIsDue: null, target: { value: 60 } }] } }] },
    });
  });

  it("has no lines for a council that publishes nothing, and takes its codes", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    const query =
      "query ($area: String!) { scorecard(area: $area, against: []) { area { slug } against { slug } lines { rag } strengths { rag } } }";
    const { data } = await ask(query, { area: "E06000050" });
    expect(data).toEqual({ scorecard: { area: { slug: "cheshire-west-and-chester" }, against: [], lines: [], strengths: [] } });
    expect((await ask(query, { area: "876" })).data).toMatchObject({ scorecard: { area: { slug: "halton" } } });
  });

  it("holds the council against its targets and the nation alone where no peer is named", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    const { data } = await ask(
      '{ scorecard(area: "halton", against: []) { lines { triggers comparison { rows { area { slug } } pairs { verdict } } } } }',
    );
    const comparison = { rows: [{ area: { slug: "halton" } }], pairs: [] };
    const triggers = [["TARGET_MISSED"], ["SHORT_OF_TARGET"], ["BEHIND_NATION", "TARGET_MET"]];
    expect(data).toEqual({ scorecard: { lines: triggers.map((found) => ({ triggers: found, comparison })) } });
  });
});

describe("lines(topic, rag)", () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ["all without arguments", {}, ["eyfs-gld", "ks4-5ac-em", "neet-16-18"]],
    ["all where both are null", { topic: null, rag: null }, ["eyfs-gld", "ks4-5ac-em", "neet-16-18"]],
    ["those of a topic", { topic: ["KEY_STAGE_4"] }, ["ks4-5ac-em"]],
    ["those of several, in the card's order", { topic: ["PARTICIPATION", "EARLY_YEARS", "PARTICIPATION"] }, ["eyfs-gld", "neet-16-18"]],
    ["those of a rating", { rag: ["GREEN"] }, ["neet-16-18"]],
    ["those of several ratings", { rag: ["RED", "AMBER"] }, ["eyfs-gld", "ks4-5ac-em"]],
    ["those of both", { topic: ["EARLY_YEARS", "KEY_STAGE_4"], rag: ["RED", "GREEN"] }, ["ks4-5ac-em"]],
    ["none where none fits", { topic: ["HEALTH"] }, []],
    ["none where none is rated so", { rag: ["NOT_RATED"] }, []],
  ])("are %s", async (_case, variables, expected) => {
    const { ask } = await api(corpusOf(FIGURES));
    const query = `query ($topic: [Topic!], $rag: [Rag!]) { scorecard(area: "halton", against: ["cheshire-east"]) { lines(topic: $topic, rag: $rag) ${KEYS} } }`;
    const { data, errors } = await ask<Card>(query, variables);
    expect(errors).toEqual([]);
    expect(keys(data.scorecard.lines)).toEqual(expected);
  });

  it.each([
    ["topic", "topic: the list is empty. Leave it out to ask for everything."],
    ["rag", "rag: the list is empty. Leave it out to ask for everything."],
  ])("refuse an empty %s", async (argument, message) => {
    const { ask } = await api(corpusOf(FIGURES));
    const answer = await ask(`{ scorecard(area: "halton", against: []) { lines(${argument}: []) { rag } } }`);
    expect(refusals(answer)).toEqual([{ code: "BAD_USER_INPUT", message }]);
  });
});

describe("the tolerance", () => {
  const ratings = async (tolerance?: number): Promise<string[]> => {
    const { ask } = await api(corpusOf(FIGURES));
    const query = `query ($tolerance: Float! = 10) { scorecard(area: "halton", against: ["cheshire-east"], tolerance: $tolerance) { lines ${KEYS} } }`;
    const { data, errors } = await ask<Card>(query, tolerance === undefined ? {} : { tolerance });
    expect(errors).toEqual([]);
    return data.scorecard.lines.map(({ rag }) => rag);
  };

  it.each([
    ["ten per cent by default", undefined, ["AMBER", "RED", "GREEN"]],
    ["zero: what is not met is RED", 0, ["RED", "RED", "GREEN"]],
    ["minus zero is zero", -0, ["RED", "RED", "GREEN"]],
    ["a fraction that is just enough", 3.34, ["AMBER", "RED", "GREEN"]],
    ["a fraction that is not", 3.33, ["RED", "RED", "GREEN"]],
    ["huge: nothing is RED", 1e12, ["AMBER", "AMBER", "GREEN"]],
  ] as const)("is %s", async (_case, tolerance, expected) => {
    expect(await ratings(tolerance)).toEqual(expected);
  });

  it("is no less than zero", async () => {
    const { ask } = await api(corpusOf(FIGURES));
    const answer = await ask('{ scorecard(area: "halton", against: [], tolerance: -0.1) { lines { rag } } }');
    expect(answer.data).toEqual({ scorecard: null });
    expect(refusals(answer)).toEqual([
      { code: "BAD_USER_INPUT", message: "tolerance: -0.1 is below zero. Give the amber band in per cent of the target, such as 10." },
    ]);
  });
});

describe("a scorecard refuses", () => {
  it.each([
    ["an area among its peers", '"halton"', '["cheshire-east", "halton"]', /"halton" names halton, which stands there already/],
    ["an area among its peers by another code", '"halton"', '["E06000006"]', /"E06000006" names halton, which stands there already/],
    ["a peer twice", '"halton"', '["895", "cheshire-east"]', /"cheshire-east" names cheshire-east, which stands there already/],
    ["an unknown council, with a suggestion", '"haltom"', "[]", /no area "haltom".*Did you mean "?halton/],
    ["an unknown peer, with a suggestion", '"halton"', '["cheshire-eats"]', /no area "cheshire-eats".*Did you mean "?cheshire-east/],
    ["an empty name", '""', "[]", /no area ""/],
  ])("%s", async (_case, area, against, message) => {
    const { ask } = await api(corpusOf(FIGURES));
    const [refusal, ...others] = refusals(await ask(`{ scorecard(area: ${area}, against: ${against}) { lines { rag } } }`));
    expect([refusal?.code, others]).toEqual(["BAD_USER_INPUT", []]);
    expect(refusal?.message).toMatch(message);
  });
});

it("a scorecard costs the same number of statements whatever the number of measures", async () => {
  const costOf = async (count: number): Promise<number> => {
    const many = Array.from({ length: count }, (_, index) => makeMeasure({ key: `measure-${index}` }));
    const figures = many.flatMap(({ key }): Figure[] => [
      { measure: key },
      { measure: key, role: "TARGET" },
      { measure: key, area: "cheshire-east" },
    ]);
    const { ask } = await api(corpusOf(figures, { measures: many }));
    const { data, statements } = await ask<Card>(WITHOUT_ARGUMENTS);
    expect(data.scorecard.lines).toHaveLength(count);
    return statements.length;
  };
  const one = await costOf(1);
  expect(one).toBeLessThanOrEqual(20);
  expect(await costOf(40)).toBe(one);
});
