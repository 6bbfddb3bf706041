import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Topic } from "../../src/domain/measure.ts";
import { MissingReason, ObservationRole, ObservationStatus } from "../../src/domain/observation.ts";
import { PeriodKind } from "../../src/domain/period.ts";
import { InputError } from "../../src/errors.ts";
import { originalText } from "../../src/export/csv.ts";
import { PAGE } from "../../src/export/observation-file.ts";
import { type Answer, api } from "../helpers/api.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { type Exporter, exporter, type Row } from "../helpers/export.ts";
import { projectCorpus } from "../helpers/store.ts";

const QUERY = `query ($filter: ObservationFilter, $orderBy: [ObservationOrder!], $after: String) {
  observations(filter: $filter, orderBy: $orderBy, after: $after, first: 500) {
    pageInfo { hasNextPage endCursor }
    nodes {
      area { slug name gssCode dfeCode } measure { key name topic kind polarity }
      population { key name } reference { key name } role status value valueHigh bound decimals unit formatted
      numerator denominator missing qualitative relativeTo { slug } doubtful note
      conflicts { provenance { line raw } }
      period { kind label start end inferred note }
      indicator { key code label match matchNote source { key title publisherName status licence } }
      provenance { line locator raw }
    }
  }
}`;

interface Node {
  [field: string]: unknown;
}
type Named = { slug: string; key: string; name: string; gssCode: string; dfeCode: string; topic: string; kind: string; polarity: string };

const cell = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** What the CSV has to say of a figure that the API answers with. */
function expectedRow(node: Node): Row {
  const part = <T>(name: string) => (node[name] ?? {}) as T;
  const area = part<Named>("area");
  const measure = part<Named>("measure");
  const period = part<{ kind: string; label: string; start: string; end: string; inferred: boolean; note: string }>("period");
  const indicator = part<Record<"key" | "code" | "label" | "match" | "matchNote", string> & { source: Record<string, string> }>(
    "indicator",
  );
  const { line, locator, raw } = part<{ line: number; locator: string; raw: string }>("provenance");
  const row: Record<string, unknown> = {
    area: area.slug,
    area_name: area.name,
    area_gss: area.gssCode,
    area_dfe: area.dfeCode,
    measure: measure.key,
    measure_name: measure.name,
    topic: measure.topic,
    measure_kind: measure.kind,
    polarity: measure.polarity,
    population: part<Named>("population").key,
    population_name: part<Named>("population").name,
    reference: part<Named>("reference").key,
    reference_name: part<Named>("reference").name,
    value_high: node["valueHigh"],
    relative_to: part<Named>("relativeTo").slug,
    raw,
    period_kind: period.kind,
    period: period.label,
    period_start: period.start,
    period_end: period.end,
    period_inferred: period.inferred,
    period_note: period.note,
    indicator: indicator.key,
    indicator_code: indicator.code,
    indicator_label: indicator.label,
    match: indicator.match,
    match_note: indicator.matchNote,
    source: indicator.source["key"],
    source_title: indicator.source["title"],
    publisher: indicator.source["publisherName"],
    source_status: indicator.source["status"],
    licence: indicator.source["licence"],
    line,
    locator,
  };
  for (const name of "role status value bound decimals unit formatted numerator denominator missing qualitative doubtful note".split(" "))
    row[name] = node[name];
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]));
}

const comparable = ({ observation: _key, conflicts: _conflicts, ...row }: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, originalText(value)]));

let files: Exporter;
let ask: Awaited<ReturnType<typeof api>>["ask"];
let known: {
  areas: string[];
  measures: string[];
  sources: string[];
  populations: string[];
  codes: string[];
  indicators: string[];
  periods: string[];
};

beforeAll(async () => {
  const corpus = await projectCorpus();
  files = await exporter(corpus);
  ({ ask } = await api(corpus));
  known = {
    areas: corpus.areas.flatMap(({ slug, gssCode, dfeCode }) => [slug, gssCode, dfeCode].filter((code) => code !== null)),
    measures: corpus.measures.map(({ key }) => key),
    sources: corpus.sources.map(({ key }) => key),
    populations: corpus.populations.map(({ key }) => key),
    codes: corpus.indicators.flatMap(({ code }) => code ?? []),
    indicators: corpus.indicators.map(({ key }) => key),
    periods: [...new Set(corpus.observations.filter(({ period }) => period.start).map(({ period }) => period.label))],
  };
});

