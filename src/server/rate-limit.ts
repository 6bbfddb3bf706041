import { isIPv4, isIPv6 } from "node:net";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { Refused } from "./refusal.ts";

/** Clients that are counted at a time; those that have asked longest ago are forgotten first. */
const CLIENTS = 10_000;

/** An address as some proxies write it: with the port, an IPv6 one in brackets then, an IPv4 one perhaps as an IPv6 one. */
const WRITTEN = /^(?:\[(?<bracketed>[^\]]+)\](?::\d+)?|(?:::ffff:)?(?<v4>\d+\.\d+\.\d+\.\d+)(?::\d+)?)$/i;

/**
 * What tells one client from another: its address, of an IPv6 one the network that a household or an office is given. Who has none, having gone
 * already, counts as one with all others of that kind, and so does what is no address.
 */
export function clientOf(address = ""): string {
  const { bracketed, v4 } = WRITTEN.exec(address)?.groups ?? {};
  const plain = v4 ?? bracketed ?? address;
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return "";
  const [before = "", after] = plain.split("::");
  const groups = before === "" ? [] : before.split(":");
  const rest = after === undefined || after === "" ? [] : after.split(":");
  const zeros = after === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => "0");
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(":")}::/64`;
}

/**
 * Lets each client ask so many times a minute. Health and metrics are not counted, nor are a browser's preflights and what is no request
 * at all, which cost next to nothing; everything else is, also what is not found.
 */
export async function limitRate(app: FastifyInstance, perMinute: number): Promise<void> {
  if (perMinute === 0) return;
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: "1 minute",
    cache: CLIENTS,
    keyGenerator: ({ ip }) => clientOf(ip),
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    addHeadersOnExceeding: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    errorResponseBuilder: (_request, { max, ttl }) =>
      new Refused({
        status: 429,
        code: "TOO_MANY_REQUESTS",
        message: `More than ${max} requests a minute from one client. Ask again later, or ask for more at a time.`,
        retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
      }),
  });
  const limit = app.rateLimit();
  app.addHook("onRequest", async function (request, reply) {
    if (request.routeOptions.config.rateLimit !== false) await limit.call(this, request, reply);
  });
}
