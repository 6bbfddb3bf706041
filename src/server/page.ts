import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import statics from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isHeld } from "./caching.ts";
import type { InFlight } from "./in-flight.ts";

/** Folders of what Vite has bundled, of which one that is not given, or not there, is not served. */
export interface PageOptions {
  inFlight: InFlight;
  /** The page: index.html and assets/. */
  page?: string | undefined;
  /** GraphiQL: index.html and what it loads. */
  graphiql?: string | undefined;
}

const policy = (rules: Readonly<Record<string, string>>): string =>
  Object.entries(rules)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");

const STRICT = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
};

/** What the page may do: load from here and ask here, nothing else. */
export const PAGE_POLICY = policy(STRICT);

/** GraphiQL's editor writes style elements, carries its icon font along and works in the background. */
export const GRAPHIQL_POLICY = policy({
  ...STRICT,
  "style-src": "'self' 'unsafe-inline'",
  "font-src": "'self' data:",
  "worker-src": "'self' blob:",
});

/** Addresses that the page makes views of, so that each can be loaded anew or sent to somebody. */
export const PAGE_PATHS = ["/", "/measures", "/council", "/council/*"] as const;

/** Lets an answer do what the policy says, where every other may do nothing. */
const guard = (reply: FastifyReply, csp: string): FastifyReply => reply.header("content-security-policy", csp);

/** Serves the page and GraphiQL, each under its own policy; without a page, / leads to GraphiQL. */
export async function servePages(app: FastifyInstance, { page, graphiql, inFlight }: PageOptions): Promise<void> {
  // Who does not read a file of the page keeps its place as long as who does not read an answer.
  app.addHook("preHandler", inFlight.admit);
  if (graphiql !== undefined && existsSync(graphiql)) {
    const setHeaders = (reply: FastifyReply): void => void guard(reply, GRAPHIQL_POLICY);
    await app.register(statics, { root: graphiql, prefix: "/graphiql/", redirect: true, preCompressed: true, setHeaders });
    app.get("/graphiql", async (_request, reply) => reply.redirect("/graphiql/"));
  }
  const index = page === undefined ? null : join(page, "index.html");
  if (page === undefined || index === null || !existsSync(index)) {
    app.get("/", async (_request, reply) => reply.redirect("/graphiql/"));
    return;
  }
  // The names of assets carry a hash of their content, so that they never change; index.html, which names them, may.
  const root = join(page, "assets");
  await app.register(statics, {
    root,
    prefix: "/assets/",
    decorateReply: graphiql === undefined,
    maxAge: "365d",
    immutable: true,
    index: false,
    preCompressed: true,
  });
  const html = readFileSync(index);
  const etag = `W/"${hash("sha256", html, "base64url").slice(0, 27)}"`;
  const show = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    guard(reply, PAGE_POLICY).headers({ "cache-control": "no-cache", etag });
    if (isHeld(request.headers["if-none-match"], etag)) return await reply.code(304).send();
    return await reply.type("text/html; charset=utf-8").send(html);
  };
  for (const path of PAGE_PATHS) app.get(path, show);
}
