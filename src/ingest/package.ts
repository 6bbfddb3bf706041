import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { didYouMean } from "../domain/suggestion.ts";
import { DataError, type DataProblem } from "../errors.ts";
import { NoFile, openPlain } from "../store/plain-file.ts";
import { CsvReader, copyOf, type OnRow, type Report, type TypedRow } from "./csv.ts";
import { OBSERVATIONS, TABLES, type TableName, type TableSchema } from "./schema.ts";

/** One table as read: its file, relative to the package, and its rows. */
export interface Table {
  file: string;
  rows: readonly TypedRow[];
  /** False when rows had to be left out: what names one of those is not unknown. */
  complete: boolean;
}

/** The tables that a package has once, as read. */
export type PackageTables = Readonly<Record<TableName, Table>>;

/** A file of one source's figures: too many to be kept, they are read row by row when everything else is known. */
export interface FigureFile {
  source: string;
  file: string;
}

export const DESCRIPTOR = "datapackage.json";
/** A table of the package that documents the reading and is not loaded. */
export const LEFT_OUT_FILE = "left-out.csv";
/** Where the files of figures lie, one for each source. */
export const FIGURES_FOLDER = "observations";
const OBSERVATION_FILE = /^observations\/([a-z0-9]+(?:-[a-z0-9]+)*)\.csv$/;
const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Why a file of a package cannot be read; null for an error that is not the file's fault. */
function unreadable(error: unknown, missing: string): string | null {
  if (error instanceof NoFile) return error.message;
  // Only a call of the system that has failed, or that Node has refused, is the file's fault.
  if (!(error instanceof Error && "code" in error && ("syscall" in error || String(error.code).startsWith("ERR_FS_")))) return null;
  return error.code === "ENOENT" ? missing : `cannot be read (${String(error.code)})`;
}

/** A piece of a file: a thousand rows or so, enough to read at full speed and little to keep. */
const PIECE = 2 ** 18;

/** Told how many bytes more have been read. */
export type OnBytes = (count: number) => void;

/** Reads a file into one buffer, piece by piece, until `take` says that it is enough; true where it was read to its end. */
async function readPieces(path: string, take: (bytes: Uint8Array) => boolean): Promise<boolean> {
  const { file } = await openPlain(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return true;
      if (!take(buffer.subarray(0, bytesRead))) return false;
    }
  } finally {
    await file.close();
  }
}

async function readWhole(path: string): Promise<Buffer> {
  const { file } = await openPlain(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Reads a file of the package row by row. A problem where it cannot be read. */
async function readRows(folder: string, file: string, schema: TableSchema, report: Report, onRow: OnRow, onBytes?: OnBytes): Promise<void> {
  const reader = new CsvReader(file, schema, report, onRow);
  try {
    const whole = await readPieces(join(folder, file), (bytes) => {
      onBytes?.(bytes.length);
      return reader.push(bytes);
    });
    if (whole) reader.end();
  } catch (error) {
    const message = unreadable(error, `is missing; ${DESCRIPTOR} lists it`);
    if (message === null) throw error;
    report({ file, line: null, column: null, message });
  }
}

/** Reads the figures of one file row by row; those with a problem are reported and left out. */
export const readFigures = (folder: string, file: string, report: Report, onBytes: OnBytes, onRow: OnRow): Promise<void> =>
  readRows(folder, file, OBSERVATIONS, report, onRow, onBytes);

/**
 * Paths of the resources that the descriptor lists.
 * @throws DataError when there is no list to read.
 */
async function listedPaths(folder: string, report: Report): Promise<string[]> {
  const problem = (message: string): DataProblem => ({ file: DESCRIPTOR, line: null, column: null, message });
  const bytes = await readWhole(join(folder, DESCRIPTOR)).catch((error: unknown) => {
    const message = unreadable(error, "is missing; a data package needs it to list its tables");
    throw message === null ? error : new DataError([problem(message)]);
  });
  let descriptor: unknown;
  try {
    // Without a byte order mark, as of a table.
    descriptor = JSON.parse(new TextDecoder().decode(bytes));
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

async function strayFiles(folder: string, listed: ReadonlySet<string>): Promise<string[]> {
  const names = await readdir(join(folder, FIGURES_FOLDER)).catch(() => []);
  return names
    .filter((name) => name.endsWith(".csv"))
    .map((name) => `${FIGURES_FOLDER}/${name}`)
    .filter((path) => !listed.has(path));
}

async function readTable(folder: string, file: string, schema: TableSchema, report: Report): Promise<Table> {
  const rows: TypedRow[] = [];
  let complete = true;
  const noting: Report = (problem) => {
    complete = false;
    report(problem);
  };
  await readRows(folder, file, schema, noting, (row) => rows.push(copyOf(row)));
  return { file, rows, complete };
}

/** What a data package holds: its tables, and the files of figures that it lists, in the order of their sources. */
export interface Package {
  tables: PackageTables;
  figures: readonly FigureFile[];
}

/**
 * Reads the tables of the data package in `folder`, all but the figures.
 * Reports whatever keeps a row from being read; a folder with no package at all throws at once.
 * @throws DataError when the descriptor lists nothing that can be read.
 */
export async function readPackage(folder: string, report: Report): Promise<Package> {
  const paths = await listedPaths(folder, report);
  const known = [...TABLE_NAMES.map((name) => `${name}.csv`), LEFT_OUT_FILE];
  const seen = new Set<string>();
  for (const path of paths) {
    const problem = (message: string) => report({ file: DESCRIPTOR, line: null, column: null, message });
    if (!known.includes(path) && !OBSERVATION_FILE.test(path))
      problem(`lists "${path}", which is no table of the hub.${didYouMean(path, known)}`);
    if (seen.has(path)) problem(`lists "${path}" twice`);
    seen.add(path);
  }
  for (const file of await strayFiles(folder, seen))
    report({ file, line: null, column: null, message: `is not listed in ${DESCRIPTOR}; add it to "resources" or remove the file` });

  const tables = {} as Record<TableName, Table>;
  for (const name of TABLE_NAMES) {
    const file = `${name}.csv`;
    if (paths.includes(file)) tables[name] = await readTable(folder, file, TABLES[name], report);
    else {
      report({ file: DESCRIPTOR, line: null, column: null, message: `does not list "${file}"; every package has that table` });
      tables[name] = { file, rows: [], complete: false };
    }
  }
  const figures = [...new Set(paths)].flatMap((file) => {
    const source = OBSERVATION_FILE.exec(file)?.[1];
    return source === undefined ? [] : [{ source, file }];
  });
  return { tables, figures: figures.sort((a, b) => (a.source < b.source ? -1 : 1)) };
}

/** Whoever meets as many has one cause to correct, not thousands; a list of millions would exhaust the memory. */
export const MOST_PROBLEMS = 1000;

/**
 * Runs a step that reports problems, and gives nothing where it has.
 * @throws DataError with all of them, if there are any; the step is cut short when there are very many.
 */
export async function collectProblems<T>(step: (report: Report) => Promise<T | null>): Promise<T> {
  const problems: DataProblem[] = [];
  const result = await step((problem) => {
    if (problems.length === MOST_PROBLEMS) throw new DataError(problems, true);
    problems.push(problem);
  });
  if (problems.length > 0 || result === null) throw new DataError(problems);
  return result;
}
