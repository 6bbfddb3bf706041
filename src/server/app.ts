import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import fastifyApollo, { type ApolloFastifyContextFunction, fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import etag from "@fastify/etag";
import Fastify, { type FastifyInstance } from "fastify";
import type { LogLevel } from "../config.ts";
import { type Context, makeContext } from "../graphql/context.ts";
import { makeSchema } from "../graphql/schema.ts";
import type { LiveStore } from "../store/live-store.ts";
import { formatGraphQLError } from "./errors.ts";
import { exportRoutes } from "./export-routes.ts";
import { servePages } from "./page.ts";

/** What a server is made of. */
export interface AppOptions {
  store: LiveStore;
  logLevel?: LogLevel;
  /** Folder of the built GraphiQL; without one its address answers 404. */
  graphiql?: string;
  /** Origins whose pages may read; any by default, since all data is public and nothing can be written. */
  corsOrigins?: "*" | readonly string[];
  /** Folder of the built page; without one / leads to GraphiQL. */
  page?: string;
}

/** The HTTP server, ready but not yet listening. */
export async function makeApp({ store, logLevel = "info", corsOrigins = "*", graphiql, page }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logLevel === "silent" ? false : { level: logLevel },
    forceCloseConnections: "idle",
    return503OnClosing: false,
  });
  const apollo = new ApolloServer<Context>({
    schema: makeSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatGraphQLError((error, id) => app.log.error({ err: error, id }, "internal error")),
    plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
  });
  await apollo.start();

  /** One revision of the store for the whole request; given back when the answer has left or the client has gone. */
  const context: ApolloFastifyContextFunction<Context> = async (_request, reply) => {
    const { reader, release } = store.acquire();
    reply.raw.once("close", release);
    return makeContext(reader);
  };

  await app.register(cors, {
    origin: corsOrigins === "*" ? "*" : [...corsOrigins],
    methods: ["GET", "HEAD", "POST"],
    exposedHeaders: ["etag", "link", "content-disposition"],
    maxAge: 3600,
  });
  await app.register(compress);
  await app.register(etag);
  await app.register(fastifyApollo(apollo), { path: "/graphql", method: ["GET", "POST"], context });
  await app.register(exportRoutes, { store });
  app.get("/health", async (_request, reply) => {
    const { reader, release } = store.acquire();
    try {
      const { revision } = await reader.dataset();
      return { status: "ok", revision };
    } catch (error) {
      app.log.error({ err: error }, "health check failed");
      return reply.code(503).send({ status: "unavailable" });
    } finally {
      release();
    }
  });
  await servePages(app, { page, graphiql });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `Nothing is at ${request.url.slice(0, 200)}. The API is at /graphql, GraphiQL at /graphiql.` }),
  );
  // An answer that leaves while the server closes ends its connection, which would else stay open, idle, and keep the process alive.
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (closing) reply.header("connection", "close");
  });
  app.addHook("onClose", async () => store.close());
  return app;
}
