import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Topic } from "../../src/domain/measure.ts";
import { describePackage } from "../../src/ingest/descriptor.ts";
import { DESCRIPTOR, LEFT_OUT_FILE } from "../../src/ingest/package.ts";
import { LEFT_OUT, OBSERVATIONS, TABLES, type TableSchema } from "../../src/ingest/schema.ts";
import { type MadeArea, makeAreas } from "./areas.ts";
import { type Cells, GROUPS, outturns, type Series, summary, targets } from "./figures.ts";
import { type MadeMeasure, makeMeasures } from "./measures.ts";

/** How large a package is. */
export interface Shape {
  councils: number;
  /** Smaller places in each council, which print like one. */
  localities: number;
  measures: number;
  /** The part of all series that a council prints. */
  share: number;
}

/** Told how far the generator has come. */
export type OnMeasure = (done: number, total: number) => void;

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A CSV file that is written piece by piece. */
class CsvFile {
  private readonly descriptor: number;
  private readonly names: readonly string[];
  private waiting: string[] = [];

  constructor(path: string, { fields }: TableSchema) {
    this.descriptor = openSync(path, "w");
    this.names = fields.map(({ name }) => name);
    this.waiting.push(this.names.join(","));
  }

  write(row: Cells): void {
    this.waiting.push(this.names.map((name) => quoted(String(row[name] ?? ""))).join(","));
    if (this.waiting.length > 4000) this.flush();
  }

  private flush(): void {
    writeSync(this.descriptor, `${this.waiting.join("\n")}\n`);
    this.waiting = [];
  }

  close(): void {
    if (this.waiting.length > 0) this.flush();
    closeSync(this.descriptor);
  }
}

const PLANS = "council-plans";
const sourceOf = (topic: Topic): string => `national-${topic.toLowerCase().replaceAll("_", "-")}`;

const source = (key: string, title: string, publisher: string): Cells => ({
  key,
  title,
  publisher_name: publisher,
  coverage_kind: "SPAN",
  coverage: "2014-04-01/2024-08-31",
  published_kind: "CALENDAR_YEAR",
  published: "2024",
  status: "FINAL",
  licence: "Generated; free of any.",
});

/** The series of a measure in its national table: everyone's, those of two groups where a gap is made of it, and a gap's own. */
function seriesOf(seed: number, measure: MadeMeasure): Series[] {
  const key = `${sourceOf(measure.topic)}/${measure.key}`;
  if (measure.level !== null) return [{ seed, measure, group: "disadvantaged", indicator: key }];
  const groups = measure.grouped ? GROUPS : GROUPS.slice(0, 1);
  return groups.map((group) => ({ seed, measure, group, indicator: group === "all" ? key : `${key}-${group}` }));
}

/** The council plans' own indicator for a measure. */
const aimOf = (seed: number, measure: MadeMeasure): Series => ({
  seed,
  measure,
  group: measure.level === null ? "all" : "disadvantaged",
  indicator: `${PLANS}/${measure.key}`,
});

function indicator(from: string, { measure, group, indicator: key }: Series): Cells {
  const near = measure.number % 10 === 9;
  return {
    key,
    source: from,
    code: `${from === PLANS ? "P" : "N"}${measure.number + 1}`,
    label: group === "all" ? measure.name : `${measure.name} (${group})`,
    measure: measure.key,
    population: group,
    reference: measure.level === null ? "" : "not-disadvantaged",
    match: near ? "CLOSE_MATCH" : "EXACT_MATCH",
    match_note: near ? "Those who moved during the year are counted once here." : "",
  };
}

function writeTable(folder: string, name: string, schema: TableSchema, rows: Iterable<Cells>): void {
  const file = new CsvFile(join(folder, name), schema);
  for (const row of rows) file.write(row);
  file.close();
}

