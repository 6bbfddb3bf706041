import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { openLine } from "../helpers/line.ts";
import { logged } from "../helpers/logged.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

const soon = { timeout: 10_000, interval: 10 };
const corpus = makeCorpus({ revision: "one", observations: [makeObservation()] });

const post = ({ app }: TestServer, payload: object) => app.inject({ method: "POST", url: "/graphql", payload });

describe("the log", () => {
  it("has a line for each request, with what was asked by name and how it ended, and never a variable or a document", async () => {
    const { server, lines, text } = await logged(corpus, { answerCache: 1 });
    const query = "query WhoIsIt($code: String!) { area(code: $code) { slug } }";
    await post(server, { query, variables: { code: "876" } });
    await post(server, { query, variables: { code: "876" } });
    await post(server, { query, variables: { code: "secret-place" } });
    await server.app.inject({
      url: "/graphql",
      query: { query, variables: '{"code":"secret-place"}' },
      headers: { "apollo-require-preflight": "1" },
    });
    await server.app.inject("/export/observations.csv?area=secret-place");
    const answered = lines().filter(({ msg }) => msg === "answered");
    expect(
      answered.map(({ method, path, status, operation, cache, codes }) => ({ method, path, status, operation, cache, codes })),
    ).toEqual([
      { method: "POST", path: "/graphql", status: 200, operation: "WhoIsIt", cache: "miss", codes: undefined },
      { method: "POST", path: "/graphql", status: 200, operation: "WhoIsIt", cache: "hit", codes: undefined },
      { method: "POST", path: "/graphql", status: 200, operation: "WhoIsIt", cache: "miss", codes: ["BAD_USER_INPUT"] },
      { method: "GET", path: "/graphql", status: 200, operation: "WhoIsIt", cache: "miss", codes: ["BAD_USER_INPUT"] },
      { method: "GET", path: "/export/observations.csv", status: 400, operation: undefined, cache: undefined, codes: ["BAD_USER_INPUT"] },
    ]);
    for (const line of answered) {
      expect(line["ms"]).toBeTypeOf("number");
      expect(line["reqId"]).toBeTypeOf("string");
    }
    // A time may have any digits.
    expect(text().replace(/"(?:time|ms)":[^,]+,/g, "")).not.toMatch(/secret-place|876|slug/);
  });

  it("has no more of an operation's name than a line holds", async () => {
    const { server, lines } = await logged(corpus);
    await post(server, { query: `query ${"Long".repeat(5000)} { dataset { revision } }` });
    expect(lines().find(({ msg }) => msg === "answered")?.["operation"]).toBe("Long".repeat(25));
  });

  it("has the id that a client is given for an internal error, with what happened", async () => {
    const { server, lines } = await logged(corpus);
    server.store.wrap = (reader) =>
      Object.assign(Object.create(reader) as Reader, {
        areas: () => Promise.reject(new Error("the disk is gone")),
        casebook: () => Promise.reject(new Error("the disk is gone")),
      });
    const answer = (await post(server, { query: "{ areas { slug } }" })).json<{ errors: { extensions: { id: string } }[] }>();
    const id = answer.errors[0]?.extensions.id;
    expect(lines().find((line) => line["id"] === id)).toMatchObject({
      msg: "internal error",
      err: { message: "the disk is gone", stack: expect.any(String) },
    });
    const file = await server.app.inject("/export/comparison.csv?measure=eyfs-gld&area=halton");
    const fileId = /id ([\w-]{36})/.exec(file.body)?.[1];
    expect(file.statusCode).toBe(500);
    expect(lines().find((line) => line["id"] === fileId)).toMatchObject({ err: { message: "the disk is gone" } });
    // Before any engine has begun.
    server.store.acquire = () => {
      throw new Error("no store at all");
    };
    const bare = await post(server, { query: "{ areas { name } }" });
    const bareId = /id ([\w-]{36})/.exec(bare.body)?.[1];
    expect(bare.statusCode).toBe(500);
    expect(lines().find((line) => line["id"] === bareId)).toMatchObject({ err: { message: "no store at all" } });
  });

  it("has a line for what has no host or an address that cannot be read", async () => {
    const { server, lines } = await logged(corpus);
    const port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
    for (const [target, host] of [
      ["/%zz", "Host: x\r\n"],
      ["/health", ""],
    ]) {
      const line = await openLine(port);
      line.socket.write(`GET ${target} HTTP/1.1\r\n${host}\r\n`);
      await expect.poll(line.heard, soon).toContain("400 Bad Request");
    }
    await expect
      .poll(() => lines().flatMap(({ msg, status, codes }) => (msg === "answered" ? [[status, codes]] : [])), soon)
      .toEqual([
        [400, ["BAD_REQUEST"]],
        [400, ["BAD_REQUEST"]],
      ]);
  });

  it("cuts a path after two hundred letters, however long it is", async () => {
    const { server, lines } = await logged(corpus);
    const path = `/${"a".repeat(5000)}`;
    expect((await server.app.inject(path)).statusCode).toBe(404);
    expect(lines().map((line) => line["path"])).toEqual([path.slice(0, 200)]);
  });
});

