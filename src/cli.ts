import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { addBuild } from "./cli/build.ts";
import { addCheck } from "./cli/check.ts";
import { addCheckSources } from "./cli/check-sources.ts";
import { addCompare } from "./cli/compare.ts";
import { addExport } from "./cli/export.ts";
import { EXIT, EXIT_CODES, failureOf } from "./cli/failure.ts";
import { addMeasures } from "./cli/measures.ts";
import { addQuery } from "./cli/query.ts";
import { addSchema } from "./cli/schema.ts";
import { addScorecard } from "./cli/scorecard.ts";
import { addServe } from "./cli/serve.ts";
import { note, type Session } from "./cli/session.ts";
import { processTerminal } from "./cli/terminal.ts";
import { PROJECT_FOLDER, readConfig } from "./config.ts";

const SETTINGS = `
Variables:
  DATABASE_URL  the store, file: and a path
  PORT, HOST    where to listen
  RATE_LIMIT, TRUST_PROXY, TRUSTED_ONLY, CORS_ORIGINS
                what a public server allows
  ANSWER_CACHE, DRAIN_SECONDS, STOP_SECONDS
                what it keeps, and how it stops; the README has them all
  LOG_LEVEL     how much a server tells; debug tells where a fault has happened
  NO_COLOR      no colours, even on a terminal

Examples:
  indicator-hub                        build the store if need be, and serve it
  indicator-hub measures absence       find a measure
  indicator-hub compare neet-16-18 halton cheshire-east
  indicator-hub help compare           how a command is used, with examples

${EXIT_CODES}`;

const version = (): string => (JSON.parse(readFileSync(join(PROJECT_FOLDER, "package.json"), "utf8")) as { version: string }).version;

/** The program with all its commands; `end` is told a code other than that of success. */
export function makeProgram(session: Session, end: (code: number) => void): Command {
  const { terminal } = session;
  const program = new Command("indicator-hub")
    .description("Compares what English councils publish about children, schools and skills, and says how far each comparison is fair.")
    .version(version(), "--version", "print the version")
    .helpOption("-h, --help", "show help; after a command, how it is used")
    .exitOverride()
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 20 })
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => false,
      outputError: (text, write) => write(`${text.trim().replace(/\s*\n\s*/g, " ")} (--help shows how it is used)\n`),
    })
    .helpCommand("help [command]", "show how a command is used")
    .addHelpText("after", SETTINGS);
  addServe(program, session);
  addBuild(program, session);
  addCheck(program, session, end);
  addCompare(program, session);
  addScorecard(program, session);
  addMeasures(program, session);
  addExport(program, session);
  addQuery(program, session);
  addSchema(program, session);
  addCheckSources(program, session, end);
  return program;
}

/** The arguments with the command that is meant: `start`, where none is named. */
function withCommand(args: readonly string[]): readonly string[] {
  const [first] = args;
  const named = first !== undefined && (!first.startsWith("-") || ["-h", "--help", "--version"].includes(first));
  return named ? args : ["start", ...args];
}

const isVerbose = ({ environment }: Session): boolean => {
  try {
    return ["debug", "trace"].includes(readConfig(environment).logLevel);
  } catch {
    return false;
  }
};

/** Runs the command line, given the arguments after the program's name, and gives its exit code; a server goes on until it is told to stop. */
export async function run(args: readonly string[], session: Session = { terminal: processTerminal() }): Promise<number> {
  let code: number = EXIT.done;
  try {
    const program = makeProgram(session, (ended) => {
      code = ended;
    });
    await program.parseAsync([...withCommand(args)], { from: "user" });
    return code;
  } catch (error) {
    const failure = failureOf(error, isVerbose(session));
    if (failure.text !== "") note(session, failure.text);
    return failure.code;
  }
}
