import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus } from "../helpers/corpus.ts";
import { openLine } from "../helpers/line.ts";
import { parseAnswer } from "../helpers/raw-http.ts";
import { serverOf } from "../helpers/server.ts";

/** Only headers have to come soon: no line ends here for another reason. */
const TIMEOUTS = { headers: 1000, request: 60_000, silence: 60_000, idle: 60_000 };
const soon = { timeout: 10_000, interval: 20 };

const GUARDED = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
};

describe("what never becomes a request", () => {
  it.each([
    ["bytes that are no HTTP", "Good day to you!\r\n\r\n", "400 Bad Request", "BAD_REQUEST", {}],
    ["headers that come too slowly", "GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ", "408 Request Timeout", "REQUEST_TIMEOUT", {}],
    [
      "headers that are too large",
      `GET /health HTTP/1.1\r\nHost: x\r\nX-Large: ${"x".repeat(20_000)}\r\n\r\n`,
      "431 Request Header Fields Too Large",
      "HEADERS_TOO_LARGE",
      {},
    ],
    [
      "a tunnel",
      "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n\r\n",
      "405 Method Not Allowed",
      "METHOD_NOT_ALLOWED",
      { allow: "GET, HEAD, POST, OPTIONS" },
    ],
  ])("%s: is refused by a status and code of its own, guarded as every answer, and its line is ended", async (...given) => {
    const [, bytes, status, code, more] = given;
    const { app } = await serverOf(makeCorpus(), { timeouts: TIMEOUTS });
    const line = await openLine(Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port));
    line.socket.write(bytes);
    await expect.poll(() => line.closed(), soon).toBe(true);

    expect(line.heard().split("\r\n", 1)).toEqual([`HTTP/1.1 ${status}`]);
    const { headers, body } = parseAnswer(line.heard());
    expect(Object.fromEntries(headers)).toEqual({
      ...GUARDED,
      ...more,
      "content-type": "application/json; charset=utf-8",
      "content-length": String(body.length),
      connection: "close",
    });
    expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/), code });
    // Nothing is said after it.
    expect(line.heard().endsWith(`\r\n\r\n${body}`)).toBe(true);
  });
});

describe("a tunnel that is asked for", () => {
  const TUNNEL = "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n\r\n";

  /** A server that gives its lines time, and how many it has. */
  async function open() {
    const { app, store } = await serverOf(makeCorpus(), { timeouts: TIMEOUTS });
    const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
    const lines = () => new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count)));
    return { app, store, port, lines };
  }

  it("does no harm where its line is reset, before or after the refusal", async () => {
    const { app, port, lines } = await open();
    for (let count = 0; count < 20; count += 1) {
      const line = await openLine(port);
      line.socket.write(TUNNEL);
      if (count % 2 === 0) await expect.poll(() => line.heard(), soon).toContain("405");
      line.socket.resetAndDestroy();
    }
    await expect.poll(lines, soon).toBe(0);
    expect((await app.inject("/ready")).statusCode).toBe(200);
  });

  it("is not answered where an answer is due, since it would be taken for that", async () => {
    const { store, port } = await open();
    const line = await openLine(port);
    const { promise, resolve } = Promise.withResolvers<void>();
    store.wrap = (reader) => Object.assign(Object.create(reader) as Reader, { areas: () => promise.then(() => []) });
    const body = JSON.stringify({ query: "{ areas { slug } }" });
    line.socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}${TUNNEL}`,
    );
    await expect.poll(() => line.closed(), soon).toBe(true);
    expect(line.heard()).toBe("");
    resolve();
  });

  it("keeps no line open, though its client never ends its own side", async () => {
    const { port, lines } = await open();
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    onTestFinished(() => void socket.destroy());
    socket.write(TUNNEL);
    await once(socket.resume(), "end");
    await expect.poll(lines, soon).toBe(0);
  });
});
