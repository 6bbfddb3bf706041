import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

const soon = { timeout: 5000, interval: 10 };
const PLACES = JSON.stringify({ query: "{ areas { slug } }" });
const POST = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${PLACES.length}\r\n\r\n${PLACES}`;
const ASK = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";

/** One after the other, since their order counts. */
async function each<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
}

/** A server that holds some lines open, and lines to it from several addresses. */
async function holding(maxConnections: number) {
  const server = await serverOf(makeCorpus({ observations: [makeObservation()] }), { maxConnections });
  const port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
  const open = async (from: string) => {
    const socket = connect({ port, host: "127.0.0.1", localAddress: from });
    const line = { socket, heard: "", isClosed: false };
    socket.on("data", (chunk) => {
      line.heard += chunk.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      line.isClosed = true;
    });
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    return line;
  };
  const refused = async () => Number(/TOO_MANY_CONNECTIONS"} (\d+)/.exec((await server.app.inject("/metrics")).body)?.[1] ?? 0);
  return { server, open, refused };
}

describe("where as many lines are open as may be", () => {
  it("whoever has most of them makes room, by the oldest", async () => {
    const { open, refused } = await holding(5);
    const many = await each(5, () => open("127.0.0.2"));
    const other = await open("127.0.0.3");
    other.socket.write(ASK);
    await expect.poll(() => other.heard, soon).toContain("200 OK");
    await expect.poll(() => many.map(({ isClosed }) => isClosed), soon).toEqual([true, false, false, false, false]);
    expect(await refused()).toBe(1);
  });

  it("a new line of that client itself is refused, and one that would make it two who have as many", async () => {
    const { open, refused } = await holding(4);
    const lines = await each(4, (index) => open(index < 2 ? "127.0.0.2" : "127.0.0.3"));
    const [own, others] = [await open("127.0.0.2"), await open("127.0.0.3")];
    await expect.poll(() => [own.isClosed, others.isClosed], soon).toEqual([true, true]);
    expect(lines.some(({ isClosed }) => isClosed)).toBe(false);
    expect(await refused()).toBe(2);
  });

  it("a line on which something is answered stays, however old", async () => {
    const { server, open } = await holding(4);
    const { promise, resolve } = Promise.withResolvers<void>();
    server.store.wrap = (reader) =>
      Object.assign(Object.create(reader) as Reader, { areas: async () => await promise.then(async () => await reader.areas()) });
    const asking = await open("127.0.0.2");
    asking.socket.write(POST);
    await expect.poll(() => server.store.held, soon).toBe(1);
    const idle = await each(3, () => open("127.0.0.2"));
    const other = await open("127.0.0.3");
    other.socket.write(ASK);
    await expect.poll(() => other.heard, soon).toContain("200 OK");
    resolve();
    await expect.poll(() => asking.heard, soon).toContain("200 OK");
    expect(idle.map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
  });

  it("where whoever has most has none that is idle, its oldest goes", async () => {
    const { server, open } = await holding(4);
    let seen = 0;
    server.app.server.on("request", () => {
      seen += 1;
    });
    const uploading = await each(4, () => open("127.0.0.2"));
    // The head of a body that is still to come: it is being answered.
    for (const { socket } of uploading) socket.write(POST.slice(0, -10));
    await expect.poll(() => seen, soon).toBe(4);
    const other = await open("127.0.0.3");
    other.socket.write(ASK);
    await expect.poll(() => other.heard, soon).toContain("200 OK");
    expect(uploading.map(({ isClosed }) => isClosed)).toEqual([true, false, false, false]);
  });

  it("there is room again when some have gone", async () => {
    const { open, refused } = await holding(2);
    const [one] = [await open("127.0.0.2"), await open("127.0.0.2")];
    one.socket.destroy();
    await expect.poll(() => one.isClosed, soon).toBe(true);
    const next = await open("127.0.0.2");
    next.socket.write(ASK);
    await expect.poll(() => next.heard, soon).toContain("200 OK");
    expect(await refused()).toBe(0);
  });
});
