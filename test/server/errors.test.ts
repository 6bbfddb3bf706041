import { GraphQLError } from "graphql";
import { describe, expect, it, vi } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { ConfigError, InputError, StoreError } from "../../src/errors.ts";
import { formatGraphQLError } from "../../src/server/errors.ts";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { rawRequest } from "../helpers/raw-http.ts";
import { serverOf } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
/** What must never leave the server. */
const SECRET = /stack|\.ts\b|\.js\b|node_modules|\/(tmp|home|srv|src)\/|SQLITE|select |sqlite|better-/i;

interface Failure {
  data?: unknown;
  errors: { message: string; path?: unknown[]; locations?: unknown[]; extensions: Record<string, unknown> }[];
}

async function ask(payload: unknown, broken?: Partial<Reader>) {
  const { app, store } = await serverOf(corpus);
  if (broken) store.wrap = (reader) => Object.assign(Object.create(reader), broken);
  const answer = await app.inject({ method: "POST", url: "/graphql", payload: payload as object });
  expect(answer.body).not.toMatch(SECRET);
  expect(answer.body).not.toContain(PROJECT_FOLDER);
  return { status: answer.statusCode, ...answer.json<Failure>() };
}

describe("an error in an answer", () => {
  it.each([
    ["an unknown name", '{ area(code: "haltn") { slug } }', "BAD_USER_INPUT", 'Did you mean "halton"?'],
    ["no GraphQL", "{ area(", "GRAPHQL_PARSE_FAILED", "Syntax Error"],
    ["an unknown field", "{ areas { slogan } }", "GRAPHQL_VALIDATION_FAILED", '"slogan"'],
    ["an unknown argument", '{ areas(sort: "x") { slug } }', "GRAPHQL_VALIDATION_FAILED", '"sort"'],
    ["an unknown value of an enumeration", "{ areas(kind: WARD) { slug } }", "GRAPHQL_VALIDATION_FAILED", "WARD"],
    ["a number that is none", "{ observations(first: 1e30) { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "Int"],
    ["text for a number", '{ observations(first: "ten") { totalCount } }', "GRAPHQL_VALIDATION_FAILED", "Int"],
    ["nothing asked", "", "BAD_REQUEST", "query"],
  ])("for %s has a code and says what is wrong, and nothing of the inside", async (_case, query, code, words) => {
    const { errors } = await ask({ query });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(words);
    expect(errors[0]?.extensions).toEqual({ code });
  });

  it.each([
    ["is none", 7, "is not understood"],
    ["is of another version", { version: 2, sha256Hash: "0" }, "is not understood"],
    ["is another text's", { version: 1, sha256Hash: "0".repeat(64) }, "the hash is not that of the query"],
  ])("for a persisted query's hash that %s is the client's", async (_case, persistedQuery, words) => {
    const { status, errors } = await ask({ query: "{ __typename }", extensions: { persistedQuery } });
    expect(status).toBe(400);
    expect(errors).toEqual([{ message: expect.stringContaining(words), extensions: { code: "BAD_REQUEST" } }]);
  });

  it("for a page too large is a limit's, before anything is read", async () => {
    const { status, errors, data } = await ask({ query: "{ areas { slug } observations(first: 501) { totalCount } }" });
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(errors).toEqual([
      { message: expect.stringContaining("at most 500"), extensions: { code: "BAD_USER_INPUT", validationErrorCode: "PAGE_OUT_OF_RANGE" } },
    ]);
  });

  it("for a bad variable names the variable", async () => {
    const { status, errors } = await ask({
      query: "query ($first: Int) { measures(first: $first) { totalCount } }",
      variables: { first: "x" },
    });
    expect(status).toBe(400);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT" });
    expect(errors[0]?.message).toContain('"$first"');
  });

  it("for a user's mistake comes with status 200 beside the rest of the answer, and says where", async () => {
    const { status, data, errors } = await ask({ query: '{ good: area(code: "halton") { slug } bad: area(code: "x") { slug } }' });
    expect(status).toBe(200);
    expect(data).toEqual({ good: { slug: "halton" }, bad: null });
    expect(errors[0]).toMatchObject({ path: ["bad"], locations: [{ line: 1, column: 39 }] });
  });

  it.each([
    ["of SQLite", Object.assign(new Error("no such table: areas; SELECT * FROM areas"), { code: "SQLITE_ERROR" })],
    ["of the store", new StoreError("The store at /srv/secret is gone")],
    ["of a programmer", new TypeError("Cannot read properties of undefined")],
    ["that is not even an Error", "SELECT secret"],
  ])("%s, inside, shows only an id", async (_case, reason) => {
    const { errors } = await ask({ query: "{ areas { slug } }" }, { areas: () => Promise.reject(reason) });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", id: expect.stringMatching(UUID) });
    expect(errors[0]?.message).toBe(`Something went wrong here. Please report it with the id ${String(errors[0]?.extensions["id"])}.`);
  });

  it("inside shows only an id when a value does not fit the schema", async () => {
    const broken = { dataset: () => Promise.resolve({ areas: "many" }) } as unknown as Partial<Reader>;
    const { errors } = await ask({ query: "{ dataset { areas } }" }, broken);
    expect(errors[0]?.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", id: expect.stringMatching(UUID) });
    expect(errors[0]?.message).not.toContain("many");
  });

  it.each([
    ["JSON that is none", "{", "application/json", 400, "BAD_REQUEST"],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "application/json", 400, "BAD_REQUEST"],
    ["a list of operations", '[{"query":"{ __typename }"}]', "application/json", 400, "BAD_REQUEST"],
    ["a body that is no object", "1", "application/json", 400, "BAD_REQUEST"],
    ["another content type", "query=x", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["a simple content type", '{"query":"{ __typename }"}', "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "a body too large",
      JSON.stringify({ query: `{ areas { slug } } #${"x".repeat(100_000)}` }),
      "application/json",
      413,
      "BODY_TOO_LARGE",
    ],
  ])("for %s is one of HTTP in GraphQL's shape, and shows nothing of the inside", async (_case, payload, type, status, code) => {
    const { app } = await serverOf(corpus);
    const answer = await app.inject({ method: "POST", url: "/graphql", headers: { "content-type": type }, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toMatch(SECRET);
    expect(answer.body).not.toContain(PROJECT_FOLDER);
    expect(answer.json()).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
  });
});

describe("an error before there is a request", () => {
  it("for an Expect that is not 100-continue is JSON too", async () => {
    const { app } = await serverOf(corpus);
    const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
    const answer = await rawRequest(port, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: a miracle\r\n\r\n");
    expect(answer.status).toBe(417);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(JSON.parse(answer.body)).toMatchObject({ code: "EXPECTATION_FAILED" });
  });
});

describe("formatGraphQLError", () => {
  const formatted = { message: "raw", path: ["areas"], extensions: { code: "INTERNAL_SERVER_ERROR", stacktrace: ["at x.ts"] } };
  const wrap = (originalError: Error) => new GraphQLError("raw", { originalError, path: ["areas"] });

  it("reports an internal error with the id that it gives out", () => {
    const report = vi.fn();
    const cause = new TypeError("inside");
    const { extensions } = formatGraphQLError(report)(formatted, wrap(cause));
    expect(report).toHaveBeenCalledExactlyOnceWith(cause, extensions?.["id"]);
  });

  it("gives every internal error an id of its own", () => {
    const format = formatGraphQLError(() => undefined);
    const ids = [1, 2].map(() => format(formatted, wrap(new Error("x"))).extensions?.["id"]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it("reports no user's mistake", () => {
    const report = vi.fn();
    const answer = formatGraphQLError(report)(formatted, wrap(new InputError("area: no area x.")));
    expect(answer).toEqual({ message: "area: no area x.", path: ["areas"], extensions: { code: "BAD_USER_INPUT" } });
    expect(report).not.toHaveBeenCalled();
  });

  it("masks errors of the hub that no client can mend", () => {
    for (const error of [new StoreError("at /x"), new ConfigError("PORT")])
      expect(formatGraphQLError(() => undefined)(formatted, wrap(error)).message).toMatch(UUID);
  });
});
