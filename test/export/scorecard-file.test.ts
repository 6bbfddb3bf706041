import { beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { originalText } from "../../src/export/csv.ts";
import { api } from "../helpers/api.ts";
import { type Exporter, exporter } from "../helpers/export.ts";
import { projectCorpus } from "../helpers/store.ts";

const QUERY = `query ($area: String!, $against: [String!]!, $tolerance: Float!, $topic: [Topic!], $rag: [Rag!]) {
  scorecard(area: $area, against: $against, tolerance: $tolerance) {
    lines(topic: $topic, rag: $rag) {
      measure { key topic } rag triggers summary
      comparison { population { key } verdict reasons { message } rows { observation { value formatted } } }
    }
  }
}`;

interface Line {
  measure: { key: string; topic: string };
  rag: string;
  triggers: string[];
  summary: string;
  comparison: {
    population: { key: string };
    verdict: string;
    reasons: { message: string }[];
    rows: { observation: { value: number; formatted: string } | null }[];
  };
}

let files: Exporter;
let ask: Awaited<ReturnType<typeof api>>["ask"];

beforeAll(async () => {
  const corpus = await projectCorpus();
  files = await exporter(corpus);
  ({ ask } = await api(corpus));
});

async function expected(variables: Record<string, unknown>): Promise<Record<string, string>[]> {
  const { data, errors } = await ask<{ scorecard: { lines: Line[] } }>(QUERY, { tolerance: 10, against: [], ...variables });
  expect(errors).toEqual([]);
  return data.scorecard.lines.map(({ measure, rag, triggers, summary, comparison }) => ({
    measure: measure.key,
    topic: measure.topic,
    asked_population: comparison.population.key,
    rag,
    triggers: triggers.join(" | "),
    summary,
    verdict: comparison.verdict,
    reasons: comparison.reasons.map(({ message }) => message).join(" | "),
    value: String(comparison.rows[0]?.observation?.value ?? ""),
    formatted: comparison.rows[0]?.observation?.formatted ?? "",
  }));
}

describe("scorecard.csv", () => {
  it.each<[Record<string, string | string[]>, Record<string, unknown>]>([
    [{ area: "halton" }, { area: "halton" }],
    [
      { area: "895", against: ["halton", "896"] },
      { area: "895", against: ["halton", "896"] },
    ],
    [
      { area: "halton", against: "895", tolerance: "0" },
      { area: "halton", against: ["895"], tolerance: 0 },
    ],
    [
      { area: "halton", topic: ["HEALTH", "KEY_STAGE_4"], rag: ["RED", "AMBER"] },
      { area: "halton", topic: ["HEALTH", "KEY_STAGE_4"], rag: ["RED", "AMBER"] },
    ],
  ])("%j says what the API says", async (search, variables) => {
    const lines = await expected(variables);
    const rows = await files.rows("scorecard", search);
    const names = Object.keys(lines[0] ?? {});
    expect(lines.length).toBeGreaterThan(0);
    expect(rows.map((row) => Object.fromEntries(names.map((name) => [name, originalText(row[name] ?? "no column")])))).toEqual(lines);
  });

  it("has one row for each measure and group", async () => {
    const rows = await files.rows("scorecard", { area: "halton", against: "895" });
    expect(new Set(rows.map((row) => `${row["measure"]} ${row["asked_population"]}`)).size).toBe(rows.length);
    expect(rows.every((row) => row["area"] === "halton")).toBe(true);
  });

  it("lists the figures of the peers", async () => {
    const rows = await files.rows("scorecard", { area: "halton", against: ["895", "896"] });
    const row = rows.find(({ measure, asked_population }) => measure === "neet-16-18" && asked_population === "all");
    expect(row?.["peers"]).toBe("Cheshire East: about 5% (not stated) | Cheshire West and Chester: 2.6% (2017/18)");
  });
});

describe("scorecard refuses", () => {
  it.each<[Record<string, string | string[]>, string]>([
    [{}, "area: not given."],
    [{ area: ["halton", "895"] }, "area: given twice"],
    [{ area: "haltn" }, 'no area "haltn".'],
    [{ area: "halton", against: "876" }, '"876" names halton, which stands there already.'],
    [{ area: "halton", rag: "AMBR" }, 'rag: no such value "AMBR". It is one of GREEN, AMBER, RED, NOT_RATED. Did you mean "AMBER"?'],
    [{ area: "halton", topic: "HELTH" }, 'Did you mean "HEALTH"?'],
    [{ area: "halton", tolerance: "-5" }, "tolerance: -5 is below zero."],
    [{ area: "halton", measure: "eyfs-gld" }, 'No parameter "measure".'],
  ])("%j", async (search, message) => {
    const refused = files.make("scorecard.csv", search);
    await expect(refused).rejects.toBeInstanceOf(InputError);
    await expect(refused).rejects.toThrow(message);
  });
});
