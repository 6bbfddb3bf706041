import type { FastifyInstance } from "fastify";
import { steadyNow } from "./clock.ts";
import type { InFlight } from "./in-flight.ts";
import type { Collect } from "./memory.ts";

/** How long nothing has been asked when a server rests, in milliseconds: longer than the lane's thread stays, whose memory is given back as well. */
const REST_AFTER_MS = 75_000;
const LOOK_EVERY_MS = 5000;

/**
 * Gives back what the work took when a server comes to rest: V8 collects as its memory fills, so that without work it keeps what it has.
 * Once after the last question, in some 150 ms that nobody waits for.
 */
export function collectAtRest(app: FastifyInstance, inFlight: InFlight, collect: Collect): void {
  let collected: number | null = null;
  const look = setInterval(() => {
    const { idleSince } = inFlight;
    if (idleSince === null || idleSince === collected || steadyNow() - idleSince < REST_AFTER_MS) return;
    collected = idleSince;
    collect();
  }, LOOK_EVERY_MS).unref();
  app.addHook("onClose", async () => clearInterval(look));
}
