import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { didYouMean } from "../domain/suggestion.ts";
import { DataError, type DataProblem } from "../errors.ts";
import { type Report, readTable, type TypedRow } from "./csv.ts";
import { OBSERVATIONS, TABLES, type TableName } from "./schema.ts";

/** One table as read: its file, relative to the package, and its rows. */
export interface Table {
  file: string;
  rows: readonly TypedRow[];
  /** False when rows had to be left out: what names one of those is not unknown. */
  complete: boolean;
}

/** A data package as read: each table once, and the observations of each source. */
export interface PackageTables {
  tables: Readonly<Record<TableName, Table>>;
  observations: readonly (Table & { source: string })[];
}

export const DESCRIPTOR = "datapackage.json";
/** A table of the package that documents the reading and is not loaded. */
export const LEFT_OUT_FILE = "left-out.csv";
const OBSERVATION_FILE = /^observations\/([a-z0-9]+(?:-[a-z0-9]+)*)\.csv$/;
const TABLE_NAMES = Object.keys(TABLES) as TableName[];

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** A file's bytes; null, and a problem, where it cannot be read. */
async function readBytes(folder: string, file: string, report: Report): Promise<Uint8Array | null> {
  try {
    return await readFile(join(folder, file));
  } catch (error) {
    const message = codeOf(error) === "ENOENT" ? `is missing; ${DESCRIPTOR} lists it` : `cannot be read (${String(codeOf(error))})`;
    report({ file, line: null, column: null, message });
    return null;
  }
}

/**
 * Paths of the resources that the descriptor lists.
 * @throws DataError when there is no list to read.
 */
async function listedPaths(folder: string, report: Report): Promise<string[]> {
  const problem = (message: string): DataProblem => ({ file: DESCRIPTOR, line: null, column: null, message });
  const bytes = await readFile(join(folder, DESCRIPTOR)).catch(() => null);
  if (bytes === null) throw new DataError([problem("is missing; a data package needs it to list its tables")]);
  let descriptor: unknown;
  try {
    descriptor = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new DataError([problem(`is no JSON (${error instanceof Error ? error.message : String(error)})`)]);
  }
  const resources = descriptor !== null && typeof descriptor === "object" && "resources" in descriptor ? descriptor.resources : undefined;
  if (!Array.isArray(resources)) throw new DataError([problem('has no list "resources"; add one entry, with a "path", for each table')]);
  return resources.flatMap((resource: unknown, index) => {
    const path = resource !== null && typeof resource === "object" && "path" in resource ? resource.path : undefined;
    if (typeof path === "string") return [path];
    report(problem(`resource ${index + 1} has no "path"`));
    return [];
  });
}

async function strayFiles(folder: string, listed: readonly string[]): Promise<string[]> {
  const names = await readdir(join(folder, "observations")).catch(() => []);
  return names
    .filter((name) => name.endsWith(".csv"))
    .map((name) => `observations/${name}`)
    .filter((path) => !listed.includes(path));
}

/**
 * Reads the tables of the data package in `folder`.
 * Reports whatever keeps a row from being read; a folder with no package at all throws at once.
 * @throws DataError when the descriptor lists nothing that can be read.
 */
export async function readPackage(folder: string, report: Report): Promise<PackageTables> {
  const paths = await listedPaths(folder, report);
  const known = [...TABLE_NAMES.map((name) => `${name}.csv`), LEFT_OUT_FILE];
  for (const [index, path] of paths.entries()) {
    const problem = (message: string) => report({ file: DESCRIPTOR, line: null, column: null, message });
    if (!known.includes(path) && !OBSERVATION_FILE.test(path))
      problem(`lists "${path}", which is no table of the hub.${didYouMean(path, known)}`);
    if (paths.indexOf(path) < index) problem(`lists "${path}" twice`);
  }
  for (const file of await strayFiles(folder, paths))
    report({ file, line: null, column: null, message: `is not listed in ${DESCRIPTOR}; add it to "resources" or remove the file` });

  const read = async (file: string, schema: (typeof TABLES)[TableName]): Promise<Table> => {
    let complete = true;
    const noting: Report = (problem) => {
      complete = false;
      report(problem);
    };
    const bytes = await readBytes(folder, file, noting);
    const rows = bytes === null ? [] : readTable(file, bytes, schema, noting);
    return { file, rows, complete };
  };
  const tables = {} as Record<TableName, Table>;
  for (const name of TABLE_NAMES) {
    const file = `${name}.csv`;
    if (paths.includes(file)) tables[name] = await read(file, TABLES[name]);
    else {
      report({ file: DESCRIPTOR, line: null, column: null, message: `does not list "${file}"; every package has that table` });
      tables[name] = { file, rows: [], complete: false };
    }
  }
  const observations = [];
  for (const file of new Set(paths)) {
    const source = OBSERVATION_FILE.exec(file)?.[1];
    if (source !== undefined) observations.push({ source, ...(await read(file, OBSERVATIONS)) });
  }
  return { tables, observations };
}

/** Whoever meets as many has one cause to correct, not thousands; a list of millions would exhaust the memory. */
export const MOST_PROBLEMS = 1000;

/**
 * Runs a step that reports problems.
 * @throws DataError with all of them, if there are any; the step is cut short when there are very many.
 */
export async function collectProblems<T>(step: (report: Report) => Promise<T>): Promise<T> {
  const problems: DataProblem[] = [];
  const result = await step((problem) => {
    if (problems.length === MOST_PROBLEMS) throw new DataError(problems, true);
    problems.push(problem);
  });
  if (problems.length > 0) throw new DataError(problems);
  return result;
}