function writeTables(folder: string, seed: number, areas: readonly MadeArea[], measures: readonly MadeMeasure[]): string[] {
  const topics = [...new Set(measures.map(({ topic }) => topic))];
  const sources = [
    ...topics.map((topic) =>
      source(sourceOf(topic), `National tables: ${topic.toLowerCase().replaceAll("_", " ")}`, "National statistics"),
    ),
    source(PLANS, "Targets of the councils' plans", "Association of councils"),
  ];
  writeTable(
    folder,
    "areas.csv",
    TABLES.areas,
    areas.map(({ gss, dfe, ...rest }) => ({ ...rest, gss_code: gss, dfe_code: dfe })),
  );
  writeTable(folder, "populations.csv", TABLES.populations, [
    { key: "all", name: "Everyone concerned" },
    { key: "disadvantaged", name: "Disadvantaged people", broader: "all" },
    { key: "not-disadvantaged", name: "People who are not disadvantaged", broader: "all" },
  ]);
  writeTable(folder, "sources.csv", TABLES.sources, sources);
  writeTable(
    folder,
    "measures.csv",
    TABLES.measures,
    measures.map(({ key, name, definition, topic, unit, polarity, kind, level }) => ({
      ...{ key, name, definition, topic, unit, polarity, kind },
      population: level === null ? "all" : "disadvantaged",
      gap_of: level?.key ?? "",
    })),
  );
  writeTable(
    folder,
    "series-breaks.csv",
    TABLES["series-breaks"],
    measures
      .filter(({ number }) => number % 20 === 7)
      .map(({ key, years }) => ({ measure: key, date: years === "ACADEMIC_YEAR" ? "2019-09-01" : "2019-04-01", reason: "Counted anew." })),
  );
  writeTable(
    folder,
    "indicators.csv",
    TABLES.indicators,
    measures.flatMap((measure) => [
      ...seriesOf(seed, measure).map((series) => indicator(sourceOf(measure.topic), series)),
      indicator(PLANS, aimOf(seed, measure)),
    ]),
  );
  writeTable(folder, LEFT_OUT_FILE, LEFT_OUT, []);
  return sources.map(({ key }) => String(key));
}

/**
 * Writes a data package of this shape into an empty folder, row by row: the same seed and shape give the same bytes.
 * Returns the number of observations.
 */
export function writePackage(folder: string, shape: Shape, seed: number, onMeasure?: OnMeasure): number {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty; name another folder, or empty it first`);
  mkdirSync(join(folder, "observations"), { recursive: true });
  const areas = makeAreas(shape.councils, shape.localities);
  const measures = makeMeasures(shape.measures);
  const sources = writeTables(folder, seed, areas, measures);
  const descriptor = { ...describePackage(sources), name: "generated", title: "Generated figures", description: "Nothing in it is true." };
  writeFileSync(join(folder, DESCRIPTOR), `${JSON.stringify(descriptor, null, 2)}\n`);

  const files = new Map(
    sources.map((key) => [key, { csv: new CsvFile(join(folder, "observations", `${key}.csv`), OBSERVATIONS), line: 0 }]),
  );
  let count = 0;
  const write = (key: string, rows: readonly Cells[]): void => {
    const file = files.get(key);
    if (!file || rows.length === 0) return;
    file.line += 1;
    count += rows.length;
    for (const row of rows) file.csv.write({ ...row, line: file.line });
  };
  for (const [index, measure] of measures.entries()) {
    onMeasure?.(index, measures.length);
    for (const series of seriesOf(seed, measure)) {
      for (const [number, area] of areas.entries()) {
        write(sourceOf(measure.topic), outturns(series, area, number, shape.share));
        write(sourceOf(measure.topic), summary(series, area, number, shape.share));
      }
    }
    const aim = aimOf(seed, measure);
    for (const [number, area] of areas.entries()) write(PLANS, targets(aim, area, number));
  }
  for (const { csv } of files.values()) csv.close();
  return count;
}
