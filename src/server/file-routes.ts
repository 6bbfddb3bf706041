import { Readable } from "node:stream";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { entityTag, FILE_NAMES, parseFileName } from "../export/file.ts";
import type { LiveStore } from "../store/live-store.ts";
import type { Engine } from "./answer.ts";
import { fileTagHeld, varyBy } from "./caching.ts";
import { noteCut, refuse } from "./failures.ts";
import { fileHeaders } from "./file-engine.ts";
import type { InFlight } from "./in-flight.ts";
import type { Metrics } from "./metrics.ts";
import { untilGone } from "./until-gone.ts";

/** What the routes work with. */
export interface FileRouteOptions {
  store: LiveStore;
  metrics: Metrics;
  engine: Engine;
  inFlight: InFlight;
}

/** The query part of an address as a browser would write it: safe in a header. */
const searchOf = ({ raw: { url = "" } }: FastifyRequest): string => new URL(url, "http://hub").search;

/**
 * A compressed file has other bytes, so its strong tag says how it is compressed. A 304 has no length, nor has the answer to HEAD: it would have
 * to be the file's, which is not made for that.
 */
async function finish(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (reply.statusCode === 304 || (reply.statusCode === 200 && request.method === "HEAD")) return null;
  const [encoding, tag] = [reply.getHeader("content-encoding"), reply.getHeader("etag")];
  if (typeof encoding === "string" && typeof tag === "string") reply.header("etag", tag.replace(/"$/, `-${encoding}"`));
  return payload;
}

/** What there is, for who asks for another file. */
const missingFile = (name: string): { message: string; files: string[] } => ({
  message: `No file "${name.slice(0, 100)}". There are ${FILE_NAMES.join(", ")}.`,
  files: FILE_NAMES.map((known) => `/export/${known}`),
});

/** The files by URL. */
export async function fileRoutes(app: FastifyInstance, { store, metrics, engine, inFlight }: FileRouteOptions): Promise<void> {
  const answer = async (request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply> => {
    const search = searchOf(request);
    const { edition } = store;
    const file = parseFileName(name);
    if (file === null) return refuse(request, reply, { status: 404, code: "NOT_FOUND", ...missingFile(name) }, metrics);
    const held = fileTagHeld(request.headers["if-none-match"], entityTag(file, { revision: edition.revision, search }));
    varyBy(reply, "accept-encoding");
    if (held)
      return reply
        .code(304)
        .headers({ ...fileHeaders(file, search, edition), etag: held })
        .send();
    const asker = inFlight.askerOf(request, reply);
    const made = engine.file({ name, search, head: request.method === "HEAD" }, asker);
    const { status, headers, body, account } = await untilGone(asker.gone, made);
    metrics.failed(account.codes);
    reply.account = { operation: null, result: null, codes: account.codes };
    reply.code(status).headers(headers);
    if (Buffer.isBuffer(body)) return reply.send(body);
    const stream = Readable.from(inFlight.paced(reply.raw, body));
    stream.once("error", (error: FastifyError) => {
      // Before, it becomes a refusal, which notes itself.
      if (reply.raw.headersSent) noteCut(error, request, reply, metrics);
    });
    return reply.send(stream);
  };

  // The hook of the compression is added to each route when it is registered; this one has to come after it.
  app.addHook("onRoute", (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), finish];
  });
  const shared = { method: ["GET", "HEAD"], preHandler: inFlight.admit };
  app.route({ ...shared, url: "/export", handler: (request, reply) => answer(request, reply, "") });
  app.route<{ Params: { "*": string } }>({
    ...shared,
    url: "/export/*",
    handler: (request, reply) => answer(request, reply, request.params["*"]),
  });
}
