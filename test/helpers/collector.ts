import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A span as OTLP has it in JSON, as far as tests look. */
export interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code: number };
}

interface Sent {
  resourceSpans: { resource: { attributes: SentSpan["attributes"] }; scopeSpans: { spans: SentSpan[] }[] }[];
}

/** What a collector on this machine has been sent. */
export interface Collector {
  address: string;
  requests: { path: string; headers: IncomingHttpHeaders; body: string }[];
  spans(): SentSpan[];
  /** What the senders say of themselves. */
  resource(): Record<string, unknown>;
}

/** Attributes by name, whatever their type. */
export const attributesOf = (attributes: SentSpan["attributes"]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** An OpenTelemetry collector that keeps what it is sent, answers with `status`, and ends with the test; null never answers. */
export async function startCollector(status: number | null = 200): Promise<Collector> {
  const requests: Collector["requests"] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    requests.push({ path: request.url ?? "", headers: request.headers, body });
    if (status !== null) response.writeHead(status, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const sent = () => requests.flatMap(({ body }) => (JSON.parse(body) as Sent).resourceSpans);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    spans: () => sent().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    resource: () => attributesOf(sent()[0]?.resource.attributes ?? []),
  };
}
