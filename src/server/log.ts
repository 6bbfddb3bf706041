import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import pino, { type DestinationStream } from "pino";
import type { LogLevel } from "../config.ts";
import { steadyNow } from "./clock.ts";
import { pathOf } from "./failures.ts";
import type { CacheResult, Metrics } from "./metrics.ts";

declare module "fastify" {
  interface FastifyReply {
    /** What the log is told about the answer; null where there is nothing to tell. */
    account: { operation: string | null; result: CacheResult | null; codes: readonly string[] } | null;
  }
}

/** Bytes that are collected before they are written: one call for some twenty lines. */
const COLLECTED = 4096;
/** Longest that a line is collected, in milliseconds. */
const FLUSH_EVERY = 1000;

/** A log of JSON lines on standard output, written in pieces: a line for each request costs no more than a few microseconds. */
export function makeLog(level: LogLevel, to?: DestinationStream): FastifyBaseLogger {
  const destination = to ?? pino.destination({ dest: 1, sync: false, minLength: COLLECTED, periodicFlush: FLUSH_EVERY });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

/** What is told where a client has gone before anything of its answer left, as other servers do. */
const NOTHING_SENT = 499;

/**
 * One line for each request: what was asked by name, how it ended, how long it took; never its variables, its text or its address's query.
 * Also for one whose answer was cut off. What it gives is to be called for a request that meets no hook, since its address cannot be read.
 */
export function logRequests(app: FastifyInstance, metrics: Metrics): (request: FastifyRequest, reply: FastifyReply) => void {
  app.decorateReply("account", null);
  const note = (request: FastifyRequest, reply: FastifyReply, ms: number): void => {
    const { method, routeOptions } = request;
    const { raw, account } = reply;
    const isCut = !raw.writableFinished;
    const status = isCut && !raw.headersSent ? NOTHING_SENT : reply.statusCode;
    metrics.answered(routeOptions.url ?? "none", method, status, ms);
    const line = {
      reqId: request.id,
      method,
      path: pathOf(request).slice(0, 200),
      status,
      ms: Math.round(ms * 100) / 100,
      // What is undefined is left out of the line.
      operation: account?.operation ?? undefined,
      cache: account?.result ?? undefined,
      codes: account?.codes.length ? account.codes : undefined,
      cut: isCut || undefined,
    };
    const isFault = status >= 500 || (isCut && account?.codes.length);
    if (isFault) request.log.warn(line, "answered");
    else request.log.info(line, "answered");
  };
  const begin = (request: FastifyRequest, reply: FastifyReply): void => {
    const began = steadyNow();
    reply.raw.once("close", () => note(request, reply, steadyNow() - began));
  };
  app.addHook("onRequest", (request, reply, done) => {
    begin(request, reply);
    done();
  });
  return begin;
}
