import type { FastifyInstance, FastifyReply } from "fastify";
import type { Environment } from "../config.ts";
import { ConfigError } from "../errors.ts";

/** The name of the GraphQL operation that a reply answers; nothing where there is none. */
export type OperationOf = (reply: FastifyReply) => string | null | undefined;

/** Variables that say where spans are sent; without either there are none. */
const ENDPOINTS = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] as const;

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Whether spans are wanted. @throws ConfigError for an endpoint that is no web address. */
function isWanted(environment: Environment): boolean {
  if (environment["OTEL_SDK_DISABLED"]?.toLowerCase() === "true" || environment["OTEL_TRACES_EXPORTER"] === "none") return false;
  const endpoints = ENDPOINTS.map((name) => ({ name, address: environment[name] ?? "" })).filter(({ address }) => address !== "");
  const [bad] = endpoints.filter(({ address }) => !isWebAddress(address));
  if (bad) throw new ConfigError(`${bad.name}: found "${bad.address}"; write the address of a collector, such as http://localhost:4318`);
  return endpoints.length > 0;
}

/**
 * Records one span for each request and sends it to the collector that OpenTelemetry's standard variables name.
 * Without such a name nothing is recorded, and nothing of OpenTelemetry is loaded.
 * A span tells method, route, status and the operation's name; never an address's query, a document, its variables or who has asked.
 * Has to be called before the routes are added.
 * @throws ConfigError for a variable that is wrong.
 */
export async function traceRequests(app: FastifyInstance, environment: Environment, operationOf: OperationOf = () => null): Promise<void> {
  if (!isWanted(environment)) return;
  const { startTracing } = await import("./tracing.ts");
  const tracing = startTracing(environment, (reason) => app.log.warn({ reason }, "spans could not be sent to the collector"));
  app.addHook("onRequest", async (request, reply) => {
    const end = tracing.begin(request);
    // Comes when the answer has left, and when the client has gone before.
    reply.raw.once("close", () => end(reply, operationOf(reply) ?? null));
  });
  app.addHook("onClose", tracing.stop);
}
