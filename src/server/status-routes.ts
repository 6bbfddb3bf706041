import type { FastifyInstance } from "fastify";
import { StoreChanged } from "../errors.ts";
import type { Lease } from "../store/lease.ts";
import type { LiveStore } from "../store/live-store.ts";
import type { Metrics } from "./metrics.ts";

/** Whether the server wants requests: true from the start until it is about to stop. */
export interface Readiness {
  ready: boolean;
}

/** What the routes tell about. */
export interface StatusRouteOptions {
  store: LiveStore;
  metrics: Metrics;
  readiness: Readiness;
}

/** /health says whether data can be read, /ready whether requests are wanted, /metrics what has happened. */
export async function statusRoutes(app: FastifyInstance, { store, metrics, readiness }: StatusRouteOptions): Promise<void> {
  const config = { rateLimit: false };
  const health = async (): Promise<{ status: string; revision?: string }> => {
    let lease: Lease | undefined;
    try {
      lease = store.acquire();
      const { revision } = await lease.reader.dataset();
      lease.verify();
      return { status: "ok", revision };
    } catch (error) {
      // That was told when it was found.
      if (!(error instanceof StoreChanged)) app.log.error({ err: error }, "health check failed");
      return { status: "unavailable" };
    } finally {
      lease?.release();
    }
  };
  app.get("/health", { config }, async (_request, reply) => {
    const found = await health();
    return reply.code(found.status === "ok" ? 200 : 503).send(found);
  });
  app.get("/ready", { config }, async (_request, reply) => {
    if (!readiness.ready) return reply.code(503).send({ status: "stopping" });
    const found = await health();
    return reply.code(found.status === "ok" ? 200 : 503).send(found.status === "ok" ? { status: "ready" } : found);
  });
  app.get("/metrics", { config }, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
