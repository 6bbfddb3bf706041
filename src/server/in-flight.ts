import type { FastifyReply, FastifyRequest } from "fastify";
import { Refused } from "./refusal.ts";

/** Requests that are answered at once: about what the hub can answer in the second that a client is willing to wait. */
export const MAX_IN_FLIGHT = 256;

/** Counts the requests that are being answered, from when their body has been read: a slow sender takes nobody's place. */
export class InFlight {
  private current = 0;

  constructor(private readonly most: number = MAX_IN_FLIGHT) {}

  get count(): number {
    return this.current;
  }

  /** A hook for routes. @throws Refused when too many are in flight. */
  readonly admit = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (this.current >= this.most) {
      throw new Refused({
        status: 503,
        code: "SERVER_BUSY",
        message: "Too many questions are being answered. Ask again later.",
        retryAfter: 1,
      });
    }
    this.current += 1;
    reply.raw.once("close", () => {
      this.current -= 1;
    });
  };
}
