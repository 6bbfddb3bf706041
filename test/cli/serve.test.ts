import { expect, it } from "vitest";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import { attributesOf, startCollector } from "../helpers/collector.ts";
import { writePackage } from "../helpers/package.ts";
import { serveData } from "../helpers/serving.ts";

const HOME = "https://county.example";
const ELSEWHERE = "https://notebook.example";
const documentId = Object.entries(manifest).find(([, text]) => text.startsWith("query DatasetSummary"))?.[0] ?? "";

it("the program serves as its variables say: whom it believes, whose pages may read, what it answers, keeps and tells", {
  timeout: 60_000,
}, async () => {
  const collector = await startCollector();
  const server = await serveData(writePackage(), {
    settings: {
      TRUSTED_ONLY: "true",
      TRUST_PROXY: "1",
      RATE_LIMIT: "2",
      CORS_ORIGINS: HOME,
      ANSWER_CACHE: "1",
      LOG_LEVEL: "info",
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.address,
      OTEL_SERVICE_NAME: "hub-of-a-test",
    },
  });
  const known = `/graphql?documentId=${documentId}`;
  const ask = async (path: string, client: string, origin = HOME, body?: object) => {
    const headers = { "x-forwarded-for": client, origin, "content-type": "application/json" };
    const answer = await fetch(`${server.address}${path}`, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    return { status: answer.status, mayRead: answer.headers.get("access-control-allow-origin"), text: await answer.text() };
  };

  // A document of the hub is answered by its hash, any other refused; each client has its own two requests a minute.
  const first = await ask(known, "192.0.2.1");
  expect(JSON.parse(first.text)).toEqual({ data: { dataset: expect.objectContaining({ observations: 1 }) } });
  const stranger = await ask("/graphql", "192.0.2.1", ELSEWHERE, { query: "{ dataset { observations } }" });
  expect([stranger.status, stranger.text]).toEqual([403, expect.stringContaining('"DOCUMENT_NOT_TRUSTED"')]);
  expect((await ask(known, "192.0.2.1")).status).toBe(429);
  const second = await ask(known, "192.0.2.2");
  expect([first, second].map(({ status }) => status)).toEqual([200, 200]);
  expect([first, stranger].map(({ mayRead }) => mayRead)).toEqual([HOME, null]);
  expect((await ask("/metrics", "192.0.2.1")).text).toContain('indicator_hub_answer_cache_total{result="hit"} 1\n');

  server.process.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  expect(server.output()).toContain('"operation":"DatasetSummary"');
  expect(collector.resource()).toMatchObject({ "service.name": "hub-of-a-test" });
  const spans = collector.spans().map(({ name, attributes }) => [name, attributesOf(attributes)["graphql.operation.name"]]);
  expect(spans).toContainEqual(["GET /graphql", "DatasetSummary"]);
});
