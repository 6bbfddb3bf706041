import { beforeAll, describe, expect, it } from "vitest";
import { api } from "../helpers/api.ts";
import { projectCorpus } from "../helpers/store.ts";

// What the five documents say, each fact to be checked on the line that the test names.

let ask: Awaited<ReturnType<typeof api>>["ask"];
beforeAll(async () => {
  ({ ask } = await api(await projectCorpus()));
});

const COUNCILS = ["halton", "cheshire-east", "cheshire-west-and-chester"];

interface Comparison {
  verdict: string;
  spread: number | null;
  reasons: { code: string; severity: string; message: string }[];
  pairs: { a: { slug: string }; b: { slug: string }; verdict: string; reasons: { code: string; message: string }[] }[];
  rows: {
    rank: number | null;
    verdict: string;
    differenceFromNational: number | null;
    national: { area: { slug: string }; formatted: string } | null;
    observation: {
      formatted: string;
      role: string;
      period: { label: string };
      components: { formatted: string }[];
      provenance: { source: { key: string; file: string }; line: number; raw: string } | null;
    } | null;
  }[];
}

async function comparison(variables: Record<string, unknown>): Promise<Comparison> {
  const { data, errors } = await ask<{ compare: Comparison }>(
    `query ($measure: String!, $areas: [String!]!, $population: String, $role: ObservationRole! = ACTUAL, $alignment: PeriodAlignment! = LATEST) {
      compare(measure: $measure, areas: $areas, population: $population, role: $role, alignment: $alignment) {
        verdict spread reasons { code severity message } pairs { a { slug } b { slug } verdict reasons { code message } }
        rows { rank verdict differenceFromNational national { area { slug } formatted }
          observation { formatted role period { label } components { formatted } provenance { source { key file } line raw } } }
      }
    }`,
    { areas: COUNCILS, ...variables },
  );
  expect(errors).toEqual([]);
  return data.compare;
}
const printed = ({ rows }: Comparison) =>
  rows.map(
    ({ observation }) =>
      observation && [observation.formatted, observation.period.label, observation.provenance?.source.key, observation.provenance?.line],
  );

describe("NEET in the three councils", () => {
  it("is printed by each, in these words and on these lines", async () => {
    const { rows } = await comparison({ measure: "neet-16-18" });
    expect(rows.map(({ observation }) => observation)).toMatchObject([
      {
        formatted: "6.2%",
        period: { label: "not stated" },
        provenance: { source: { key: "halton-people-economy-2016-19" }, line: 37, raw: "6.2%" },
      },
      {
        formatted: "about 5%",
        period: { label: "not stated" },
        provenance: { source: { key: "cheshire-east-achievement-for-all" }, line: 57 },
      },
      { formatted: "2.6%", period: { label: "2017/18" }, provenance: { source: { key: "cwac-thriving-economy-2016-20" }, line: 50 } },
    ]);
  });

  it("may be compared between Halton and Cheshire East alone, with caution", async () => {
    const { verdict, spread, pairs, rows } = await comparison({ measure: "neet-16-18" });
    expect([verdict, spread, rows.map(({ rank }) => rank)]).toEqual(["NOT_COMPARABLE", null, [null, null, null]]);
    expect(pairs.map(({ a, b, verdict: each }) => [a.slug, b.slug, each])).toEqual([
      ["halton", "cheshire-east", "CAUTION"],
      ["halton", "cheshire-west-and-chester", "NOT_COMPARABLE"],
      ["cheshire-east", "cheshire-west-and-chester", "NOT_COMPARABLE"],
    ]);
    expect(rows.map((row) => row.verdict)).toEqual(["CAUTION", "CAUTION", "NOT_COMPARABLE"]);
  });

  it("is not comparable with Cheshire West's, since the cohort changed in September 2016 and Cheshire East's is too old", async () => {
    const { reasons } = await comparison({ measure: "neet-16-18" });
    const change = "From September 2016 councils report on 16 and 17 year olds only.";
    expect(reasons.filter(({ severity }) => severity === "NOT_COMPARABLE").map(({ message }) => message)).toEqual([
      `The definition changed on 2016-09-01, between Halton's figure (undated) and Cheshire West and Chester's (2017/18): ${change}`,
      "Cheshire East's figure is undated, but no later than 2014-12-31, more than two years before Cheshire West and Chester's of 2017/18.",
      `The definition changed on 2016-09-01, between Cheshire East's figure (undated) and Cheshire West and Chester's (2017/18): ${change}`,
    ]);
  });

  it("is cautioned against as undated, from a draft, about a value and doubtful", async () => {
    const { pairs } = await comparison({ measure: "neet-16-18" });
    expect(pairs[0]?.reasons.map(({ code }) => code)).toEqual([
      "PERIOD_NOT_STATED",
      "DRAFT_SOURCE",
      "PERIOD_NOT_STATED",
      "DOUBTFUL_FIGURE",
      "APPROXIMATE",
    ]);
    expect(pairs[0]?.reasons.slice(0, 3).map(({ message }) => message)).toEqual([
      "Halton's figure is undated (its source came out in Jan to Mar 2016).",
      "Halton's figure comes from a draft (Draft Business Plan 2016-19, People & Economy).",
      "Cheshire East's figure is undated (its source came out in autumn term 2014/15).",
    ]);
  });

  it("has no figure for a shared period: no blank cell is blamed for that", async () => {
    const { reasons } = await comparison({ measure: "neet-16-18", alignment: "COMMON" });
    expect(reasons.filter(({ code }) => code === "NO_FIGURE").map(({ message }) => message)).toEqual([
      "Halton has only undated figures, which share no period.",
      "Cheshire East has only undated figures, which share no period.",
    ]);
  });
});

