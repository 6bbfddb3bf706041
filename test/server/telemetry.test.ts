import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import Fastify, { type FastifyInstance } from "fastify";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { PROJECT_FOLDER, readConfig } from "../../src/config.ts";
import { samplerOf } from "../../src/server/sampler.ts";
import { traceRequests } from "../../src/server/telemetry.ts";
import { attributesOf, startCollector } from "../helpers/collector.ts";
import { serverOf } from "../helpers/server.ts";
import { projectCorpus } from "../helpers/store.ts";

const CALLER = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };

/** Sets variables for the length of a test, as the SDK reads some of them itself. */
function set(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  return process.env;
}

/** A server with a few routes, traced as the environment says, that listens until the test ends; and what it has logged. */
async function traced(environment: NodeJS.ProcessEnv): Promise<{ app: FastifyInstance; address: string; log: string[] }> {
  const log: string[] = [];
  const app = Fastify({ logger: { level: "warn", stream: { write: (line: string) => void log.push(line) } } });
  await traceRequests(app, environment, (reply) => reply.getHeader("x-operation")?.toString());
  app.get("/plans/:id", async () => ({ ok: true }));
  app.post("/graphql", async (_request, reply) => reply.header("x-operation", "Compare").send({ data: {} }));
  app.get("/broken", async (_request, reply) => reply.code(503).send({}));
  app.get("/never", () => new Promise(() => {}));
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  onTestFinished(() => app.close());
  return { app, address, log };
}

