import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { Reader } from "../../src/store/reader.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

const corpusOf = (revision: string) => makeCorpus({ revision, observations: [makeObservation()] });
const QUERY = "{ dataset { revision } sources { key } areas { slug } }";

/** Holds every request at its first read of the dataset until the gate is opened. */
function gate({ store }: TestServer) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let waiting = 0;
  store.wrap = (reader) =>
    Object.assign(Object.create(reader) as Reader, {
      dataset: async () => {
        waiting += 1;
        await promise;
        return await reader.dataset();
      },
    });
  return { open: resolve, waiting: () => waiting };
}

const port = async ({ app }: TestServer): Promise<number> => Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
const ask = (at: number, query = QUERY, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${at}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
    ...init,
  });
const rawPost = (query: string): string => {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};
const soon = { timeout: 5000, interval: 10 };

describe("over HTTP, on a free port", () => {
  it("a request is answered, and its lease given back", async () => {
    const server = await serverOf(corpusOf("one"));
    const answer = await ask(await port(server));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ data: { dataset: { revision: "one" } } });
    await expect.poll(() => server.store.held, soon).toBe(0);
    expect(server.store.given).toBe(1);
  });

  it.each([
    ["a user's mistake", JSON.stringify({ query: '{ area(code: "x") { slug } }' })],
    ["a query that is none", JSON.stringify({ query: "{" })],
    ["no query at all", "{}"],
    ["a body that is no JSON", "{"],
  ])("the lease is given back after %s", async (_case, body) => {
    const server = await serverOf(corpusOf("one"));
    await (await ask(await port(server), "", { body })).text();
    await expect.poll(() => server.store.held, soon).toBe(0);
  });

  it("a hundred requests at once are answered, and every lease given back", async () => {
    const server = await serverOf(corpusOf("one"));
    const at = await port(server);
    const answers = await Promise.all(Array.from({ length: 100 }, async () => (await ask(at)).json()));
    expect(answers).toHaveLength(100);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await expect.poll(() => server.store.held, soon).toBe(0);
    expect(server.store.given).toBe(100);
  });

  it("one request sees one revision, though the store is replaced while it runs", async () => {
    const server = await serverOf(corpusOf("one"));
    const at = await port(server);
    const { open, waiting } = gate(server);
    const early = ask(at, "{ first: dataset { revision } observations { totalCount } second: dataset { revision } sources { key } }");
    await expect.poll(waiting, soon).toBe(2);
    await publish(server.path, { ...corpusOf("two"), observations: [] });
    const figuresNow = async () => {
      const { reader, release } = server.store.acquire();
      const count = await reader.countObservations({});
      release();
      return count;
    };
    await expect.poll(figuresNow, soon).toBe(0);
    open();
    expect(await (await early).json()).toMatchObject({
      data: { first: { revision: "one" }, observations: { totalCount: 1 }, second: { revision: "one" }, sources: expect.any(Array) },
    });
  });

  it("the next request sees the new revision", async () => {
    const server = await serverOf(corpusOf("one"));
    const at = await port(server);
    await publish(server.path, corpusOf("two"));
    const revision = async () => ((await (await ask(at)).json()) as { data: { dataset: { revision: string } } }).data.dataset.revision;
    await expect.poll(revision, soon).toBe("two");
    expect(await (await fetch(`http://127.0.0.1:${at}/health`)).json()).toEqual({ status: "ok", revision: "two" });
  });

  it("the lease is given back when the client goes away before its answer", async () => {
    const server = await serverOf(corpusOf("one"));
    const at = await port(server);
    const { open, waiting } = gate(server);
    const abort = new AbortController();
    const request = ask(at, QUERY, { signal: abort.signal });
    await expect.poll(waiting, soon).toBe(1);
    expect(server.store.held).toBe(1);
    abort.abort();
    await expect(request).rejects.toThrow();
    await expect.poll(() => server.store.held, soon).toBe(0);
    open();
    expect((await ask(at)).status).toBe(200);
  });

  it("leases are given back when a client that has sent several requests on one line goes away", async () => {
    const server = await serverOf(corpusOf("one"));
    const at = await port(server);
    const { open, waiting } = gate(server);
    const socket = connect(at, "127.0.0.1");
    socket.write(rawPost(QUERY).repeat(3));
    // The third waits for its turn.
    await expect.poll(waiting, soon).toBe(2);
    socket.destroy();
    await expect.poll(() => server.store.held, soon).toBe(0);
    open();
  });

  it("no lease is taken for a client that goes away in the middle of its question", async () => {
    const server = await serverOf(corpusOf("one"));
    const socket = connect(await port(server), "127.0.0.1");
    const whole = rawPost(QUERY);
    await new Promise<void>((resolve) => void socket.write(whole.slice(0, -10), () => resolve()));
    socket.destroy();
    await expect.poll(async () => (await server.app.inject("/health")).statusCode, soon).toBe(200);
    await expect.poll(() => server.store.held, soon).toBe(0);
  });

  it("the store is closed with the server, after the requests in flight", async () => {
    const server = await serverOf(corpusOf("one"));
    const at = await port(server);
    const { open, waiting } = gate(server);
    const early = ask(at);
    await expect.poll(waiting, soon).toBe(1);
    const { reader, release } = server.store.acquire();
    const closed = server.app.close();
    open();
    const answer = await early;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ data: { dataset: { revision: "one" } } });
    await closed;
    expect((await reader.dataset()).revision).toBe("one");
    release();
    await expect(reader.dataset()).rejects.toThrow(/not open/);
    await expect(ask(at)).rejects.toThrow();
  });
});
