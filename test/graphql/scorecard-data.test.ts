import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, api } from "../helpers/api.ts";
import { projectCorpus } from "../helpers/store.ts";

const COUNCILS = ["halton", "cheshire-east", "cheshire-west-and-chester"] as const;
type Council = (typeof COUNCILS)[number];

/** A figure with everything that it leads to. */
const FIGURE = `value formatted period { label inferred } area { slug } measure { key } indicator { code source { key } } population { key }
  reference { key } relativeTo { slug } doubtful provenance { source { title publisher { slug } } line } conflicts { value } components { value }`;
const REASON = `code severity message areas { name } observations { ${FIGURE} }`;
const ROW = `area { slug } verdict rank observation { ${FIGURE} } missing { ${FIGURE} } national { ${FIGURE} } differenceFromNational
  target { ${FIGURE} } targetIsDue distanceToTarget`;
const LINE = `rag triggers summary measure { key topic population { key } gapOf { key } seriesBreaks { date } publishedBy { slug } }
  comparison { measure { key } population { key } verdict reasons { ${REASON} } pairs { a { slug } b { slug } verdict reasons { ${REASON} } }
    rows { ${ROW} } benchmarks { ${ROW} } spread }`;
const QUERY = `query ($area: String!, $against: [String!]!) { scorecard(area: $area, against: $against) {
  area { slug parent { slug } } against { slug } lines { ${LINE} } strengths { ${LINE} } linesOfEnquiry { ${LINE} }
} }`;

interface Figure {
  value: number | null;
  formatted: string;
  doubtful: boolean;
  period: { label: string };
}
interface Row {
  area: { slug: string };
  observation: Figure | null;
  national: Figure | null;
  target: Figure | null;
  targetIsDue: boolean | null;
}
interface Line {
  rag: string;
  triggers: string[];
  summary: string;
  measure: { key: string };
  comparison: {
    population: { key: string };
    rows: Row[];
    reasons: { code: string; message: string; areas: { name: string }[] }[];
    pairs: { a: { slug: string }; b: { slug: string }; verdict: string }[];
  };
}
interface Card {
  scorecard: { lines: Line[]; strengths: Line[]; linesOfEnquiry: Line[] };
}

const answers = new Map<Council, Answer<Card>>();
beforeAll(async () => {
  const { ask } = await api(await projectCorpus());
  for (const area of COUNCILS) answers.set(area, await ask<Card>(QUERY, { area, against: COUNCILS.filter((other) => other !== area) }));
});

function cardOf(council: Council): Card["scorecard"] {
  const answer = answers.get(council);
  if (!answer || answer.errors.length > 0) throw new Error(`${council}: ${answer?.errors[0]?.message}`);
  return answer.data.scorecard;
}
function lineOf(council: Council, measure: string, population = "all"): Line {
  const line = cardOf(council).lines.find((one) => one.measure.key === measure && one.comparison.population.key === population);
  if (!line) throw new Error(`${council} has no line ${measure}, ${population}`);
  return line;
}

