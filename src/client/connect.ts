import { HubClientError, type HubGraphQLError } from "./error.ts";
import type { TypedDocumentString } from "./generated/graphql.ts";

/** What is needed of `fetch`: the platform's own, or one that adds retries, a proxy or a log. */
export type Fetch = (
  url: string,
  init: { method: "POST"; headers: Record<string, string>; body: string; signal?: AbortSignal },
) => Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;

/** Where the hub is, and how it is reached. */
export interface ConnectOptions {
  /** Address of the API, such as `http://localhost:4000/graphql`; in a browser it may be relative. */
  readonly url: string;
  /** Defaults to the platform's `fetch`. */
  readonly fetch?: Fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Options of one request. */
export interface RequestOptions {
  /** Ends the request when it is aborted. */
  readonly signal?: AbortSignal;
}

/** What follows the document: its variables may be left out where it needs none. */
type Rest<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables | undefined, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions];

/** A hub, as its clients see it. */
export interface HubClient {
  /**
   * Asks one of the exported documents, and gives its data.
   * @throws HubClientError when there is no data, or not all of it; the signal's reason when it was aborted.
   */
  request<Data, Variables>(document: TypedDocumentString<Data, Variables>, ...rest: Rest<Variables>): Promise<Data>;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a request has failed; Node says it one level down. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return (cause.cause instanceof Error && cause.cause.message) || cause.message;
}

function toError(error: unknown): HubGraphQLError {
  const { message, path, extensions } = isObject(error) ? error : {};
  const code = isObject(extensions) ? extensions["code"] : undefined;
  return {
    message: typeof message === "string" ? message : "The hub has told of an error without a message.",
    code: typeof code === "string" ? code : "GRAPHQL",
    path: Array.isArray(path) ? (path as (string | number)[]) : [],
  };
}

/** The data of an answer. @throws HubClientError when it has none, or errors. */
function dataOf(url: string, ok: boolean, status: number, text: string): unknown {
  const answer = parse(text);
  const { data = null, errors = [] } = isObject(answer) ? answer : {};
  const [first, ...more] = Array.isArray(errors) ? errors.map(toError) : [];
  if (first) {
    const message = more.length === 0 ? first.message : `${first.message} (and ${more.length} more)`;
    throw new HubClientError("GRAPHQL", message, { code: first.code, status, errors: [first, ...more], data });
  }
  if (!ok)
    throw new HubClientError("HTTP", `${url} has answered with the status ${status}. Is it the hub's /graphql?`, { code: "HTTP", status });
  if (!isObject(data)) {
    const found = answer === undefined ? "no JSON" : "no data";
    throw new HubClientError("BAD_ANSWER", `${url} has answered with ${found}. Is it the hub's /graphql?`, { code: "BAD_ANSWER", status });
  }
  return data;
}

/** A client of the hub at `url`. It keeps no state and opens nothing until it is asked. */
export function connect({ url, fetch = globalThis.fetch, headers = {} }: ConnectOptions): HubClient {
  return {
    async request<Data, Variables>(document: TypedDocumentString<Data, Variables>, ...[variables, { signal } = {}]: Rest<Variables>) {
      const body = JSON.stringify({ query: document.toString(), variables });
      const all = { accept: "application/graphql-response+json, application/json;q=0.9", ...headers, "content-type": "application/json" };
      let answer: { ok: boolean; status: number; text: string };
      try {
        const response = await fetch(url, { method: "POST", headers: all, body, ...(signal && { signal }) });
        answer = { ok: response.ok, status: response.status, text: await response.text() };
      } catch (cause) {
        signal?.throwIfAborted();
        const why = reasonOf(cause);
        throw new HubClientError("NETWORK", `${url} does not answer (${why}). Does the hub run there?`, { code: "NETWORK", cause });
      }
      return dataOf(url, answer.ok, answer.status, answer.text) as Data;
    },
  };
}
