import { join } from "node:path";
import { run } from "../../src/cli.ts";
import type { Environment } from "../../src/config.ts";
import type { Corpus } from "../../src/domain/corpus.ts";
import { publish } from "../../src/store/writer.ts";
import { temporaryFolder } from "./folder.ts";

/** What a command left behind. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** What a test says of the terminal; it is a pipe of 80 columns otherwise. */
export interface Stage {
  input?: string;
  width?: number;
  colour?: boolean;
  interactive?: boolean;
  environment?: Environment;
}

/** Runs a command in this process, with output of its own. */
export async function invoke(args: readonly string[], stage: Stage = {}): Promise<Outcome> {
  const { input = "", width = 80, colour = false, interactive = false, environment = {} } = stage;
  const written: { out: Uint8Array[]; err: string[] } = { out: [], err: [] };
  const code = await run(args, {
    environment,
    terminal: {
      out: (content) => void written.out.push(Buffer.from(content)),
      err: (text) => void written.err.push(text),
      input: async () => input,
      width,
      colour,
      interactive,
      live: false,
    },
  });
  return { code, stdout: Buffer.concat(written.out).toString(), stderr: written.err.join("") };
}

/** The command line over a published corpus: `const hub = await hubOf(corpus); await hub("measures")`. */
export async function hubOf(corpus: Corpus, stage: Stage = {}): Promise<(...args: string[]) => Promise<Outcome>> {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, corpus);
  const environment = { ...stage.environment, DATABASE_URL: `file:${path}` };
  return (...args) => invoke(args, { ...stage, environment });
}
