import fc from "fast-check";
import { parse, validate } from "graphql";
import { expect, it } from "vitest";
import { makeSchema } from "../../src/graphql/schema.ts";
import { knownNames } from "../helpers/known-names.ts";
import { secretIn } from "../helpers/nasty.ts";
import { randomRequest } from "../helpers/random-query.ts";
import { bodyOf } from "../helpers/random-value.ts";
import { serverOf } from "../helpers/server.ts";
import { projectCorpus } from "../helpers/store.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 300);
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_150_401);
const HOUR = { timeout: 3_600_000 };
const CURSORS =
  "{ observations(first: 3) { edges { cursor } } measures(first: 3) { edges { cursor } } indicators(first: 3) { edges { cursor } } }";

interface Answer {
  data?: unknown;
  errors?: readonly { extensions?: { code?: string } }[];
}

/** Why an answer must not be, or null: a user's mistake is refused, a heavy question may time out, and nothing else fails. */
function faultOf(status: number, body: string, codes: readonly string[]): string | null {
  const secret = secretIn(body);
  if (secret !== null) return `gives away ${secret}`;
  if (status === 503 && codes.every((code) => code === "QUERY_TIMEOUT")) return null;
  return status === 200 || status === 400 ? null : `status ${status}, ${codes}`;
}

it("random valid queries with nasty values are answered or refused, never with an error of the server", HOUR, async ({ annotate }) => {
  const schema = makeSchema();
  const { app } = await serverOf(await projectCorpus());
  const post = (payload: string) =>
    app.inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json" }, payload });
  const cursors = (await post(JSON.stringify({ query: CURSORS }))).body.match(/(?<="cursor":")[^"]+/g) ?? [];
  const known = { ...knownNames(await projectCorpus()), after: cursors };
  const seen = { asked: 0, whole: 0, partly: 0 };
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const request = randomRequest(g, schema, known);
      expect(validate(schema, parse(request.query)).map(({ message }) => message)).toEqual([]);
      const payload = bodyOf(request);
      const { statusCode, body } = await post(payload);
      const { data, errors = [] } = JSON.parse(body) as Answer;
      const codes = errors.map(({ extensions }) => extensions?.code ?? "NONE");
      expect(faultOf(statusCode, body, codes), payload.slice(0, 2000)).toBeNull();
      seen.asked += 1;
      if (data) seen[errors.length === 0 ? "whole" : "partly"] += 1;
    }),
    { numRuns: RUNS, seed: SEED },
  );
  await annotate(`of ${seen.asked} queries ${seen.whole} were answered whole, ${seen.partly} in part, the others refused`);
  expect(seen.whole / seen.asked).toBeGreaterThan(0.4);
});
