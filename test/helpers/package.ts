import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Corpus } from "../../src/domain/corpus.ts";
import { DataError, formatProblem } from "../../src/errors.ts";
import { describePackage } from "../../src/ingest/descriptor.ts";
import { loadCorpus } from "../../src/ingest/load.ts";
import { DESCRIPTOR, LEFT_OUT_FILE } from "../../src/ingest/package.ts";
import { LEFT_OUT, OBSERVATIONS, TABLES, type TableSchema } from "../../src/ingest/schema.ts";
import { temporaryFolder } from "./folder.ts";

/** The cells of a row that differ from the first row of its file. */
export type Cells = Readonly<Record<string, string>>;

/** Files that differ from the minimal package: their rows, their very text or bytes, or null for a file that is not there. */
export type Changes = Readonly<Record<string, readonly Cells[] | string | Uint8Array | null>>;

/** The file of the minimal package's figures. */
export const FIGURES = "observations/halton-plan.csv";

const OBSERVATION: Cells = {
  indicator: "halton-plan/eyfs-gld",
  line: "10",
  place: "1",
  locator: "Appendix A",
  raw: "55%",
  area: "halton",
  role: "ACTUAL",
  value: "55",
  decimals: "0",
  period_kind: "ACADEMIC_YEAR",
  period: "2013/14",
  period_inferred: "false",
  doubtful: "false",
};

/** One council, one group within another, one measure, one plan with one figure. The first row of a file fills in what a test leaves out. */
const MINIMAL: Readonly<Record<string, readonly Cells[]>> = {
  "areas.csv": [
    { slug: "halton", name: "Halton", kind: "COUNCIL", gss_code: "E06000006", dfe_code: "876" },
    { slug: "england", name: "England", kind: "COUNTRY", gss_code: "E92000001", dfe_code: "" },
  ],
  "populations.csv": [
    { key: "all", name: "Everyone" },
    { key: "fsm", name: "Eligible for free school meals", broader: "all" },
  ],
  "sources.csv": [
    {
      key: "halton-plan",
      title: "Business plan",
      publisher: "halton",
      publisher_name: "Halton Borough Council",
      coverage_kind: "SPAN",
      coverage: "2015-04-01/2018-03-31",
      published_kind: "SPAN",
      published: "2015-01-01/2015-03-31",
      status: "FINAL",
    },
  ],
  "measures.csv": [
    {
      key: "eyfs-gld",
      name: "Good level of development",
      definition: "Share of children with a good level of development.",
      topic: "EARLY_YEARS",
      unit: "PERCENT",
      polarity: "HIGHER_IS_BETTER",
      kind: "LEVEL",
      population: "all",
    },
  ],
  "series-breaks.csv": [{ measure: "eyfs-gld", date: "2012-09-01", reason: "The profile was revised." }],
  "indicators.csv": [
    {
      key: "halton-plan/eyfs-gld",
      source: "halton-plan",
      label: "Good level of development",
      measure: "eyfs-gld",
      population: "all",
      match: "EXACT_MATCH",
    },
  ],
  [LEFT_OUT_FILE]: [],
};

function schemaOf(file: string): TableSchema {
  if (file === LEFT_OUT_FILE) return LEFT_OUT;
  const table = Object.entries(TABLES).find(([name]) => file === `${name}.csv`);
  return table ? table[1] : OBSERVATIONS;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A figure prints what it says, unless the test says otherwise. */
function implied(row: Cells, name: string): string | undefined {
  const values = [row["value"] ?? OBSERVATION["value"], row["value_high"]].filter((value) => value);
  return name === "raw" && (row["value"] || row["value_high"]) ? values.join("-") : undefined;
}

/** A table as a CSV file: a header and the rows, whose missing cells come from the first row of the minimal package. */
export function csv(file: string, rows: readonly Cells[]): string {
  const names = schemaOf(file).fields.map(({ name }) => name);
  const first = file.startsWith("observations/") ? OBSERVATION : (MINIMAL[file]?.[0] ?? {});
  const unknown = rows.flatMap((row) => Object.keys(row)).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`${file} has no column ${unknown}`);
  const lines = rows.map((row) => names.map((name) => quoted(row[name] ?? implied(row, name) ?? first[name] ?? "")).join(","));
  return `${[names.join(","), ...lines].join("\n")}\n`;
}

/** Writes the minimal package with these changes into a folder that lives as long as the test; `save` may alter the text of each table. */
export function writePackage(changes: Changes = {}, save: (text: string) => string = (text) => text): string {
  const folder = temporaryFolder();
  const tables: Changes = { ...MINIMAL, [FIGURES]: [{}], ...changes };
  const sources = Object.keys(tables).flatMap((file) => /^observations\/(.*)\.csv$/.exec(file)?.[1] ?? []);
  const files: Changes = { [DESCRIPTOR]: JSON.stringify(describePackage(sources)), ...tables };
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  for (const [file, content] of Object.entries(files)) {
    if (content === null) continue;
    write(file, typeof content === "string" || content instanceof Uint8Array ? content : save(csv(file, content)));
  }
  return folder;
}

/** What the minimal package with these changes holds. */
export function corpusOf(changes: Changes = {}, save?: (text: string) => string): Promise<Corpus> {
  return loadCorpus(writePackage(changes, save));
}

/** What is wrong with the minimal package with these changes, as it is reported; empty for a good one. */
export async function problemsOf(changes: Changes = {}): Promise<string[]> {
  try {
    await corpusOf(changes);
    return [];
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(formatProblem);
    throw error;
  }
}
