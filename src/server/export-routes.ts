import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { InputError } from "../errors.ts";
import { entityTag, FILE_NAMES, type FileName, openFile, parseFileName } from "../export/file.ts";
import { makeDesk } from "../query/desk.ts";
import type { LiveStore } from "../store/live-store.ts";

/** The data changes a few times a year: five minutes spare the hub a class of analysts, and nobody works long with what has been corrected. */
const CACHE_CONTROL = "public, max-age=300";

/** The query part of an address as a browser would write it: safe in a header. */
const searchOf = ({ raw: { url = "" } }: FastifyRequest): string => new URL(url, "http://hub").search;

/** The tag among those of If-None-Match that says that the client has the file, compressed or not; null when it has not. */
function tagHeld(header: string | undefined, tag: string): string | null {
  const held = (header ?? "").split(",").map((candidate) => candidate.trim().replace(/^W\//, ""));
  return held.find((candidate) => candidate === `"${tag}"` || (candidate.startsWith(`"${tag}-`) && candidate.endsWith('"'))) ?? null;
}

/** A compressed file has other bytes, so its strong tag says how it is compressed. A 304 has no length, where it would have to be the file's. */
async function finish(_request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (reply.statusCode === 304) return null;
  const [encoding, tag] = [reply.getHeader("content-encoding"), reply.getHeader("etag")];
  if (typeof encoding === "string" && typeof tag === "string") reply.header("etag", tag.replace(/"$/, `-${encoding}"`));
  return payload;
}

/** What a file's headers say and an error's must not. */
const FILE_HEADERS = ["cache-control", "content-disposition", "etag", "last-modified", "link"];

/** The headers that a file has whether it is sent, asked about, or held by the client already. */
function describe(reply: FastifyReply, { subject, extension }: FileName, search: string, builtAt: string): void {
  reply.header("cache-control", CACHE_CONTROL).header("last-modified", new Date(builtAt).toUTCString()).header("vary", "accept-encoding");
  if (extension === "csv") reply.header("link", `<${subject}.csv-metadata.json${search}>; rel="describedby"; type="application/csvm+json"`);
}

/** The files by URL. A request stays on one revision of the store until its last byte has left or its client has gone. */
export async function exportRoutes(app: FastifyInstance, { store }: { store: LiveStore }): Promise<void> {
  const send = async (request: FastifyRequest, reply: FastifyReply, file: FileName) => {
    const { reader, release } = store.acquire();
    reply.raw.once("close", release);
    const search = searchOf(request);
    const { revision, builtAt } = await reader.dataset();
    const tag = entityTag(file, { revision, search });
    const held = tagHeld(request.headers["if-none-match"], tag);
    if (held !== null) {
      describe(reply, file, search, builtAt);
      return await reply.code(304).header("etag", held).send();
    }
    const { name, mediaType, body } = await openFile(makeDesk(reader), file, { revision, search });
    const content = request.method === "HEAD" ? null : await body();
    describe(reply, file, search, builtAt);
    const disposition = file.extension === "csv" || file.extension === "xlsx" ? "attachment" : "inline";
    reply.header("etag", `"${tag}"`).type(mediaType).header("content-disposition", `${disposition}; filename="${name}"`);
    if (content === null) return await reply.send();
    return await reply.send(typeof content === "string" || Buffer.isBuffer(content) ? content : Readable.from(content));
  };

  // The hook of the compression is added to each route when it is registered; this one has to come after it.
  app.addHook("onRoute", (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), finish];
  });
  app.setErrorHandler(async (error, _request, reply) => {
    for (const header of FILE_HEADERS) reply.removeHeader(header);
    reply.type("application/json; charset=utf-8");
    if (error instanceof InputError) return await reply.code(400).send({ error: error.message, code: error.code });
    const id = randomUUID();
    app.log.error({ err: error, id }, "internal error");
    return await reply
      .code(500)
      .send({ error: `Something went wrong here. Please report it with the id ${id}.`, code: "INTERNAL_SERVER_ERROR" });
  });
  const answer = async (request: FastifyRequest, reply: FastifyReply, name: string) => {
    const file = parseFileName(name);
    if (file !== null) return await send(request, reply, file);
    return await reply.code(404).send({
      error: `No file "${name.slice(0, 100)}". There are ${FILE_NAMES.join(", ")}.`,
      code: "NOT_FOUND",
      files: FILE_NAMES.map((known) => `/export/${known}`),
    });
  };
  const method = ["GET", "HEAD"];
  app.route({ method, url: "/export", handler: async (request, reply) => await answer(request, reply, "") });
  app.route<{ Params: { "*": string } }>({
    method,
    url: "/export/*",
    handler: async (request, reply) => await answer(request, reply, request.params["*"]),
  });
}
