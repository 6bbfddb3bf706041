import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Command } from "commander";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { type Config, PROJECT_FOLDER, readConfig } from "../config.ts";
import { ConfigError, StoreChanged } from "../errors.ts";
import type { Readiness } from "../server/status-routes.ts";
import type { Manifest } from "../server/trusted-documents.ts";
import { LiveStore } from "../store/live-store.ts";
import { build, dataOption } from "./build.ts";
import { EXIT } from "./failure.ts";
import { withExamples } from "./help.ts";
import { type Session, say } from "./session.ts";

const GRAPHIQL = resolve(PROJECT_FOLDER, "dist", "graphiql");
const PAGE = resolve(PROJECT_FOLDER, "dist", "web");

/** Where the code generator writes the documents that are known by hash, and the build copies them. */
const MANIFEST = new URL("../client/generated/persisted-documents.json", import.meta.url);
/** Where the build writes what the program is made of. */
const PROGRAM = new URL("../program.sha256", import.meta.url);
/** What a thread can load: the built program, and not what a development server compiles on its way. */
const IS_BUILT = import.meta.url.endsWith(".js");

/** What an error of the store means for whoever is served. */
function trouble(error: unknown, { identity }: LiveStore): string {
  if (error instanceof StoreChanged) return "the store in service has been changed; nothing is answered until a sound one is in its place";
  return identity === null ? "the new store cannot be read either" : "the new store cannot be read; the old one stays in service";
}

/** Ends a server on a signal: first it says that it wants no more requests, then it takes none, answers those it has, and is gone. */
function stopOnSignal(
  app: FastifyInstance,
  readiness: Readiness,
  { drainSeconds, stopSeconds }: Pick<Config, "drainSeconds" | "stopSeconds">,
): void {
  const stop = async (): Promise<void> => {
    readiness.ready = false;
    await setTimeout(drainSeconds * 1000);
    const closed = app.close();
    const whole = await Promise.race([closed.then(() => true), setTimeout(stopSeconds * 1000, false)]);
    if (!whole) {
      app.log.warn({ stopSeconds }, "some had not had their whole answer when the time to stop was over; they were cut off");
      app.cutAll();
      await closed;
    }
    process.exit(EXIT.done);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
}

/** Serves the store that stands, until the process is told to stop. */
async function serve(session: Session): Promise<void> {
  const { databasePath, port, host, drainSeconds, stopSeconds, ...settings } = readConfig(session.environment);
  // The server is large, and the other commands need none of it.
  const { settleMemory } = await import("../server/memory.ts");
  const collect = settleMemory();
  const { makeApp } = await import("../server/app.ts");
  // The store is followed from the beginning, before there is a log to tell it to.
  let log: FastifyBaseLogger | undefined;
  const store = new LiveStore(databasePath, {
    onReplaced: () => log?.info("a new store is in service"),
    onError: (error) => log?.error({ err: error }, trouble(error, store)),
  });
  const readiness = { ready: true };
  const app = await makeApp({
    ...settings,
    store,
    readiness,
    graphiql: GRAPHIQL,
    page: PAGE,
    program: IS_BUILT ? readFileSync(PROGRAM, "utf8") : "",
    manifest: JSON.parse(readFileSync(MANIFEST, "utf8")) as Manifest,
    laneOver: IS_BUILT ? databasePath : undefined,
    collect,
  });
  log = app.log;
  stopOnSignal(app, readiness, { drainSeconds, stopSeconds });
  // By this name Fastify would make a second server, for IPv6, to which no limit on lines is told.
  const address = await app.listen({ port, host: host === "localhost" ? "127.0.0.1" : host }).catch((cause: Error) => {
    throw new ConfigError(`Cannot listen on HOST ${host}, PORT ${port} (${cause.message}). Choose others; port 0 is any free one.`, {
      cause,
    });
  });
  say(session, `Serving ${address}/graphql (the page: ${address}, GraphiQL: ${address}/graphiql). Stop with Ctrl+C.`);
}

/** `serve` and `start`: the server, which ends when it is told to. */
export function addServe(program: Command, session: Session): void {
  const starting = program
    .command("start")
    .description("build the store if the data has changed, then serve it (what happens without a command)")
    .addOption(dataOption())
    .action(async ({ data }: { data: string }) => {
      await build(session, data, false);
      await serve(session);
    });
  withExamples(starting, [
    ["indicator-hub start", "serve the hub's own data on port 4000"],
    ["PORT=8080 indicator-hub start --data data", "another data package, another port"],
  ]);
  const serving = program
    .command("serve")
    .description("serve the store that stands")
    .action(() => serve(session));
  withExamples(serving, [["PORT=8080 indicator-hub serve", "after a build, on another port"]]);
}
