import { describe, expect, it, onTestFinished } from "vitest";
import { TIMEOUTS } from "../../src/server/timeouts.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { drip, openLine } from "../helpers/line.ts";
import { serverOf } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });
/** Small enough to be waited for, large enough for a busy machine to send a whole request in. */
const SHORT = { headers: 600, request: 1200, silence: 1500, idle: 1500 };
/** Longer than any of them, and shorter than what Node would wait. */
const soon = { timeout: 12_000, interval: 50 };
const EVERY_MS = 40;
const MANY = 60;

/** A listening server, and what a good client that asks all the time has been answered so far. */
async function listening() {
  const { app } = await serverOf(corpus, { timeouts: SHORT });
  const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  const statuses: number[] = [];
  let asking = true;
  const good = (async () => {
    while (asking) {
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          query: "query ($n: Int) { observations(first: $n) { totalCount } }",
          variables: { n: 1 + (statuses.length % 500) },
        }),
      });
      await answer.text();
      statuses.push(answer.status);
    }
  })();
  onTestFinished(() => {
    asking = false;
  });
  return {
    app,
    port,
    /** Stops asking; every status that came. */
    async answered(): Promise<number[]> {
      asking = false;
      await good;
      return statuses;
    },
  };
}

describe("clients that send slowly", () => {
  it.each([
    ["headers a byte at a time", `GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ${"x".repeat(5000)}`],
    [
      "a body a byte at a time",
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n{"query":"${"x".repeat(5000)}`,
    ],
    [
      "a body in pieces",
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${"1\r\nx\r\n".repeat(5000)}`,
    ],
    ["nothing at all", ""],
  ])("%s: are told so and closed, while others are answered", async (_what, request) => {
    const { port, answered } = await listening();
    const lines = await Promise.all(Array.from({ length: MANY }, () => openLine(port)));
    const head = request.indexOf("\r\n\r\n") + 4;
    for (const line of lines) {
      // Where the body is slow, the headers are not.
      if (head > 3) line.socket.write(request.slice(0, head));
      drip(line, head > 3 ? request.slice(head) : request, EVERY_MS);
    }
    await expect.poll(() => lines.filter((line) => line.closed()).length, soon).toBe(MANY);
    for (const line of lines) {
      expect(line.heard()).toMatch(/^HTTP\/1\.1 408 /);
      expect(line.heard()).toContain('"REQUEST_TIMEOUT"');
    }
    const statuses = await answered();
    expect(statuses.length).toBeGreaterThan(10);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it("are closed where they do not read what they have asked for", async () => {
    const { app, port, answered } = await listening();
    const line = await openLine(port);
    line.socket.pause();
    // More answers than the buffers of a line hold.
    const question =
      "GET /graphql?query=%7B__schema%7Btypes%7Bname%20fields%7Bname%20description%7D%7D%7D%7D HTTP/1.1\r\nHost: x\r\nApollo-Require-Preflight: 1\r\n\r\n";
    line.socket.write(question.repeat(200));
    const open = () =>
      new Promise<number>((resolve, reject) => app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
    await expect.poll(open, soon).toBe(2);
    await expect.poll(open, soon).toBe(1);
    expect(new Set(await answered())).toEqual(new Set([200]));
  });
});

describe("a server", () => {
  it("gives a client ten seconds for its headers and fifteen for its request", async () => {
    expect(TIMEOUTS).toMatchObject({ headers: 10_000, request: 15_000 });
    const { server } = (await serverOf(corpus)).app;
    expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 15_000]);
  });

  it("closes lines beyond those that it holds open, and takes new ones when some have gone", async () => {
    const { app } = await serverOf(corpus, { maxConnections: 10 });
    const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
    const lines = await Promise.all(Array.from({ length: 16 }, () => openLine(port)));
    await expect.poll(() => lines.filter((line) => line.closed()).length, soon).toBe(6);
    const [first, second] = lines.filter((line) => !line.closed());
    first?.socket.destroy();
    second?.socket.destroy();
    await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null))?.status, soon).toBe(200);
  });
});
