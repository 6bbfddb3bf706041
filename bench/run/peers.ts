import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { BENCH } from "./folders.ts";
import { run } from "./processes.ts";

/** Installs the peers by their own lock file, where they are missing or older than it. */
export async function installPeers(say: (line: string) => void): Promise<void> {
  const [locked, installed] = [join(BENCH, "package-lock.json"), join(BENCH, "node_modules", ".package-lock.json")];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  say("Installing the peers, once …");
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: BENCH });
}
