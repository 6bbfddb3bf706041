import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Corpus } from "../domain/corpus.ts";
import type { Observation } from "../domain/observation.ts";
import { type DataProblem, formatProblem } from "../errors.ts";
import { readTable, type TypedRow } from "./csv.ts";
import { LEFT_OUT_FILE } from "./package.ts";
import { LEFT_OUT } from "./schema.ts";

/** What a comparison of the data with the documents has found. */
export interface SourceCheck {
  /** Figures that do not stand on the line they cite, documents that are missing or another text. */
  problems: DataProblem[];
  /** Tokens with a digit on lines that no figure cites and that nobody has ticked off, as `file:line: token`. */
  open: string[];
  /** Tokens that were left out on purpose. */
  tickedOff: number;
}

const byLine = (observations: readonly Observation[]): Map<number, Observation[]> =>
  Map.groupBy(observations, ({ provenance }) => provenance?.line ?? 0);

/** Words of a line that hold a digit, without the marks around them. */
export function digitTokens(line: string): string[] {
  const words = line.replace(/<\/?[a-z][^>]*>/gi, " ").split(/[\s|]+/);
  return words.map((word) => word.replace(/^[^\p{L}\p{N}£]+|[^\p{L}\p{N}%]+$/gu, "")).filter((word) => /\p{N}/u.test(word));
}

const tick = (source: string, line: number, token: string): string => `${source}\t${line}\t${token}`;

/**
 * Holds the corpus against the documents in `sources`: every `raw` has to stand literally on its line,
 * and every number on a line that no figure cites has to be ticked off in `left-out.csv` of the package.
 */
export async function checkSources(corpus: Corpus, dataFolder: string, sources: string): Promise<SourceCheck> {
  const problems: DataProblem[] = [];
  const open: string[] = [];
  const bytes = await readFile(join(dataFolder, LEFT_OUT_FILE)).catch(() => Buffer.from(LEFT_OUT.fields.map(({ name }) => name).join(",")));
  const leftOut = readTable(LEFT_OUT_FILE, bytes, LEFT_OUT, (problem) => problems.push(problem));
  const unused = new Map<string, TypedRow>(
    leftOut.map((row) => [tick(String(row.values["source"]), Number(row.values["line"]), String(row.values["token"])), row]),
  );
  const tickedOff = unused.size;
  const ticks = new Set(unused.keys());
  const bySource = Map.groupBy(corpus.observations, ({ source }) => source);

  for (const { key, file, sha256 } of corpus.sources) {
    if (file === null) continue;
    const bytes = await readFile(join(sources, file)).catch(() => null);
    if (bytes === null) {
      problems.push({ file, line: null, column: null, message: `is not in ${sources}; ${key} cites it` });
      for (const [mark, { values }] of unused) if (values["source"] === key) unused.delete(mark);
      continue;
    }
    if (sha256 !== createHash("sha256").update(bytes).digest("hex"))
      problems.push({
        file,
        line: null,
        column: null,
        message: "is another text than the one cited (SHA-256 differs); line numbers may not fit",
      });
    const lines = bytes.toString("utf8").split("\n");
    const cited = byLine(bySource.get(key) ?? []);
    for (const [line, observations] of cited) {
      for (const { key: figure, provenance } of observations) {
        if (!lines[line - 1]?.includes(provenance?.raw ?? ""))
          problems.push({ file, line, column: null, message: `"${provenance?.raw}" of ${figure} does not stand here` });
      }
    }
    for (const [index, text] of lines.entries()) {
      const line = index + 1;
      for (const token of cited.has(line) ? [] : digitTokens(text)) {
        const mark = tick(key, line, token);
        unused.delete(mark);
        if (!ticks.has(mark)) open.push(formatProblem({ file, line, column: null, message: token }));
      }
    }
  }
  for (const { line, values } of unused.values()) {
    problems.push({
      file: LEFT_OUT_FILE,
      line,
      column: "token",
      message: `"${String(values["token"])}" is not on line ${String(values["line"])} of the document, or a figure cites that line; remove the row`,
    });
  }
  return { problems, open, tickedOff };
}
