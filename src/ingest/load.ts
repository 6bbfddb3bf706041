import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Corpus } from "../domain/corpus.ts";
import { DataError } from "../errors.ts";
import { type Connection, createDatabase } from "../store/database.ts";
import { everyFigure } from "../store/figure-rows.ts";
import type { DatasetSummary } from "../store/reader.ts";
import { SqliteReader } from "../store/sqlite-reader.ts";
import { scratchFault } from "../store/write-fault.ts";
import { published, publishFilled } from "../store/writer.ts";
import { type Assembled, Assembly } from "./assembly.ts";
import type { Report } from "./csv.ts";
import { FigureCheck } from "./figures.ts";
import { inputOf } from "./input.ts";
import { checkFileName, checkKeys } from "./keys.ts";
import { collectProblems, DESCRIPTOR, type FigureFile, type Package, readFigures, readPackage } from "./package.ts";
import { Places } from "./places.ts";
import { ReviewedConflicts } from "./reviewed.ts";
import { checkRules } from "./validate.ts";

/** Told what a long step is doing and, where that is known, how far it has come. */
export type Progress = (doing: string, done?: number, total?: number) => void;

/** Tells how much of the files of figures has been read. */
async function measured(folder: string, figures: readonly FigureFile[], progress?: Progress): Promise<(bytes: number) => void> {
  const sizes = await Promise.all(
    figures.map(({ file }) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const kilobytes = (bytes: number): number => Math.ceil(bytes / 1000);
  const total = kilobytes(sizes.reduce((sum, size) => sum + size, 0));
  let done = 0;
  return (bytes) => {
    done += bytes;
    progress?.("Reading the figures (kB)", kilobytes(done), total);
  };
}

/** Checks every figure of a package, and hands those on that are right. */
async function readEveryFigure(
  folder: string,
  { tables, figures }: Package,
  report: Report,
  onFigure: Assembly["add"],
  progress?: Progress,
): Promise<ReviewedConflicts> {
  const check = new FigureCheck(tables, report);
  const reviewed = new ReviewedConflicts();
  const onBytes = await measured(folder, figures, progress);
  for (const figureFile of figures) {
    const { file, source } = figureFile;
    checkFileName(file, source, tables, report);
    const places = new Places();
    await readFigures(folder, file, report, onBytes, (row) => {
      places.add(Number(row.values["line"]), Number(row.values["place"]), row.line);
      reviewed.add(figureFile, row);
      const period = check.check(figureFile, row);
      if (period !== null) onFigure(source, row, period);
    });
    places.check(file, report);
  }
  return reviewed;
}

/**
 * Reads the data package in `folder` into an empty store, figure by figure: from the first problem on, the rest is checked and nothing more is written.
 * @throws DataError with every problem that was found.
 */
function stage(connection: Connection, folder: string, input: string | null, progress?: Progress): Promise<Assembled> {
  return collectProblems(async (report) => {
    let good = true;
    const noting: Report = (problem) => {
      good = false;
      report(problem);
    };
    progress?.("Reading the tables");
    const read = await readPackage(folder, noting);
    progress?.("Checking the tables");
    checkKeys(read.tables, noting);
    checkRules(read.tables, noting);
    const assembly = good ? new Assembly(connection, read.tables) : null;
    const onFigure: Assembly["add"] = (...figure) => {
      if (good) assembly?.add(...figure);
    };
    const reviewed = await readEveryFigure(folder, read, noting, onFigure, progress);
    if (!good || assembly === null) return null;
    progress?.("Putting the figures in order");
    assembly.settle();
    const pairs = reviewed.check(assembly, noting);
    if (!good) return null;
    progress?.("Checking the store");
    return assembly.finish(pairs, input, noting);
  });
}

/**
 * The checked content of the data package in `folder`, all of it in memory.
 * @throws DataError with every problem that was found.
 */
export async function loadCorpus(folder: string, progress?: Progress): Promise<Corpus> {
  const connection = createDatabase(":memory:");
  try {
    const { frame, conflicts, revision } = await stage(connection, folder, null, progress);
    return { revision, ...frame, observations: [...everyFigure(connection)], conflicts };
  } finally {
    connection.raw.close();
  }
}

/** How much a data package holds. */
export interface PackageSize {
  areas: number;
  sources: number;
  measures: number;
  indicators: number;
  observations: number;
  /** Observations without a number. */
  missing: number;
  /** Pairs of figures that contradict each other. */
  conflicts: number;
}

/**
 * Checks the data package in `folder` as a build does, and keeps nothing.
 * @throws DataError with every problem that was found.
 */
export async function checkPackage(folder: string, progress?: Progress): Promise<PackageSize> {
  // No name: SQLite keeps it in a file of its own, which ends with the connection.
  const connection = createDatabase("");
  try {
    const { conflicts } = await stage(connection, folder, null, progress);
    const reader = new SqliteReader(connection.db);
    const { areas, sources, measures, indicators, observations } = await reader.dataset();
    const missing = await reader.countObservations({ hasValue: false });
    return { areas, sources, measures, indicators, observations, missing, conflicts: conflicts.length };
  } catch (error) {
    throw scratchFault(error);
  } finally {
    connection.raw.close();
  }
}

/** What a build did, and what the store holds now. */
export interface BuildResult extends DatasetSummary {
  /** False when the store had been built from these very files. */
  written: boolean;
}

const CHANGED = { file: DESCRIPTOR, line: null, column: null, message: "or a table was changed while it was read; build again" };

/**
 * Brings the store at `path` to the content of the data package in `folder`; writes nothing when it was built from the same files, unless `always`.
 * @throws DataError, with the store as it was, when the package has problems.
 */
export async function buildStore(folder: string, path: string, always = false, progress?: Progress): Promise<BuildResult> {
  progress?.("Looking at the data");
  const input = await inputOf(folder);
  const standing = always || input === null ? null : await published(path);
  if (standing !== null && standing.input === input) return { ...standing.summary, written: false };
  const summary = await publishFilled(path, async (connection) => {
    await stage(connection, folder, input, progress);
    if (input !== (await inputOf(folder))) throw new DataError([CHANGED]);
    return await new SqliteReader(connection.db).dataset();
  });
  return { ...summary, written: true };
}