describe("with a collector", () => {
  it("sends a span for each request when the server stops: method, route, status, operation", async () => {
    const collector = await startCollector();
    const { app, address } = await traced(set({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }));
    await fetch(`${address}/plans/7`);
    await fetch(`${address}/graphql`, { method: "POST", body: "{}", headers: { "content-type": "application/json" } });
    await fetch(`${address}/nowhere`);
    await fetch(`${address}/broken`);
    await app.close();
    const told = collector
      .spans()
      .map(({ name, kind, status, attributes }) => ({ name, kind, status: status.code, ...attributesOf(attributes) }));
    const common = { kind: 2, "url.scheme": "http" };
    expect(told).toEqual([
      {
        name: "GET /plans/:id",
        status: 0,
        ...common,
        "http.request.method": "GET",
        "http.route": "/plans/:id",
        "http.response.status_code": 200,
      },
      {
        name: "POST /graphql",
        status: 0,
        ...common,
        "http.request.method": "POST",
        "http.route": "/graphql",
        "http.response.status_code": 200,
        "graphql.operation.name": "Compare",
      },
      { name: "GET", status: 0, ...common, "http.request.method": "GET", "http.response.status_code": 404 },
      {
        name: "GET /broken",
        status: 2,
        ...common,
        "http.request.method": "GET",
        "http.route": "/broken",
        "http.response.status_code": 503,
        "error.type": "503",
      },
    ]);
    for (const { startTimeUnixNano, endTimeUnixNano } of collector.spans())
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
    expect(collector.requests.map(({ path }) => path)).toEqual(["/v1/traces"]);
  });

  it("tells nothing of what was asked or by whom", async () => {
    const collector = await startCollector();
    const { app, address } = await traced(set({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }));
    const headers = {
      "user-agent": "hidden-agent",
      cookie: "hidden=cookie",
      "x-forwarded-for": "203.0.113.9",
      "content-type": "application/json",
    };
    await fetch(`${address}/plans/hidden-id?query=hidden-query`, { headers });
    await fetch(`${address}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: "{hidden}", variables: { a: "hidden" } }) });
    await app.close();
    expect(collector.spans()).toHaveLength(2);
    expect(collector.requests.map(({ body }) => body).join()).not.toMatch(/hidden|203\.0\.113\.9/);
  });

  it("goes on with the trace of whoever called", async () => {
    const collector = await startCollector();
    const { app, address } = await traced(set({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }));
    await fetch(`${address}/plans/1`, { headers: { traceparent: `00-${CALLER.traceId}-${CALLER.spanId}-01` } });
    await fetch(`${address}/plans/2`, { headers: { traceparent: `00-${CALLER.traceId}-${CALLER.spanId}-00` } });
    await fetch(`${address}/plans/3`, { headers: { traceparent: "nonsense" } });
    await app.close();
    const [continued, fresh, ...more] = collector.spans();
    expect(continued).toMatchObject({ traceId: CALLER.traceId, parentSpanId: CALLER.spanId });
    expect(fresh?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(fresh?.traceId).not.toBe(CALLER.traceId);
    expect(more).toEqual([]);
  });

  it("records a request whose client went before its answer", async () => {
    const collector = await startCollector();
    const { app, address } = await traced(set({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }));
    const arrived = new Promise<void>((resolve) => app.server.once("request", () => resolve()));
    const closed = new Promise<void>((resolve) => app.server.once("request", (_request, response) => response.once("close", resolve)));
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    await once(socket, "connect");
    socket.write("GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await arrived;
    socket.destroy();
    await closed;
    await app.close();
    const [span] = collector.spans();
    expect(attributesOf(span?.attributes ?? [])).toMatchObject({ "http.route": "/never", "error.type": "client_gone" });
    expect(attributesOf(span?.attributes ?? [])).not.toHaveProperty("http.response.status_code");
  });

  it("names itself and sends headers as the standard variables say", async () => {
    const collector = await startCollector();
    const endpoint = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.address}/here`, OTEL_EXPORTER_OTLP_HEADERS: "api-key=abc" };
    const plain = await traced(set(endpoint));
    await fetch(`${plain.address}/plans/1`);
    await plain.app.close();
    expect(collector.resource()).toMatchObject({ "service.name": "indicator-hub", "telemetry.sdk.language": "nodejs" });
    expect(collector.requests[0]).toMatchObject({ path: "/here", headers: { "api-key": "abc" } });
    collector.requests.splice(0);

    const named = await traced(
      set({ ...endpoint, OTEL_SERVICE_NAME: "hub-of-tests", OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test" }),
    );
    await fetch(`${named.address}/plans/1`);
    await named.app.close();
    expect(collector.resource()).toMatchObject({ "service.name": "hub-of-tests", "deployment.environment.name": "test" });
  });

  it("sends none where the sampler says so", async () => {
    const collector = await startCollector();
    const { app, address } = await traced(set({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address, OTEL_TRACES_SAMPLER: "always_off" }));
    await fetch(`${address}/plans/1`);
    await app.close();
    expect(collector.requests).toEqual([]);
  });
});

describe("the hub", () => {
  it("tells the operation's name, of an answer that is kept too, and nothing of the question", async () => {
    const collector = await startCollector();
    const { telemetry } = readConfig(set({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }));
    const { app } = await serverOf(await projectCorpus(), { telemetry, answerCache: 1 });
    const address = await app.listen({ host: "127.0.0.1", port: 0 });
    const query = "query Named($key: String!) { measure(key: $key) { name } }";
    const body = JSON.stringify({ query, variables: { key: "neet-16-18" } });
    const headers = { "content-type": "application/json" };
    for (let time = 0; time < 2; time += 1) await (await fetch(`${address}/graphql`, { method: "POST", headers, body })).text();
    await (await fetch(`${address}/health`)).text();
    await app.close();
    const told = collector.spans().map(({ name, attributes }) => [name, attributesOf(attributes)["graphql.operation.name"]]);
    expect(told).toEqual([
      ["POST /graphql", "Named"],
      ["POST /graphql", "Named"],
      ["GET /health", undefined],
    ]);
    expect(collector.requests.map(({ body: sent }) => sent).join()).not.toMatch(/neet|measure\(/);
  });
});

describe("with a collector that is no good", () => {
  it.each([
    ["refuses", 400],
    ["never answers", null],
  ] as const)("one that %s: requests are answered, the log says so once, and the server stops", async (_what, status) => {
    const collector = await startCollector(status);
    const { app, address, log } = await traced(set({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }));
    expect((await fetch(`${address}/plans/1`)).status).toBe(200);
    await app.close();
    expect(collector.requests).toHaveLength(1);
    expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(["spans could not be sent to the collector"]);
  });

  it("one that is not there", async () => {
    const { app, address, log } = await traced(set({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" }));
    expect((await fetch(`${address}/plans/1`)).status).toBe(200);
    await app.close();
    expect(log.join()).toContain("spans could not be sent to the collector");
  });
});

describe("the variables", () => {
  it.each([
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
      'OTEL_EXPORTER_OTLP_ENDPOINT: found "collector:4318"; write the address of a collector',
    ],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "here" }, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: found "here"; write the address of a collector'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost", OTEL_TRACES_SAMPLER: "some" },
      'OTEL_TRACES_SAMPLER: found "some"; write one of always_on',
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost", OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "10%" },
      'OTEL_TRACES_SAMPLER_ARG: found "10%"; write a share from 0 to 1',
    ],
  ])("%o is refused", async (environment, message) => {
    await expect(traceRequests(Fastify(), environment)).rejects.toThrow(message);
  });

  it.each([
    [{}, "ParentBased{root=AlwaysOnSampler"],
    [{ OTEL_TRACES_SAMPLER: "" }, "ParentBased{root=AlwaysOnSampler"],
    [{ OTEL_TRACES_SAMPLER: "always_on" }, "AlwaysOnSampler"],
    [{ OTEL_TRACES_SAMPLER: "always_off" }, "AlwaysOffSampler"],
    [{ OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.25" }, "TraceIdRatioBased{0.25}"],
    [{ OTEL_TRACES_SAMPLER: "parentbased_always_off" }, "ParentBased{root=AlwaysOffSampler"],
    [{ OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.5" }, "ParentBased{root=TraceIdRatioBased{0.5}"],
  ])("%o choose %s", (environment, sampler) => {
    expect(samplerOf(environment).toString().startsWith(sampler)).toBe(true);
  });
});

/** Prints what is loaded of OpenTelemetry while a server is made, and how many hooks it has got. */
const LOADER = `
import { registerHooks } from "node:module";
const loaded = new Set();
registerHooks({ load: (url, context, next) => (/@opentelemetry\\/[\\w-]+/.exec(url)?.forEach((name) => loaded.add(name)), next(url, context)) });
const { traceRequests } = await import("./src/server/telemetry.ts");
const hooks = [];
await traceRequests({ addHook: (name) => hooks.push(name), log: {} }, process.env);
console.log(JSON.stringify({ loaded: [...loaded].length > 0, hooks }));
`;

describe("without a collector", () => {
  const load = async (variables: Readonly<Record<string, string>>): Promise<unknown> => {
    const blank = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("OTEL_")));
    const options = { cwd: PROJECT_FOLDER, env: { ...blank, ...variables } };
    const tsx = join(PROJECT_FOLDER, "node_modules", "tsx", "dist", "loader.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", tsx, "--input-type=module", "--eval", LOADER], options);
    return JSON.parse(stdout);
  };
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" };

  it.each<Readonly<Record<string, string>>>([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: "" },
    { ...endpoint, OTEL_SDK_DISABLED: "true" },
    { ...endpoint, OTEL_TRACES_EXPORTER: "none" },
  ])("%o: nothing is recorded, and nothing of OpenTelemetry is loaded", async (variables) => {
    expect(await load(variables)).toEqual({ loaded: false, hooks: [] });
  });

  it("could tell if it were", async () => {
    expect(await load(endpoint)).toEqual({ loaded: true, hooks: ["onRequest", "onClose"] });
  });
});