interface Page {
  observations: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

/** Everything that the API answers with for a filter, over all of its pages. */
async function askAll(filter: object, orderBy?: object): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const variables: Record<string, unknown> = { filter, orderBy, after };
    const { data, errors }: Answer<Page> = await ask<Page>(QUERY, variables);
    expect(errors).toEqual([]);
    nodes.push(...data.observations.nodes);
    after = data.observations.pageInfo.hasNextPage ? data.observations.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

describe("observations.csv", () => {
  it("holds every figure once, in document order, as the API has it", async () => {
    const rows = await files.rows("observations");
    expect(rows.length).toBe((await projectCorpus()).observations.length);
    expect(rows.length).toBeGreaterThan(2 * PAGE);
    expect(new Set(rows.map((row) => row["observation"])).size).toBe(rows.length);
    expect(rows.map(comparable)).toEqual((await askAll({})).map(expectedRow));
  });

  it("is equal to the API's answer for any filter and order", async () => {
    const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
    const filters = fc.record(
      {
        area: some(known.areas),
        measure: some(known.measures),
        topic: some(Object.values(Topic)),
        population: some(known.populations),
        source: some(known.sources),
        indicator: some(known.indicators),
        indicatorCode: some(known.codes),
        role: some(Object.values(ObservationRole)),
        status: some(Object.values(ObservationStatus)),
        period: fc.constantFrom(...known.periods, "2014-04-01/2015-03-31"),
        periodKind: some(Object.values(PeriodKind)),
        periodInferred: fc.boolean(),
        hasValue: fc.boolean(),
        missing: some(Object.values(MissingReason)),
        conflicting: fc.boolean(),
        doubtful: fc.boolean(),
        minValue: fc.integer({ min: -10, max: 50 }),
        maxValue: fc.integer({ min: 50, max: 1000 }),
      },
      { requiredKeys: [] },
    );
    const fields = fc.constantFrom("AREA", "MEASURE", "PERIOD", "VALUE", "ROLE", "SOURCE");
    const orders = fc.uniqueArray(fc.record({ field: fields, direction: fc.constantFrom("ASC", "DESC") }), {
      maxLength: 2,
      selector: ({ field }) => field,
    });
    // Few conditions at a time: with all of them at once hardly any filter finds a figure.
    const few = filters.chain((filter) =>
      fc
        .subarray(Object.keys(filter), { maxLength: 3 })
        .map((names) => Object.fromEntries(Object.entries(filter).filter(([name]) => names.includes(name)))),
    );
    await fc.assert(
      fc.asyncProperty(few, orders, async (filter, orderBy) => {
        const given = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, [value].flat().map(String)]));
        const search = { ...given, ...(orderBy.length > 0 && { orderBy: orderBy.map(({ field, direction }) => `${field}:${direction}`) }) };
        expect((await files.rows("observations", search)).map(comparable)).toEqual((await askAll(filter, orderBy)).map(expectedRow));
      }),
      { numRuns: 40 },
    );
  });

  it("names the figures that contradict one by their keys", async () => {
    const rows = await files.rows("observations", { conflicting: "true" });
    const byKey = new Map(rows.map((row) => [row["observation"], row]));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      for (const other of (row["conflicts"] ?? "").split(" | "))
        expect(byKey.get(other)?.["conflicts"]?.split(" | ")).toContain(row["observation"]);
  });

  it("keeps a missing figure empty, with its reason and the printed text apart", async () => {
    const corpus = makeCorpus({ observations: [makeObservation({ missing: MissingReason.AWAITED, raw: "Awaited" })] });
    const [row] = await (await exporter(corpus)).rows("observations");
    expect(row).toMatchObject({ value: "", missing: "AWAITED", formatted: "awaited", raw: "Awaited", decimals: "" });
  });

  it("costs two statements a page, and five more for all of them", async () => {
    await files.make("observations.csv");
    const pages = Math.ceil((await projectCorpus()).observations.length / PAGE);
    expect(files.statements).toHaveLength(2 * pages + 5);
  });
});

describe("observations.csv refuses", () => {
  it.each([
    [{ area: "haltn" }, 'area: no area "haltn". Areas are named by slug, GSS code or DfE code. Did you mean "halton"?'],
    [{ measure: "neet-16-19" }, 'measure: no measure "neet-16-19". Did you mean "neet-16-18"?'],
    [{ period: "2013-14" }, 'period: "2013-14" is no period.'],
    [{ minValue: "5", maxValue: "3" }, "minValue: 5 is above maxValue 3."],
    [{ orderBy: ["VALUE", "VALUE:DESC"] }, "orderBy: VALUE stands twice."],
    [{ first: "10" }, 'No parameter "first".'],
  ])("%j", async (search, message) => {
    for (const extension of ["csv", "xlsx", "json", "csv-metadata.json"]) {
      const refused = files.make(`observations.${extension}`, search);
      await expect(refused).rejects.toBeInstanceOf(InputError);
      await expect(refused).rejects.toThrow(message);
    }
  });
});
