import { describe, expect, expectTypeOf, it } from "vitest";
import {
  CompareDocument,
  type CompareQuery,
  connect,
  DatasetSummaryDocument,
  type Fetch,
  HubClientError,
  MeasuresDocument,
} from "../../src/client/index.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation({ value: 55 }), makeObservation({ area: "cheshire-east", value: 62 })] });
const areas = ["halton", "cheshire-east"];

/** A client of a hub that listens. */
async function client() {
  const { app } = await serverOf(corpus);
  return connect({ url: `${await app.listen({ host: "127.0.0.1", port: 0 })}/graphql` });
}

/** A client whose hub answers with this, and what it was sent. */
function answering(status: number, body: string) {
  const sent: Parameters<Fetch>[] = [];
  const fetch: Fetch = async (...request) => {
    sent.push(request);
    return { ok: status >= 200 && status < 300, status, text: async () => body };
  };
  return { hub: connect({ url: "/graphql", fetch, headers: { authorization: "Bearer x" } }), sent };
}

const failure = async (promise: Promise<unknown>): Promise<HubClientError> => {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof HubClientError)) throw new Error(`no HubClientError, but ${String(error)}`);
  return error;
};

describe("a client of a running hub", () => {
  it("gives the data of a document, typed", async () => {
    const { compare } = await (await client()).request(CompareDocument, { measure: "eyfs-gld", areas });
    expectTypeOf(compare).toEqualTypeOf<CompareQuery["compare"]>();
    expect(compare?.verdict).toBe("COMPARABLE");
    expect(compare?.rows.map(({ area, rank, observation }) => [area.name, rank, observation?.formatted])).toEqual([
      ["Halton", 2, "55%"],
      ["Cheshire East", 1, "62%"],
    ]);
  });

  it("needs no variables where a document has none, or none that must be given", async () => {
    const hub = await client();
    expect((await hub.request(DatasetSummaryDocument)).dataset.observations).toBe(2);
    expect((await hub.request(MeasuresDocument)).measures.totalCount).toBe(1);
    // @ts-expect-error a comparison needs its measure and areas
    await failure(hub.request(CompareDocument));
    // @ts-expect-error a measure is named by its key
    await failure(hub.request(CompareDocument, { measure: 1, areas }));
  });

  it("tells what the hub objects to, with its code", async () => {
    const error = await failure((await client()).request(CompareDocument, { measure: "eyfs-gdl", areas }));
    expect(error).toMatchObject({
      name: "HubClientError",
      kind: "GRAPHQL",
      code: "BAD_USER_INPUT",
      status: 200,
      message: 'measure: no measure "eyfs-gdl". Did you mean "eyfs-gld"?',
      errors: [{ code: "BAD_USER_INPUT", path: ["compare"] }],
      data: { compare: null },
    });
  });

  it("tells so too when the hub refuses the whole request", async () => {
    const error = await failure((await client()).request(CompareDocument, { measure: "eyfs-gld", areas, role: "GUESS" as "ACTUAL" }));
    expect(error).toMatchObject({ kind: "GRAPHQL", status: 400, code: "BAD_USER_INPUT", data: null });
    expect(error.message).toContain("GUESS");
  });

  it("ends a request when its signal is aborted, with the signal's reason", async () => {
    const hub = await client();
    const reason = new Error("the user went on");
    await expect(hub.request(DatasetSummaryDocument, undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const asked = hub.request(DatasetSummaryDocument, {}, { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });

  it("says that nothing answers", async () => {
    const { app } = await serverOf(corpus);
    const address = await app.listen({ host: "127.0.0.1", port: 0 });
    await app.close();
    const error = await failure(connect({ url: `${address}/graphql` }).request(DatasetSummaryDocument));
    expect(error).toMatchObject({ kind: "NETWORK", code: "NETWORK", status: null, errors: [] });
    expect(error.message).toMatch(/does not answer \(.*ECONNREFUSED.*\)\. Does the hub run there\?$/);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it("says that another address than the API's was given", async () => {
    const { app } = await serverOf(corpus);
    const address = await app.listen({ host: "127.0.0.1", port: 0 });
    const error = await failure(connect({ url: `${address}/nowhere` }).request(DatasetSummaryDocument));
    expect(error).toMatchObject({ kind: "HTTP", code: "HTTP", status: 404 });
    expect(error.message).toContain("Is it the hub's /graphql?");
  });
});

describe("a client", () => {
  it("sends the document's text, its variables and its headers, as JSON", async () => {
    const { hub, sent } = answering(200, '{"data": {"dataset": {}}}');
    await hub.request(MeasuresDocument, { first: 5 });
    const [url, request] = sent[0] ?? [];
    expect(url).toBe("/graphql");
    expect(request).toMatchObject({
      method: "POST",
      headers: {
        accept: "application/graphql-response+json, application/json;q=0.9",
        authorization: "Bearer x",
        "content-type": "application/json",
      },
    });
    expect(JSON.parse(request?.body ?? "")).toEqual({ query: MeasuresDocument.toString(), variables: { first: 5 } });
  });

  it.each([
    ["no JSON", 200, "<html>", "BAD_ANSWER", "no JSON"],
    ["JSON that is no answer", 200, "[1]", "BAD_ANSWER", "no data"],
    ["nothing at all", 200, "", "BAD_ANSWER", "no JSON"],
    ["null data without an error", 200, '{"data": null}', "BAD_ANSWER", "no data"],
    ["a gateway's page", 502, "<html>Bad gateway</html>", "HTTP", "status 502"],
    ["JSON of another server", 500, '{"error": "x"}', "HTTP", "status 500"],
  ])("knows %s for what it is", async (_what, status, body, kind, words) => {
    const error = await failure(answering(status, body).hub.request(DatasetSummaryDocument));
    expect(error).toMatchObject({ kind, code: kind, status });
    expect(error.message).toContain(words);
  });

  it("counts further errors, and keeps them all", async () => {
    const errors = [{ message: "first", extensions: { code: "A" }, path: ["x", 1] }, { message: "second" }, {}];
    const error = await failure(answering(200, JSON.stringify({ data: { x: [] }, errors })).hub.request(DatasetSummaryDocument));
    expect(error).toMatchObject({ message: "first (and 2 more)", code: "A", data: { x: [] } });
    expect(error.errors).toEqual([
      { message: "first", code: "A", path: ["x", 1] },
      { message: "second", code: "GRAPHQL", path: [] },
      { message: "The hub has told of an error without a message.", code: "GRAPHQL", path: [] },
    ]);
  });
});
