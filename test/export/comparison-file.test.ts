import { beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { originalText } from "../../src/export/csv.ts";
import { api } from "../helpers/api.ts";
import { academic, financial, makeCorpus, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { type Exporter, exporter } from "../helpers/export.ts";
import { projectCorpus } from "../helpers/store.ts";

const COUNCILS = ["halton", "cheshire-east", "cheshire-west-and-chester"];

const QUERY = `query ($measure: String!, $areas: [String!]!, $population: String, $role: ObservationRole, $alignment: PeriodAlignment, $period: String, $tolerance: Float!) {
  compare(measure: $measure, areas: $areas, population: $population, role: $role, alignment: $alignment, period: $period) {
    verdict reasons { code message }
    rows {
      area { slug } verdict rank distanceToTarget differenceFromNational targetIsDue rag(tolerance: $tolerance)
      observation { value formatted origin period { label } provenance { line raw } indicator { key } }
      national { value formatted period { label } area { slug } } target { value formatted bound period { label } }
      missing { missing }
    }
  }
}`;

interface ComparisonAnswer {
  verdict: string;
  reasons: { code: string; message: string }[];
  rows: {
    area: { slug: string };
    verdict: string;
    rank: number | null;
    distanceToTarget: number | null;
    differenceFromNational: number | null;
    targetIsDue: boolean | null;
    rag: string;
    observation: {
      value: number;
      formatted: string;
      origin: string;
      period: { label: string };
      provenance: { line: number; raw: string } | null;
      indicator: { key: string } | null;
    } | null;
    national: { value: number; formatted: string; period: { label: string }; area: { slug: string } } | null;
    target: { value: number | null; formatted: string; bound: string | null; period: { label: string } } | null;
    missing: { missing: string }[];
  }[];
}

const cell = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

let files: Exporter;
let ask: Awaited<ReturnType<typeof api>>["ask"];
let measures: string[];

beforeAll(async () => {
  const corpus = await projectCorpus();
  files = await exporter(corpus);
  ({ ask } = await api(corpus));
  measures = corpus.measures.map(({ key }) => key);
});

/** The cells that the API's answer decides. */
async function expected(variables: Record<string, unknown>): Promise<Record<string, string>[]> {
  const { data, errors } = await ask<{ compare: ComparisonAnswer }>(QUERY, { tolerance: 10, ...variables });
  expect(errors).toEqual([]);
  const { verdict, reasons, rows } = data.compare;
  return rows.map(({ area, observation, national, target, missing, ...row }) => {
    const cells: Record<string, unknown> = {
      area: area.slug,
      verdict,
      row_verdict: row.verdict,
      rank: row.rank,
      value: observation?.value,
      formatted: observation?.formatted,
      raw: observation?.provenance?.raw,
      line: observation?.provenance?.line,
      origin: observation?.origin,
      period: observation?.period.label,
      indicator: observation?.indicator?.key,
      missing: [...new Set(missing.map((figure) => figure.missing))].join(" | "),
      national_area: national?.area.slug,
      national_value: national?.value,
      national_formatted: national?.formatted,
      national_period: national?.period.label,
      difference_from_national: row.differenceFromNational,
      target_value: target?.value,
      target_formatted: target?.formatted,
      target_bound: target?.bound,
      target_period: target?.period.label,
      target_is_due: row.targetIsDue,
      distance_to_target: row.distanceToTarget,
      rag: row.rag,
      reason_codes: reasons.map(({ code }) => code).join(" | "),
      reasons: reasons.map(({ message }) => message).join(" | "),
    };
    return Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, cell(value)]));
  });
}

async function exported(search: Record<string, string | string[]>, names: readonly string[]): Promise<Record<string, string>[]> {
  const rows = await files.rows("comparison", search);
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, originalText(row[name] ?? "no column")])));
}

