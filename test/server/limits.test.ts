import { gzipSync } from "node:zlib";
import { getIntrospectionQuery, Lexer, Source, TokenKind } from "graphql";
import { describe, expect, it } from "vitest";
import { QueryTimeout } from "../../src/errors.ts";
import { clientOf } from "../../src/server/rate-limit.ts";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });
const post = ({ app }: TestServer, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: "/graphql", headers, payload });

interface Refusal {
  data?: unknown;
  errors: { message: string; extensions: { code: string; validationErrorCode?: string } }[];
}

const many = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join(" ");
const FIGURES = "{ observations(first: 1) { nodes { id } } }";

describe("a document beyond a limit is refused as a whole, with its status and code", () => {
  it.each([
    ["tokens", `{ ${many(1001, () => "a: __typename")} }`, "GRAPHQL_PARSE_FAILED", "QUERY_TOO_LONG"],
    ["depth", `{ areas ${"{ parent ".repeat(11)} { slug } ${"}".repeat(11)} }`, "GRAPHQL_VALIDATION_FAILED", "QUERY_TOO_DEEP"],
    ["aliases", `{ areas { slug } ${many(31, (index) => `a${index}: __typename`)} }`, "GRAPHQL_VALIDATION_FAILED", "TOO_MANY_ALIASES"],
    ["directives", `{ areas { ${many(10, () => "slug @include(if: true)")} } }`, "GRAPHQL_VALIDATION_FAILED", "TOO_MANY_DIRECTIVES"],
    ["operations", many(6, (index) => `query A${index} { areas { slug } }`), "GRAPHQL_VALIDATION_FAILED", "TOO_MANY_OPERATIONS"],
    ["page size", "{ areas { slug } observations(first: 501) { totalCount } }", "BAD_USER_INPUT", "PAGE_OUT_OF_RANGE"],
    [
      "cost",
      "{ areas { slug } observations(first: 500) { nodes { conflicts { conflicts { id } } } } }",
      "QUERY_TOO_COMPLEX",
      "QUERY_TOO_COMPLEX",
    ],
  ])("%s", async (_limit, query, code, validationErrorCode) => {
    const server = await serverOf(corpus);
    server.store.wrap = (reader) => Object.assign(Object.create(reader) as Reader, { areas: () => expect.fail("nothing is to be read") });
    for (const accept of ["*/*", "application/json", "application/graphql-response+json"]) {
      const answer = await post(server, { query, ...(query.includes("A0") && { operationName: "A0" }) }, { accept });
      const { data, errors } = answer.json<Refusal>();
      expect(data).toBeUndefined();
      expect(errors.map(({ extensions }) => extensions)).toContainEqual({ code, validationErrorCode });
      // A document that is no GraphQL comes with 200 to an old client, as the specification has it; limits never do.
      expect(answer.statusCode).toBe(400);
    }
  });

  it("lets introspection itself pass", async () => {
    const answer = await post(await serverOf(corpus), {
      query: getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }),
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<{ data: { __schema: unknown } }>().data.__schema).toBeDefined();
  });

  it("refuses introspection that is asked many times over, which would be answered with hundreds of megabytes", async () => {
    const names = Array.from({ length: 250 }, (_, index) => `a${index}: name`).join(" ");
    const server = await serverOf(corpus);
    for (const [query, code] of [
      [`{ __schema { types { ${names} } } }`, "TOO_MANY_ALIASES"],
      ["{ __schema { types { fields { args { name } } } } }", null],
      [
        `{ ${Array.from({ length: 20 }, (_, n) => `s${n}: __schema { types { fields { type { fields { name } } } } }`).join(" ")} }`,
        "QUERY_TOO_COMPLEX",
      ],
    ] as const) {
      const answer = await post(server, { query });
      expect([answer.statusCode, answer.json<Partial<Refusal>>().errors?.[0]?.extensions.validationErrorCode ?? null]).toEqual([
        code === null ? 200 : 400,
        code,
      ]);
    }
  });

  it("refuses introspection that goes in circles", async () => {
    const circle = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }";
    const answer = await post(await serverOf(corpus), { query: circle });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Refusal>().errors[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});

describe("a document of 2,000 tokens", () => {
  /** Four questions with long lists, which are in the way of no other limit. */
  function ofTokens(count: number): string {
    const bare = many(4, (index) => `a${index}: measures(filter: { topic: [ ] }) { totalCount }`);
    const values = count - tokensOf(`{ ${bare} }`);
    const sizes = [0, 1, 2, 3].map((index) => Math.floor((values + index) / 4));
    return `{ ${sizes.reduce((text, size) => text.replace("[ ]", `[${"EARLY_YEARS ".repeat(size)}]`), bare)} }`;
  }

  function tokensOf(text: string): number {
    const lexer = new Lexer(new Source(text));
    let tokens = 0;
    while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
    return tokens;
  }

  it("is answered, and one of a single token more is not", async () => {
    const server = await serverOf(corpus);
    const [longest, beyond] = [ofTokens(2000), ofTokens(2001)];
    expect([tokensOf(longest), tokensOf(beyond)]).toEqual([2000, 2001]);
    const answered = await post(server, { query: longest });
    expect([answered.statusCode, answered.json<Partial<Refusal>>().errors]).toEqual([200, undefined]);
    const refused = await post(server, { query: beyond });
    expect(refused.statusCode).toBe(400);
    expect(refused.json<Refusal>().errors.map(({ extensions }) => extensions.validationErrorCode)).toEqual(["QUERY_TOO_LONG"]);
  });
});

describe("a body", () => {
  const padded = (length: number): string => {
    const text = JSON.stringify({ query: FIGURES, variables: { pad: "" } });
    return text.replace('"pad":""', `"pad":"${"x".repeat(length - text.length)}"`);
  };
  const send = async (payload: string | Buffer, headers: Record<string, string> = {}) =>
    await (await serverOf(corpus)).app.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json", ...headers },
      payload,
    });

  it("may have 100 kB and not a byte more", async () => {
    expect((await send(padded(100_000))).statusCode).toBe(200);
    expect((await send(padded(100_001))).statusCode).toBe(413);
  });

  it("is measured after it is unpacked", async () => {
    for (const encoding of ["gzip", "GZIP", " gzip "])
      expect((await send(gzipSync(padded(100_000)), { "content-encoding": encoding })).statusCode).toBe(200);
    expect((await send(padded(1000), { "content-encoding": "Identity" })).statusCode).toBe(200);
    const bomb = gzipSync(padded(20_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const answer = await send(bomb, { "content-encoding": "gzip" });
    expect(answer.statusCode).toBe(413);
    expect(answer.json<Refusal>().errors[0]?.extensions).toEqual({ code: "BODY_TOO_LARGE" });
  });

  it.each([
    ["compress", Buffer.from("x"), 415],
    ["gzip", Buffer.from("no gzip"), 400],
  ])("packed by %s that cannot be unpacked is refused as JSON", async (encoding, payload, status) => {
    const answer = await send(payload, { "content-encoding": encoding });
    expect(answer.statusCode).toBe(status);
    expect(answer.json<Refusal>().errors).toHaveLength(1);
  });
});

describe("a client that asks too often", () => {
  const ask = ({ app }: TestServer, remoteAddress: string, headers: Record<string, string> = {}) =>
    app.inject({ url: "/export/observations.csv", remoteAddress, headers });

  it("is told to come again, while others are answered", async () => {
    const server = await serverOf(corpus, { rateLimit: 2 });
    expect((await ask(server, "10.0.0.1")).statusCode).toBe(200);
    expect((await ask(server, "10.0.0.1")).statusCode).toBe(200);
    const refused = await ask(server, "10.0.0.1");
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(refused.json()).toEqual({ error: expect.stringContaining("More than 2 requests a minute"), code: "TOO_MANY_REQUESTS" });
    expect((await ask(server, "10.0.0.2")).statusCode).toBe(200);
    for (const url of ["/health", "/ready", "/metrics"])
      expect((await server.app.inject({ url, remoteAddress: "10.0.0.1" })).statusCode).toBe(200);
    const graphql = await server.app.inject({ method: "POST", url: "/graphql", payload: { query: FIGURES }, remoteAddress: "10.0.0.1" });
    expect(graphql.statusCode).toBe(429);
    expect(graphql.json<Refusal>().errors[0]?.extensions).toEqual({ code: "TOO_MANY_REQUESTS" });
  });

  it("is not counted where the limit is off", async () => {
    const server = await serverOf(corpus, { rateLimit: 0 });
    for (let count = 0; count < 5; count += 1) expect((await ask(server, "10.0.0.1")).statusCode).toBe(200);
  });

  it("cannot hide behind X-Forwarded-For, unless a proxy that is trusted has sent it", async () => {
    const forged = (name: string) => ({ "x-forwarded-for": name });
    const plain = await serverOf(corpus, { rateLimit: 1 });
    expect((await ask(plain, "10.0.0.1", forged("1.1.1.1"))).statusCode).toBe(200);
    expect((await ask(plain, "10.0.0.1", forged("2.2.2.2"))).statusCode).toBe(429);
    const behind = await serverOf(corpus, { rateLimit: 1, trustProxy: "10.0.0.0/8" });
    expect((await ask(behind, "10.0.0.1", forged("1.1.1.1"))).statusCode).toBe(200);
    expect((await ask(behind, "10.0.0.1", forged("2.2.2.2"))).statusCode).toBe(200);
    expect((await ask(behind, "192.168.0.1", forged("3.3.3.3"))).statusCode).toBe(200);
    expect((await ask(behind, "192.168.0.1", forged("4.4.4.4"))).statusCode).toBe(429);
    const hops = await serverOf(corpus, { rateLimit: 1, trustProxy: 1 });
    expect((await ask(hops, "10.0.0.1", forged("9.9.9.9, 1.1.1.1"))).statusCode).toBe(200);
    expect((await ask(hops, "10.0.0.1", forged("8.8.8.8, 1.1.1.1"))).statusCode).toBe(429);
  });

  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1", "fe80:0:0:0::/64"],
    ["203.0.113.7:1001", "203.0.113.7"],
    ["[2001:db8:1:2:3::4]:443", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2:3::4]", "2001:db8:1:2::/64"],
  ])("is known by its address or its network: %s is %s", (address, client) => {
    expect(clientOf(address)).toBe(client);
  });

  it("is nobody by address who has gone before it was looked at, or is told as what is none", () => {
    expect([undefined, "", "unknown", "_hidden", "1.2.3.4.5", "1.2.3.4:x", "300.1.2.3"].map(clientOf)).toEqual(Array(7).fill(""));
  });
});

