import { HubError } from "../errors.ts";

/** Why a request is not answered, in the terms of HTTP and of the hub. */
export interface Refusal {
  readonly status: number;
  /** Stable, in capitals. */
  readonly code: string;
  readonly message: string;
  /** Seconds after which to come again. */
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Addresses of the files that there are, for who asks for another. */
  readonly files?: readonly string[];
}

/** A request that is refused before, or instead of, being answered. */
export class Refused extends HubError {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }

  get code(): string {
    return this.refusal.code;
  }
}

/** Whether an address is that of the API, whose errors have GraphQL's own shape. */
const isGraphQL = (path: string): boolean => path === "/graphql";

/** The JSON of a refusal: as GraphQL has it at the API, `error` and `code` elsewhere. */
export function refusalBody(path: string, { code, message, files }: Refusal): string {
  return JSON.stringify(isGraphQL(path) ? { errors: [{ message, extensions: { code } }] } : { error: message, code, files });
}
