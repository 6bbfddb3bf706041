import { connect } from "node:net";

/** An answer as it came over the line. */
export interface RawAnswer {
  /** 0 where the line was closed without an answer. */
  status: number;
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  body: string;
}

/** The text of a body that was sent in pieces. */
function joined(body: string): string {
  let [whole, at] = ["", 0];
  for (;;) {
    const end = body.indexOf("\r\n", at);
    const length = Number.parseInt(body.slice(at, end), 16);
    if (end < 0 || !(length > 0)) return whole;
    whole += body.slice(end + 2, end + 2 + length);
    at = end + 4 + length;
  }
}

/** The one answer that a line has brought. */
export function parseAnswer(whole: string): RawAnswer {
  const text = whole.replace(/^HTTP\/1\.1 100 [\s\S]*?\r\n\r\n/, "");
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, Math.max(0, end)).split("\r\n");
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  const length = headers.get("content-length");
  const body = text.slice(end + 4, length === undefined ? undefined : end + 4 + Number(length));
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    body: headers.get("transfer-encoding") === "chunked" ? joined(body) : body,
  };
}

/** Sends bytes as they are (each character one byte), so that what no client library would send can be sent, and reads until the line is closed. */
export function rawRequest(port: number, request: string): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const socket = connect(port, "127.0.0.1", () => socket.end(request, "latin1"));
  let text = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    text += chunk;
  });
  // A server that refuses the beginning need not wait for the rest, and the line may break while that is under way.
  socket.on("error", () => {});
  socket.on("close", () => resolve(parseAnswer(text)));
  socket.setTimeout(10_000, () => {
    socket.destroy();
    reject(new Error(`no end of an answer to ${JSON.stringify(request.slice(0, 300))}; so far ${JSON.stringify(text.slice(0, 300))}`));
  });
  return promise;
}
