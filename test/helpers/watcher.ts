import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";

/** Opens the store again and again, and keeps what it has seen; any fault is something seen too. */
const SCRIPT = `
  const Database = require("better-sqlite3");
  const seen = new Map();
  const note = (what) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const look = () => {
    try {
      const raw = new Database(process.argv[1], { readonly: true, fileMustExist: true });
      note(raw.prepare("SELECT (SELECT revision FROM dataset) || ' ' || count(*) || ' of ' || min(value) || ' to ' || max(value) FROM observations").pluck().get());
      const check = raw.pragma("quick_check", { simple: true });
      if (check !== "ok") note(check);
      raw.close();
    } catch (error) {
      note(error.message);
    }
    timer = setTimeout(look, 5);
  };
  let timer = setTimeout(look, 1);
  process.stdin.resume().once("end", () => {
    clearTimeout(timer);
    process.stdout.write(JSON.stringify([...seen]));
  });`;

/** A process of its own that reads a store all the time. */
export interface Watcher {
  /** Ends it: what it has seen, each with how often. */
  end(): Promise<ReadonlyMap<string, number>>;
}

/** Watches the store at `path` until it is told to end. */
export function watch(path: string): Watcher {
  const child = spawn(process.execPath, ["-e", SCRIPT, path], { cwd: PROJECT_FOLDER, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stdout.on("data", (text: Buffer) => {
    said += text.toString();
  });
  return {
    async end() {
      child.stdin.end();
      await once(child, "close");
      return new Map(JSON.parse(said) as [string, number][]);
    },
  };
}
