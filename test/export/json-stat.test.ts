import JSONstat, { type ToolkitDataset } from "jsonstat-toolkit";
import { beforeAll, describe, expect, it } from "vitest";
import type { Corpus } from "../../src/domain/corpus.ts";
import { InputError } from "../../src/errors.ts";
import { MOST_CELLS, observationCube } from "../../src/export/observation-cube.ts";
import { makeRelations } from "../../src/export/relations.ts";
import { makeDesk } from "../../src/query/desk.ts";
import { AREAS, academic, makeCorpus, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";
import { type Exporter, exporter } from "../helpers/export.ts";
import { memoryStore, projectCorpus } from "../helpers/store.ts";

const COUNCILS = ["halton", "cheshire-east", "cheshire-west-and-chester"];

interface Cited {
  observation: string;
  formatted: string;
  raw: string;
  line: number;
  source: { key: string };
}

const citations = ({ extension }: ToolkitDataset): Record<string, Cited> => extension["cells"] as Record<string, Cited>;

let corpus: Corpus;
let files: Exporter;

beforeAll(async () => {
  corpus = await projectCorpus();
  files = await exporter(corpus);
});

const read = async (name: string, search: Record<string, string | string[]>, from = files) => JSONstat(await from.json(name, search));

describe("observations.json of one measure", () => {
  it("is a data set that the public toolkit reads, with its sides in their roles", async () => {
    const cube = await read("observations.json", { measure: "neet-16-18" });
    expect(cube.class).toBe("dataset");
    expect(cube.label).toBe("NEET, ages 16 to 18");
    expect(cube.id).toEqual(["area", "measure", "population", "reference", "role", "period", "source", "figure"]);
    expect(cube.role).toMatchObject({ time: ["period"], geo: ["area"], metric: ["measure"] });
    expect(cube.source).toContain("Halton Borough Council: Draft Business Plan 2016-19, People & Economy (draft)");
    expect(cube.updated).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(cube.note?.[0]).toContain("licence");
    expect(cube.extension["revision"]).toBe(corpus.revision);
    expect(cube.Dimension("measure")?.Category("neet-16-18")).toMatchObject({ label: "NEET, ages 16 to 18", unit: { label: "PERCENT" } });
    expect(cube.Dimension("area")?.Category("halton")?.label).toBe("Halton");
    expect(cube.Dimension("period")?.Category("FINANCIAL_YEAR:2017-04-01/2018-03-31")?.label).toBe("2017/18 (financial year)");
  });

  it("answers for one cell by its categories", async () => {
    const cube = await read("observations.json", { measure: "neet-16-18" });
    const at = {
      area: "cheshire-west-and-chester",
      role: "ACTUAL",
      period: "FINANCIAL_YEAR:2017-04-01/2018-03-31",
      source: "cwac-thriving-economy-2016-20",
      figure: "1",
    };
    expect(cube.Data(at)).toEqual({ value: 2.6, status: null });
  });

  it("holds every figure of every measure once, with its number, place and citation", async () => {
    const byKey = new Map(corpus.observations.map((observation) => [observation.key, observation]));
    const found: string[] = [];
    for (const { key } of corpus.measures) {
      const cube = await read("observations.json", { measure: key });
      if (cube.n === 0) continue;
      const table = cube.toTable({ type: "arrobj", content: "id", field: "id", status: true });
      expect(table).toHaveLength(cube.n);
      for (const [index, cited] of Object.entries(citations(cube))) {
        const figure = byKey.get(cited.observation);
        found.push(cited.observation);
        expect(table[Number(index)], cited.observation).toMatchObject({
          area: figure?.area,
          measure: figure?.measure,
          population: figure?.population,
          reference: figure?.reference ?? "none",
          role: figure?.role,
          source: figure?.source,
          value: figure?.value,
        });
        expect(cited).toMatchObject({ raw: figure?.provenance?.raw, line: figure?.provenance?.line });
      }
    }
    expect(found.sort()).toEqual([...byKey.keys()].sort());
  });

  it("keeps two figures for one thing apart", async () => {
    const two = makeCorpus({ observations: [makeObservation({ value: 60 }), makeObservation({ line: 2, value: 61 })] });
    const cube = await read("observations.json", { measure: "eyfs-gld" }, await exporter(two));
    expect(cube.Dimension("figure")?.id).toEqual(["1", "2"]);
    expect([cube.Data({ figure: "1" }), cube.Data({ figure: "2" })]).toEqual([
      { value: 60, status: "CONFLICTING" },
      { value: 61, status: "CONFLICTING" },
    ]);
  });

  it("says by its status why a number is missing, and what is to be known about one that is there", async () => {
    const figures = makeCorpus({
      observations: [
        makeObservation({ missing: "AWAITED", raw: "Awaited", role: "TARGET" }),
        makeObservation({
          line: 2,
          value: 0,
          status: "PROVISIONAL",
          bound: "ABOUT",
          doubtful: true,
          period: period("ACADEMIC_YEAR", "2012/13", true),
        }),
        makeObservation({ line: 3, value: 5, valueHigh: 7, role: "PROJECTION" }),
      ],
    });
    const cube = await read("observations.json", { measure: "eyfs-gld" }, await exporter(figures));
    const filled = cube
      .toTable({ type: "arrobj", content: "id", field: "id", status: true })
      .filter(({ value, status }) => value !== null || status !== null);
    expect(filled.map(({ role, value, status }) => [role, value, status])).toEqual([
      ["ACTUAL", 0, "PROVISIONAL ABOUT DOUBTFUL PERIOD_INFERRED"],
      ["TARGET", null, "AWAITED"],
      ["PROJECTION", 5, "RANGE"],
    ]);
    const labels = (cube.extension["status"] as { label: Record<string, string> }).label;
    expect(Object.keys(labels).sort()).toEqual(["ABOUT", "AWAITED", "DOUBTFUL", "PERIOD_INFERRED", "PROVISIONAL", "RANGE"]);
  });

  it("an empty answer is an empty data set", async () => {
    const cube = await read("observations.json", { measure: "neet-16-18", minValue: "99" });
    expect(cube).toMatchObject({ class: "dataset", label: "NEET, ages 16 to 18", n: 0 });
  });
});

describe("observations.json of several measures", () => {
  it("is a collection with a data set for each, in the order of their keys", async () => {
    const collection = await read("observations.json", { area: "halton", topic: "PARTICIPATION" });
    expect(collection.class).toBe("collection");
    const measures = collection.Dataset().map((cube) => cube.Dimension("measure")?.id[0] ?? "");
    expect(measures.length).toBeGreaterThan(1);
    expect(measures).toEqual([...measures].sort());
    const figures = collection.Dataset().flatMap((cube) => Object.values(citations(cube)));
    expect(figures).toHaveLength((await files.rows("observations", { area: "halton", topic: "PARTICIPATION" })).length);
  });

  it("is a collection whenever not one measure is named, however few have figures", async () => {
    const collection = await read("observations.json", { indicatorCode: "SCS CYP05" });
    expect(collection.class).toBe("collection");
    expect(collection.Dataset().length).toBeGreaterThan(0);
  });
});

describe("a cube that would be absurdly large", () => {
  it("is refused, with what to do", async () => {
    const years = Array.from({ length: 60 }, (_, index) => academic(`${1960 + index}/${String((61 + index) % 100).padStart(2, "0")}`));
    const populations = Array.from({ length: 140 }, (_, index) => ({
      key: `g${index}`,
      name: `Group ${index}`,
      broader: index === 0 ? null : "g0",
    }));
    const observations = Array.from({ length: 140 }, (_, index) =>
      makeObservation({
        line: index + 1,
        area: AREAS[index % 6]?.slug ?? "",
        source: "halton-plan",
        population: `g${index}`,
        reference: `g${(index * 7 + 3) % 140}`,
        period: years[index % 60] ?? academic("2013/14"),
      }),
    );
    const { reader } = await memoryStore(makeCorpus({ observations, populations, measures: [makeMeasure({ population: "g0" })] }));
    const relations = await makeRelations(makeDesk(reader))(observations);
    const figures = observations.map((observation) => ({ observation, relations }));
    expect(() => observationCube("A measure", figures, {})).toThrow(InputError);
    expect(() => observationCube("A measure", figures, {})).toThrow(
      `for 140 figures, more than ${MOST_CELLS}. Narrow it by area, population, role, period or source, or take the CSV.`,
    );
  });
});

describe("comparison.json", () => {
  it("has a row of statistics for each area, and the verdict with every reason", async () => {
    const cube = await read("comparison.json", { measure: "neet-16-18", area: COUNCILS });
    expect(cube.id).toEqual(["area", "measure", "population", "role", "statistic"]);
    expect(cube.size).toEqual([3, 1, 1, 1, 6]);
    expect(cube.Dimension("area")?.id).toEqual(COUNCILS);
    expect(cube.Data({ area: "cheshire-west-and-chester", statistic: "value" })).toEqual({ value: 2.6, status: "NOT_COMPARABLE" });
    expect(cube.Data({ area: "cheshire-east", statistic: "value" })).toEqual({ value: 5, status: "ABOUT DOUBTFUL CAUTION" });
    expect(cube.Data({ area: "halton", statistic: "distance_to_target" })?.value).toBe(-0.1);
    expect(cube.Data({ area: "halton", statistic: "rank" })).toEqual({ value: null, status: null });
    const { verdict, reasons, pairs } = cube.extension as {
      verdict: string;
      reasons: { code: string; message: string; observations: string[] }[];
      pairs: { a: string; b: string; verdict: string }[];
    };
    expect(verdict).toBe("NOT_COMPARABLE");
    expect(cube.note?.slice(1)).toEqual(reasons.map(({ message }) => message));
    expect(reasons.every(({ code, message, observations }) => code && message.endsWith(".") && observations.length > 0)).toBe(true);
    expect(pairs.map((pair) => pair.verdict)).toEqual(["CAUTION", "NOT_COMPARABLE", "NOT_COMPARABLE"]);
  });

  it("says of an area without a figure why it has none", async () => {
    const figures = makeCorpus({
      observations: [makeObservation(), makeObservation({ area: "cheshire-east", missing: "AWAITED", raw: "Awaited" })],
    });
    const cube = await read("comparison.json", { measure: "eyfs-gld", area: COUNCILS }, await exporter(figures));
    expect(cube.Data({ area: "cheshire-east", statistic: "value" })).toEqual({ value: null, status: "AWAITED" });
    expect(cube.Data({ area: "cheshire-west-and-chester", statistic: "value" })).toEqual({ value: null, status: "NO_FIGURE" });
  });
});

describe("scorecard.json", () => {
  it("agrees with the CSV, line by line", async () => {
    const search = { area: "halton", against: COUNCILS.slice(1) };
    const cube = await read("scorecard.json", search);
    const rows = await files.rows("scorecard", search);
    expect(cube.id).toEqual(["area", "measure", "population", "statistic"]);
    for (const { measure = "", asked_population: population = "", value, target_value: target, rank } of rows) {
      for (const [statistic, cell] of Object.entries({ value, target, rank })) {
        const found = cube.Data({ measure, population, statistic })?.value ?? "";
        expect(String(found), `${measure} ${population} ${statistic}`).toBe(cell);
      }
    }
    const lines = cube.extension["lines"] as { measure: string; rag: string; summary: string; verdict: string }[];
    expect(lines.map(({ measure, rag, verdict }) => [measure, rag, verdict])).toEqual(
      rows.map((row) => [row["measure"], row["rag"], row["verdict"]]),
    );
  });
});
