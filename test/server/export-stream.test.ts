import { connect } from "node:net";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { PAGE } from "../../src/export/observation-file.ts";
import { FileEngine } from "../../src/server/file-engine.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation, period } from "../helpers/corpus.ts";
import { rowsOf } from "../helpers/export.ts";
import { watchPages } from "../helpers/pages.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

/** Two pages and a half, each figure on a line of its own and undated, so that none contradicts another. */
const long = (revision: string, rows = PAGE * 2.5) =>
  makeCorpus({
    revision,
    observations: Array.from({ length: rows }, (_, index) =>
      makeObservation({ line: index + 1, measure: `m${index % 50}`, population: "all", value: index, note: revision, period: period() }),
    ),
    measures: Array.from({ length: 50 }, (_, index) => ({
      key: `m${index}`,
      name: `Measure ${index}`,
      definition: "A measure.",
      topic: "HEALTH",
      unit: "COUNT",
      polarity: "NEUTRAL",
      kind: "LEVEL",
      population: "all",
      gapOf: null,
    })),
  });
const soon = { timeout: 5000, interval: 10 };
const port = async ({ app }: TestServer): Promise<number> => Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);

describe("a long file, over HTTP", () => {
  it("is read page by page, and comes whole; its lease is given back", async () => {
    const server = await serverOf(long("one"));
    const pages = watchPages(server);
    const at = await port(server);
    const answer = await fetch(`http://127.0.0.1:${at}/export/observations.csv`);
    const rows = rowsOf(await answer.text());
    expect(rows.map(({ value }) => value)).toEqual(Array.from({ length: PAGE * 2.5 }, (_, index) => String(index)));
    expect(pages.read()).toBe(3);
    await expect.poll(() => server.store.held, soon).toBe(0);
  });

  it("is of one revision from its first byte to its last, though the store is replaced meanwhile", async () => {
    const server = await serverOf(long("one"));
    const gate = Promise.withResolvers<void>();
    const pages = watchPages(server, async (page) => {
      if (page === 2) await gate.promise;
    });
    const at = await port(server);
    const early = fetch(`http://127.0.0.1:${at}/export/observations.csv`);
    await expect.poll(pages.read, soon).toBe(2);
    await publish(server.path, long("two"));
    const revision = async () => (await (await fetch(`http://127.0.0.1:${at}/health`)).json()) as { revision: string };
    await expect.poll(revision, soon).toMatchObject({ revision: "two" });
    expect(server.store.held).toBe(1);
    gate.resolve();
    const rows = rowsOf(await (await early).text());
    expect(rows).toHaveLength(PAGE * 2.5);
    expect(new Set(rows.map(({ note }) => note))).toEqual(new Set(["one"]));
    await expect.poll(() => server.store.held, soon).toBe(0);
  });

  it("gives its lease back when the client has gone before a byte of it was read", async () => {
    const { store } = await serverOf(long("one"));
    const { body } = await new FileEngine({ store, report: () => {} }).answer(
      { name: "observations.csv", search: "", head: false },
      { client: "one" },
    );
    if (Buffer.isBuffer(body)) expect.fail("no stream");
    expect(store.held).toBe(1);
    Readable.from(body).destroy();
    await expect.poll(() => store.held, soon).toBe(0);
  });

  it("stops, and gives its lease back, when the client goes away", async () => {
    const server = await serverOf(long("one"));
    const gate = Promise.withResolvers<void>();
    const pages = watchPages(server, async (page) => {
      if (page === 2) await gate.promise;
    });
    const at = await port(server);
    const abort = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${at}/export/observations.csv`, { signal: abort.signal });
    await expect.poll(pages.read, soon).toBe(2);
    expect(server.store.held).toBe(1);
    abort.abort();
    await expect(answer.text()).rejects.toThrow();
    await expect.poll(() => server.store.held, soon).toBe(0);
    gate.resolve();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pages.read()).toBe(2);
    expect((await fetch(`http://127.0.0.1:${at}/health`)).status).toBe(200);
  });

  it("waits for a client that does not read", async () => {
    const server = await serverOf(long("x".repeat(2000), PAGE * 16));
    const pages = watchPages(server);
    const socket = connect(await port(server), "127.0.0.1");
    socket.pause();
    socket.write("GET /export/observations.csv HTTP/1.1\r\nHost: x\r\n\r\n");
    await expect.poll(pages.read, soon).toBeGreaterThan(0);
    let before = -1;
    await expect
      .poll(
        () => {
          const still = pages.read() === before;
          before = pages.read();
          return still;
        },
        { timeout: 5000, interval: 200 },
      )
      .toBe(true);
    expect(pages.read()).toBeLessThan(16);
    expect(server.store.held).toBe(1);
    socket.destroy();
    await expect.poll(() => server.store.held, soon).toBe(0);
  });

  it("breaks off where the store fails, so that nobody takes a part for the whole", async () => {
    const server = await serverOf(long("one"));
    watchPages(server, async (page) => {
      if (page === 2) throw new Error("the disk is gone");
    });
    const answer = await fetch(`http://127.0.0.1:${await port(server)}/export/observations.csv`);
    // Where nothing has left yet, the whole is refused; else the line ends before its end.
    const outcome = await answer.text().then(
      () => answer.status,
      () => "broken off",
    );
    expect([500, "broken off"]).toContain(outcome);
    await expect.poll(() => server.store.held, soon).toBe(0);
  });

  it("is not read for HEAD, nor for a client that has it", async () => {
    const server = await serverOf(long("one"));
    const pages = watchPages(server);
    const url = `http://127.0.0.1:${await port(server)}/export/observations.csv`;
    const head = await fetch(url, { method: "HEAD" });
    expect((await fetch(url, { headers: { "if-none-match": head.headers.get("etag") ?? "" } })).status).toBe(304);
    expect(pages.read()).toBe(0);
    await expect.poll(() => server.store.held, soon).toBe(0);
  });
});
