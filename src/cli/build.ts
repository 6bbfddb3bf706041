import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { PROJECT_FOLDER, readConfig } from "../config.ts";
import { buildStore } from "../ingest/load.ts";
import { withExamples } from "./help.ts";
import { ProgressLine } from "./progress.ts";
import { type Session, say } from "./session.ts";

const DATA = resolve(PROJECT_FOLDER, "data");

/** `--data`, the data package to read. */
export const dataOption = (): Option => new Option("--data <folder>", "data package to read").default(DATA, "the hub's own data");

/** Brings the store to the content of a data package, and says what it holds. */
export async function build(session: Session, data: string, always: boolean): Promise<void> {
  const { databasePath } = readConfig(session.environment);
  const progress = new ProgressLine(session.terminal);
  const built = await buildStore(data, databasePath, always, progress.tell).finally(() => progress.end());
  const size = `${built.observations} observations of ${built.measures} measures from ${built.sources} sources`;
  say(session, `${built.written ? "Built" : "Already built"}: ${size}, revision ${built.revision.slice(0, 12)}.`);
}

/** `build`: check a data package and build the store from it. */
export function addBuild(program: Command, session: Session): void {
  const command = program
    .command("build")
    .description("check a data package and build the store from it")
    .addOption(dataOption())
    .option("--force", "build even if the store was built from the same files", false)
    .action(({ data, force }: { data: string; force: boolean }) => build(session, data, force));
  withExamples(command, [
    ["indicator-hub build", "the hub's own data; nothing is written if the store was built from it already"],
    ["indicator-hub build --data data --force", "another data package, whatever the store holds"],
  ]);
}
