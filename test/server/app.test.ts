import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

const corpus = makeCorpus({ revision: "abc", observations: Array.from({ length: 60 }, (_, line) => makeObservation({ line: line + 1 })) });
const REVISION = "{ dataset { revision } }";
const LONG = "{ observations(first: 60) { nodes { id formatted provenance { line raw } } } }";

const post = ({ app }: TestServer, query: string, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: "/graphql", headers, payload: { query } });
const get = ({ app }: TestServer, query: string, headers: Record<string, string> = {}) =>
  app.inject({ url: "/graphql", query: { query }, headers: { "apollo-require-preflight": "1", ...headers } });

describe("GET /health", () => {
  it("answers 200 and the revision that is served", async () => {
    const answer = await (await serverOf(corpus)).app.inject("/health");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: "ok", revision: "abc" });
  });

  it("answers 503, without the reason, when the store cannot be read, and gives the lease back", async () => {
    const { app, store } = await serverOf(corpus);
    store.wrap = (reader) => Object.assign(Object.create(reader), { dataset: () => Promise.reject(new Error("disk /dev/sda is gone")) });
    const answer = await app.inject("/health");
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ status: "unavailable" });
    expect(store.held).toBe(0);
  });
});

describe("the address", () => {
  it("/ leads to GraphiQL where no page has been built", async () => {
    const answer = await (await serverOf(corpus)).app.inject("/");
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe("/graphiql/");
  });

  it("/graphiql/ shows the page and its files, and /graphiql leads there", async () => {
    const graphiql = temporaryFolder();
    mkdirSync(join(graphiql, "assets"));
    writeFileSync(join(graphiql, "index.html"), "<title>GraphiQL</title>");
    writeFileSync(join(graphiql, "assets", "main.js"), "start()");
    const { app } = await serverOf(corpus, { graphiql });
    const page = await app.inject("/graphiql/");
    expect(page.headers["content-type"]).toMatch(/^text\/html/);
    expect(page.body).toBe("<title>GraphiQL</title>");
    expect((await app.inject("/graphiql/assets/main.js")).headers["content-type"]).toMatch(/javascript/);
    expect((await app.inject("/graphiql")).headers.location).toBe("/graphiql/");
    expect((await app.inject("/graphiql/../../etc/passwd")).statusCode).toBe(404);
    expect((await app.inject("/graphiql/%2e%2e/%2e%2e/etc/passwd")).statusCode).toBeGreaterThanOrEqual(400);
    expect((await app.inject("/graphiql/none.js")).json()).toEqual({
      error: expect.stringContaining("/graphiql/none.js"),
      code: "NOT_FOUND",
    });
  });

  it("/graphiql/ is not there until it has been built", async () => {
    const { app } = await serverOf(corpus, { graphiql: join(temporaryFolder(), "none") });
    expect((await app.inject("/graphiql/")).statusCode).toBe(404);
  });

  it.each(["/nothing", "/graphq", "/health/", "/<script>", `/${"x".repeat(5000)}`])(
    "%s answers 404 as JSON, with where to go",
    async (url) => {
      const answer = await (await serverOf(corpus)).app.inject(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers["content-type"]).toMatch(/^application\/json/);
      expect(answer.json<{ error: string }>().error).toContain("The API is at /graphql");
      expect(answer.body.length).toBeLessThan(400);
    },
  );

  it.each(["PUT", "DELETE", "PATCH"] as const)("/graphql answers no %s, and says what it does", async (method) => {
    const { app } = await serverOf(corpus);
    const answer = await app.inject({ method, url: "/graphql", headers: { "content-type": "application/json" }, payload: "{" });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers["allow"]?.toString().split(", ").sort()).toEqual(["GET", "HEAD", "OPTIONS", "POST"]);
    expect(answer.json()).toEqual({ errors: [{ message: expect.stringContaining("POST"), extensions: { code: "METHOD_NOT_ALLOWED" } }] });
  });

  it.each(["/health", "/metrics", "/export", "/export/observations.csv"])("%s answers no POST", async (url) => {
    const { app } = await serverOf(corpus);
    const answer = await app.inject({ method: "POST", url });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers["allow"]).toContain("GET");
    expect(answer.json()).toEqual({ error: expect.stringContaining("GET"), code: "METHOD_NOT_ALLOWED" });
  });
});

describe("/graphql", () => {
  it("answers POST and GET alike", async () => {
    const server = await serverOf(corpus);
    for (const answer of [await post(server, REVISION), await get(server, REVISION)]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["content-type"]).toMatch(/^application\/json/);
      expect(answer.json()).toEqual({ data: { dataset: { revision: "abc" } } });
    }
  });

  it("takes variables and the name of an operation, in a body or in an address", async () => {
    const { app } = await serverOf(corpus);
    const query = "query A($code: String!) { area(code: $code) { slug } } query B { __typename }";
    const body = { query, variables: { code: "876" }, operationName: "A" };
    const expected = { data: { area: { slug: "halton" } } };
    expect((await app.inject({ method: "POST", url: "/graphql", payload: body })).json()).toEqual(expected);
    const address = { query, variables: JSON.stringify(body.variables), operationName: "A" };
    const answer = await app.inject({ url: "/graphql", query: address, headers: { "apollo-require-preflight": "1" } });
    expect(answer.json()).toEqual(expected);
  });

  it("shows its schema to anybody, as a public API does", async () => {
    const answer = await post(await serverOf(corpus), "{ __schema { queryType { name description } } }");
    expect(answer.json()).toEqual({ data: { __schema: { queryType: { name: "Query", description: expect.any(String) } } } });
  });

  it("refuses a simple cross-site GET, which needs a header of its own", async () => {
    const { app } = await serverOf(corpus);
    const answer = await app.inject({ url: "/graphql", query: { query: REVISION } });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain("abc");
  });

  it("shows no landing page to a browser", async () => {
    const { app } = await serverOf(corpus);
    const answer = await app.inject({ url: "/graphql", headers: { accept: "text/html" } });
    expect(answer.body).not.toMatch(/<html|cdn/i);
  });

  it.each([
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ])("sends a long answer as %s to who accepts it", async (encoding, decompress) => {
    const server = await serverOf(corpus);
    const plain = await post(server, LONG);
    const packed = await post(server, LONG, { "accept-encoding": encoding });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(packed.headers["content-encoding"]).toBe(encoding);
    expect(packed.headers["vary"]).toMatch(/accept-encoding/i);
    expect(decompress(packed.rawPayload).toString()).toBe(plain.body);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
  });

  it("answers 304 without a body to who has the answer already, compressed or not", async () => {
    const server = await serverOf(corpus);
    for (const headers of [{}, { "accept-encoding": "gzip" }] as Record<string, string>[]) {
      const first = await get(server, LONG, headers);
      const etag = String(first.headers.etag);
      expect(etag).toMatch(/^(W\/)?".+"$/);
      const again = await get(server, LONG, { ...headers, "if-none-match": etag });
      expect(again.statusCode).toBe(304);
      expect(again.body).toBe("");
      const other = await get(server, REVISION, { ...headers, "if-none-match": etag });
      expect(other.statusCode).toBe(200);
    }
  });
});
