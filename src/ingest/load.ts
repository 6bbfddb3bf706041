import type { Corpus } from "../domain/corpus.ts";
import { publish, publishedRevision } from "../store/writer.ts";
import { toCorpus } from "./corpus.ts";
import { checkKeys } from "./keys.ts";
import { collectProblems, readPackage } from "./package.ts";
import { checkRules } from "./validate.ts";

/** Told what a long step is doing and, where that is known, how far it has come. */
export type Progress = (doing: string, done?: number, total?: number) => void;

/**
 * The checked content of the data package in `folder`.
 * @throws DataError with every problem that was found.
 */
export async function loadCorpus(folder: string, progress?: Progress): Promise<Corpus> {
  const tables = await collectProblems(async (report) => {
    progress?.("Reading the data");
    const read = await readPackage(folder, report);
    progress?.("Checking the data");
    checkKeys(read, report);
    checkRules(read, report);
    return read;
  });
  return toCorpus(tables);
}

/** What a build did. */
export interface BuildResult {
  corpus: Corpus;
  /** False when the store already held this revision. */
  written: boolean;
}

/**
 * Brings the store at `path` to the content of the data package in `folder`; writes nothing when it already holds it, unless `always`.
 * @throws DataError, before anything is written, when the package has problems.
 */
export async function buildStore(folder: string, path: string, always = false, progress?: Progress): Promise<BuildResult> {
  const corpus = await loadCorpus(folder, progress);
  const written = always || (await publishedRevision(path)) !== corpus.revision;
  if (written) await publish(path, corpus, new Date(), (done, total) => progress?.("Writing figures", done, total));
  return { corpus, written };
}
