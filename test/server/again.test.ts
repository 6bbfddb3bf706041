import { ApolloServer } from "@apollo/server";
import type { InjectOptions } from "fastify";
import { afterEach, describe, expect, it, vi } from "vitest";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import { QueryTimeout } from "../../src/errors.ts";
import { Planner } from "../../src/graphql/plan.ts";
import { SqlBudget } from "../../src/store/budget.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";
import { projectCorpus } from "../helpers/store.ts";

const [FIGURES_ID, FIGURES] = Object.entries(manifest).find(([, text]) => /query FiguresPage\b/.test(text)) ?? expect.fail();
const asked = vi.spyOn(ApolloServer.prototype, "executeHTTPGraphQLRequest");

/** A question by POST. */
const post = (payload: unknown, headers: Record<string, string> = {}): InjectOptions => ({
  method: "POST",
  url: "/graphql",
  headers: { "content-type": "application/json", accept: "application/json", ...headers },
  payload: JSON.stringify(payload),
});
const SOURCE = { source: "cheshire-east-achievement-for-all" };
const page = (variables: object, more: object = {}) => ({ query: FIGURES, variables: { ...SOURCE, ...variables }, ...more });

async function answerOf({ app }: TestServer, question: InjectOptions) {
  const { statusCode, headers, body } = await app.inject(question);
  const { date: _date, ...rest } = headers;
  return { statusCode, headers: rest, body };
}

const DATASET = Object.values(manifest).find((text) => /query DatasetSummary\b/.test(text)) ?? expect.fail();
const GAP = Object.values(manifest).find((text) => /query LevelAndGap\b/.test(text)) ?? expect.fail();

