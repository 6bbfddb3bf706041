import { beforeAll, describe, expect, it } from "vitest";
import { originalText } from "../../src/export/csv.ts";
import { type Exporter, exporter } from "../helpers/export.ts";
import { projectCorpus } from "../helpers/store.ts";

interface Column {
  name: string;
  titles: string[];
  "dc:description": string;
  datatype: string | { base: string; format: string };
  required?: boolean;
  separator?: string;
  null: string;
}
interface Metadata {
  "@context": unknown;
  url: string;
  "dc:title": string;
  "dc:rights": string;
  "dc:identifier": string;
  dialect: Record<string, unknown>;
  tableSchema: { columns: Column[]; primaryKey: string[] };
}

const FILES: [string, Record<string, string | string[]>][] = [
  ["observations", {}],
  ["comparison", { measure: "neet-16-18", area: ["halton", "895", "896"] }],
  ["scorecard", { area: "halton", against: ["895", "896"] }],
];

let files: Exporter;
let revision: string;

beforeAll(async () => {
  const corpus = await projectCorpus();
  revision = corpus.revision;
  files = await exporter(corpus);
});

const metadataOf = async (subject: string, search: Record<string, string | string[]>) =>
  (await files.json(`${subject}.csv-metadata.json`, search)) as unknown as Metadata;

const PATTERNS: Record<string, RegExp> = {
  number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
  integer: /^-?\d+$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  string: /^/,
};

function fits(cell: string, { datatype, required }: Column): boolean {
  if (cell === "") return required !== true;
  if (typeof datatype === "string") return PATTERNS[datatype]?.test(cell) ?? false;
  return datatype.base === "string" ? new RegExp(`^(?:${datatype.format})$`).test(cell) : (PATTERNS[datatype.base]?.test(cell) ?? false);
}

describe.each(FILES)("%s.csv-metadata.json", (subject, search) => {
  it("describes the columns of the CSV beside it, in their order", async () => {
    const { tableSchema } = await metadataOf(subject, search);
    const [header = ""] = (await files.make(`${subject}.csv`, search)).toString().split("\r\n");
    expect(tableSchema.columns.map(({ name }) => name)).toEqual(header.split(","));
    expect(tableSchema.columns.every(({ name, titles }) => titles[0] === name)).toBe(true);
  });

  it("gives each column a name of its own, a title, a meaning and a null", async () => {
    const { columns } = (await metadataOf(subject, search)).tableSchema;
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    expect(new Set(columns.map(({ titles }) => titles[1])).size).toBe(columns.length);
    for (const column of columns) {
      expect(column.name).toMatch(/^[a-z][a-z_]*$/);
      expect(column["dc:description"].length).toBeGreaterThan(10);
      expect(column.null).toBe("");
    }
  });

  it("every cell of the CSV is of its column's type, and none that is required is empty", async () => {
    const { columns } = (await metadataOf(subject, search)).tableSchema;
    const rows = await files.rows(subject, search);
    const wrong = rows.flatMap((row) =>
      columns.filter((column) => !fits(originalText(row[column.name] ?? ""), column)).map(({ name }) => `${name}: ${row[name]}`),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it("its primary key names each row", async () => {
    const { primaryKey } = (await metadataOf(subject, search)).tableSchema;
    const rows = await files.rows(subject, search);
    expect(new Set(rows.map((row) => JSON.stringify(primaryKey.map((name) => row[name])))).size).toBe(rows.length);
  });

  it("leads back to the CSV with the same query, and says what it is, its terms and its dialect", async () => {
    const metadata = await metadataOf(subject, search);
    expect(metadata["@context"]).toEqual(["http://www.w3.org/ns/csvw", { "@language": "en" }]);
    expect(new URL(metadata.url, `http://hub/export/${subject}.csv-metadata.json`).pathname).toBe(`/export/${subject}.csv`);
    const query = new URL(metadata.url, "http://hub").searchParams;
    for (const [name, values] of Object.entries(search)) expect(query.getAll(name)).toEqual([values].flat());
    expect(metadata["dc:title"].length).toBeGreaterThan(10);
    expect(metadata["dc:rights"]).toContain("licence");
    expect(metadata["dc:identifier"]).toBe(revision);
    expect(metadata.dialect).toMatchObject({
      encoding: "utf-8",
      delimiter: ",",
      lineTerminators: ["\r\n"],
      header: true,
      quoteChar: '"',
      doubleQuote: true,
    });
  });
});

describe("the headers of the CSV files", () => {
  it("are stable: to change one is to break somebody's script", async () => {
    const headers = await Promise.all(
      FILES.map(async ([subject, search]) => [
        subject,
        (await metadataOf(subject, search)).tableSchema.columns.map(({ name }) => name).join(" "),
      ]),
    );
    expect(Object.fromEntries(headers)).toMatchInlineSnapshot(`
      {
        "comparison": "area area_name area_gss area_dfe measure measure_name topic measure_kind polarity asked_population asked_population_name asked_role verdict row_verdict rank population population_name reference reference_name role status value value_high bound decimals unit formatted raw numerator denominator qualitative relative_to doubtful conflicts note missing period_kind period period_start period_end period_inferred period_note origin observation indicator indicator_code indicator_label match match_note source source_title publisher source_status line locator licence national_area national_value national_formatted national_period national_period_start national_period_end national_source national_source_title national_line difference_from_national target_value target_value_high target_bound target_formatted target_qualitative target_relative_to target_doubtful target_period target_period_start target_period_end target_source target_source_title target_line target_is_due distance_to_target rag reason_codes reasons",
        "observations": "observation area area_name area_gss area_dfe measure measure_name topic measure_kind polarity population population_name reference reference_name role status value value_high bound decimals unit formatted raw numerator denominator missing qualitative relative_to doubtful conflicts note period_kind period period_start period_end period_inferred period_note indicator indicator_code indicator_label match match_note source source_title publisher source_status line locator licence",
        "scorecard": "area area_name area_gss area_dfe measure measure_name topic measure_kind polarity asked_population asked_population_name asked_role rag triggers summary peers verdict row_verdict rank population population_name reference reference_name role status value value_high bound decimals unit formatted raw numerator denominator qualitative relative_to doubtful conflicts note missing period_kind period period_start period_end period_inferred period_note origin observation indicator indicator_code indicator_label match match_note source source_title publisher source_status line locator licence national_area national_value national_formatted national_period national_period_start national_period_end national_source national_source_title national_line difference_from_national target_value target_value_high target_bound target_formatted target_qualitative target_relative_to target_doubtful target_period target_period_start target_period_end target_source target_source_title target_line target_is_due distance_to_target reason_codes reasons",
      }
    `);
  });
});
