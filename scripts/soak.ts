// Serves for minutes while clients ask all sorts of things and the store is built anew again and again, and tells whether memory and open files stay flat:
// npm run soak -- --seconds 600 --memory 1.2
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Traffic } from "./soak/traffic.ts";
import { judge, MOST_MEMORY, type Sample } from "./soak/verdict.ts";
import { canTellVitals, descriptorsOf, residentMB } from "./soak/vitals.ts";
import { V8_SETTINGS } from "./v8-settings.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAM = join(ROOT, "dist", "main.js");
const CLIENTS = 8;
const SAMPLE_EVERY_MS = 250;
/** Rebuilds in a run, however long it is; each takes about a second. */
const REBUILDS = 40;
const MOST_OFTEN_MS = 1500;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A correction such as the data gets now and then: the package has another revision, and answers differ in a title. */
function correctedCopy(folder: string): string {
  const copy = join(folder, "corrected");
  cpSync(join(ROOT, "data"), copy, { recursive: true });
  appendFileSync(join(copy, "populations.csv"), "soak-test,Somebody else,\n");
  return copy;
}

function program(command: readonly string[], databasePath: string): ChildProcess {
  const settings = {
    DATABASE_URL: `file:${databasePath}`,
    PORT: "0",
    LOG_LEVEL: "error",
    RATE_LIMIT: "0",
    ANSWER_CACHE: "8",
    NO_COLOR: "1",
  };
  return spawn(process.execPath, [...V8_SETTINGS, PROGRAM, ...command], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function build(databasePath: string, data: string): Promise<void> {
  const [code] = (await once(program(["build", "--data", data], databasePath), "exit")) as [number | null];
  if (code !== 0) throw new Error(`a build of ${data} ended with ${code}`);
}

/** A server, where it serves, and what it has logged: errors alone. */
interface Serving {
  server: ChildProcess;
  address: string;
  logged: () => string[];
}

/** Starts the server. @throws Error when it ends instead. */
async function serve(databasePath: string): Promise<Serving> {
  const server = program(["serve"], databasePath);
  process.once("exit", () => void server.kill("SIGKILL"));
  let text = "";
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const found = /Serving (http:\S+)\/graphql/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  return { server, address, logged: () => text.split("\n").filter((line) => line.startsWith("{")) };
}

/** Runs for so many seconds. @throws Error for an answer that must not be, a build that fails, or a server that ends. */
async function soak(seconds: number, mostMemory: number, folder: string): Promise<boolean> {
  const databasePath = join(folder, "hub.sqlite");
  const packages = [join(ROOT, "data"), correctedCopy(folder)];
  await build(databasePath, packages[0] ?? "");
  const { server, address, logged } = await serve(databasePath);
  const ended = once(server, "exit").then(([code]: (number | null)[]) => Promise.reject(new Error(`the server ended with ${code}`)));
  const traffic = new Traffic(address, CLIENTS);
  const pid = server.pid ?? 0;
  const samples: Sample[] = [];
  let rebuilt = 0;
  const until = Date.now() + seconds * 1000;

  const rebuild = async (): Promise<void> => {
    const every = Math.max(MOST_OFTEN_MS, (seconds * 1000) / REBUILDS);
    while (Date.now() < until) {
      await setTimeout(every);
      await build(databasePath, packages[(rebuilt + 1) % 2] ?? "");
      rebuilt += 1;
    }
  };
  const watch = async (): Promise<void> => {
    let tell = Date.now();
    while (Date.now() < until) {
      samples.push({ memory: residentMB(pid), descriptors: descriptorsOf(pid) });
      const last = samples.at(-1);
      if (Date.now() >= tell) {
        const left = Math.round((until - Date.now()) / 1000);
        say(
          `${left} s left: ${traffic.answered} answers, ${rebuilt} rebuilds, ${last?.memory.toFixed(0)} MB, ${last?.descriptors} open files`,
        );
        tell += Math.max(2000, (seconds * 1000) / 20);
      }
      await setTimeout(SAMPLE_EVERY_MS);
    }
  };
  await Promise.race([Promise.all([rebuild(), watch()]), traffic.failed(), ended]);
  await traffic.stop();
  ended.catch(() => {});
  server.kill("SIGTERM");
  const [code] = (await once(server, "exit")) as [number | null];
  const verdict = judge(samples, mostMemory);
  say(`${traffic.answered} answers over ${rebuilt} rebuilds; the server ended with ${code}.`);
  say(`${verdict.flat ? "Flat" : "NOT FLAT"}: ${verdict.memory}; ${verdict.descriptors}.`);
  const faults = logged();
  if (faults.length > 0) say(`${faults.length} faults were logged, the first: ${faults[0]}`);
  return verdict.flat && code === 0 && faults.length === 0;
}

const { seconds = "600", memory = String(MOST_MEMORY) } = parseArgs({
  options: { seconds: { type: "string" }, memory: { type: "string" } },
}).values;
const folder = mkdtempSync(join(tmpdir(), "indicator-hub-soak-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
if (!canTellVitals) throw new Error("This system does not tell what a process takes: run it on Linux.");
process.exit((await soak(Number(seconds), Number(memory), folder)) ? 0 : 1);
