/**
 * What kept a request from its data. GRAPHQL: the hub has answered with errors; NETWORK: no answer has come;
 * HTTP: an answer that is no GraphQL, with a status that is not 200; BAD_ANSWER: a status of 200, but nothing that a hub would say.
 */
export type HubClientErrorKind = "GRAPHQL" | "NETWORK" | "HTTP" | "BAD_ANSWER";

/** One error as the hub tells it. */
export interface HubGraphQLError {
  readonly message: string;
  /** Stable: BAD_USER_INPUT names an argument to change, INTERNAL_SERVER_ERROR a fault to report. */
  readonly code: string;
  /** Where in the answer it belongs; empty when it is about the whole request. */
  readonly path: readonly (string | number)[];
}

interface Details {
  code: string;
  status?: number | null;
  errors?: readonly HubGraphQLError[];
  data?: unknown;
  cause?: unknown;
}

/** The only error that a client raises by itself; a request that its caller aborts rejects with the reason of the signal. */
export class HubClientError extends Error {
  override readonly name = "HubClientError";
  /** The code of the first GraphQL error, else the kind. */
  readonly code: string;
  /** The HTTP status; null when no answer has come. */
  readonly status: number | null;
  /** Every GraphQL error of the answer; empty for the other kinds. */
  readonly errors: readonly HubGraphQLError[];
  /** What the hub could answer all the same, unchecked; null for nothing. */
  readonly data: unknown;

  constructor(
    readonly kind: HubClientErrorKind,
    message: string,
    { code, status = null, errors = [], data = null, cause }: Details,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.errors = errors;
    this.data = data;
  }
}
