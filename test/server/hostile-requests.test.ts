import type { AddressInfo } from "node:net";
import type { InjectOptions } from "fastify";
import { describe, expect, it } from "vitest";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import type { AppOptions } from "../../src/server/app.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { rawRequest } from "../helpers/raw-http.ts";
import { serverOf } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });
const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

interface Errors {
  data?: unknown;
  errors: { message: string; extensions: { code: string; validationErrorCode?: string; id?: string } }[];
}

async function client(options: Partial<AppOptions> = {}) {
  const { app } = await serverOf(corpus, options);
  const post = async (body: string | object) => {
    const payload = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await app.inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json" }, payload });
    return { status: answer.statusCode, body: answer.json<Errors>() };
  };
  return { app, post };
}

describe("a body that nests too deep, or too wide", () => {
  const QUERY = "{ observations(first: 1) { totalCount } }";

  it.each(["variables", "extensions"])("is refused for its %s, however deep", async (name) => {
    const { post } = await client();
    for (const levels of [20, 3500, 40_000]) {
      const { status, body } = await post(`{"query": "${QUERY}", "${name}": {"x": ${nested(levels)}}}`);
      expect([status, body.errors[0]?.extensions.code]).toEqual([400, "BODY_TOO_DEEP"]);
    }
  });

  it("is refused in an address as well", async () => {
    const { app } = await client();
    const query = { query: QUERY, variables: `{"x": ${nested(3000)}}` };
    const answer = await app.inject({ url: "/graphql", query, headers: { "apollo-require-preflight": "1" } });
    expect([answer.statusCode, answer.json<Errors>().errors[0]?.extensions.code]).toEqual([400, "BODY_TOO_DEEP"]);
  });

  it("is refused for a wide object as well, before each mistake in it is told with all of it", async () => {
    const { app } = await serverOf(makeCorpus());
    const wide = (count: number) => ({ f: Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1])) });
    const query = "query ($f: ObservationFilter) { observations(first: 1, filter: $f) { nodes { id } } }";
    const codeOf = async (count: number) => {
      const answer = await app.inject({ method: "POST", url: "/graphql", payload: { query, variables: wide(count) } });
      return [answer.statusCode, answer.json<Errors>().errors[0]?.extensions.code];
    };
    expect([await codeOf(500), await codeOf(501)]).toEqual([
      [400, "BAD_USER_INPUT"],
      [400, "TOO_MANY_VALUES"],
    ]);
  });

  it("is taken up to the twentieth level", async () => {
    const { post } = await client();
    expect((await post(`{"query": "${QUERY}", "variables": {"x": ${nested(18)}}}`)).status).toBe(200);
    expect((await post(`{"query": "${QUERY}", "variables": {"x": ${nested(19)}}}`)).status).toBe(400);
  });
});

describe("a list that is too long", () => {
  const values = (count: number): string[] => Array.from({ length: count }, () => "eyfs-gld");
  const FILTER = "query F($filter: ObservationFilter) { areas { slug } observations(filter: $filter) { totalCount } }";

  it("is refused before anything is answered, in the document and in its variables", async () => {
    const { post } = await client();
    for (const question of [
      { query: FILTER, variables: { filter: { measure: values(501) } } },
      { query: `{ areas { slug } observations(filter: { measure: ${JSON.stringify(values(501))} }) { totalCount } }` },
      { query: "query N($ids: [ID!]!) { areas { slug } nodes(ids: $ids) { id } }", variables: { ids: values(501) } },
    ]) {
      const { status, body } = await post(question);
      expect([status, body.data]).toEqual([400, undefined]);
      expect(body.errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", validationErrorCode: "TOO_MANY_VALUES" });
    }
  });

  it("is one of more than 500", async () => {
    const { post } = await client();
    const { status, body } = await post({ query: FILTER, variables: { filter: { measure: values(500) } } });
    expect([status, body.errors]).toEqual([200, undefined]);
  });
});

describe("what a document or its variables have too much of", () => {
  it("fields of one name, whose comparison has a budget, are refused by a name of their own", async () => {
    const { post } = await client();
    const { status, body } = await post({ query: `{ ${"__typename ".repeat(1900)} }` });
    expect([status, body.data]).toEqual([400, undefined]);
    expect(body.errors).toEqual([
      expect.objectContaining({ extensions: { code: "GRAPHQL_VALIDATION_FAILED", validationErrorCode: "DOCUMENT_TOO_REPETITIVE" } }),
    ]);
  });

  it("wrong values are the client's mistake, however many there are", async () => {
    const { post } = await client();
    const query = "query M($topic: [Topic!]) { measures(filter: { topic: $topic }) { totalCount } }";
    for (const count of [1, 60]) {
      const { errors } = (await post({ query, variables: { topic: Array.from({ length: count }, () => "x") } })).body;
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["BAD_USER_INPUT"]));
      expect(errors.every(({ extensions }) => extensions.id === undefined)).toBe(true);
    }
  });

  it("extensions beside a trusted document's hash change nothing", async () => {
    const { post } = await client({ manifest });
    const documentId = Object.keys(manifest).find((key) => /query DatasetSummary\b/.test(manifest[key as keyof typeof manifest]));
    const plain = await post({ documentId });
    expect([plain.status, plain.body.errors]).toEqual([200, undefined]);
    const hash = "0".repeat(64);
    for (const extensions of ["text", [], 7, null, { tracing: true }, { persistedQuery: { version: 1, sha256Hash: hash } }])
      expect(await post({ documentId, extensions })).toEqual(plain);
    for (const persistedQuery of [{ version: 2 }, 5]) expect(await post({ documentId, extensions: { persistedQuery } })).toEqual(plain);
  });
});