describe("GET /metrics", () => {
  const linesOf = async ({ app }: TestServer): Promise<string[]> => (await app.inject("/metrics")).body.split("\n");

  it("counts requests, their time, errors by code, the cache, and tells the revision and the loop's lag", async () => {
    const { app } = await serverOf(corpus, { answerCache: 1 });
    const server = { app } as TestServer;
    await post(server, { query: "{ dataset { revision } }" });
    await post(server, { query: "{ dataset { revision } }" });
    await post(server, { query: "{ observations(first: 501) { totalCount } }" });
    await app.inject("/nothing/here");
    const answer = await app.inject("/metrics");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(answer.headers["cache-control"]).toBe("no-store");
    for (const line of [
      'indicator_hub_http_requests_total{route="/graphql",method="POST",status="200"} 2',
      'indicator_hub_http_requests_total{route="/graphql",method="POST",status="400"} 1',
      'indicator_hub_http_requests_total{route="none",method="GET",status="404"} 1',
      'indicator_hub_http_request_duration_seconds_count{route="/graphql"} 3',
      'indicator_hub_errors_total{code="PAGE_OUT_OF_RANGE"} 1',
      'indicator_hub_errors_total{code="NOT_FOUND"} 1',
      'indicator_hub_answer_cache_total{result="hit"} 1',
      'indicator_hub_answer_cache_total{result="miss"} 2',
      "indicator_hub_requests_in_flight 0",
    ])
      expect(answer.body.split("\n")).toContain(line);
    expect(answer.body).toMatch(/indicator_hub_dataset_info\{revision="one",built_at="\d{4}-.+"\} 1/);
    expect(answer.body).toContain("nodejs_eventloop_lag_seconds");
  });

  it("counts what never becomes a request, and takes a body that does not come for no mistake", async () => {
    const server = await serverOf(corpus);
    let begun = 0;
    server.app.addHook("onRequest", async () => {
      begun += 1;
    });
    const port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
    for (const text of [
      "Good day!\r\n\r\n",
      "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nExpect: it\r\n\r\n",
    ]) {
      const line = await openLine(port);
      line.socket.write(text);
      await expect.poll(line.heard, soon).toContain('"code":');
    }
    const half = await openLine(port);
    half.socket.write("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
    await expect.poll(() => begun, soon).toBe(1);
    half.socket.resetAndDestroy();
    const counted = async () => (await linesOf(server)).filter((line) => line.startsWith("indicator_hub_errors_total{")).sort();
    await expect
      .poll(counted, soon)
      .toEqual(
        ["BAD_REQUEST", "CLIENT_GONE", "EXPECTATION_FAILED", "METHOD_NOT_ALLOWED"].map(
          (code) => `indicator_hub_errors_total{code="${code}"} 1`,
        ),
      );
  });

  it("counts what files are refused for, by code", async () => {
    const server = await serverOf(corpus);
    for (const url of ["/export/observations.csv?aera=halton", "/export/scorecard.xlsx", "/export/figures.csv"])
      await server.app.inject(url);
    server.store.wrap = (reader) => Object.assign(Object.create(reader) as Reader, { casebook: () => Promise.reject(new Error("gone")) });
    await server.app.inject("/export/comparison.csv?measure=eyfs-gld&area=halton");
    const counted = (await linesOf(server)).filter((line) => line.startsWith("indicator_hub_errors_total{"));
    expect(counted.sort()).toEqual([
      'indicator_hub_errors_total{code="BAD_USER_INPUT"} 2',
      'indicator_hub_errors_total{code="INTERNAL_SERVER_ERROR"} 1',
      'indicator_hub_errors_total{code="NOT_FOUND"} 1',
    ]);
  });

  it("counts answers that the client has already", async () => {
    const server = await serverOf(corpus, { answerCache: 1 });
    const ask = (held: string) =>
      server.app.inject({
        url: "/graphql",
        query: { query: "{ dataset { revision } }" },
        headers: { "apollo-require-preflight": "1", "if-none-match": held },
      });
    const etag = String((await ask("none")).headers["etag"]);
    for (let count = 0; count < 2; count += 1) expect((await ask(etag)).statusCode).toBe(304);
    const counted = (await linesOf(server)).filter((line) => line.startsWith("indicator_hub_answer_cache_total{"));
    expect(counted.sort()).toEqual([
      'indicator_hub_answer_cache_total{result="miss"} 1',
      'indicator_hub_answer_cache_total{result="not-modified"} 2',
    ]);
  });

  it("tells time in seconds", async () => {
    const server = await serverOf(corpus);
    const slowly = async (reader: Reader) => await sleep(200).then(() => reader.areas());
    server.store.wrap = (reader) => Object.assign(Object.create(reader) as Reader, { areas: () => slowly(reader) });
    expect((await post(server, { query: "{ areas { slug } }" })).statusCode).toBe(200);
    const sum = (await linesOf(server)).find((line) =>
      line.startsWith('indicator_hub_http_request_duration_seconds_sum{route="/graphql"}'),
    );
    const seconds = Number(sum?.split(" ")[1]);
    expect(seconds).toBeGreaterThan(0.15);
    // No machine takes so long for it, and in milliseconds it would be more.
    expect(seconds).toBeLessThan(20);
  });
});

describe("every answer", () => {
  it.each(["/health", "/ready", "/metrics", "/nothing", "/%zz", "/export", "/export/observations.csv", "/graphql"])(
    "of %s may do nothing in a browser, is no other type than it says, and is framed by nobody",
    async (url) => {
      const { headers } = await (await serverOf(corpus)).app.inject(url);
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["x-frame-options"]).toBe("DENY");
    },
  );

  it("GET /ready turns 503 when the server is about to stop, while it still answers", async () => {
    const readiness = { ready: true };
    const { app } = await serverOf(corpus, { readiness });
    expect((await app.inject("/ready")).json()).toEqual({ status: "ready" });
    readiness.ready = false;
    expect((await app.inject("/ready")).statusCode).toBe(503);
    expect((await app.inject("/health")).statusCode).toBe(200);
  });
});
