import type { Corpus } from "../domain/corpus.ts";
import { publish, publishedRevision } from "../store/writer.ts";
import { toCorpus } from "./corpus.ts";
import { checkKeys } from "./keys.ts";
import { collectProblems, readPackage } from "./package.ts";
import { checkRules } from "./validate.ts";

/**
 * The checked content of the data package in `folder`.
 * @throws DataError with every problem that was found.
 */
export async function loadCorpus(folder: string): Promise<Corpus> {
  const tables = await collectProblems(async (report) => {
    const read = await readPackage(folder, report);
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
export async function buildStore(folder: string, path: string, always = false): Promise<BuildResult> {
  const corpus = await loadCorpus(folder);
  const written = always || (await publishedRevision(path)) !== corpus.revision;
  if (written) await publish(path, corpus);
  return { corpus, written };
}
