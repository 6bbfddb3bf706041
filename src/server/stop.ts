import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { steadyNow } from "./clock.ts";
import type { InFlight } from "./in-flight.ts";
import type { Lines } from "./lines.ts";
import type { Timeouts } from "./timeouts.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Closes all lines, whatever they wait for. */
    cutAll(): void;
  }
}

/** What a server that stops looks at. */
export interface StopOptions {
  inFlight: InFlight;
  lines: Lines;
  timeouts: Timeouts;
}

/** How often a server that stops looks whether it only waits for requests that do not come. */
const LOOK_EVERY_MS = 100;

/**
 * Lets a server that closes come to its end. The last answer on a line then ends it, which would else stay open, idle, and keep the process
 * alive. Node no longer minds how long a request takes to come, so that whoever has not sent it in time is left when all others are answered.
 */
export function stopInOrder(app: FastifyInstance, { inFlight, lines, timeouts: { request } }: StopOptions): void {
  app.decorate("cutAll", () => {
    inFlight.cutAll();
    app.server.closeAllConnections();
  });
  const lastOn = new WeakMap<Socket, ServerResponse>();
  let closing = false;
  app.addHook("onRequest", ({ raw: { socket } }, { raw }, done) => {
    lastOn.set(socket, raw);
    done();
  });
  let look: NodeJS.Timeout | undefined;
  app.addHook("preClose", async () => {
    closing = true;
    const since = steadyNow();
    // What is answered, but waits to leave behind others on its line.
    for (const socket of lines) {
      const last = lastOn.get(socket);
      if (last?.writableEnded) last.once("close", () => socket.end());
    }
    look = setInterval(() => {
      if (inFlight.count === 0 && steadyNow() - since > request) app.server.closeAllConnections();
    }, LOOK_EVERY_MS).unref();
  });
  app.addHook("onSend", (request, reply, payload, done) => {
    if (closing && lastOn.get(request.raw.socket) === reply.raw) reply.header("connection", "close");
    done(null, payload);
  });
  app.addHook("onClose", async () => clearInterval(look));
}
