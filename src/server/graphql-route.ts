import { hash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Planner } from "../graphql/plan.ts";
import type { LiveStore } from "../store/live-store.ts";
import type { Answer, Asker, Engine, GraphQLQuestion } from "./answer.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { type Asked, forApollo, readAsked, requireTrusted } from "./asked.ts";
import { isHeld, MAY_BE_KEPT, varyBy } from "./caching.ts";
import type { InFlight } from "./in-flight.ts";
import type { InTurns } from "./in-turns.ts";
import type { CacheResult, Metrics } from "./metrics.ts";
import { headOf, identify, parseBody } from "./question.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";
import { untilGone } from "./until-gone.ts";

/** Bytes of a request's body, after it is unpacked: four times the longest document with its variables. */
export const MAX_BODY = 100_000;

/** Bytes of a question that is refused about as fast as it is read: of variables that are wrong each mistake is told with what was sent. */
export const LIGHT_BYTES = 8000;

/** What the route works with. */
export interface GraphQLRouteOptions {
  store: LiveStore;
  cache: AnswerCache;
  metrics: Metrics;
  /** What is known of documents. */
  planner: Planner;
  trusted: TrustedDocuments;
  /** Where the others are answered, and all are looked at. */
  here: InTurns;
  /** Where large questions are answered; here too when there is no such place. */
  lane?: Engine | undefined;
  /** Only documents of the manifest are answered. */
  trustedOnly: boolean;
  /** What tells this program from others, which may answer otherwise from the same data. */
  program: string;
  inFlight: InFlight;
}

/** GraphQL over HTTP at /graphql. */
export async function graphqlRoute(app: FastifyInstance, options: GraphQLRouteOptions): Promise<void> {
  const { store, cache, metrics, planner, trusted, here, lane, trustedOnly, program, inFlight } = options;

  const weakTag = (revision: string, question: string): string =>
    `W/"${hash("sha256", `${program} ${revision} ${question}`, "base64url").slice(0, 27)}"`;

  const isHeavy = ({ query, documentId, operationName, variables }: Asked, bytes: number): boolean => {
    const text = query ?? (documentId === undefined ? undefined : trusted.textOf(documentId));
    if (text === undefined) return false;
    return bytes > LIGHT_BYTES || (planner.isLong(text) && !trusted.holds(text)) || planner.isHeavy(text, operationName, variables);
  };

  /** The answer to a light question, or how to have one that is not. */
  const look = async (question: GraphQLQuestion, bytes: number, asker: Asker): Promise<Answer | (() => Promise<Answer>)> => {
    const asked = readAsked(question);
    if (trustedOnly) requireTrusted(asked, trusted);
    const put = forApollo(question, asked, trusted);
    return lane && isHeavy(asked, bytes) ? () => lane.graphql(put, asker) : await here.engine.graphql(put, asker);
  };

  const make = async (question: GraphQLQuestion, bytes: number, asker: Asker): Promise<Answer> => {
    const made = await here.run(asker, () => look(question, bytes, asker));
    return typeof made === "function" ? await made() : made;
  };

  const send = (reply: FastifyReply, { status, headers, body, account, revision }: Answer, identity: string, result: CacheResult) => {
    metrics.cached(result);
    metrics.failed(account.codes);
    reply.account = { operation: account.operation, result, codes: account.codes };
    reply.code(status).headers(headers);
    if (reply.request.method !== "POST") {
      varyBy(reply, "accept, accept-encoding");
      const good = status === 200 && account.codes.length === 0;
      if (good) reply.headers({ "cache-control": MAY_BE_KEPT, etag: weakTag(revision, identity) });
    }
    return reply.send(body);
  };

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const head = headOf(request);
    const text = Buffer.isBuffer(request.body) ? request.body : null;
    const identity = identify(head, text);
    const { revision } = store.edition;
    if (head.method === "GET" && isHeld(request.headers["if-none-match"], weakTag(revision, identity))) {
      if (trustedOnly) requireTrusted(readAsked({ ...head, body: undefined }), trusted);
      metrics.cached("not-modified");
      varyBy(reply, "accept, accept-encoding");
      return reply
        .code(304)
        .headers({ etag: weakTag(revision, identity), "cache-control": MAY_BE_KEPT })
        .send();
    }
    const kept = cache.get(revision, identity);
    if (kept) return send(reply, kept, identity, "hit");
    const question = { ...head, body: text === null ? undefined : parseBody(text) };
    const bytes = text?.length ?? head.search.length;
    const asker = inFlight.askerOf(request, reply);
    const made = cache.make(revision, identity, asker, (as) => make(question, bytes, as));
    return send(reply, await untilGone(asker.gone, made), identity, "miss");
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.route({ method: ["GET", "POST"], url: "/graphql", bodyLimit: MAX_BODY, preHandler: inFlight.admit, handler: handle });
}
