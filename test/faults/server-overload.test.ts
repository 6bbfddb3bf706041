import { expect, it } from "vitest";
import { secretIn } from "../helpers/nasty.ts";
import { serveData } from "../helpers/serving.ts";
import { PROJECT_DATA } from "../helpers/store.ts";

/** Several times what the server answers at once. */
const AT_ONCE = 1000;

const PAGE =
  "query ($least: Float) { observations(first: 100, filter: { minValue: $least }) { nodes { id formatted measure { name } conflicts { id } } } }";
const COMPARISON =
  'query ($least: Float!) { compare(measure: "eyfs-gld", areas: ["halton", "cheshire-east"]) { rows { rag(tolerance: $least) area { name } } } }';

interface Told {
  status: number;
  retryAfter: string | null;
  /** The code of the first error, or null for an answer. */
  code: string | null;
  body: string;
}

interface Body {
  code?: string;
  errors?: { extensions: { code: string } }[];
}

/** Questions of all sorts, each like no other. */
async function ask(address: string, number: number): Promise<Told> {
  const answer = await (number % 5 === 4
    ? fetch(`${address}/export/observations.json?measure=eyfs-gld&minValue=${number / 1e6}`)
    : fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: number % 2 ? PAGE : COMPARISON, variables: { least: number / 1e6 } }),
      }));
  const body = await answer.text();
  const { code, errors } = JSON.parse(body) as Body;
  return {
    status: answer.status,
    retryAfter: answer.headers.get("retry-after"),
    code: code ?? errors?.[0]?.extensions.code ?? null,
    body,
  };
}

it.for([
  ["answers what it can and refuses the rest", "0", [200, 503]],
  ["answers each client as often as it may ask", "400", [200, 429, 503]],
] as const)("a server that is asked far more than it can answer %s", { timeout: 60_000 }, async ([, perMinute, allowed], { annotate }) => {
  const server = await serveData(PROJECT_DATA, { settings: { RATE_LIMIT: perMinute } });
  const told = await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => ask(server.address, number)));
  const counts = Map.groupBy(told, ({ status }) => status);
  await annotate([...counts].map(([status, all]) => `${all.length} times ${status}`).join(", "));
  expect([...counts.keys()].filter((status) => !allowed.some((one) => one === status))).toEqual([]);
  expect(counts.get(200)?.length ?? 0).toBeGreaterThan(20);
  expect(counts.get(allowed.at(1) ?? 0)?.length ?? 0).toBeGreaterThan(20);
  for (const { status, retryAfter, code, body } of told) {
    expect(secretIn(body)).toBeNull();
    if (status === 200) expect(code, body.slice(0, 200)).toBeNull();
    else {
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(["SERVER_BUSY", "QUERY_TIMEOUT", "TOO_MANY_REQUESTS"]).toContain(code);
    }
  }
  // When it is over, it is over: nothing is left in flight, and nothing had to be reported.
  expect((await fetch(`${server.address}/health`)).status).toBe(200);
  await expect.poll(async () => await (await fetch(`${server.address}/metrics`)).text()).toMatch(/^indicator_hub_requests_in_flight 0$/m);
  if (perMinute === "0") expect(await ask(server.address, 0)).toMatchObject({ status: 200, code: null });
  server.process.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  expect(server.output()).not.toContain('"level":50');
});
