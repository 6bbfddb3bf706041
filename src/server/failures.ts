import { randomUUID } from "node:crypto";
import { METHODS, STATUS_CODES } from "node:http";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { QueryTimeout, StoreChanged } from "../errors.ts";
import { faultMessage } from "./errors.ts";
import { GUARD } from "./guard.ts";
import type { Metrics } from "./metrics.ts";
import { type Refusal, Refused, refusalBody } from "./refusal.ts";
import { CLIENT_GONE, TOOK_TOO_LONG } from "./refusals.ts";

/** What headers of a good answer say and an error's must not. */
const ANSWER_HEADERS = ["content-disposition", "content-type", "content-encoding", "etag", "last-modified", "link"];

/** Fastify's own refusals, in the hub's words. */
const KNOWN: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: "BODY_TOO_LARGE",
    message: "The body is larger than 100 kB, unpacked. Send a shorter question.",
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: "UNSUPPORTED_MEDIA_TYPE",
    message: "Bodies are JSON. Send content-type: application/json.",
  },
  FST_CP_ERR_INVALID_CONTENT_ENCODING: {
    status: 415,
    code: "UNSUPPORTED_ENCODING",
    message: "Bodies may be packed by gzip, deflate or br.",
  },
  FST_CP_ERR_INVALID_CONTENT: { status: 400, code: "BAD_REQUEST", message: "The body cannot be unpacked as its content-encoding says." },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, code: "BAD_REQUEST", message: "The body is not as long as its content-length says." },
  FST_ERR_BAD_URL: {
    status: 400,
    code: "BAD_REQUEST",
    message: "The address cannot be read. Write a path such as /graphql; behind a % there are two hexadecimal digits.",
  },
};

/** The path of a request, without what follows a question mark. */
export const pathOf = ({ url }: FastifyRequest): string => url.split("?", 1)[0] ?? "";

/** Sends a refusal as JSON. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  { headers = {}, ...refusal }: Refusal,
  metrics: Metrics,
): FastifyReply {
  for (const header of ANSWER_HEADERS) reply.removeHeader(header);
  metrics.failed([refusal.code]);
  reply.account = { operation: null, result: null, codes: [refusal.code] };
  if (refusal.retryAfter !== undefined) reply.header("retry-after", String(refusal.retryAfter));
  return reply
    .code(refusal.status)
    .headers({ ...GUARD, ...headers })
    .type("application/json; charset=utf-8")
    .send(refusalBody(pathOf(request), refusal));
}

/** What a client reads of any error: a refusal in the hub's words, or an id that the log has too. */
function refusalOf(error: FastifyError, request: FastifyRequest): Refusal {
  if (error instanceof Refused) return error.refusal;
  // Whoever goes in the midst of a body has made no mistake that counts.
  if (request.raw.destroyed && !request.raw.complete) return CLIENT_GONE;
  if (error instanceof QueryTimeout) return TOOK_TOO_LONG;
  if (error instanceof StoreChanged) return { status: 503, code: error.code, message: error.message };
  const known = KNOWN[error.code];
  if (known) return known;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { status: error.statusCode, code: "BAD_REQUEST", message: `${STATUS_CODES[error.statusCode] ?? "Bad request"}.` };
  }
  const id = randomUUID();
  request.log.error({ err: error, id }, "internal error");
  return { status: 500, code: "INTERNAL_SERVER_ERROR", message: faultMessage(id) };
}

/** Node's, of a stream whose reader has gone. */
const CLIENT_LEFT = "ERR_STREAM_PREMATURE_CLOSE";

/** Notes why an answer of which a part has left is cut off, unless that is known: its client sees no more than that. */
export function noteCut(error: FastifyError, request: FastifyRequest, reply: FastifyReply, metrics: Metrics): void {
  if (reply.account?.codes.length || error.code === CLIENT_LEFT) return;
  const { code } = refusalOf(error, request);
  metrics.failed([code]);
  reply.account = { operation: null, result: null, codes: [code] };
}

/** Errors are JSON wherever they arise. To be called before there are routes; what it gives, after the last of them. */
export function answerFailures(app: FastifyInstance, metrics: Metrics): () => void {
  app.setErrorHandler<FastifyError>((error, request, reply) => refuse(request, reply, refusalOf(error, request), metrics));
  const missing = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const message = `Nothing is at ${pathOf(request).slice(0, 200)}. The API is at /graphql, GraphiQL at /graphiql.`;
    return refuse(request, reply, { status: 404, code: "NOT_FOUND", message }, metrics);
  };
  app.setNotFoundHandler(missing);
  // A tunnel is asked for before there is a request.
  for (const method of METHODS) if (method !== "CONNECT" && !app.supportedMethods.includes(method)) app.addHttpMethod(method);
  const offered = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    const methods = offered.get(url) ?? new Set(["OPTIONS"]);
    for (const one of [method].flat()) methods.add(one);
    offered.set(url, methods);
  });
  return () => {
    refuseOtherMethods(app, new Map(offered), metrics);
    // After all other hooks. Nothing of a request for nothing is read.
    app.addHook("onRequest", (request, reply, done) => (request.is404 ? void missing(request, reply) : done()));
  };
}

/** Answers 405, with the methods that there are, where an address is known by another one. Nothing of such a request is read. */
function refuseOtherMethods(app: FastifyInstance, offered: ReadonlyMap<string, ReadonlySet<string>>, metrics: Metrics): void {
  for (const [url, methods] of offered) {
    const others = app.supportedMethods.filter((method) => !methods.has(method));
    if (others.length === 0 || url === "*") continue;
    const allow = [...methods].join(", ");
    const refusal: Refusal = { status: 405, code: "METHOD_NOT_ALLOWED", message: `Ask by ${allow}.`, headers: { allow } };
    const answer = async (request: FastifyRequest, reply: FastifyReply) => refuse(request, reply, refusal, metrics);
    app.route({ method: others, url, onRequest: answer, handler: answer });
  }
}
