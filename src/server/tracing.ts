import { defaultTextMapGetter, ROOT_CONTEXT, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { ExportResultCode, W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Environment } from "../config.ts";
import { samplerOf } from "./sampler.ts";

/** Longest that a server which stops waits for its last spans to be taken, in milliseconds: a collector that is down must not hold it up. */
const FLUSH_WITHIN = 3000;

/** Told why spans could not be sent. */
export type ReportUnsent = (reason: string) => void;

/** Ends the span of a request, with what has become of it. */
export type EndSpan = (reply: FastifyReply, operation: string | null) => void;

/** Spans of requests, and where they go. */
export interface Tracing {
  /** Begins the span of a request, in the trace that its headers name. */
  begin(request: FastifyRequest): EndSpan;
  /** Sends what has not been sent yet, and ends. */
  stop(): Promise<void>;
}

/**
 * Tracing by OpenTelemetry's SDK to the collector that the environment names, by OTLP over HTTP as JSON, in batches.
 * The exporter reads its own variables (OTEL_EXPORTER_OTLP_…), the resource OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES.
 * @throws ConfigError for a sampler that is unknown.
 */
export function startTracing(environment: Environment, report: ReportUnsent): Tracing {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "indicator-hub" }))
    .merge(detectResources({ detectors: [envDetector] }));
  const sampler = samplerOf(environment);
  const exporter = reporting(new OTLPTraceExporter(), report);
  const provider = new TracerProvider({ resource, sampler, spanProcessors: [new BatchSpanProcessor({ exporter })] });
  const tracer = provider.getTracer("indicator-hub");
  const propagator = new W3CTraceContextPropagator();
  return {
    begin: ({ method, protocol, headers, routeOptions: { url: route } }) => {
      const attributes = { "http.request.method": method, "url.scheme": protocol, ...(route !== undefined && { "http.route": route }) };
      const parent = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      const span = tracer.startSpan(route === undefined ? method : `${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
      return ({ raw, statusCode }, operation) => {
        if (operation !== null) span.setAttribute("graphql.operation.name", operation);
        if (raw.writableFinished) span.setAttribute("http.response.status_code", statusCode);
        else span.setAttribute("error.type", "client_gone");
        if (raw.writableFinished && statusCode >= 500)
          span.setAttribute("error.type", String(statusCode)).setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      };
    },
    stop: async () => {
      // Why it fails has been reported by then, and a server must not fail to stop for it.
      const flushed = provider.shutdown().catch(() => {});
      await within(FLUSH_WITHIN, flushed, () => report(`not taken within ${FLUSH_WITHIN / 1000} seconds of the end`));
    },
  };
}

/** An exporter that tells when it fails; the SDK itself says so to nobody. */
function reporting(exporter: SpanExporter, report: ReportUnsent): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.code === ExportResultCode.FAILED) report(result.error?.message ?? "not known why");
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => await exporter.forceFlush?.(),
  };
}

/** Waits for something, but no longer than it may take. */
async function within(milliseconds: number, wanted: Promise<void>, late: () => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    late();
    resolve();
  }, milliseconds);
  await Promise.race([wanted, promise]);
  clearTimeout(timer);
}
