import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ScorecardQuery } from "../../src/client/generated/graphql.ts";
import { hubOf } from "../helpers/command-line.ts";
import { academic, financial, makeCorpus, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { projectCorpus } from "../helpers/store.ts";

/** Halton misses its target for one measure, behind its peer; it leads on another; a third cell is to be confirmed. */
const given = () =>
  hubOf(
    makeCorpus({
      measures: [
        makeMeasure(),
        makeMeasure({ key: "neet", name: "NEET", topic: "PARTICIPATION", polarity: "LOWER_IS_BETTER" }),
        makeMeasure({ key: "play", name: "Play", topic: "EARLY_HELP" }),
      ],
      observations: [
        makeObservation({ line: 1, value: 50 }),
        makeObservation({ line: 2, role: "TARGET", value: 60, period: academic("2013/14") }),
        makeObservation({ line: 3, measure: "neet", value: 4, period: financial("2013/14") }),
        makeObservation({ line: 4, measure: "play", missing: "TO_BE_CONFIRMED", raw: "tbc" }),
        makeObservation({ line: 5, measure: "play", role: "TARGET", value: 10, period: financial("2014/15") }),
        makeObservation({ line: 1, area: "cheshire-east", value: 62 }),
        makeObservation({ line: 2, area: "cheshire-east", measure: "neet", value: 5, period: financial("2013/14") }),
      ],
    }),
  );

describe("scorecard", () => {
  it("tells lines of enquiry and strengths first, then everything by topic", async () => {
    const hub = await given();
    const { code, stdout, stderr } = await hub("scorecard", "halton", "--against", "cheshire-east");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      [
        "Halton, beside Cheshire East: 3 lines",
        "",
        "Lines of enquiry (1)",
        "  1. Good level of development: behind peers, target missed",
        "     50% (2013/14); target 60% (2013/14); Cheshire East 62% (2013/14).",
        "     Comparable.",
        "",
        "Strengths (1)",
        "  1. NEET: ahead of peers",
        "     4% (2013/14); Cheshire East 5% (2013/14). Comparable.",
        "",
        "Early years",
        "Rating  Measure                    Figure         Target         Nation",
        "RED     Good level of development  50% (2013/14)  60% (2013/14)  -",
        "",
        "Participation",
        "Rating     Measure  Figure        Target  Nation",
        "NOT RATED  NEET     4% (2013/14)  -       -",
        "",
        "Early help",
        "Rating     Measure  Figure           Target  Nation",
        "NOT RATED  Play     to be confirmed  -       -",
        "",
      ].join("\n"),
    );
  });

  it("says the lines in sentences when asked to", async () => {
    const hub = await given();
    const { stdout } = await hub("scorecard", "halton", "--against", "cheshire-east", "--explain");
    expect(stdout).toMatch(/Halton reported 50% \(2013\/14\) for good level of development/);
  });

  it("leaves out other topics and ratings, in the lists too", async () => {
    const hub = await given();
    const red = await hub("scorecard", "halton", "--against", "895", "--rag", "red");
    expect(red.stdout).toContain("Halton, beside Cheshire East: 1 lines");
    expect(red.stdout).not.toContain("NEET");
    const topic = await hub("scorecard", "halton", "--against", "895", "--topic", "participation", "early-help");
    expect(topic.stdout).not.toContain("Good level");
    expect(topic.stdout).toContain("NEET");
  });

  it("widens amber by the tolerance", async () => {
    const hub = await given();
    expect((await hub("scorecard", "halton", "--tolerance", "20%")).stdout).toMatch(/AMBER +Good level/);
    expect(await hub("scorecard", "halton", "--tolerance", "-1")).toMatchObject({ code: 2, stderr: /tolerance: -1 is below zero/ });
    expect(await hub("scorecard", "halton", "--tolerance", "wide")).toMatchObject({ code: 2, stderr: /Give a number of per cent/ });
  });

  it("says so when no line is left", async () => {
    const hub = await given();
    expect(await hub("scorecard", "halton", "--topic", "finance")).toMatchObject({ code: 0, stderr: /^No line fits/ });
  });

  it("stands alone without peers", async () => {
    const hub = await given();
    expect((await hub("scorecard", "halton")).stdout).toContain("Halton, beside its targets and the nation alone");
  });

  it.each([
    [["haltn"], 'Did you mean "halton"?'],
    [["halton", "--against", "876"], "names halton, which stands there already"],
    [["halton", "--rag", "purple"], "Choose from green, amber, red, not-rated."],
    [["halton", "--topic", "early-yeers"], 'Did you mean "early-years"?'],
  ])("refuses %j in one line", async (args, words) => {
    const hub = await given();
    const { code, stdout, stderr } = await hub("scorecard", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("gives the same lines as JSON and as CSV", async () => {
    const hub = await given();
    const json = await hub("scorecard", "halton", "--against", "cheshire-east", "--format", "json");
    const { lines } = JSON.parse(json.stdout) as NonNullable<ScorecardQuery["scorecard"]>;
    const csv = await hub("scorecard", "halton", "--against", "cheshire-east", "--format", "csv");
    const rows = parse(csv.stdout, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ measure, rag }) => [measure, rag])).toEqual(lines.map(({ measure, rag }) => [measure.key, rag]));
  });

  it("keeps within 80 columns on the real data, and cuts nothing", async () => {
    const hub = await hubOf(await projectCorpus());
    for (const explain of [[], ["--explain"]]) {
      const { stdout } = await hub("scorecard", "halton", "--against", "cheshire-east", "cheshire-west-and-chester", ...explain);
      expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
      expect(stdout).not.toContain("…");
    }
  });
});
