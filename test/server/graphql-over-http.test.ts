import { type AuditResult, auditServer } from "graphql-http";
import { describe, expect, it } from "vitest";
import { makeCorpus } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

/** Audits of the GraphQL over HTTP specification against the server on a free port; `headers` go along with each request. */
async function audit(headers: Readonly<Record<string, string>>): Promise<AuditResult[]> {
  const { app } = await serverOf(makeCorpus());
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const fetchFn: typeof fetch = (input, init = {}) =>
    fetch(input, { ...init, headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) } });
  return await auditServer({ url: `${address}/graphql`, fetchFn });
}

const failed = (results: readonly AuditResult[]): string[] =>
  results.flatMap((result) => (result.status === "ok" ? [] : [`${result.name}: ${result.reason}`]));

describe("GraphQL over HTTP", () => {
  it("passes all 61 audits with the documented preflight header", async () => {
    const results = await audit({ "apollo-require-preflight": "1" });
    expect(results).toHaveLength(61);
    expect(failed(results)).toEqual([]);
  });

  it("passes all that it MUST without that header", async () => {
    const must = (await audit({})).filter(({ name }) => name.startsWith("MUST"));
    expect(must).toHaveLength(13);
    expect(failed(must)).toEqual([]);
  });
});
