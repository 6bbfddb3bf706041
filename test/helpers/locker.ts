import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";

const SCRIPT = `
  const Database = require("better-sqlite3");
  try {
    const raw = new Database(process.argv[1], { timeout: 0 });
    raw.exec("BEGIN EXCLUSIVE; UPDATE dataset SET revision = 'half done';");
    process.stdout.write("locked");
  } catch (error) {
    process.stdout.write(error.code);
  }
  process.stdin.resume().once("end", () => process.exit());`;

/** Another program that wants a store for itself, and changes it without ever committing. */
export interface Locker {
  /** "locked", or the code of the error that it met. */
  said: string;
  /** Ends it, and with it its lock. */
  end(): Promise<void>;
}

/** Starts such a program; it ends with the test. */
export async function lockerOf(path: string): Promise<Locker> {
  const child = spawn(process.execPath, ["-e", SCRIPT, path], { cwd: PROJECT_FOLDER, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {
    said: said.toString(),
    async end() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}
