import compress from "@fastify/compress";
import cors from "@fastify/cors";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { DestinationStream } from "pino";
import type { Environment, LogLevel } from "../config.ts";
import type { LiveStore } from "../store/live-store.ts";
import { AnswerCache } from "./answer-cache.ts";
import { BareRefusals } from "./bare-refusals.ts";
import { answerFailures } from "./failures.ts";
import { fileRoutes } from "./file-routes.ts";
import { graphqlRoute } from "./graphql-route.ts";
import { guardAll } from "./guard.ts";
import { InFlight, MAX_IN_FLIGHT } from "./in-flight.ts";
import { InTurns } from "./in-turns.ts";
import { Lane } from "./lane.ts";
import { Lines, MAX_CONNECTIONS } from "./lines.ts";
import { startLocalEngine } from "./local-engine.ts";
import { logRequests, makeLog } from "./log.ts";
import type { Collect } from "./memory.ts";
import { Metrics } from "./metrics.ts";
import { ENCODINGS, PACKED_AT_ONCE, packOnce } from "./packed.ts";
import { servePages } from "./page.ts";
import { limitRate } from "./rate-limit.ts";
import { collectAtRest } from "./rest.ts";
import { type Readiness, statusRoutes } from "./status-routes.ts";
import { stopInOrder } from "./stop.ts";
import { traceRequests } from "./telemetry.ts";
import { TIMEOUTS, type Timeouts } from "./timeouts.ts";
import type { Manifest } from "./trusted-documents.ts";

/** What a server is made of. */
export interface AppOptions {
  store: LiveStore;
  logLevel?: LogLevel;
  /** Where the log is written; standard output by default. */
  logTo?: DestinationStream;
  /** Folder of the built GraphiQL; without one its address answers 404. */
  graphiql?: string;
  /** Folder of the built page; without one / leads to GraphiQL. */
  page?: string;
  /** Origins whose pages may read; any by default, since all data is public and nothing can be written. */
  corsOrigins?: "*" | readonly string[];
  /** Requests a minute that one client may make; 0 is any number. */
  rateLimit?: number;
  /** Whose X-Forwarded-For is believed: addresses or networks, or how many proxies stand before; nobody's by default. */
  trustProxy?: string | number | false;
  /** Documents that are known by hash. */
  manifest?: Manifest;
  /** Only those are answered. */
  trustedOnly?: boolean;
  /** What tells this program from others, which may answer otherwise from the same data. */
  program?: string;
  /** Megabytes of answers that are kept; 0 is none. */
  answerCache?: number;
  /** File of the store, for a thread of its own that answers what takes long; without one everything is answered here. */
  laneOver?: string | undefined;
  /** Turned by whoever is about to stop the server. */
  readiness?: Readiness;
  /** OpenTelemetry's variables, which say where spans are sent; none are made by default. */
  telemetry?: Environment;
  /** Gives memory back when the server rests; without it that is left to V8. */
  collect?: Collect;
  timeouts?: Timeouts;
  maxInFlight?: number;
  maxConnections?: number;
}

function makeServer(options: AppOptions, metrics: Metrics): FastifyInstance {
  const { logLevel = "info", logTo, trustProxy = false, timeouts = TIMEOUTS } = options;
  const bare = new BareRefusals((code) => metrics.failed([code]));
  const app: FastifyInstance = Fastify({
    ...(logLevel === "silent" ? { logger: false } : { loggerInstance: makeLog(logLevel, logTo) }),
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request would cost more than its one line; that line names the request itself.
    childLoggerFactory: (log) => log,
    trustProxy: typeof trustProxy === "number" ? (_address: string, hop: number) => hop < trustProxy : trustProxy,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.idle,
    connectionTimeout: timeouts.silence,
    http: {
      headersTimeout: timeouts.headers,
      connectionsCheckingInterval: Math.min(1000, timeouts.headers / 4),
      // Refused by a hook, which writes it as every other error.
      requireHostHeader: false,
    },
    clientErrorHandler: bare.broken,
    // A bad address gets no route and no hooks of one, but the same error.
    frameworkErrors: (error, request, reply) => {
      logBegun(request, reply);
      app.errorHandler(error, request, reply);
    },
  });
  // To be the first of all hooks: whatever is refused has its line too.
  const logBegun = logRequests(app, metrics);
  bare.watch(app.server);
  return app;
}

/** The HTTP server, ready but not yet listening. */
export async function makeApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, corsOrigins = "*", graphiql, page, rateLimit = 0, manifest = {}, trustedOnly = false } = options;
  const {
    answerCache = 0,
    laneOver,
    readiness = { ready: true },
    maxInFlight = MAX_IN_FLIGHT,
    maxConnections = MAX_CONNECTIONS,
    telemetry = {},
    collect,
    program = "",
  } = options;
  const inFlight = new InFlight(maxInFlight, (code) => metrics.failed([code]));
  const metrics = new Metrics({ inFlight: () => inFlight.count, edition: () => (store.identity === null ? null : store.edition) });
  const app = makeServer(options, metrics);
  const lines = new Lines(maxConnections, () => metrics.failed(["TOO_MANY_CONNECTIONS"]));
  lines.watch(app.server);
  stopInOrder(app, { inFlight, lines, timeouts: options.timeouts ?? TIMEOUTS });
  await traceRequests(app, telemetry, ({ account }) => account?.operation);
  const report = (error: unknown, id: string): void => app.log.error({ err: error, id }, "internal error");
  const local = await startLocalEngine({ store, manifest, report });
  const here = new InTurns(local);
  const lane = laneOver === undefined ? undefined : new Lane({ databasePath: laneOver, store, manifest, report, instead: here });

  if (collect) collectAtRest(app, inFlight, collect);
  guardAll(app);
  const closeRoutes = answerFailures(app, metrics);
  await app.register(cors, {
    origin: corsOrigins === "*" ? "*" : [...corsOrigins],
    methods: ["GET", "HEAD", "POST"],
    exposedHeaders: ["etag", "link", "content-disposition", "retry-after"],
    maxAge: 3600,
    // OPTIONS without the headers of a preflight is no mistake.
    strictPreflight: false,
  });
  await limitRate(app, rateLimit);
  packOnce(app);
  await app.register(compress, {
    encodings: [...ENCODINGS, "identity"],
    requestEncodings: ["gzip", "deflate", "br"],
    syncThreshold: PACKED_AT_ONCE,
  });
  inFlight.watch(app);
  await app.register(graphqlRoute, {
    store,
    metrics,
    planner: local.planner,
    trusted: local.trusted,
    here,
    lane,
    trustedOnly,
    program,
    inFlight,
    cache: new AnswerCache(answerCache),
  });
  await app.register(fileRoutes, { store, metrics, engine: lane ?? here, inFlight });
  await app.register(statusRoutes, { store, metrics, readiness });
  await app.register(servePages, { page, graphiql, inFlight });
  closeRoutes();
  app.addHook("onClose", async () => {
    await Promise.all([lane?.close(), local.stop()]);
    store.close();
  });
  return app;
}
