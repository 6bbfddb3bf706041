import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { cutOff, dueOn } from "./cut.ts";
import { GUARD } from "./guard.ts";
import { type Refusal, refusalBody } from "./refusal.ts";

/** What Node says of bytes that are no request, or that come too slowly. */
const BROKEN: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: "REQUEST_TIMEOUT", message: "The request came too slowly." },
  HPE_HEADER_OVERFLOW: { status: 431, code: "HEADERS_TOO_LARGE", message: "The request's headers are too large." },
};
const NO_HTTP: Refusal = { status: 400, code: "BAD_REQUEST", message: "The request is no HTTP." };
const NO_PROXY: Refusal = {
  status: 405,
  code: "METHOD_NOT_ALLOWED",
  message: "The hub is no proxy. Ask by GET or POST.",
  headers: { allow: "GET, HEAD, POST, OPTIONS" },
};
const NO_EXPECTATION: Refusal = {
  status: 417,
  code: "EXPECTATION_FAILED",
  message: "Expect may only say 100-continue. Leave it out.",
};

/** Writes a refusal where there is no request to answer, and ends the line. */
function end(socket: Socket, { headers = {}, ...refusal }: Refusal): void {
  const body = refusalBody("", refusal);
  const all = {
    ...GUARD,
    ...headers,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  // Its client may send on, or never end its own side: that is not waited for.
  socket.once("finish", () => socket.destroy());
  socket.end([`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`, ...lines, "", body].join("\r\n"));
}

/** Answers, and counts by code, what never becomes a request. */
export class BareRefusals {
  constructor(private readonly count: (code: string) => void) {}

  /** Bytes that are no request, or that come too slowly. */
  readonly broken = (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) socket.destroy();
    else this.refuse(socket, BROKEN[error.code ?? ""] ?? NO_HTTP);
  };

  /** Takes on what Node tells of a server, beside what it hands to `broken`. */
  watch(server: Server): void {
    server.on("connect", (_request: IncomingMessage, socket: Duplex) => this.tunnel(socket));
    server.on("checkExpectation", (_request: IncomingMessage, response: ServerResponse) => this.expectation(response));
  }

  /** Who wants the hub to be a proxy. Node has let go of the line by then, so that its faults and its end are nobody else's. */
  private tunnel(socket: Duplex): void {
    socket.on("error", () => socket.destroy());
    if (socket instanceof Socket) this.refuse(socket, NO_PROXY);
    else socket.destroy();
  }

  /** An `Expect` that is not `100-continue`. */
  private expectation(response: ServerResponse): void {
    const { status, code } = NO_EXPECTATION;
    this.count(code);
    response.writeHead(status, { ...GUARD, "content-type": "application/json; charset=utf-8" }).end(refusalBody("", NO_EXPECTATION));
  }

  /** Where an answer is due nothing is written: it would be taken for that, or stand in the midst of a file. */
  private refuse(socket: Socket, refusal: Refusal): void {
    // A browser opens lines that it may need, and lets some time out.
    if (socket.bytesRead > 0) this.count(refusal.code);
    const due = dueOn(socket);
    if (due) cutOff(due);
    else end(socket, refusal);
  }
}
