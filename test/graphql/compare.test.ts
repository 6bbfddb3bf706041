import { describe, expect, it } from "vitest";
import { api, refusals } from "../helpers/api.ts";
import { academic, type Figure, financial, type Given, makeCorpus, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";

/** The API over figures of which the nth stands on line n of its source. */
const over = (figures: readonly Figure[], given: Omit<Given, "observations"> = {}) =>
  api(makeCorpus({ ...given, observations: figures.map((figure, index) => makeObservation({ line: index + 1, ...figure })) }));

const HALTON: Figure = { value: 46 };
const EAST: Figure = { area: "cheshire-east", value: 62 };
const WEST: Figure = { area: "cheshire-west-and-chester", value: 68.8 };
const ENGLAND: Figure = { area: "england", source: "cheshire-east-plan", value: 60 };
const COUNCILS = ["halton", "cheshire-east", "cheshire-west-and-chester"];

const COMPARE = `query ($measure: String! = "eyfs-gld", $areas: [String!]!, $population: String, $role: ObservationRole! = ACTUAL,
    $alignment: PeriodAlignment! = LATEST, $period: String) {
  compare(measure: $measure, areas: $areas, population: $population, role: $role, alignment: $alignment, period: $period) {
    verdict spread rows { area { slug } observation { value } rank }
  }
}`;

interface Compared {
  compare: {
    verdict: string;
    spread: number | null;
    rows: { area: { slug: string }; observation: { value: number } | null; rank: number | null }[];
  };
}

/** Halton's figure for some arguments. */
const haltonIn =
  (ask: Awaited<ReturnType<typeof api>>["ask"]) =>
  async (variables: object): Promise<object | null | undefined> =>
    (await ask<Compared>(COMPARE, { areas: ["halton"], ...variables })).data.compare.rows[0]?.observation;

describe("compare", () => {
  it("answers with the measure, the group and the role, each council's figure, the nation's, the target and the verdict", async () => {
    const target: Figure = { role: "TARGET", value: 55, period: financial("2014/15") };
    const { ask } = await over([HALTON, target, EAST, WEST, ENGLAND]);
    const { data, errors } = await ask(
      `query ($areas: [String!]!) { compare(measure: "eyfs-gld", areas: $areas) {
        measure { key } population { key } role verdict spread reasons { code } pairs { a { slug } b { slug } verdict reasons { code } }
        rows { area { slug } observation { formatted } verdict rank national { area { slug } value } differenceFromNational
          target { value } targetIsDue distanceToTarget missing { id } }
        benchmarks { area { slug } observation { value } verdict rank }
      } }`,
      { areas: ["halton", "cheshire-east"] },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      compare: {
        measure: { key: "eyfs-gld" },
        population: { key: "all" },
        role: "ACTUAL",
        verdict: "COMPARABLE",
        spread: 16,
        reasons: [],
        pairs: [{ a: { slug: "halton" }, b: { slug: "cheshire-east" }, verdict: "COMPARABLE", reasons: [] }],
        rows: [
          {
            area: { slug: "halton" },
            observation: { formatted: "46%" },
            verdict: "COMPARABLE",
            rank: 2,
            national: { area: { slug: "england" }, value: 60 },
            differenceFromNational: -14,
            target: { value: 55 },
            targetIsDue: true,
            distanceToTarget: -9,
            missing: [],
          },
          {
            area: { slug: "cheshire-east" },
            observation: { formatted: "62%" },
            verdict: "COMPARABLE",
            rank: 1,
            national: { area: { slug: "england" }, value: 60 },
            differenceFromNational: 2,
            target: null,
            targetIsDue: null,
            distanceToTarget: null,
            missing: [],
          },
        ],
        benchmarks: [{ area: { slug: "england" }, observation: { value: 60 }, verdict: "COMPARABLE", rank: null }],
      },
    });
  });

  it("takes areas by slug, GSS or DfE code, and keeps their order", async () => {
    const { ask } = await over([HALTON, EAST, WEST]);
    const { data } = await ask<Compared>(COMPARE, { areas: ["896", "E06000006", " Cheshire-East "] });
    expect(data.compare.rows.map(({ area, rank }) => [area.slug, rank])).toEqual([
      ["cheshire-west-and-chester", 1],
      ["halton", 3],
      ["cheshire-east", 2],
    ]);
  });

  it("gives whole sentences as reasons, the areas concerned and the figures that they rest on", async () => {
    const { ask } = await over([{ ...HALTON, period: academic("2012/13") }, EAST, { ...WEST, missing: "AWAITED" }]);
    const { data } = await ask(
      `query ($areas: [String!]!) { compare(measure: "eyfs-gld", areas: $areas) {
        verdict reasons { code severity message areas { slug } observations { provenance { source { key } line } } } rows { missing { missing } }
      } }`,
      { areas: COUNCILS },
    );
    expect(data).toEqual({
      compare: {
        verdict: "CAUTION",
        reasons: [
          {
            code: "DIFFERENT_PERIOD",
            severity: "CAUTION",
            message: "Halton's figure is for 2012/13, Cheshire East's for 2013/14.",
            areas: [{ slug: "halton" }, { slug: "cheshire-east" }],
            observations: [
              { provenance: { source: { key: "halton-plan" }, line: 1 } },
              { provenance: { source: { key: "cheshire-east-plan" }, line: 2 } },
            ],
          },
          {
            code: "NO_FIGURE",
            severity: "CAUTION",
            message: "Cheshire West and Chester has no figure: in its source it is awaited.",
            areas: [{ slug: "cheshire-west-and-chester" }],
            observations: [{ provenance: { source: { key: "cheshire-west-and-chester-plan" }, line: 3 } }],
          },
        ],
        rows: [{ missing: [] }, { missing: [] }, { missing: [{ missing: "AWAITED" }] }],
      },
    });
  });

  it("asks for the measure's own group unless another is named", async () => {
    const girls: Figure = { ...HALTON, population: "girls", value: 71 };
    const { ask } = await over([HALTON, girls], { measures: [makeMeasure({ population: "girls" })] });
    const halton = haltonIn(ask);
    expect(await halton({})).toEqual({ value: 71 });
    expect(await halton({ population: null })).toEqual({ value: 71 });
    expect(await halton({ population: "all" })).toEqual({ value: 46 });
    expect(await halton({ population: "boys" })).toBeNull();
  });

  it("asks for outturns, or for the role that is named", async () => {
    const { ask } = await over([HALTON, { role: "TARGET", value: 55 }, { role: "PROJECTION", value: 57 }]);
    const halton = haltonIn(ask);
    expect(await halton({})).toEqual({ value: 46 });
    expect(await halton({ role: "TARGET" })).toEqual({ value: 55 });
    expect(await halton({ role: "PROJECTION" })).toEqual({ value: 57 });
    expect(await halton({ role: "BASELINE" })).toBeNull();
  });

  it.each([
    ["LATEST", "CAUTION", [2, 9]],
    ["CLOSEST", "COMPARABLE", [1, 9]],
    ["COMMON", "COMPARABLE", [1, 9]],
  ])("aligns periods: %s", async (alignment, verdict, values) => {
    const years = [academic("2012/13"), academic("2013/14")].map((when, index): Figure => ({ value: index + 1, period: when }));
    const { ask } = await over([...years, { area: "cheshire-east", value: 9, period: academic("2012/13") }]);
    const { data } = await ask<Compared>(COMPARE, { areas: ["halton", "cheshire-east"], alignment });
    expect([data.compare.verdict, data.compare.rows.map(({ observation }) => observation?.value)]).toEqual([verdict, values]);
  });

  it.each([
    ["2013/14", 2],
    [" 2013/14 ", 2],
    ["2013", 1],
    ["2014-09-01/2014-12-31", 3],
    ["2009/10", null],
  ])("restricts to a period: %s", async (asked, value) => {
    const years = ["2012/13", "2013/14", "2014/15"].map((text, index): Figure => ({ value: index + 1, period: academic(text) }));
    const { ask } = await over([...years, { value: 9, period: period() }]);
    const { data, errors } = await ask<Compared>(COMPARE, { areas: ["halton"], period: asked });
    expect(errors).toEqual([]);
    expect(data.compare.rows[0]?.observation).toEqual(value === null ? null : { value });
  });

  it("leaves undated figures out of a period, and says so", async () => {
    const { ask } = await over([{ ...HALTON, period: period() }]);
    const query = '{ compare(measure: "eyfs-gld", areas: ["halton"], period: "2013/14") { verdict reasons { message } } }';
    expect((await ask(query)).data).toEqual({
      compare: { verdict: "NOT_COMPARABLE", reasons: [{ message: "Halton has no figure for that period; undated figures are left out." }] },
    });
  });
});

