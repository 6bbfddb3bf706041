import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { DataError, formatProblem } from "../errors.ts";
import { loadCorpus } from "../ingest/load.ts";
import { DESCRIPTOR } from "../ingest/package.ts";
import { EXIT } from "./failure.ts";
import { withExamples } from "./help.ts";
import { ProgressLine } from "./progress.ts";
import { note, type Session, say } from "./session.ts";
import { counted } from "./wording.ts";

/** The data package that is meant where none is named: the one in the working directory, or in `data` below it. */
const nearest = (): string => (existsSync(DESCRIPTOR) || !existsSync(join("data", DESCRIPTOR)) ? "." : "data");

async function check(session: Session, folder: string): Promise<number> {
  const progress = new ProgressLine(session.terminal);
  try {
    const { areas, sources, measures, indicators, observations, conflicts } = await loadCorpus(folder, progress.tell).finally(() =>
      progress.end(),
    );
    const missing = observations.filter(({ value }) => value === null).length;
    const parts = [
      `${counted(observations.length, "observation")} (${missing.toLocaleString("en-GB")} without a number)`,
      `${counted(indicators.length, "indicator")} of ${counted(measures.length, "measure")}`,
      `${counted(sources.length, "source")}, ${counted(areas.length, "area")}`,
      `${counted(conflicts.length, "pair")} of figures that contradict each other`,
    ];
    say(session, `OK: ${parts.join("; ")}.`);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const placed = error.problems.map((problem) => ({ ...problem, file: join(folder, problem.file) }));
    for (const problem of placed) say(session, formatProblem(problem));
    const files = new Set(placed.map(({ file }) => file)).size;
    note(
      session,
      `${counted(placed.length, "problem")} in ${counted(files, "file")}. Correct the rows and check again; ${DESCRIPTOR} describes every column.`,
    );
    return EXIT.correct;
  }
}

/** `check`: a data package of the user's own, with everything that is wrong in it. */
export function addCheck(program: Command, session: Session, end: (code: number) => void): void {
  const command = program
    .command("check [folder]")
    .description("check a data package, and explain every problem (default: here, or in data/)")
    .action(async (folder: string | undefined) => end(await check(session, folder ?? nearest())));
  withExamples(
    command,
    [
      ["indicator-hub check", "the data package here, or in data/"],
      ["indicator-hub check data", "the one in a folder"],
    ],
    "Each problem is a line: file:line: column: what is wrong and what would be right.",
  );
}