describe("a scorecard over the project's own data", () => {
  it.each(COUNCILS)("of %s costs at most 20 statements with every relation", (council) => {
    expect(cardOf(council).lines.length).toBeGreaterThan(40);
    expect(answers.get(council)?.statements.length).toBeLessThanOrEqual(20);
  });

  it("reads Halton's rate of conceptions under 18 out with target, looseness, silence of the others and caveat", () => {
    const { summary, rag, triggers, comparison } = lineOf("halton", "under-18-conception-rate");
    const [halton] = comparison.rows;
    expect(halton).toMatchObject({
      observation: { value: 43.9, period: { label: "2014/15 Q2" } },
      target: { value: 54.7, period: { label: "2015/16" } },
      targetIsDue: false,
    });
    expect([rag, triggers]).toEqual(["GREEN", ["LOOSE_TARGET"]]);
    expect(summary).toMatch(/^Halton reported 43\.9 per 1,000 \(2014\/15 Q2, rolling\) for under-18 conception rate, /);
    expect(summary).toContain("already better than its 2015/16 target of 54.7 per 1,000 (still to come), which asks for less than it has");
    expect(summary).toContain("; no other council in the comparison publishes it; ");
    expect(comparison.reasons.map(({ code }) => code)).toContain("DIFFERENT_DEFINITION");
    expect(summary).toMatch(/; Halton's figure does not have exactly the measure's definition \(.+\)\.$/);
  });

  it("does not rate Halton's permanent exclusions, whose 0.02% covers part of a year", () => {
    const { rag, triggers, comparison } = lineOf("halton", "permanent-exclusions");
    expect(comparison.rows[0]).toMatchObject({ observation: { value: 0.02, doubtful: true }, target: { value: 0.35 } });
    expect([rag, triggers]).toEqual(["NOT_RATED", []]);
  });

  it("finds Cheshire East's key stage 4 gap behind the nation and behind Halton", () => {
    const { triggers, comparison } = lineOf("cheshire-east", "ks4-5ac-em-gap", "disadvantaged");
    expect(comparison.rows[0]).toMatchObject({ observation: { value: 38 }, national: { value: 27 } });
    expect(triggers).toEqual(["BEHIND_PEERS", "BEHIND_NATION"]);
  });

  it("never sets Cheshire West's NEET figure of 2017/18, after the break, against the others", () => {
    const { summary, triggers } = lineOf("cheshire-west-and-chester", "neet-16-18");
    expect(triggers.filter((trigger) => trigger.endsWith("PEERS"))).toEqual([]);
    expect(summary).toContain("; not to be compared with Halton ");
  });

  it("calls every target to come or undated fallen short of, never missed", () => {
    const lines = COUNCILS.flatMap((council) => cardOf(council).lines);
    const claims = lines.flatMap(({ triggers, comparison }) =>
      triggers.map((trigger) => [trigger, comparison.rows[0]?.targetIsDue] as const),
    );
    expect(claims.filter(([trigger, due]) => trigger === "TARGET_MISSED" && due !== true)).toEqual([]);
    expect(claims.filter(([trigger, due]) => trigger === "SHORT_OF_TARGET" && due === true)).toEqual([]);
    expect(claims.some(([trigger]) => trigger === "SHORT_OF_TARGET")).toBe(true);
  });

  it("rates nothing that is doubtful, and lists as strength or enquiry only what has a trigger", () => {
    for (const council of COUNCILS) {
      const { lines, strengths, linesOfEnquiry } = cardOf(council);
      const doubtful = ({ comparison: { rows } }: Line) =>
        (rows[0]?.observation?.doubtful ?? false) || (rows[0]?.target?.doubtful ?? false);
      expect(lines.filter((line) => doubtful(line) && line.rag !== "NOT_RATED")).toEqual([]);
      expect([...strengths, ...linesOfEnquiry].filter(({ triggers }) => triggers.length === 0)).toEqual([]);
      expect(new Set([...strengths, ...linesOfEnquiry].map(({ summary }) => summary))).toEqual(
        new Set(lines.filter(({ triggers }) => triggers.length > 0).map(({ summary }) => summary)),
      );
    }
  });

  it("holds no peer against a council on a pair that is not comparable", () => {
    for (const council of COUNCILS) {
      for (const { triggers, comparison } of cardOf(council).lines) {
        if (!triggers.some((trigger) => trigger.endsWith("PEERS"))) continue;
        const own = comparison.pairs.filter(({ a, b }) => [a.slug, b.slug].includes(council));
        expect(own.some(({ verdict }) => verdict !== "NOT_COMPARABLE")).toBe(true);
      }
    }
  });
});

describe.each(COUNCILS)("each summary of %s", (council) => {
  const own = (line: Line): Row | undefined => line.comparison.rows.find(({ area }) => area.slug === council);

  it("is one sentence", () => {
    expect(cardOf(council).lines.filter(({ summary }) => !/^[A-Z][^\n]*[^.]\.$/.test(summary) || /\. [A-Z]/.test(summary))).toEqual([]);
  });

  it("carries the value, and the period or that there is none", () => {
    const untold = cardOf(council).lines.filter((line) => {
      const figure = own(line)?.observation;
      if (!figure) return !line.summary.includes("reports no figure for");
      const time = figure.period.label === "not stated" ? "undated" : figure.period.label;
      return !line.summary.includes(`reported ${figure.formatted} (${time}`);
    });
    expect(untold).toEqual([]);
  });

  it("carries the target and whether it is due, where there is one", () => {
    const untold = cardOf(council).lines.filter((line) => {
      const row = own(line);
      if (!row?.observation) return false;
      if (!row.target) return !/, with no target|, its targets being for another time or definition/.test(line.summary);
      const time =
        row.targetIsDue === true
          ? "(due for that time)"
          : row.targetIsDue === false
            ? "(still to come)"
            : /\((still to come|not known to be due)\)/;
      const amount = row.target.value === null ? "in words" : row.target.formatted;
      return (
        !line.summary.includes(amount) || !new RegExp(time instanceof RegExp ? time : time.replace(/[()]/g, "\\$&")).test(line.summary)
      );
    });
    expect(untold).toEqual([]);
  });

  it("carries a clause for each reason above COMPARABLE, and one for all who publish nothing", () => {
    const untold = cardOf(council).lines.flatMap(({ summary, comparison }) =>
      comparison.reasons
        .filter(({ code }) => code !== "NO_FIGURE" || !summary.includes("no other council in the comparison publishes it"))
        .map(({ message }) => message.slice(1, -1).replaceAll(/\. (?=[A-Z])/g, "; "))
        .filter((clause) => !summary.includes(clause)),
    );
    expect(untold).toEqual([]);
  });
});
