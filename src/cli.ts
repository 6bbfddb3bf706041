import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { PROJECT_FOLDER, readConfig } from "./config.ts";
import { ConfigError, HubError } from "./errors.ts";
import { buildStore, loadCorpus } from "./ingest/load.ts";
import { checkSources } from "./ingest/source-check.ts";
import { makeApp } from "./server/app.ts";
import { LiveStore } from "./store/live-store.ts";

const DATA = resolve(PROJECT_FOLDER, "data");
const GRAPHIQL = resolve(PROJECT_FOLDER, "dist", "graphiql");

/** Exit codes: 0 done, 1 something has to be corrected (data, configuration, store), 2 the command line itself, 70 a fault of the hub. */
const EXIT = { done: 0, correct: 1, usage: 2, fault: 70 } as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

async function build(data: string, always: boolean): Promise<void> {
  const { databasePath } = readConfig();
  const { corpus, written } = await buildStore(data, databasePath, always);
  const size = `${corpus.observations.length} observations of ${corpus.measures.length} measures from ${corpus.sources.length} sources`;
  say(`${written ? "Built" : "Already built"}: ${size}, revision ${corpus.revision.slice(0, 12)}.`);
}

async function serve(): Promise<void> {
  const { databasePath, port, host, logLevel } = readConfig();
  const store = new LiveStore(databasePath, {
    onReplaced: () => app.log.info("a new store is in service"),
    onError: (error) => app.log.error({ err: error }, "the new store cannot be read; the old one stays in service"),
  });
  const app = await makeApp({ store, logLevel, graphiql: GRAPHIQL });
  const stop = async (): Promise<void> => {
    await app.close();
    process.exit(EXIT.done);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
  const address = await app.listen({ port, host }).catch((cause: Error) => {
    throw new ConfigError(`Cannot listen on HOST ${host}, PORT ${port} (${cause.message}). Choose others; port 0 is any free one.`, {
      cause,
    });
  });
  say(`Serving ${address}/graphql (GraphiQL: ${address}/graphiql). Stop with Ctrl+C.`);
}

async function check(folder: string, data: string): Promise<void> {
  const { problems, open, tickedOff } = await checkSources(await loadCorpus(data), data, folder);
  for (const line of open) say(line);
  say(`${problems.length} problems, ${open.length} numbers not ticked off, ${tickedOff} left out on purpose.`);
  if (problems.length > 0)
    complain(problems.map(({ file, line, message }) => `${file}${line === null ? "" : `:${line}`}: ${message}`).join("\n"));
  if (problems.length + open.length > 0) process.exitCode = EXIT.correct;
}

function makeProgram(): Command {
  const program = new Command("indicator-hub")
    .description("Compares what English councils publish about children, schools and skills.")
    .exitOverride();
  const dataOption = () => new Option("--data <folder>", "data package to read").default(DATA, "the project's own data");
  program
    .command("start", { isDefault: true })
    .description("build the store if data/ has changed, then serve it")
    .addOption(dataOption())
    .action(async ({ data }: { data: string }) => {
      await build(data, false);
      await serve();
    });
  program
    .command("build")
    .description("check a data package and build the store from it")
    .addOption(dataOption())
    .option("--force", "build even if the store holds the same data", false)
    .action(async ({ data, force }: { data: string; force: boolean }) => await build(data, force));
  program.command("serve").description("serve the store that stands").action(serve);
  program
    .command("check-sources <folder>")
    .description("hold the data against the documents: every figure on its line, every other number ticked off")
    .addOption(dataOption())
    .action(async (folder: string, { data }: { data: string }) => await check(folder, data));
  return program;
}

/** Runs the command line and returns its exit code; a server goes on until it is told to stop. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await makeProgram().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    else if (error instanceof HubError) {
      complain(error.message);
      process.exitCode = EXIT.correct;
    } else {
      complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = EXIT.fault;
    }
  }
}
