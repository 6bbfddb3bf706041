import type { FastifyReply, FastifyRequest } from "fastify";
import { type Refusal, Refused } from "./refusal.ts";

/** Requests that are answered at once: about what the hub can answer in the second that a client is willing to wait. */
export const MAX_IN_FLIGHT = 256;

const BUSY: Refusal = {
  status: 503,
  code: "SERVER_BUSY",
  message: "Too many questions are being answered. Ask again later.",
  retryAfter: 1,
};

/** Counts the requests that are being answered, from when their body has been read: a slow sender takes nobody's place. */
export class InFlight {
  private current = 0;
  private idle: number | null = null;

  constructor(private readonly most: number = MAX_IN_FLIGHT) {}

  get count(): number {
    return this.current;
  }

  /** When the last of them had its answer, in milliseconds since 1970; null while there are any, and before the first. */
  get idleSince(): number | null {
    return this.idle;
  }

  /** A hook for routes: refuses when too many are in flight. */
  readonly admit = (_request: FastifyRequest, reply: FastifyReply, done: (refused?: Refused) => void): void => {
    if (this.current >= this.most) {
      done(new Refused(BUSY));
      return;
    }
    this.current += 1;
    this.idle = null;
    reply.raw.once("close", () => {
      this.current -= 1;
      if (this.current === 0) this.idle = Date.now();
    });
    done();
  };
}
