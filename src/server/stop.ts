import type { FastifyInstance } from "fastify";
import { steadyNow } from "./clock.ts";
import type { InFlight } from "./in-flight.ts";
import type { Timeouts } from "./timeouts.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Closes all lines, whatever they wait for. */
    cutAll(): void;
  }
}

/** How often a server that stops looks whether it only waits for requests that do not come. */
const LOOK_EVERY_MS = 100;

/**
 * Lets a server that closes come to its end. The last answer on a line then ends it, which would else stay open, idle, and keep the process
 * alive. Node no longer minds how long a request takes to come, so that whoever has not sent it in time is left when all others are answered.
 */
export function stopInOrder(app: FastifyInstance, inFlight: InFlight, { request }: Timeouts): void {
  app.decorate("cutAll", () => {
    inFlight.cutAll();
    app.server.closeAllConnections();
  });
  let closing = false;
  let look: NodeJS.Timeout | undefined;
  app.addHook("preClose", async () => {
    closing = true;
    const since = steadyNow();
    look = setInterval(() => {
      if (inFlight.count === 0 && steadyNow() - since > request) app.server.closeAllConnections();
    }, LOOK_EVERY_MS).unref();
  });
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (closing && !inFlight.hasMoreOn(reply.raw)) reply.header("connection", "close");
    done(null, payload);
  });
  app.addHook("onClose", async () => clearInterval(look));
}
