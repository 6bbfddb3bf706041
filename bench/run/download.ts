import { createHash } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";

/** A file that has been fetched, and not kept: one of ten million figures has five gigabytes. */
export interface Download {
  status: number;
  bytes: number;
  milliseconds: number;
  /** What tells its content from another's. */
  digest: string;
}

/** Fetches a file. @throws Error where its line is cut, or silent for a minute. */
export async function download(url: string, headers: Record<string, string>): Promise<Download> {
  const begun = performance.now();
  const request = get(url, { headers, timeout: 60_000 });
  request.once("timeout", () => request.destroy(new Error(`${url}: nothing has come for a minute`)));
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.byteLength;
    digest.update(piece);
  }
  return { status: response.statusCode ?? 0, bytes, milliseconds: performance.now() - begun, digest: digest.digest("hex") };
}
