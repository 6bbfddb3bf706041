import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { writePackage } from "../../bench/generate/package.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { percentile } from "../helpers/percentile.ts";
import { type Serving, serveData } from "../helpers/serving.ts";
import { PROJECT_DATA } from "../helpers/store.ts";

/** What a cheap question may take beside heavy ones, as a multiple of what it takes alone in the same run. */
const MOST_TIMES = 10;
/** Measured so often, and the middle one counts: another program on the machine may spoil one of them. */
const ROUNDS = 3;
const ASKED = 200;
const WARMING_UP = 50;
/** Between two cheap questions, so that they fall into all that the heavy ones do. */
const PAUSE_MS = 5;
const AT_ONCE = 6;

/** A package of 40 councils and 60 measures, some 21,000 figures. */
function generated(): string {
  const folder = temporaryFolder();
  writePackage(folder, { councils: 40, localities: 0, measures: 60, share: 0.7 }, 1, () => {});
  return folder;
}

/** Milliseconds that each of some cheap questions took, one after the other; all have to be answered. */
async function cheap({ port }: Serving, count = ASKED): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (number: number) =>
    new Promise<number>((resolve, reject) => {
      const body = JSON.stringify({
        query: "query ($code: String!) { area(code: $code) { slug name parent { name } } dataset { revision } }",
        variables: { code: number % 2 ? "england" : "ENGLAND" },
      });
      const from = performance.now();
      const asked = request(
        { port, host: "127.0.0.1", path: "/graphql", method: "POST", agent, headers: { "content-type": "application/json" } },
        (answer) => {
          answer
            .resume()
            .on("end", () =>
              answer.statusCode === 200 ? resolve(performance.now() - from) : reject(new Error(`status ${answer.statusCode}`)),
            );
        },
      );
      asked.on("error", reject).end(body);
    });
  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    times.push(await ask(number));
    await setTimeout(PAUSE_MS);
  }
  agent.destroy();
  return times;
}

/** Asks heavy questions from a process of its own until it is told to end. */
async function heavy({ address }: Serving) {
  const script = join(PROJECT_FOLDER, "test", "helpers", "heavy-load.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, address, String(AT_ONCE)], {
    cwd: PROJECT_FOLDER,
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await expect.poll(() => text, { timeout: 20_000, interval: 20 }).toContain("asking");
  return {
    async end(): Promise<Record<string, Record<string, number>>> {
      child.stdin.end();
      await new Promise((resolve) => child.once("close", resolve));
      return JSON.parse(text.slice(text.indexOf("{"))) as Record<string, Record<string, number>>;
    },
  };
}

/** How much longer than alone cheap questions took beside heavy ones, by their 99th of 100, and how many of each kind of heavy one were answered. */
async function measure(server: Serving) {
  const alone = await cheap(server);
  const load = await heavy(server);
  await cheap(server, WARMING_UP);
  const beside = await cheap(server);
  const counts = await load.end();
  const [idle, loaded] = [percentile(0.99, alone), percentile(0.99, beside)];
  return { counts, ratio: loaded / idle, told: `${idle.toFixed(1)} ms alone, ${loaded.toFixed(1)} ms beside heavy ones` };
}

it.for([
  ["the project's data", () => PROJECT_DATA],
  ["a larger store", generated],
] as const)("over %s cheap questions are not kept waiting by heavy ones", { timeout: 120_000 }, async ([, data], { annotate }) => {
  const server = await serveData(data());
  await cheap(server, WARMING_UP);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { counts, ratio, told } = await measure(server);
    for (const kind of ["page", "scorecard", "comparisons", "trajectories", "search", "workbook", "csv"])
      expect(counts[kind]?.["200"] ?? 0, kind).toBeGreaterThan(0);
    await annotate(`99 of 100 cheap questions took at most ${told}`);
    ratios.push(ratio);
  }
  expect(percentile(0.5, ratios), `the median of ${ratios.map((ratio) => ratio.toFixed(1)).join(", ")}`).toBeLessThanOrEqual(MOST_TIMES);
});

/** Five operations, one after the other through fragments that are all the tokens a document may have: each new one takes twenty milliseconds to be checked. */
const repetitive = (number: number): string =>
  [
    ...Array.from({ length: 5 }, (_, at) => `query Q${number}_${at} { ...F0 }`),
    ...Array.from({ length: 150 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} dataset { areas } }`),
    "fragment F150 on Query { dataset { areas } }",
  ].join(" ");

it("cheap questions are not kept waiting by documents that take long to be checked", { timeout: 60_000 }, async () => {
  const server = await serveData(PROJECT_DATA, { settings: { RATE_LIMIT: "0" } });
  await cheap(server, WARMING_UP);
  const alone = await cheap(server);
  const [statuses, agent] = [new Set<number>(), new Agent({ keepAlive: true })];
  let [asking, number] = [true, 0];
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const headers = { "content-type": "application/json" };
      const asked = request({ port: server.port, host: "127.0.0.1", path: "/graphql", method: "POST", agent, headers }, (answer) => {
        statuses.add(answer.statusCode ?? 0);
        answer.resume().on("end", resolve);
      });
      asked.on("error", reject).end(JSON.stringify({ query: repetitive(number++) }));
    });
  const others = Array.from({ length: 20 }, async () => {
    while (asking) await ask();
  });
  await cheap(server, WARMING_UP);
  const beside = await cheap(server);
  asking = false;
  await Promise.all(others);
  agent.destroy();
  expect([...statuses].filter((status) => status !== 400 && status !== 503)).toEqual([]);
  expect(percentile(0.5, beside)).toBeLessThanOrEqual(MOST_TIMES * percentile(0.99, alone));
});
