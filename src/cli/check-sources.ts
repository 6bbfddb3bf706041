import type { Command } from "commander";
import { formatProblem } from "../errors.ts";
import { loadCorpus } from "../ingest/load.ts";
import { checkSources } from "../ingest/source-check.ts";
import { dataOption } from "./build.ts";
import { EXIT } from "./failure.ts";
import { withExamples } from "./help.ts";
import { note, type Session, say } from "./session.ts";

async function check(session: Session, folder: string, data: string): Promise<number> {
  const { problems, open, tickedOff } = await checkSources(await loadCorpus(data), data, folder);
  for (const line of open) say(session, line);
  say(session, `${problems.length} problems, ${open.length} numbers not ticked off, ${tickedOff} left out on purpose.`);
  for (const problem of problems) note(session, formatProblem(problem));
  return problems.length + open.length > 0 ? EXIT.correct : EXIT.done;
}

/** `check-sources`: the data against the documents that it cites. */
export function addCheckSources(program: Command, session: Session, end: (code: number) => void): void {
  const command = program
    .command("check-sources <folder>")
    .description("hold the data against the documents: every figure on its line, every other number ticked off")
    .addOption(dataOption())
    .action(async (folder: string, { data }: { data: string }) => end(await check(session, folder, data)));
  withExamples(command, [["indicator-hub check-sources ../documents", "the texts of the publications, in one folder"]]);
}
