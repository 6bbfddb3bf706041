import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { openLine } from "../helpers/line.ts";
import { serverOf } from "../helpers/server.ts";

const BODY = JSON.stringify({ query: "{ areas { slug } }" });
const REQUEST = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
const soon = { timeout: 5000, interval: 10 };

it("a server that closes waits for what it answers, not for a request that does not come", async () => {
  const server = await serverOf(makeCorpus({ observations: [makeObservation()] }), {
    timeouts: { headers: 300, request: 300, silence: 60_000, idle: 60_000 },
  });
  const gate = Promise.withResolvers<void>();
  server.store.wrap = (reader) =>
    Object.assign(Object.create(reader) as Reader, { areas: async () => await gate.promise.then(async () => await reader.areas()) });
  const port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
  const [whole, half] = [await openLine(port), await openLine(port)];
  whole.socket.write(REQUEST);
  half.socket.write(REQUEST.slice(0, -1));
  await expect.poll(() => server.store.held, soon).toBe(1);
  const closed = server.app.close();
  await sleep(1000);
  expect([whole.closed(), half.closed()]).toEqual([false, false]);
  gate.resolve();
  await closed;
  await expect.poll(whole.heard, soon).toMatch(/^HTTP\/1\.1 200 /);
  await expect.poll(half.closed, soon).toBe(true);
});
