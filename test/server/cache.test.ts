import { describe, expect, it } from "vitest";
import { CompareDocument } from "../../src/client/generated/graphql.ts";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import { AnswerCache } from "../../src/server/answer-cache.ts";
import type { Reader } from "../../src/store/reader.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { ONE } from "../helpers/lane.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

const corpus = makeCorpus({ revision: "one", observations: [makeObservation()] });
const QUERY = "query Size { dataset { revision observations } }";
const soon = { timeout: 5000, interval: 10 };

const post = ({ app }: TestServer, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: "/graphql", headers, payload });
const get = ({ app }: TestServer, query: Record<string, string>, headers: Record<string, string> = { "apollo-require-preflight": "1" }) =>
  app.inject({ url: "/graphql", query, headers });

describe("the answer cache", () => {
  it("answers a question once for all who ask it alike, and for each revision anew", async () => {
    const server = await serverOf(corpus, { answerCache: 1 });
    const first = await post(server, { query: QUERY });
    expect(first.statusCode).toBe(200);
    expect((await post(server, { query: QUERY })).body).toBe(first.body);
    expect(server.store.given).toBe(1);
    await publish(server.path, { ...corpus, revision: "two" });
    await expect.poll(async () => (await post(server, { query: QUERY })).body, soon).toContain('"two"');
  });

  it("answers at once for those who ask while it is being made", async () => {
    const server = await serverOf(corpus, { answerCache: 1 });
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await post(server, { query: QUERY })).body));
    expect(new Set(answers).size).toBe(1);
    expect(server.store.given).toBe(1);
  });

  it("takes other variables, another operation, another accept for another question", async () => {
    const server = await serverOf(corpus, { answerCache: 1 });
    const query = "query A($code: String!) { area(code: $code) { slug } } query B { areas { slug } }";
    const bodies = [
      { query, operationName: "A", variables: { code: "halton" } },
      { query, operationName: "A", variables: { code: "895" } },
      { query, operationName: "B" },
    ];
    const answers = await Promise.all(bodies.map(async (body) => (await post(server, body)).body));
    expect(new Set(answers).size).toBe(3);
    const types = await Promise.all(
      ["application/json", "application/graphql-response+json"].map(
        async (accept) => (await post(server, bodies[2] ?? {}, { accept })).headers["content-type"],
      ),
    );
    expect(types).toEqual([expect.stringMatching(/^application\/json/), expect.stringMatching(/^application\/graphql-response\+json/)]);
  });

  it.each([
    ["a user's mistake", { query: '{ area(code: "x") { slug } }' }],
    ["a document that is none", { query: "{" }],
    ["a fault", { query: "{ areas { slug } }" }],
  ])("does not keep %s", async (_case, body) => {
    const server = await serverOf(corpus, { answerCache: 1 });
    server.store.wrap = (reader) => Object.assign(Object.create(reader) as Reader, { areas: () => Promise.reject(new Error("gone")) });
    const [one, other] = [await post(server, body), await post(server, body)];
    expect([one, other].every(({ body: text }) => text.startsWith('{"errors"'))).toBe(true);
    expect(server.store.given).toBe(2);
  });

  it("does not open to a simple cross-site request what a client with leave has asked", async () => {
    const server = await serverOf(corpus, { answerCache: 1 });
    expect((await get(server, { query: QUERY })).statusCode).toBe(200);
    expect((await get(server, { query: QUERY }, {})).statusCode).toBe(400);
  });

  it("keeps nothing where it is off", async () => {
    const server = await serverOf(corpus, { answerCache: 0 });
    for (let count = 0; count < 3; count += 1) await post(server, { query: QUERY });
    expect(server.store.given).toBe(3);
  });
});

