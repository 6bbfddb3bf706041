import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { openLine } from "../helpers/line.ts";
import { serverOf } from "../helpers/server.ts";

const BODY = JSON.stringify({ query: "{ areas { slug } }" });
const REQUEST = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
const WRONG = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}";
const HEALTH = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
const soon = { timeout: 5000, interval: 10 };

/** A server whose answers wait until they are let go. */
async function waiting(options: Parameters<typeof serverOf>[1] = {}) {
  const server = await serverOf(makeCorpus({ observations: [makeObservation()] }), options);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.store.wrap = (reader) =>
    Object.assign(Object.create(reader) as Reader, { areas: async () => await promise.then(async () => await reader.areas()) });
  const port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
  return { ...server, port, letGo: resolve };
}

it("a server that closes waits for what it answers, not for a request that does not come", async () => {
  const { app, store, port, letGo } = await waiting({ timeouts: { headers: 300, request: 300, silence: 60_000, idle: 60_000 } });
  const [whole, half] = [await openLine(port), await openLine(port)];
  whole.socket.write(REQUEST);
  half.socket.write(REQUEST.slice(0, -1));
  await expect.poll(() => store.held, soon).toBe(1);
  const closed = app.close();
  await sleep(1000);
  expect([whole.closed(), half.closed()]).toEqual([false, false]);
  letGo();
  await closed;
  await expect.poll(whole.heard, soon).toMatch(/^HTTP\/1\.1 200 /);
  await expect.poll(half.closed, soon).toBe(true);
});

it.each([
  ["three questions", REQUEST.repeat(3)],
  ["one, and what is asked and refused without a place", `${REQUEST}${WRONG}GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n`],
  ["one, and others that ask how it is", `${REQUEST}${HEALTH}${HEALTH}`],
])("a server that closes answers all that it has taken on one line, %s, then ends it", async (_, requests) => {
  const { app, port, letGo } = await waiting();
  let taken = 0;
  app.server.on("request", () => {
    taken += 1;
  });
  const line = await openLine(port);
  line.socket.write(requests);
  await expect.poll(() => taken, soon).toBe(3);
  const closed = app.close();
  await sleep(100);
  letGo();
  await closed;
  await expect.poll(line.closed, soon).toBe(true);
  expect(line.heard().match(/HTTP\/1\.1 \d+/g)).toHaveLength(3);
});