describe("comparison.csv", () => {
  it("says of every measure what the API says", async () => {
    for (const measure of measures) {
      const rows = await expected({ measure, areas: COUNCILS });
      expect(await exported({ measure, area: COUNCILS }, Object.keys(rows[0] ?? {})), measure).toEqual(rows);
    }
  });

  it.each<[Record<string, string>]>([
    [{ population: "fsm" }],
    [{ role: "TARGET" }],
    [{ alignment: "CLOSEST" }],
    [{ alignment: "COMMON" }],
    [{ period: "2013/14" }],
  ])("takes %j as the API does", async (wish) => {
    const measure = "eyfs-gld";
    const rows = await expected({ measure, areas: COUNCILS, ...wish });
    expect(await exported({ measure, area: COUNCILS, ...wish }, Object.keys(rows[0] ?? {}))).toEqual(rows);
  });

  it("takes a tolerance as the API's rating does", async () => {
    const measure = "eyfs-gld";
    const ratings = async (tolerance: number) => (await expected({ measure, areas: COUNCILS, tolerance })).map(({ rag }) => rag);
    for (const tolerance of [0, 50]) {
      const rows = await files.rows("comparison", { measure, area: COUNCILS, tolerance: String(tolerance) });
      expect(rows.map(({ rag }) => rag)).toEqual(await ratings(tolerance));
    }
  });

  it("takes areas by area, by areas and by any of their codes, in the order asked for", async () => {
    const rows = await files.rows("comparison", { measure: "eyfs-gld", area: "896", areas: ["E06000006", "cheshire-east"] });
    expect(rows.map(({ area }) => area)).toEqual(["cheshire-west-and-chester", "halton", "cheshire-east"]);
  });

  it("has a row for an area without a figure, with the reason", async () => {
    const corpus = makeCorpus({
      observations: [makeObservation(), makeObservation({ area: "cheshire-east", missing: "AWAITED", raw: "Awaited" })],
    });
    const [, row] = await (await exporter(corpus)).rows("comparison", { measure: "eyfs-gld", area: COUNCILS });
    expect(row).toMatchObject({
      area: "cheshire-east",
      value: "",
      missing: "AWAITED",
      row_verdict: "NOT_COMPARABLE",
      rag: "NOT_RATED",
      source: "",
    });
  });

  it("cites the legs of a derived gap", async () => {
    const gap = makeMeasure({ key: "eyfs-gld-gap", kind: "GAP", gapOf: "eyfs-gld", population: "fsm", unit: "PERCENTAGE_POINTS" });
    const corpus = makeCorpus({
      measures: [makeMeasure(), gap],
      observations: [makeObservation({ population: "fsm", value: 40 }), makeObservation({ line: 2, population: "not-fsm", value: 60 })],
    });
    const [row] = await (await exporter(corpus)).rows("comparison", { measure: "eyfs-gld-gap", area: "halton" });
    expect(row).toMatchObject({ value: "20", origin: "DERIVED", raw: "", line: "", source: "halton-plan" });
    expect(row?.["observation"]).toMatch(/^derived:.*halton-plan:1:1.*halton-plan:2:1|^derived:.*halton-plan:2:1.*halton-plan:1:1/);
  });

  it("shows the national figure and a negative distance as numbers", async () => {
    const corpus = makeCorpus({
      observations: [
        makeObservation({ value: 55, period: academic("2013/14") }),
        makeObservation({ line: 2, area: "england", source: "halton-plan", value: 60, period: academic("2013/14") }),
        makeObservation({ line: 3, role: "TARGET", value: 58, period: financial("2014/15") }),
      ],
    });
    const [row] = await (await exporter(corpus)).rows("comparison", { measure: "eyfs-gld", area: "halton" });
    expect(row).toMatchObject({
      national_value: "60",
      difference_from_national: "-5",
      target_value: "58",
      distance_to_target: "-3",
      rag: "AMBER",
    });
  });
});

describe("comparison refuses", () => {
  it.each<[Record<string, string | string[]>, string]>([
    [{}, "measure: not given."],
    [{ measure: "eyfs-gld" }, "area: not given."],
    [{ measure: "eyfs-gdl", area: "halton" }, 'measure: no measure "eyfs-gdl". Did you mean "eyfs-gld"?'],
    [{ measure: "eyfs-gld", area: "haltn" }, 'area: no area "haltn".'],
    [{ measure: "eyfs-gld", areas: "haltn" }, 'areas: no area "haltn".'],
    [{ measure: "eyfs-gld", area: ["halton", "876"] }, 'area: "876" names halton, which stands there already.'],
    [{ measure: ["eyfs-gld", "neet-16-18"], area: "halton" }, "measure: given twice"],
    [{ measure: "eyfs-gld", area: "halton", population: "fms" }, 'population: no population "fms". Did you mean "fsm"?'],
    [{ measure: "eyfs-gld", area: "halton", alignment: "NEAREST" }, 'alignment: no such value "NEAREST".'],
    [{ measure: "eyfs-gld", area: "halton", tolerance: "-1" }, "tolerance: -1 is below zero."],
    [{ measure: "eyfs-gld", area: "halton", topic: "HEALTH" }, 'No parameter "topic".'],
  ])("%j", async (search, message) => {
    const refused = files.make("comparison.json", search);
    await expect(refused).rejects.toBeInstanceOf(InputError);
    await expect(refused).rejects.toThrow(message);
  });
});