it("an answer takes the room of its question too, and what an address says beside a body is no part of that", async () => {
  const answer = { status: 200, headers: {}, body: Buffer.from("{}"), revision: "one", account: { operation: null, codes: [] } };
  const cache = new AnswerCache(1);
  const question = (index: number): string => `${index} ${"x".repeat(15_000)}`;
  for (let index = 0; index < 200; index++) await cache.make("one", question(index), ONE, async () => answer);
  const kept = Array.from({ length: 200 }, (_, index) => cache.get("one", question(index))).filter((found) => found !== undefined);
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.length * 15_000).toBeLessThan(1_000_000);
  const server = await serverOf(corpus, { answerCache: 1 });
  for (const search of ["", "?a", `?${"b".repeat(9000)}`])
    await server.app.inject({ method: "POST", url: `/graphql${search}`, payload: { query: QUERY } });
  expect(server.store.given).toBe(1);
});

it("an answer that would take more than an eighth of the room, with what of it may be packed, is given, and not kept", async () => {
  const cache = new AnswerCache(1);
  const given: number[] = [];
  const ask = (length: number) =>
    cache.make("one", `of ${length}`, ONE, async () => {
      given.push(length);
      return { status: 200, headers: {}, body: Buffer.alloc(length), revision: "one", account: { operation: null, codes: [] } };
    });
  for (const length of [82_000, 84_000]) expect((await ask(length)).body).toHaveLength(length);
  expect(cache.get("one", "of 82000")?.body).toHaveLength(82_000);
  expect(cache.get("one", "of 84000")).toBeUndefined();
  await ask(84_000);
  expect(given).toEqual([82_000, 84_000, 84_000]);
});

describe("a GET", () => {
  it("is asked for again by a tag of the program too: one that was mended may answer otherwise from the same data", async () => {
    const [old, mended] = [await serverOf(corpus, { program: "old" }), await serverOf(corpus, { program: "mended" })];
    const tag = String((await get(old, { query: QUERY })).headers["etag"]);
    const held = { "apollo-require-preflight": "1", "if-none-match": tag };
    expect((await get(old, { query: QUERY }, held)).statusCode).toBe(304);
    const anew = await get(mended, { query: QUERY }, held);
    expect([anew.statusCode, anew.headers["etag"] === tag]).toEqual([200, false]);
  });

  it("may be kept for five minutes, and is asked for again by a tag of its revision, without being answered again", async () => {
    const server = await serverOf(corpus);
    const answer = await get(server, { query: QUERY });
    const etag = String(answer.headers["etag"]);
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(answer.headers["cache-control"]).toBe("public, max-age=300");
    expect(answer.headers["vary"]).toContain("accept");
    const given = server.store.given;
    for (const held of [etag, etag.slice(2), `"other", ${etag}`]) {
      const again = await get(server, { query: QUERY }, { "apollo-require-preflight": "1", "if-none-match": held });
      expect(again.statusCode, held).toBe(304);
      expect(again.body).toBe("");
      expect(again.headers["etag"]).toBe(etag);
    }
    expect(server.store.given).toBe(given);
    const headers = { "apollo-require-preflight": "1", "if-none-match": etag };
    expect((await get(server, { query: "{ dataset { revision } }" }, headers)).statusCode).toBe(200);
    await publish(server.path, { ...corpus, revision: "two" });
    await expect.poll(async () => (await get(server, { query: QUERY }, headers)).statusCode, soon).toBe(200);
  });

  it("answered with 304 is kept on as its answer was: for as long, for the same requests, under the same tag", async () => {
    const server = await serverOf(corpus);
    const { etag, vary, "cache-control": kept } = (await get(server, { query: QUERY })).headers;
    expect([vary, kept]).toEqual(["accept, accept-encoding", "public, max-age=300"]);
    const again = await get(server, { query: QUERY }, { "apollo-require-preflight": "1", "if-none-match": String(etag) });
    expect(again.statusCode).toBe(304);
    expect(again.headers).toMatchObject({ etag, vary, "cache-control": kept });
  });

  it.each([
    ["a mistake", { query: '{ area(code: "x") { slug } }' }],
    ["no document", { query: "{" }],
    ["nothing", {}],
  ])("with %s may not be kept", async (_case, query) => {
    const answer = await get(await serverOf(corpus), query);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["etag"]).toBeUndefined();
  });

  it("is answered whatever the client says to hold, and refused where it would be", async () => {
    const server = await serverOf(corpus);
    const anything = { "if-none-match": "*" };
    expect((await get(server, { query: QUERY }, { "apollo-require-preflight": "1", ...anything })).statusCode).toBe(200);
    expect((await get(server, { query: "query={" }, anything)).statusCode).toBe(400);
    const open = await get(server, { query: QUERY });
    const closed = await serverOf(corpus, { manifest, trustedOnly: true });
    const held = { "apollo-require-preflight": "1", "if-none-match": String(open.headers["etag"]) };
    expect((await get(closed, { query: QUERY }, held)).statusCode).toBe(403);
  });

  it("answers HEAD with the headers alone", async () => {
    const { app } = await serverOf(corpus);
    const answer = await app.inject({
      method: "HEAD",
      url: "/graphql",
      query: { query: QUERY },
      headers: { "apollo-require-preflight": "1" },
    });
    expect({ status: answer.statusCode, body: answer.body }).toEqual({ status: 200, body: "" });
    expect(answer.headers["etag"]).toMatch(/^W\//);
  });
});

