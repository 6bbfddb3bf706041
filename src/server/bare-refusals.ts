import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { cutOff, unfinishedOn } from "./cut.ts";
import { GUARD } from "./guard.ts";
import { type Refusal, refusalBody } from "./refusal.ts";

/** Writes a refusal where there is no request to answer, and ends the line. */
function end(socket: Duplex, { headers = {}, ...refusal }: Refusal): void {
  const body = refusalBody("", refusal);
  const all = {
    ...GUARD,
    ...headers,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`, ...lines, "", body].join("\r\n"));
}

/** What Node says of bytes that are no request, or that come too slowly. */
const BROKEN: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: "REQUEST_TIMEOUT", message: "The request came too slowly." },
  HPE_HEADER_OVERFLOW: { status: 431, code: "HEADERS_TOO_LARGE", message: "The request's headers are too large." },
};
const NO_HTTP: Refusal = { status: 400, code: "BAD_REQUEST", message: "The request is no HTTP." };

/** What is answered to bytes that are no request, or that come too slowly. In the midst of an answer nothing is: it would stand in a file. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  const unfinished = unfinishedOn(socket);
  if (unfinished) cutOff(unfinished);
  else if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) socket.destroy();
  else end(socket, BROKEN[error.code ?? ""] ?? NO_HTTP);
}

/** What is answered to who wants the hub to be a proxy. */
export function refuseTunnel(_request: IncomingMessage, socket: Duplex): void {
  const message = "The hub is no proxy. Ask by GET or POST.";
  end(socket, { status: 405, code: "METHOD_NOT_ALLOWED", message, headers: { allow: "GET, HEAD, POST, OPTIONS" } });
}

/** What is answered to an `Expect` that is not `100-continue`, which never becomes a request. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const refusal = { status: 417, code: "EXPECTATION_FAILED", message: "Expect may only say 100-continue. Leave it out." };
  response.writeHead(refusal.status, { ...GUARD, "content-type": "application/json; charset=utf-8" }).end(refusalBody("", refusal));
}
