import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";

const MAIN = join(PROJECT_FOLDER, "src", "main.ts");

/** Variables that decide what the program does; everything else of the environment is passed on. */
export type Settings = Partial<
  Record<"DATABASE_URL" | "PORT" | "HOST" | "LOG_LEVEL" | "DRAIN_SECONDS" | "NO_COLOR" | "FORCE_COLOR", string>
>;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  process: ChildProcess;
  /** What it has written to standard output so far. */
  output(): string;
  /** What it has written to standard error so far. */
  errors(): string;
  ended: Promise<Ended>;
}

/** Collects what a process says until it ends; it does not outlive the test. */
export function listenTo(child: ChildProcess & { stdout: Readable; stderr: Readable }): Running {
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text: Buffer) => {
    stdout += text.toString();
  });
  child.stderr.on("data", (text: Buffer) => {
    stderr += text.toString();
  });
  const ended = new Promise<Ended>((resolve) => child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr })));
  return { process: child, output: () => stdout, errors: () => stderr, ended };
}

/** Starts the program from its sources, as a process of its own that does not outlive the test. */
export function start(args: readonly string[], settings: Settings = {}, input = ""): Running {
  const blank: Settings = { DATABASE_URL: "", PORT: "", HOST: "", LOG_LEVEL: "", DRAIN_SECONDS: "", NO_COLOR: "", FORCE_COLOR: "" };
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, ...blank, ...settings },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.on("error", () => {}).end(input);
  return listenTo(child);
}

/** Runs the program to its end. */
export function run(args: readonly string[], settings: Settings = {}, input = ""): Promise<Ended> {
  return start(args, settings, input).ended;
}
