import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { Refused } from "./refusal.ts";

/** What an answer may do in a browser that shows it: nothing. The page has a policy of its own. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers of every answer, also of errors. What may be kept says so in their stead, and what may do more. */
export const GUARD = {
  "cache-control": "no-store",
  "content-security-policy": NOTHING,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
};

/** How a body is packed, as HTTP has it: in letters of any case, and by `identity` where it is not. */
function plainEncoding({ headers }: IncomingMessage): void {
  const encoding = headers["content-encoding"]?.trim().toLowerCase();
  if (encoding === "identity") delete headers["content-encoding"];
  else if (encoding !== undefined) headers["content-encoding"] = encoding;
}

/** Guards every answer, and refuses a request that does not say which host it is for, as HTTP/1.1 wants it. */
export function guardAll(app: FastifyInstance): void {
  app.addHook("onRequest", ({ raw }, reply, done) => {
    reply.headers(GUARD);
    plainEncoding(raw);
    const isLost = raw.headers.host === undefined && raw.httpVersion === "1.1";
    done(
      isLost
        ? new Refused({ status: 400, code: "BAD_REQUEST", message: "The request has no Host header. Say which host it is for." })
        : undefined,
    );
  });
}
