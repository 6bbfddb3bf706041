import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { MAX_IN_FLIGHT } from "../../src/server/in-flight.ts";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { type Line, openLine } from "../helpers/line.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });
const PLACES = "{ areas { slug } }";
const soon = { timeout: 5000, interval: 10 };

/** What a server tells of its requests in flight. */
const inFlightAt = async ({ app }: TestServer): Promise<number> =>
  Number(/^indicator_hub_requests_in_flight (\d+)$/m.exec((await app.inject("/metrics")).body)?.[1]);

/** Makes a server's lists of places wait until they are let go. */
function hold({ store }: TestServer): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  store.wrap = (reader) =>
    Object.assign(Object.create(reader) as Reader, { areas: async () => await promise.then(async () => await reader.areas()) });
  return resolve;
}

/** A server that listens and answers two requests at once, and how many requests it has seen the headers of. */
async function listening() {
  const server = await serverOf(corpus, { maxInFlight: 2 });
  let seen = 0;
  server.app.server.on("request", () => {
    seen += 1;
  });
  const port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
  const ask = async (query: string): Promise<number> => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    await answer.text();
    return answer.status;
  };
  return { server, port, ask, seen: () => seen };
}

const BODY = JSON.stringify({ query: PLACES });
const HALF = BODY.length / 2;
const HEAD = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n`;
const statusOf = (line: Line): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(line.heard())?.[1] ?? 0);

describe("requests in flight", () => {
  it("are not those whose body is still on its way: more of them than may be answered leave a good client its place", async () => {
    const { server, port, ask, seen } = await listening();
    const lines = await Promise.all([1, 2, 3].map(() => openLine(port)));
    for (const { socket } of lines) socket.write(HEAD + BODY.slice(0, HALF));
    await expect.poll(seen, soon).toBe(3);
    for (let count = 0; count < 5; count += 1) expect(await ask(PLACES)).toBe(200);
    expect(lines.map(statusOf)).toEqual([0, 0, 0]);

    const letGo = hold(server);
    for (const { socket } of lines) socket.write(BODY.slice(HALF));
    await expect.poll(() => lines.map(statusOf).toSorted(), soon).toEqual([0, 0, 503]);
    expect(await ask("{ __typename }")).toBe(503);
    letGo();
    await expect.poll(() => lines.map(statusOf).toSorted(), soon).toEqual([200, 200, 503]);
  });

  it("give their place back where the client goes before its answer", async () => {
    const { server, port, ask } = await listening();
    const letGo = hold(server);
    const lines = await Promise.all([1, 2].map(() => openLine(port)));
    for (const { socket } of lines) socket.write(HEAD + BODY);
    await expect.poll(async () => await ask("{ __typename }"), soon).toBe(503);
    for (const { socket } of lines) socket.destroy();
    await expect.poll(async () => await ask("{ __typename }"), soon).toBe(200);
    letGo();
  });

  it("are not those whose client has gone while its body was unpacked", async () => {
    const { server, port, ask } = await listening();
    const packed = gzipSync(JSON.stringify({ query: PLACES, variables: { pad: "x".repeat(90_000) } }));
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`;
    for (let count = 0; count < 60; count += 1) {
      const { socket } = await openLine(port);
      await new Promise<void>((resolve) => void socket.write(Buffer.concat([Buffer.from(head), packed]), () => resolve()));
      socket.destroy();
    }
    await expect.poll(() => inFlightAt(server), soon).toBe(0);
    expect(await ask(PLACES)).toBe(200);
  });

  it("are 256 at most where nothing else is said", async () => {
    expect(MAX_IN_FLIGHT).toBe(256);
    const server = await serverOf(corpus);
    const letGo = hold(server);
    const ask = async () => await server.app.inject({ method: "POST", url: "/graphql", payload: { query: PLACES } });
    const asked = Array.from({ length: 256 }, ask);
    await expect.poll(() => inFlightAt(server), soon).toBe(256);
    const refused = await ask();
    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({ errors: [{ extensions: { code: "SERVER_BUSY" } }] });
    letGo();
    const statuses = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
