import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { DataError, formatProblem } from "../errors.ts";
import { checkPackage } from "../ingest/load.ts";
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
    const size = await checkPackage(folder, progress.tell).finally(() => progress.end());
    const parts = [
      `${counted(size.observations, "observation")} (${size.missing.toLocaleString("en-GB")} without a number)`,
      `${counted(size.indicators, "indicator")} of ${counted(size.measures, "measure")}`,
      `${counted(size.sources, "source")}, ${counted(size.areas, "area")}`,
      `${counted(size.conflicts, "pair")} of figures that contradict each other`,
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
      `${error.areMore ? "More than " : ""}${counted(placed.length, "problem")} in ${counted(files, "file")}. Correct the rows and check again; ${DESCRIPTOR} describes every column.`,
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
