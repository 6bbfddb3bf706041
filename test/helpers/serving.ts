import { join } from "node:path";
import { expect } from "vitest";
import type { Running } from "./command.ts";
import { temporaryFolder } from "./folder.ts";
import { buildAt, type Circumstances, startProgram } from "./program.ts";

/** A server that runs as a process of its own. */
export interface Serving extends Running {
  /** `http://127.0.0.1:` and its port. */
  address: string;
  port: number;
  /** The file of its store. */
  path: string;
}

/** The built program, serving the store at `path`; every answer is made anew and nobody is asked to wait, unless the settings say otherwise. */
export async function serve(path: string, circumstances: Circumstances = {}): Promise<Serving> {
  const settings = {
    PORT: "0",
    LOG_LEVEL: "error",
    RATE_LIMIT: "0",
    ANSWER_CACHE: "0",
    ...circumstances.settings,
    DATABASE_URL: `file:${path}`,
  };
  const program = startProgram(["serve"], { ...circumstances, settings });
  const address = () => /Serving (http:\S+)\/graphql/.exec(program.output())?.[1];
  await expect.poll(address, { timeout: 20_000, interval: 20 }).toBeDefined();
  return { ...program, address: address() ?? "", port: Number(new URL(address() ?? "").port), path };
}

/** The same over a store that is built from a data package first. */
export async function serveData(data: string, circumstances: Circumstances = {}): Promise<Serving> {
  const path = join(temporaryFolder(), "hub.sqlite");
  expect(await buildAt(path, data)).toMatchObject({ code: 0 });
  return await serve(path, circumstances);
}