describe("a document of the hub's own that is asked again", () => {
  afterEach(() => {
    asked.mockClear();
  });

  it("is answered past Apollo from the second time on, by its text and by its hash", async () => {
    const server = await serverOf(await projectCorpus(), { manifest });
    for (const [question, times] of [
      [page({ first: 1 }), 1],
      [page({ first: 2 }), 1],
      [page({ first: 3 }, { operationName: "FiguresPage" }), 1],
      [{ documentId: FIGURES_ID, variables: { ...SOURCE, first: 4 } }, 1],
      // With more than a document and its variables, it may be something else.
      [page({ first: 5 }, { extensions: {} }), 2],
    ] as const) {
      const { statusCode, body } = await answerOf(server, post(question));
      expect([statusCode, body.slice(0, 9)]).toEqual([200, '{"data":{']);
      expect(asked).toHaveBeenCalledTimes(times);
    }
  });

  it("is answered by Apollo where it is a stranger's", async () => {
    const server = await serverOf(await projectCorpus(), { manifest });
    for (const _time of [1, 2]) await answerOf(server, post({ query: "{ dataset { revision } }" }));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["another page size", page({ first: 7 })],
    ["no variables", page({})],
    ["null for variables", { query: FIGURES, variables: null }],
    ["its operation by name", page({ first: 2 }, { operationName: "FiguresPage" })],
    ["an operation that it has not", page({ first: 2 }, { operationName: "Nothing" })],
    ["an empty operation name", page({ first: 2 }, { operationName: "" })],
    ["null for an operation name", page({ first: 2 }, { operationName: null })],
    ["a number for an operation name", page({ first: 2 }, { operationName: 7 })],
    ["a page that is too long", page({ first: 501 })],
    ["a page of none", page({ first: 0 })],
    ["a page of a word", page({ first: "many" })],
    ["a variable that it has not", page({ first: 2, second: 2 })],
    ["a cursor that is none", page({ first: 2, after: "nonsense" })],
    ["a list of variables", { query: FIGURES, variables: [SOURCE] }],
    ["variables in a text", page({}, { variables: JSON.stringify(SOURCE) })],
    ["extensions that are a text", page({ first: 2 }, { extensions: "much" })],
    ["a key that nobody knows", page({ first: 2 }, { more: true })],
    ["no document", { variables: SOURCE }],
    ["a document that is a list", { query: [FIGURES], variables: SOURCE }],
    ["a publication that is unknown", page({ source: "nothing" })],
    ["a publication of another kind", page({ source: 7 })],
    [
      "__proto__ among the variables",
      JSON.parse(`{"query": ${JSON.stringify(FIGURES)}, "variables": {"__proto__": {"source": "x"}, "first": 2}}`),
    ],
  ])("is answered as ever with %s", async (_what, question) => {
    const corpus = await projectCorpus();
    const [known, plain] = [await serverOf(corpus, { manifest }), await serverOf(corpus)];
    await answerOf(known, post(page({ first: 1 })));
    expect(await answerOf(known, post(question))).toEqual(await answerOf(plain, post(question)));
  });

  it("is answered in the media type that each client asks for, and refused to one that takes neither", async () => {
    const corpus = await projectCorpus();
    const [known, plain] = [await serverOf(corpus, { manifest }), await serverOf(corpus)];
    const accepts = ["application/json", "application/graphql-response+json", "*/*", "text/html", "application/graphql-response+json, */*"];
    for (const first of [1, 2, 3])
      for (const accept of accepts) {
        const question = post(page({ first }), { accept });
        expect(await answerOf(known, question)).toEqual(await answerOf(plain, question));
      }
    // Twelve good answers to four kinds of clients, and three refusals.
    const refused = 3;
    expect(asked).toHaveBeenCalledTimes(accepts.length * 3 + (accepts.length - 1) + refused);
  });

  it("is told to the log by its operation's name, and kept under its revision", async () => {
    const written: string[] = [];
    const logTo = { write: (line: string) => void written.push(line) };
    const server = await serverOf(await projectCorpus(), { manifest, logLevel: "info", logTo, answerCache: 1 });
    for (const first of [1, 2, 2]) await answerOf(server, post(page({ first })));
    expect(asked).toHaveBeenCalledTimes(1);
    const lines = written.map((line) => JSON.parse(line) as { operation?: string; cache?: string }).filter(({ cache }) => cache);
    expect(lines.map(({ operation, cache }) => [operation, cache])).toEqual([
      ["FiguresPage", "miss"],
      ["FiguresPage", "miss"],
      ["FiguresPage", "hit"],
    ]);
  });

  it("is refused by Apollo when it asks for too much, and reads no statement twice when it is answered with an error", async () => {
    const corpus = await projectCorpus();
    const known = await serverOf(corpus, { manifest });
    const limited = vi
      .spyOn(Planner.prototype, "refusal")
      .mockReturnValue({ message: "too much", code: "QUERY_TOO_COMPLEX", limit: "cost" });
    await answerOf(known, post(page({ first: 1 })));
    limited.mockClear();
    limited.mockReturnValueOnce(null);
    expect((await answerOf(known, post(page({ first: 1 })))).statusCode).toBe(200);
    const refused = await answerOf(known, post(page({ first: 2 })));
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining("QUERY_TOO_COMPLEX")]);
    limited.mockRestore();
    const gap = (group: string) =>
      post({ query: GAP, variables: { level: "eyfs-gld", gap: "eyfs-gld-fsm-gap", areas: ["halton"], group } });
    let statements = 0;
    known.store.wrap = (reader) =>
      new Proxy(reader, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== "function") return member;
          return (...given: unknown[]): unknown => {
            statements += 1;
            return member.apply(target, given);
          };
        },
      });
    const counted = async (group: string): Promise<number> => {
      const before = statements;
      await answerOf(known, gap(group));
      return statements - before;
    };
    const first = await counted("nobody");
    await counted("fsm");
    expect(await counted("nobody")).toBe(first);
  });

  it("takes no list for its variables, also where it needs none", async () => {
    const server = await serverOf(await projectCorpus(), { manifest });
    expect((await answerOf(server, post({ query: DATASET }))).statusCode).toBe(200);
    expect((await answerOf(server, post({ query: DATASET, variables: [] }))).statusCode).toBe(400);
  });

  it("shares the time that a request may spend in SQL with Apollo's way", async () => {
    const server = await serverOf(await projectCorpus(), { manifest });
    await answerOf(server, post(page({ first: 1 })));
    const spent = vi.spyOn(SqlBudget.prototype, "charge").mockImplementation(() => {
      throw new QueryTimeout(QueryTimeout.advice);
    });
    const { statusCode, body } = await answerOf(server, post(page({ first: 2 })));
    spent.mockRestore();
    expect([statusCode, JSON.parse(body)]).toMatchObject([503, { errors: [{ extensions: { code: "QUERY_TIMEOUT" } }] }]);
  });
});