describe("a good level of development", () => {
  it("takes Halton's undated 55 of the draft before the plan's 46 of 2013/14, and holds Cheshire East's 62 against the national 60", async () => {
    const found = await comparison({ measure: "eyfs-gld" });
    expect(printed(found)).toEqual([
      ["55%", "not stated", "halton-people-economy-2016-19", 64],
      ["62%", "2013/14", "cheshire-east-achievement-for-all", 554],
      ["68.8%", "not stated", "cwac-thriving-residents-2016-20", 31],
    ]);
    expect(found).toMatchObject({ verdict: "CAUTION", spread: 13.8, rows: [{ rank: 3 }, { rank: 2 }, { rank: 1 }] });
    expect(found.rows.map(({ national, differenceFromNational }) => [national?.formatted ?? null, differenceFromNational])).toEqual([
      [null, null],
      ["60%", 2],
      [null, null],
    ]);
  });

  it("of a common year is Halton's 46 and Cheshire East's 62, which may be compared", async () => {
    const found = await comparison({ measure: "eyfs-gld", alignment: "COMMON" });
    expect(printed(found)).toEqual([
      ["46%", "2013/14", "halton-children-enterprise-2015-18", 1252],
      ["62%", "2013/14", "cheshire-east-achievement-for-all", 554],
      null,
    ]);
    expect(found).toMatchObject({ verdict: "CAUTION", spread: 16, pairs: [{ verdict: "COMPARABLE" }] });
  });

  it("of children with free school meals is 42 and 49.6; Cheshire West's stands beside the nation's 51.2", async () => {
    const found = await comparison({ measure: "eyfs-gld", population: "fsm" });
    expect(found.rows.map(({ observation }) => observation?.formatted ?? null)).toEqual([null, "42%", "49.6%"]);
    expect(found.rows[2]).toMatchObject({ national: { area: { slug: "england" }, formatted: "51.2%" }, differenceFromNational: -1.6 });
  });

  it("leaves a gap that Halton prints and the hub derives for the others: 62 − 42 and 68.8 − 49.6", async () => {
    const found = await comparison({ measure: "eyfs-gld-gap" });
    expect(found.rows.map(({ observation }) => observation?.formatted)).toEqual(["18 pp", "20 pp", "19.2 pp"]);
    expect(found.rows.map(({ observation }) => observation?.components.map(({ formatted }) => formatted))).toEqual([
      [],
      ["62%", "42%"],
      ["68.8%", "49.6%"],
    ]);
    expect(found).toMatchObject({ verdict: "CAUTION", spread: 2 });
  });
});

