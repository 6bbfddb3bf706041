/** A GraphQL request as it came over HTTP, without what the answer does not depend on. */
export interface GraphQLQuestion {
  readonly method: "GET" | "POST";
  /** Query part of the address, with its question mark. */
  readonly search: string;
  /** Parsed JSON of a POST. */
  readonly body: unknown;
  /** Lower-case names; only those that GraphQL over HTTP gives a meaning to. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A file that is asked for by its address. */
export interface FileQuestion {
  /** Name under /export/, known to be one. */
  readonly name: string;
  readonly search: string;
  /** HEAD: everything but the bytes. */
  readonly head: boolean;
}

/** What the log and the metrics are told about an answer. */
export interface Account {
  /** Operation name, where the document has one. */
  operation: string | null;
  /** Codes of the errors in it; empty for an answer without any. */
  codes: readonly string[];
}

/** A finished answer, ready for any HTTP server. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | AsyncIterable<Buffer | string>;
  /** Revision of the data that it was made from. */
  readonly revision: string;
  readonly account: Account;
}

/** Who asks. */
export interface Asker {
  /** What tells it from others: nobody's questions keep all the others' waiting. */
  readonly client: string;
  /** Aborted when nobody waits any more. */
  readonly gone?: AbortSignal | undefined;
}

/** Answers questions, in this thread or another. */
export interface Engine {
  graphql(question: GraphQLQuestion, asker: Asker): Promise<Answer>;
  file(question: FileQuestion, asker: Asker): Promise<Answer>;
}
