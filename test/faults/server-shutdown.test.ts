import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { openLine } from "../helpers/line.ts";
import { serveData } from "../helpers/serving.ts";
import { PROJECT_DATA } from "../helpers/store.ts";

const soon = { timeout: 20_000, interval: 20 };

/** A question like no other, which takes its time. */
const question = (number: number): string =>
  JSON.stringify({
    query:
      "query ($least: Float) { observations(first: 200, filter: { minValue: $least }) { nodes { id formatted measure { name } conflicts { id } } } }",
    variables: { least: number / 1000 },
  });
const post = (body: string): string =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** How many figures the one answer holds that came over a line; null where it is not whole. */
function figuresIn(heard: string): number | null {
  const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? Number.NaN);
  const body = heard.slice(heard.indexOf("\r\n\r\n") + 4);
  return heard.startsWith("HTTP/1.1 200 ") && body.length === length
    ? (JSON.parse(body) as { data: { observations: { nodes: unknown[] } } }).data.observations.nodes.length
    : null;
}

/** Of half a megabyte each: more than the system takes of files that nobody reads. */
const FILES = 100;
const textOf = async (url: string): Promise<string> => await (await fetch(url)).text();

it("a server that is told to stop first says so, answers all it has taken, and ends though some clients never do", {
  timeout: 60_000,
}, async () => {
  const server = await serveData(PROJECT_DATA, { settings: { DRAIN_SECONDS: "2", STOP_SECONDS: "10" } });
  const status = async (path: string) => (await fetch(`${server.address}${path}`)).status;
  expect(await status("/ready")).toBe(200);

  const [idle, endless, late] = [await openLine(server.port), await openLine(server.port), await openLine(server.port)];
  idle.socket.write(post(question(0)));
  await expect.poll(() => figuresIn(idle.heard()), soon).toBe(200);
  endless.socket.write(post(question(1)).slice(0, -1));
  late.socket.write(post(question(2)).slice(0, -1));

  server.process.kill("SIGTERM");
  // It is not ready any more, and still takes whoever has not heard of that.
  await expect.poll(() => status("/ready"), soon).toBe(503);
  expect(await status("/health")).toBe(200);
  const lines = await Promise.all(Array.from({ length: 40 }, () => openLine(server.port)));
  for (const [index, { socket }] of lines.entries()) socket.write(post(question(10 + index)));
  const files = Promise.all(
    [1, 2, 3, 4, 5].map(async (least) => await textOf(`${server.address}/export/observations.csv?minValue=${least}`)),
  );

  await expect.poll(() => status("/health").catch(() => "refused"), soon).toBe("refused");
  // The rest of a question that was begun in time is still read.
  late.socket.write("}");
  await expect.poll(() => figuresIn(late.heard()), soon).toBe(200);
  expect(await server.ended).toEqual({ code: 0, signal: null, stdout: server.output(), stderr: "" });
  for (const line of lines) expect(figuresIn(line.heard())).toBe(200);
  for (const file of await files) expect(file).toMatch(/\r\n$/);
  expect(endless.heard()).toBe("");
  await expect.poll(() => [idle, endless, late, ...lines].every((line) => line.closed()), soon).toBe(true);
});

it("what is not taken when the time to stop is over is cut off, and the log says so", { timeout: 60_000 }, async () => {
  const server = await serveData(PROJECT_DATA, { settings: { DRAIN_SECONDS: "0", STOP_SECONDS: "2", LOG_LEVEL: "warn" } });
  const reader = await openLine(server.port);
  reader.socket.pause();
  reader.socket.write("GET /export/observations.csv HTTP/1.1\r\nHost: x\r\n\r\n".repeat(FILES));
  const answered = async () => Number(/_count\{route="\/export\/\*"\} (\d+)/.exec(await textOf(`${server.address}/metrics`))?.[1] ?? 0);
  // The system has taken what it takes once no more of them are answered in half a second.
  let [before, now] = [-1, 0];
  while (before !== now || now === 0) {
    [before, now] = [now, await answered()];
    await sleep(500);
  }
  expect(now).toBeLessThan(FILES);
  server.process.kill("SIGTERM");
  const { code, stdout } = await server.ended;
  expect(code).toBe(0);
  expect(stdout).toContain("they were cut off");
});