describe("other comparisons", () => {
  it("Level 4 or above at key stage 2 is comparable between Halton's 79 and Cheshire East's 84, the nation's being 78.5", async () => {
    const found = await comparison({ measure: "ks2-rwm-level-4" });
    expect(found.pairs).toMatchObject([{ verdict: "COMPARABLE", reasons: [] }]);
    expect(found.rows.map(({ observation, differenceFromNational }) => [observation?.formatted, differenceFromNational])).toEqual([
      ["79%", 0.5],
      ["84%", 5.5],
      [undefined, null],
    ]);
  });

  it("pay in Cheshire West is held against Great Britain's, with which the plan itself compares: £1.80 less", async () => {
    const { rows } = await comparison({ measure: "gross-weekly-earnings", areas: ["896"] });
    expect(rows).toMatchObject([
      {
        observation: { formatted: "£527.80" },
        national: { area: { slug: "great-britain" }, formatted: "£529.60" },
        differenceFromNational: -1.8,
      },
    ]);
  });

  it("care leavers in education, employment or training are 57% in both plans, Cheshire West's as a baseline", async () => {
    const found = await comparison({ measure: "care-leavers-eet" });
    expect(found.rows.map(({ observation, rank }) => [observation?.formatted, observation?.role, rank])).toEqual([
      ["57%", "ACTUAL", 1],
      [undefined, undefined, null],
      ["57.0%", "BASELINE", 1],
    ]);
    expect(found).toMatchObject({ verdict: "CAUTION", spread: 0 });
    expect(found.reasons.find(({ code }) => code === "BASELINE_USED")?.message).toBe(
      "Cheshire West and Chester's figure is the baseline of its plan, standing in for an outturn.",
    );
  });

  it("five or more GCSEs across September 2013 are two series: Halton's gap of 2013/14 and Cheshire East's of 2012/13", async () => {
    const found = await comparison({ measure: "ks4-5ac-em-gap", population: "fsm" });
    expect(found.pairs[0]?.reasons.find(({ code }) => code === "SERIES_BREAK")?.message).toBe(
      "The definition changed on 2013-09-01, between Cheshire East's figure (2012/13) and Halton's (2013/14): From 2013/14 only the first entry counts and fewer vocational qualifications do.",
    );
  });
});

const FIGURE = `id formatted area { slug parent { slug } } measure { key gapOf { key } seriesBreaks { date } } population { key broader { key } } reference { key }
  indicator { key source { key publisher { slug } } measure { key } population { key } publisher { slug } } relativeTo { slug } period { label }
  provenance { line source { key publisher { slug } } }`;
const WITH_RELATIONS = `${FIGURE} components { ${FIGURE} conflicts { id } } conflicts { ${FIGURE} conflicts { id } }`;
const ROW = `area { slug parent { slug } } observation { ${WITH_RELATIONS} } missing { ${WITH_RELATIONS} } national { ${WITH_RELATIONS} } target { ${WITH_RELATIONS} } rank verdict`;
const EVERYTHING = `measure { key population { key } gapOf { key } seriesBreaks { date } publishedBy { slug } } population { key broader { key } } verdict spread
  reasons { code message areas { slug } observations { ${WITH_RELATIONS} } }
  pairs { a { slug } b { slug } verdict reasons { message areas { slug } observations { id } } } rows { ${ROW} } benchmarks { ${ROW} }`;

describe("with every relation selected, at most 8 SQL statements are sent", () => {
  it.each(["neet-16-18", "eyfs-gld-gap", "ks4-5ac-em-gap", "schools-good-or-outstanding"])(
    "for a comparison of three councils: %s",
    async (measure) => {
      const query = `query ($measure: String!, $areas: [String!]!) { compare(measure: $measure, areas: $areas) { ${EVERYTHING} } }`;
      const { errors, statements } = await ask(query, { measure, areas: COUNCILS });
      expect(errors).toEqual([]);
      expect(statements.length).toBeLessThanOrEqual(8);
    },
  );

  it("for 50 measures at once", async () => {
    const query = `query ($areas: [String!]!) { measures(first: 50) { nodes { comparison(areas: $areas) { ${EVERYTHING} } } } }`;
    const { data, errors, statements } = await ask<{ measures: { nodes: unknown[] } }>(query, { areas: COUNCILS });
    expect(errors).toEqual([]);
    expect(data.measures.nodes).toHaveLength(50);
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  it("for 50 questions side by side, their areas in two orders", async () => {
    const { data } = await ask<{ measures: { nodes: { key: string }[] } }>("{ measures(first: 50) { nodes { key } } }");
    const questions = data.measures.nodes.map(({ key }, index) => {
      const areas = JSON.stringify(index % 2 === 0 ? COUNCILS : [...COUNCILS].reverse());
      return `q${index}: compare(measure: "${key}", areas: ${areas}) { ${EVERYTHING} }`;
    });
    const { errors, statements } = await ask(`{ ${questions.join("\n")} }`);
    expect(errors).toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(8);
  });
});
