import { randomUUID } from "node:crypto";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { faultMessage } from "./errors.ts";
import { GUARD, GUARD_LINES } from "./guard.ts";
import type { Metrics } from "./metrics.ts";
import { type Refusal, Refused, refusalBody } from "./refusal.ts";

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
    message: "The address cannot be read: a % in it is followed by no two hexadecimal digits.",
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
  const known = KNOWN[error.code];
  if (known) return known;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { status: error.statusCode, code: "BAD_REQUEST", message: `${STATUS_CODES[error.statusCode] ?? "Bad request"}.` };
  }
  const id = randomUUID();
  request.log.error({ err: error, id }, "internal error");
  return { status: 500, code: "INTERNAL_SERVER_ERROR", message: faultMessage(id) };
}

/** Errors are JSON wherever they arise. To be called before there are routes; what it gives, after the last of them. */
export function answerFailures(app: FastifyInstance, metrics: Metrics): () => void {
  app.setErrorHandler<FastifyError>((error, request, reply) => refuse(request, reply, refusalOf(error, request), metrics));
  const known = new Map<string, Set<string>>();
  let offered: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const methods = offered.get(path);
    if (methods) return refuse(request, reply, otherMethod(methods), metrics);
    const message = `Nothing is at ${path.slice(0, 200)}. The API is at /graphql, GraphiQL at /graphiql.`;
    return refuse(request, reply, { status: 404, code: "NOT_FOUND", message }, metrics);
  });
  app.addHook("onRoute", ({ url, method }) => {
    const methods = known.get(url) ?? new Set(["OPTIONS"]);
    for (const one of [method].flat()) methods.add(one);
    known.set(url, methods);
  });
  return () => {
    // The routes that follow are refusals.
    offered = new Map([...known].map(([url, methods]) => [url, new Set(methods)]));
    refuseOtherMethods(app, offered, metrics);
  };
}

function otherMethod(methods: ReadonlySet<string>): Refusal {
  const allow = [...methods].join(", ");
  return { status: 405, code: "METHOD_NOT_ALLOWED", message: `Ask by ${allow}.`, headers: { allow } };
}

/** Answers 405, with the methods that there are, where an address is known by another one. Nothing of such a request is read. */
function refuseOtherMethods(app: FastifyInstance, known: ReadonlyMap<string, ReadonlySet<string>>, metrics: Metrics): void {
  for (const [url, methods] of known) {
    const others = app.supportedMethods.filter((method) => !methods.has(method));
    if (others.length === 0 || url === "*") continue;
    const refusal = otherMethod(methods);
    const answer = async (request: FastifyRequest, reply: FastifyReply) => refuse(request, reply, refusal, metrics);
    app.route({ method: others, url, onRequest: answer, handler: answer });
  }
}

/** What is answered to bytes that are no request, or that come too slowly. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] =
    error.code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? [408, "REQUEST_TIMEOUT", "The request came too slowly."]
      : error.code === "HPE_HEADER_OVERFLOW"
        ? [431, "HEADERS_TOO_LARGE", "The request's headers are too large."]
        : [400, "BAD_REQUEST", "The request is no HTTP."];
  const body = JSON.stringify({ error: message, code });
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status as number]}\r\ncontent-type: application/json; charset=utf-8\r\n${GUARD_LINES}`;
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

/** What is answered to who wants the hub to be a proxy. */
export function refuseTunnel(_request: IncomingMessage, socket: Duplex): void {
  const body = JSON.stringify({ error: "The hub is no proxy. Ask by GET or POST.", code: "METHOD_NOT_ALLOWED" });
  const head = `HTTP/1.1 405 ${STATUS_CODES[405]}\r\nallow: GET, HEAD, POST, OPTIONS\r\ncontent-type: application/json; charset=utf-8\r\n${GUARD_LINES}`;
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

/** What is answered to an `Expect` that is not `100-continue`, which never becomes a request. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify({ error: "Expect may only say 100-continue. Leave it out.", code: "EXPECTATION_FAILED" });
  response.writeHead(417, { ...GUARD, "content-type": "application/json; charset=utf-8" }).end(body);
}
