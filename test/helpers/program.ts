import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { type Ended, listenTo, type Running } from "./command.ts";

const PROGRAM = join(PROJECT_FOLDER, "dist", "main.js");

/** How the built program is run; each has a default. */
export interface Circumstances {
  settings?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  node?: readonly string[];
  /** Number of the user that it runs as; only root can choose. */
  uid?: number;
  /** Words of the shell that come before it: a limit and `exec`, or a program that runs it. */
  under?: string;
}

/** Starts the program that `npm run build` has made, as a process of its own that does not outlive the test. */
export function startProgram(args: readonly string[], { settings = {}, node = [], uid, under }: Circumstances = {}): Running {
  if (!existsSync(PROGRAM)) throw new Error("There is no program yet: npm run build");
  const line = [process.execPath, ...node, PROGRAM, ...args];
  const [command = "", ...rest] = under === undefined ? line : ["sh", "-c", `${under} "$@"`, "sh", ...line];
  const child = spawn(command, rest, {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, NO_COLOR: "1", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid !== undefined && { uid }),
  });
  return listenTo(child);
}

/** Runs the built program to its end. */
export function runProgram(args: readonly string[], circumstances: Circumstances = {}): Promise<Ended> {
  return startProgram(args, circumstances).ended;
}

/** Builds the store at `path` from a data package, as somebody at a command line would. */
export function buildAt(path: string, data: string, circumstances: Circumstances = {}): Promise<Ended> {
  const settings = { ...circumstances.settings, DATABASE_URL: `file:${path}` };
  return runProgram(["build", "--data", data], { ...circumstances, settings });
}