describe("what is no question of the hub's, but a client's mistake", () => {
  it.each(["mutation { x }", "subscription { x }", "mutation { __typename }", "query A { dataset { revision } } mutation B { x }"])(
    "%s: nothing can be changed",
    async (query) => {
      const faults: unknown[] = [];
      const { app } = await client();
      app.log.error = (fault: unknown) => void faults.push(fault);
      for (const accept of ["application/json", "application/graphql-response+json"]) {
        const answer = await app.inject({
          method: "POST",
          url: "/graphql",
          headers: { accept },
          payload: { query, operationName: query.includes("B") ? "B" : null },
        });
        expect([accept, answer.statusCode]).toEqual([accept, accept === "application/json" ? 200 : 400]);
        expect(answer.json()).toEqual({
          errors: [
            expect.objectContaining({
              message: expect.stringContaining("Nothing in it can be changed"),
              extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
            }),
          ],
        });
      }
      expect(faults).toEqual([]);
    },
  );

  it("an empty text beside a hash counts for none", async () => {
    const [[documentId = "", text = ""] = []] = Object.entries(manifest).filter(([, document]) => /query \w+ \{/.test(document));
    const { app } = await client({ manifest: { [documentId]: text } });
    const extensionsOf = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash.replace("sha256:", "") } });
    for (const [hash, code] of [
      [documentId, undefined],
      [`sha256:${"0".repeat(64)}`, "PERSISTED_QUERY_NOT_FOUND"],
    ] as const) {
      const extensions = extensionsOf(hash);
      const asked: InjectOptions[] = [
        { url: "/graphql", query: { query: "", documentId: hash } },
        { url: "/graphql", query: { query: "", extensions: JSON.stringify(extensions) } },
        { method: "POST", url: "/graphql", payload: { query: "", documentId: hash } },
        { method: "POST", url: "/graphql", payload: { query: "", extensions } },
      ];
      for (const one of asked) {
        const answer = await app.inject({ headers: { "apollo-require-preflight": "1" }, ...one });
        const { data, errors } = answer.json<Partial<Errors>>();
        expect([errors?.[0]?.extensions.code, data === undefined]).toEqual([code, code !== undefined]);
      }
    }
  });
});

describe("a request that no browser makes", () => {
  const bytes = async (port: number, ...lines: string[]) => await rawRequest(port, `${lines.join("\r\n")}\r\n\r\n`);

  async function listening(): Promise<number> {
    const { app } = await serverOf(corpus);
    await app.listen({ port: 0, host: "127.0.0.1" });
    return (app.server.address() as AddressInfo).port;
  }

  it("is answered in JSON, with the headers of every answer, when it names no host, or wants a tunnel", async () => {
    const port = await listening();
    for (const [lines, status, code] of [
      [["GET /health HTTP/1.1", "Connection: close"], 400, "BAD_REQUEST"],
      [["CONNECT elsewhere.example:443 HTTP/1.1", "Host: elsewhere.example:443"], 405, "METHOD_NOT_ALLOWED"],
    ] as const) {
      const answer = await bytes(port, ...lines);
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ code });
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "content-type": "application/json; charset=utf-8",
      });
    }
    expect((await bytes(port, "GET /health HTTP/1.0", "")).status).toBe(200);
  });

  it.each([
    ["/graphql", ["GET", "HEAD", "OPTIONS", "POST"]],
    ["/export/observations.csv", ["GET", "HEAD", "OPTIONS"]],
    ["/export/nothing", ["GET", "HEAD", "OPTIONS"]],
    ["/health", ["GET", "HEAD", "OPTIONS"]],
  ])("is told at %s which methods there are, whatever its own is called", async (url, methods) => {
    const port = await listening();
    for (const method of ["TRACE", "PROPFIND", "LOCK", "M-SEARCH", "QUERY", "DELETE"]) {
      const answer = await bytes(port, `${method} ${url} HTTP/1.1`, "Host: here", "Connection: close");
      expect([method, answer.status]).toEqual([method, 405]);
      expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(methods);
    }
  });

  it("is told that nothing is there before anything of it is read", async () => {
    const port = await listening();
    for (const method of ["POST", "QUERY", "PROPFIND"]) {
      const answer = await bytes(
        port,
        `${method} /nothing HTTP/1.1`,
        "Host: here",
        "Connection: close",
        "Content-Type: text/odd",
        "Content-Length: 0",
      );
      expect([method, answer.status, JSON.parse(answer.body)]).toMatchObject([method, 404, { code: "NOT_FOUND" }]);
    }
  });

  it("counts among the requests of a minute also when nothing is there for it", async () => {
    const { app } = await client({ rateLimit: 3 });
    const statuses = [];
    for (const [method, url] of [
      ["GET", "/nothing"],
      ["DELETE", "/graphql"],
      ["GET", "/nothing"],
      ["GET", "/nothing"],
      ["GET", "/health"],
    ] as const)
      statuses.push((await app.inject({ method, url })).statusCode);
    expect(statuses).toEqual([404, 405, 404, 429, 200]);
  });
});