describe("a server with all it can do in flight", () => {
  it("refuses what is beyond, and takes it again after", async () => {
    const server = await serverOf(corpus, { maxInFlight: 2 });
    const { promise, resolve } = Promise.withResolvers<void>();
    server.store.wrap = (reader) =>
      Object.assign(Object.create(reader) as Reader, { areas: async () => await promise.then(async () => await reader.areas()) });
    const slow = [1, 2].map(async () => await post(server, { query: "{ areas { slug } }" }));
    await expect.poll(() => server.store.held, { timeout: 5000, interval: 5 }).toBe(2);
    const refused = await post(server, { query: FIGURES });
    expect(refused.statusCode).toBe(503);
    expect(refused.headers["retry-after"]).toBe("1");
    expect(refused.json<Refusal>().errors[0]?.extensions).toEqual({ code: "SERVER_BUSY" });
    const file = await server.app.inject("/export/observations.csv");
    expect({ status: file.statusCode, body: file.json<unknown>() }).toMatchObject({ status: 503, body: { code: "SERVER_BUSY" } });
    expect((await server.app.inject("/health")).statusCode).toBe(200);
    resolve();
    for (const { statusCode } of await Promise.all(slow)) expect(statusCode).toBe(200);
    await expect.poll(async () => (await post(server, { query: FIGURES })).statusCode, { timeout: 5000, interval: 5 }).toBe(200);
  });
});

describe("SQL that takes longer than one request may", () => {
  const timeout = async (): Promise<never> => {
    throw new QueryTimeout("Reading takes too long.");
  };

  it("is answered with 503 and no part of the answer", async () => {
    const server = await serverOf(corpus);
    server.store.wrap = (reader) => Object.assign(Object.create(reader) as Reader, { countObservations: timeout, observations: timeout });
    const answer = await post(server, { query: "{ areas { slug } observations { totalCount } }" });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("10");
    expect(answer.json<Refusal>()).toEqual({ errors: [expect.objectContaining({ extensions: { code: "QUERY_TIMEOUT" } })] });
    const file = await server.app.inject("/export/observations.xlsx");
    expect(file.statusCode).toBe(503);
    expect(file.json()).toEqual({ error: "Reading takes too long.", code: "QUERY_TIMEOUT" });
  });
});
