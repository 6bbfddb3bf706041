import { QueryTimeout } from "../errors.ts";
import type { Refusal } from "./refusal.ts";

export const LANE_BUSY: Refusal = {
  status: 503,
  code: "SERVER_BUSY",
  message: "Too many large questions are being answered. Ask again later.",
  retryAfter: 5,
};
export const TOOK_TOO_LONG: Refusal = {
  status: 503,
  code: QueryTimeout.code,
  message: QueryTimeout.advice,
  retryAfter: 10,
};

/** Read by nobody: its client has gone. */
export const CLIENT_GONE: Refusal = { status: 503, code: "CLIENT_GONE", message: "The client has gone." };
