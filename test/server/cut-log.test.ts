import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { QueryTimeout } from "../../src/errors.ts";
import { PAGE } from "../../src/export/observation-file.ts";
import { READER_PATIENCE_MS } from "../../src/server/in-flight.ts";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation, period } from "../helpers/corpus.ts";
import { openLine } from "../helpers/line.ts";
import { logged } from "../helpers/logged.ts";
import { watchPages } from "../helpers/pages.ts";

const soon = { timeout: 10_000, interval: 10 };

describe("an answer that is cut off", () => {
  const long = makeCorpus({
    observations: Array.from({ length: PAGE * 6 }, (_, index) =>
      makeObservation({ line: index + 1, period: period(), note: "x".repeat(500) }),
    ),
  });

  /** A server whose last page of a file fails so, and a client that has read the file as far as it came. */
  async function brokenOff(error: Error) {
    const { server, lines, answered } = await logged(long);
    watchPages(server, async (page) => {
      if (page === 6) throw error;
    });
    const origin = await server.app.listen({ port: 0, host: "127.0.0.1" });
    const answer = await fetch(`${origin}/export/observations.csv`, { headers: { "accept-encoding": "identity" } });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    await expect.poll(answered, soon).toHaveLength(1);
    const metrics = (await server.app.inject("/metrics")).body.split("\n");
    return { told: lines(), metrics };
  }

  it("has its line too, with the reason, and is counted", async () => {
    const { told, metrics } = await brokenOff(new QueryTimeout(QueryTimeout.advice));
    expect(told.find(({ msg }) => msg === "answered")).toMatchObject({ level: 40, status: 200, cut: true, codes: ["QUERY_TIMEOUT"] });
    expect(metrics).toContain('indicator_hub_errors_total{code="QUERY_TIMEOUT"} 1');
    expect(metrics).toContain('indicator_hub_http_requests_total{route="/export/*",method="GET",status="200"} 1');
  });

  it("by a fault is told with that fault, under an id", async () => {
    const { told, metrics } = await brokenOff(new Error("the disk is gone"));
    expect(told.find(({ msg }) => msg === "answered")).toMatchObject({ cut: true, codes: ["INTERNAL_SERVER_ERROR"] });
    expect(told.find(({ msg }) => msg === "internal error")).toMatchObject({
      id: expect.any(String),
      err: { message: "the disk is gone" },
    });
    expect(metrics).toContain('indicator_hub_errors_total{code="INTERNAL_SERVER_ERROR"} 1');
  });

  it("since its client has gone before a byte of it, is told as 499", async () => {
    const { server, answered } = await logged(makeCorpus());
    const { promise, resolve } = Promise.withResolvers<void>();
    server.store.wrap = (reader) =>
      Object.assign(Object.create(reader) as Reader, { areas: async () => await promise.then(async () => await reader.areas()) });
    const line = await openLine(Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port));
    const body = JSON.stringify({ query: "{ areas { slug } }" });
    line.socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await expect.poll(() => server.store.held, soon).toBe(1);
    line.socket.resetAndDestroy();
    await expect.poll(answered, soon).toEqual([expect.objectContaining({ status: 499, cut: true })]);
    resolve();
  });

  /** More than the system takes of a file that nobody reads. */
  const wordy = makeCorpus({
    observations: Array.from({ length: 12 }, (_, index) => makeObservation({ line: index + 1, note: "x".repeat(1_000_000) })),
  });

  it("since another wants the place of who does not read it, says so", async () => {
    const { server, answered } = await logged(wordy, { maxInFlight: 1 });
    const port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
    const slow = connect(port, "127.0.0.1");
    onTestFinished(() => void slow.destroy());
    slow.on("error", () => {});
    slow.once("data", () => slow.pause());
    slow.write("GET /export/observations.csv HTTP/1.1\r\nHost: x\r\n\r\n");
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${port}/export/observations.csv`, { method: "HEAD" })).status, {
        timeout: READER_PATIENCE_MS + 10_000,
        interval: 100,
      })
      .toBe(200);
    expect(answered().find(({ cut }) => cut)).toMatchObject({ status: 200, codes: ["READER_TOO_SLOW"] });
    expect((await server.app.inject("/metrics")).body).not.toContain("CLIENT_GONE");
  });

  it("since its client has gone in the midst of a packed file is no fault of the hub", async () => {
    const { server, lines, answered } = await logged(long);
    const { promise, resolve } = Promise.withResolvers<void>();
    watchPages(server, async (page) => {
      if (page === 6) await promise;
    });
    const line = await openLine(Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port));
    line.socket.write("GET /export/observations.csv HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
    await expect.poll(line.heard, soon).toContain("content-encoding: gzip");
    line.socket.resetAndDestroy();
    await expect.poll(answered, soon).toEqual([expect.objectContaining({ level: 30, status: 200, cut: true })]);
    resolve();
    await expect.poll(() => server.store.held, soon).toBe(0);
    expect(lines().filter(({ level }) => Number(level) > 30)).toEqual([]);
    expect((await server.app.inject("/metrics")).body).not.toContain("INTERNAL_SERVER_ERROR");
  });
});
