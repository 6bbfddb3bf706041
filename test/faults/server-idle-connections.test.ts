import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { canTellVitals, descriptorsOf, residentMB } from "../../scripts/soak/vitals.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { serveData } from "../helpers/serving.ts";
import { PROJECT_DATA } from "../helpers/store.ts";

const IDLE = 5000;
/** What the server has open besides, with room. */
const NEEDED = IDLE + 500;
const soon = { timeout: 20_000, interval: 50 };
/** An idle line takes about 20 kB, and what its one question has left behind as much again, until it is collected; a buffer for each would be beyond. */
const MOST_KB_EACH = 60;

const limit = canTellVitals ? execFileSync("sh", ["-c", "ulimit -Hn"], { encoding: "utf8" }).trim() : "0";
const canOpen = limit === "unlimited" || Number(limit) >= NEEDED;
const why = canOpen
  ? ""
  : ` (skipped: this system allows a process ${limit} open files, and does not tell all that one takes; ${NEEDED} are needed)`;
const raised = `ulimit -n ${NEEDED}`;

/** A process that holds lines open, idle, until it is ended. */
function holdLines(port: number, count: number) {
  const script = join(PROJECT_FOLDER, "test", "helpers", "idle-lines.ts");
  const line = [process.execPath, "--import", "tsx", script, String(port), String(count)];
  const child = spawn("sh", ["-c", `${raised}; exec "$@"`, "sh", ...line], { cwd: PROJECT_FOLDER, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text = chunk.toString();
  });
  return { open: () => Number(/open (\d+)\n$/.exec(text)?.[1] ?? 0), end: () => void child.stdin.end() };
}

it.runIf(canOpen)(`five thousand idle lines keep nobody from being answered, and cost little${why}`, { timeout: 60_000 }, async () => {
  const server = await serveData(PROJECT_DATA, { under: `${raised}; exec` });
  const pid = server.process.pid ?? 0;
  const ask = async (least: number) => {
    const query = `{ observations(first: 1, filter: { minValue: ${least} }) { totalCount } }`;
    const answer = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    return answer.status;
  };
  for (let index = 0; index < 50; index += 1) expect(await ask(index)).toBe(200);
  const before = { memory: residentMB(pid), descriptors: descriptorsOf(pid) };

  const idle = holdLines(server.port, IDLE);
  await expect.poll(idle.open, soon).toBe(IDLE);
  expect(descriptorsOf(pid)).toBeGreaterThanOrEqual(before.descriptors + IDLE);
  for (let index = 0; index < 50; index += 1) expect(await ask(100 + index)).toBe(200);
  expect((residentMB(pid) - before.memory) * 1024).toBeLessThan(IDLE * MOST_KB_EACH);
  expect(idle.open()).toBe(IDLE);

  idle.end();
  await expect.poll(() => descriptorsOf(pid), soon).toBeLessThan(before.descriptors + 50);
  expect(await ask(1)).toBe(200);
  server.process.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
});
