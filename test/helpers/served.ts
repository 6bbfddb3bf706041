import { expect } from "vitest";
import type { Running } from "./command.ts";
import { startProgram } from "./program.ts";

/** A server in a process of its own. */
export interface Served extends Running {
  address: URL;
  /** The revision in service, by /health; null where no data can be read. */
  revision(): Promise<string | null>;
  /** What a query is answered, with the status. */
  ask(query: string): Promise<{ status: number; body: unknown }>;
}

/** Serves the store at `path` until the test ends. */
export async function serveAt(path: string, settings: Readonly<Record<string, string>> = {}): Promise<Served> {
  const program = startProgram(["serve"], {
    settings: { LOG_LEVEL: "error", PORT: "0", RATE_LIMIT: "0", ...settings, DATABASE_URL: `file:${path}` },
  });
  const found = () => /Serving (http:\S+)\/graphql/.exec(program.output())?.[1];
  await expect.poll(found, { timeout: 15_000, interval: 20 }).toBeDefined();
  const address = new URL(found() ?? "");
  return {
    ...program,
    address,
    async revision() {
      const { revision } = (await (await fetch(new URL("/health", address))).json()) as { revision?: string };
      return revision ?? null;
    },
    async ask(query) {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(new URL("/graphql", address), { method: "POST", headers, body: JSON.stringify({ query }) });
      return { status: answer.status, body: await answer.json() };
    },
  };
}