describe("a trusted document", () => {
  const hash = Object.keys(manifest).find((key) => /query Compare\(/.test(manifest[key as keyof typeof manifest])) ?? "";
  const variables = JSON.stringify({ measure: "eyfs-gld", areas: ["halton"] });
  const asked = { documentId: hash, variables };

  it("is answered by its hash alone, to anybody, and can be kept on the way", async () => {
    const server = await serverOf(corpus, { manifest });
    const answer = await get(server, asked, {});
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ data: { compare: { rows: [{ area: { slug: "halton" } }] } } });
    expect(answer.headers["cache-control"]).toBe("public, max-age=300");
    const bare = hash.replace("sha256:", "");
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: bare } });
    expect((await get(server, { extensions, variables }, {})).body).toBe(answer.body);
    expect((await post(server, { documentId: bare, variables: JSON.parse(variables) as object })).body).toBe(answer.body);
  });

  it("that is not known is named so, and cannot be added", async () => {
    const server = await serverOf(corpus, { manifest });
    const unknown = { version: 1, sha256Hash: "0".repeat(64) };
    const answer = await get(server, { documentId: `sha256:${unknown.sha256Hash}` });
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] });
    const { createHash } = await import("node:crypto");
    const sha256Hash = createHash("sha256").update(QUERY).digest("hex");
    const added = await post(server, { query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash } } });
    expect(added.statusCode).toBe(200);
    expect((await get(server, { documentId: sha256Hash })).json()).toMatchObject({
      errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    });
  });

  it("is all that is answered where TRUSTED_ONLY says so: by hash, or by a text that asks the same", async () => {
    const server = await serverOf(corpus, { manifest, trustedOnly: true });
    const known = { variables: JSON.parse(variables) as object };
    expect((await post(server, { ...known, query: CompareDocument.toString() })).statusCode).toBe(200);
    expect((await post(server, { ...known, query: CompareDocument.toString().replace(/\s+/g, " ") })).statusCode).toBe(200);
    expect((await get(server, asked, {})).statusCode).toBe(200);
    for (const query of [
      QUERY,
      "{ __schema { queryType { name } } }",
      `${CompareDocument.toString()} query More { areas { slug } }`,
      "{",
    ]) {
      const answer = await post(server, { query });
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toEqual({
        errors: [{ message: expect.stringContaining("documentId"), extensions: { code: "DOCUMENT_NOT_TRUSTED" } }],
      });
    }
    expect((await post(server, {})).statusCode).toBe(403);
    expect((await get(server, { query: QUERY })).statusCode).toBe(403);
  });
});