describe("Measure.comparison", () => {
  it("is the same as compare, for each measure of a list", async () => {
    const { ask } = await over([HALTON, EAST, { ...HALTON, measure: "neet-16-18", value: 6.2 }], {
      measures: [makeMeasure(), makeMeasure({ key: "neet-16-18", polarity: "LOWER_IS_BETTER" })],
    });
    const fields = "(areas: $areas) { verdict spread reasons { message } rows { rank observation { value } } }";
    const { data } = await ask<{ measures: { nodes: { comparison: unknown }[] }; gld: unknown; neet: unknown }>(
      `query ($areas: [String!]!) { measures { nodes { comparison${fields} } }
        gld: compare${fields.replace("(", '(measure: "eyfs-gld", ')} neet: compare${fields.replace("(", '(measure: "neet-16-18", ')} }`,
      { areas: COUNCILS },
    );
    expect(data.measures.nodes.map(({ comparison }) => comparison)).toEqual([data.gld, data.neet]);
    expect(data.gld).toMatchObject({ verdict: "CAUTION", spread: 16 });
    expect(data.neet).toMatchObject({ verdict: "NOT_COMPARABLE", spread: null });
  });
});

describe("a wrong argument is refused with a suggestion", () => {
  it.each([
    ["an unknown measure", { measure: "eyfs-gdl" }, 'measure: no measure "eyfs-gdl". Did you mean "eyfs-gld"?'],
    ["an empty measure", { measure: "" }, 'measure: no measure "". The nearest known one is "eyfs-gld".'],
    [
      "an unknown area",
      { areas: ["halton", "cheshire-eest"] },
      'areas: no area "cheshire-eest". Areas are named by slug, GSS code or DfE code. Did you mean "cheshire-east"?',
    ],
    ["no area", { areas: [] }, "areas: no area is named. Name at least one."],
    ["an area twice", { areas: ["halton", "halton"] }, 'areas: "halton" names halton, which stands there already. Name each area once.'],
    [
      "an area twice by different codes",
      { areas: ["876", "895", "E06000006"] },
      'areas: "E06000006" names halton, which stands there already. Name each area once.',
    ],
    ["an unknown population", { population: "boyz" }, 'population: no population "boyz". Did you mean "boys"?'],
    [
      "what is no period",
      { period: "2013-14" },
      'period: "2013-14" is no period. Write it like one of 2013/14, 2014, 2014/15 Q2, autumn term 2012/13, Sep 2014, 31 Aug 2014 or 2014-04-01/2015-03-31. Did you mean "2013/14"?',
    ],
  ])("%s", async (_, wrong, message) => {
    const { ask } = await over([HALTON, EAST]);
    expect(refusals(await ask(COMPARE, { areas: ["halton", "cheshire-east"], ...wrong }))).toEqual([{ code: "BAD_USER_INPUT", message }]);
  });

  it("of Measure.comparison too", async () => {
    const { ask } = await over([HALTON]);
    const answer = await ask('{ measures { nodes { comparison(areas: ["876", "halton"]) { verdict } } } }');
    expect(refusals(answer)).toEqual([
      { code: "BAD_USER_INPUT", message: 'areas: "halton" names halton, which stands there already. Name each area once.' },
    ]);
  });

  it.each(["role: null", "alignment: null", "role: OUTTURN", "alignment: NEWEST"])("%s is no question at all", async (argument) => {
    const { ask } = await over([HALTON]);
    const { errors } = await ask(`{ compare(measure: "eyfs-gld", areas: ["halton"], ${argument}) { verdict } }`);
    expect(errors).not.toEqual([]);
  });
});
