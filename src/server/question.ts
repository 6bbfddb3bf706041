import type { FastifyRequest } from "fastify";
import { MAX_VALUES } from "../query/vocabulary.ts";
import type { GraphQLQuestion } from "./answer.ts";
import { digestOf } from "./digest.ts";
import { Refused } from "./refusal.ts";

/** Headers that GraphQL over HTTP, or Apollo's guard against forged requests, give a meaning to. */
const MEANT = ["accept", "content-type", "x-apollo-operation-name", "apollo-require-preflight"] as const;

/** What identifies a question among those of one revision: equal texts are answered alike. */
export function identify(question: Omit<GraphQLQuestion, "body">, text: Buffer | null): string {
  const { method, search, headers } = question;
  let head = method === "POST" ? method : `${method} ${search}`;
  // No header's value has a line break in it.
  for (const name of MEANT) if (headers[name] !== undefined) head += `\n${name} ${headers[name]}`;
  return text === null ? head : `${head}\n${digestOf(text)}`;
}

/** Levels of objects and lists in a body, or in what stands for one in an address: the API's own arguments need five. */
export const MAX_NESTING = 20;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" && value !== null && (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

/** To be asked of what is not too deep. */
const isWider = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  ((!Array.isArray(value) && Object.keys(value).length > MAX_VALUES) || Object.values(value).some(isWider));

/**
 * @throws Refused for what nests deeper than anything means something: to hand it on, or to write it, would take a stack for each level; and
 * for an object of more values than a list may have, each mistake in which would be told with all of it.
 */
export function notTooLarge<T>(value: T): T {
  if (isDeeper(value, MAX_NESTING))
    throw new Refused({
      status: 400,
      code: "BODY_TOO_DEEP",
      message: `Variables and extensions may nest ${MAX_NESTING} levels deep, with the body around them. Write them flatter.`,
    });
  if (isWider(value))
    throw new Refused({
      status: 400,
      code: "TOO_MANY_VALUES",
      message: `An object of variables or extensions may have ${MAX_VALUES} values. Leave out what the question does not name.`,
    });
  return value;
}

/** What is no question. */
export const badRequest = (message: string): Refused => new Refused({ status: 400, code: "BAD_REQUEST", message });

/** The JSON object of a body. @throws Refused for anything else. */
export function parseBody(text: Buffer): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
  } catch {
    throw badRequest('The body is no JSON in UTF-8. Send an object such as {"query": "{ dataset { revision } }"}.');
  }
  if (Array.isArray(body)) throw badRequest("Several operations in one request are not answered. Send each by itself.");
  if (typeof body !== "object" || body === null)
    throw badRequest('The body is no object. Send one such as {"query": "{ dataset { revision } }"}.');
  return notTooLarge(body as Record<string, unknown>);
}

/** The head of a question, from its request. */
export function headOf({ method, headers, raw: { url = "" } }: FastifyRequest): Omit<GraphQLQuestion, "body"> {
  const at = url.indexOf("?");
  const meant: Record<string, string> = {};
  for (const name of MEANT) {
    const value = headers[name];
    if (typeof value === "string") meant[name] = value;
  }
  return { method: method === "POST" ? "POST" : "GET", search: at < 0 ? "" : url.slice(at), headers: meant };
}
