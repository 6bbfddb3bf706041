import { type ApolloServer, HeaderMap } from "@apollo/server";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import type { GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import { makeContext } from "../graphql/context.ts";
import { LimitCode, MAX_ANSWER } from "../graphql/limits.ts";
import type { Planner } from "../graphql/plan.ts";
import { MAX_SQL_MS, SqlBudget, type StatementWatch, withBudget } from "../store/budget.ts";
import type { Lender } from "../store/lease.ts";
import type { Answer, Asker, GraphQLQuestion } from "./answer.ts";
import { makeApollo, type RequestContext } from "./apollo.ts";
import { asPlain } from "./asked.ts";
import { CompiledDocuments } from "./compiled-documents.ts";
import type { ReportInternal } from "./errors.ts";
import { Refused } from "./refusal.ts";
import { CLIENT_GONE } from "./refusals.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** What an engine is made of. */
export interface GraphQLEngineOptions {
  schema: GraphQLSchema;
  planner: Planner;
  store: Lender;
  trusted: TrustedDocuments;
  report: ReportInternal;
  watch?: StatementWatch | undefined;
}

/** An error as Apollo has written it. */
interface WrittenError {
  message: string;
  extensions: { code: string; validationErrorCode?: string };
}

/** Errors of an answer; Apollo writes them first. */
function errorsIn(body: string): WrittenError[] {
  return body.startsWith('{"errors":') ? (JSON.parse(body) as { errors: WrittenError[] }).errors : [];
}

/** What was wrong with the document or its variables, rather than with the request or its size. */
const IN_DOCUMENT: readonly string[] = [
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
];

/**
 * The status of an answer. A client that names application/json and nothing newer reads the body of a 200 alone,
 * says GraphQL over HTTP, so that errors in its document come with one; limits keep their status.
 */
function statusOf(status: number, accept: string, errors: readonly WrittenError[]): number {
  const isOld = accept.includes("application/json") && !accept.includes("application/graphql-response+json");
  const isDocuments = errors.every(
    ({ extensions: { code, validationErrorCode } }) => validationErrorCode === undefined && IN_DOCUMENT.includes(code),
  );
  return status === 400 && isOld && isDocuments ? 200 : status;
}

/** Kinds of clients that are remembered: by the headers that they send, of which there are few. */
const KINDS_OF_CLIENTS = 100;

/** What one question is answered with. */
interface Desk {
  context: () => Promise<RequestContext>;
  account: RequestContext["account"];
  revision: string;
}

/** Answers GraphQL over HTTP by Apollo Server, each request on one revision of the store. */
export class GraphQLEngine {
  private readonly apollo: ApolloServer<RequestContext>;
  private readonly documents: CompiledDocuments;
  /** Headers that Apollo gives a good answer, by those of the question: nothing else bears on them. */
  private readonly heads = new LRUCache<string, Answer["headers"]>({ max: KINDS_OF_CLIENTS });

  private constructor(private readonly options: GraphQLEngineOptions) {
    const { schema, planner, trusted } = options;
    this.documents = new CompiledDocuments(schema, planner, trusted);
    this.apollo = makeApollo({ ...options, documents: this.documents });
  }

  /** An engine that is ready. */
  static async start(options: GraphQLEngineOptions): Promise<GraphQLEngine> {
    const engine = new GraphQLEngine(options);
    await engine.apollo.start();
    return engine;
  }

  /** Answers a question; the store is given back when that is done, or as soon as nobody waits. @throws Refused in that case. */
  async answer(question: GraphQLQuestion, { gone }: Asker): Promise<Answer> {
    const { reader, edition, catalogue, verify, release } = this.options.store.acquire();
    gone?.addEventListener("abort", release, { once: true });
    const account = { operation: null };
    let made: Promise<RequestContext> | undefined;
    const make = async (): Promise<RequestContext> => ({ ...makeContext(reader, await catalogue()), account, wasTried: false });
    const desk: Desk = { context: () => (made ??= make()), account, revision: edition.revision };
    try {
      const answer = await withBudget(
        new SqlBudget(MAX_SQL_MS, this.options.watch, gone),
        async () => (await this.again(question, desk)) ?? (await this.byApollo(question, desk)),
      );
      verify();
      if (gone?.aborted) throw new Refused(CLIENT_GONE);
      return orTooLarge(answer);
    } finally {
      gone?.removeEventListener("abort", release);
      release();
    }
  }

  /**
   * Answers what Apollo has answered before for such a client, with other variables: a document that it has found valid, executed as it would
   * be. Null for all that is out of the ordinary: anything else in the body, a cost beyond the limit, an error of any kind.
   */
  private async again({ method, headers, body }: GraphQLQuestion, { context, revision }: Desk): Promise<Answer | null> {
    const asked = method === "POST" ? asPlain(body) : null;
    const operation = asked && this.documents.known(asked.query, asked.operationName);
    const head = operation && this.heads.get(JSON.stringify(headers));
    if (!head || this.options.planner.refusal(asked.query, asked.operationName, asked.variables) !== null) return null;
    try {
      const made = await context();
      const data = await operation.data(asked.variables, made);
      made.wasTried = true;
      if (data === null) return null;
      const account = { operation: operation.name, codes: [] };
      return { status: 200, headers: head, body: Buffer.from(JSON.stringify({ data })), revision, account };
    } catch {
      // Apollo meets it as well, and says what it is.
      return null;
    }
  }

  /** Answers by Apollo, which finds all that can be wrong with a question. */
  private async byApollo({ method, search, body, headers }: GraphQLQuestion, { context, account, revision }: Desk): Promise<Answer> {
    const httpGraphQLRequest = { method, search, body, headers: new HeaderMap(Object.entries(headers)) };
    const answer = await this.apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
    if (answer.body.kind !== "complete") throw new TypeError("no answer of the hub comes in parts");
    const text = answer.body.string;
    const errors = errorsIn(text);
    const status = statusOf(answer.status ?? 200, headers["accept"] ?? "", errors);
    const head = Object.fromEntries(answer.headers);
    if (method === "POST" && status === 200 && errors.length === 0) this.heads.set(JSON.stringify(headers), head);
    const whole = { status, headers: head, body: Buffer.from(text), revision };
    return orTimeout({ ...whole, account: { ...account, codes: errors.map(codeOf) } }, errors);
  }

  async stop(): Promise<void> {
    await this.apollo.stop();
  }
}

/** What the log and the metrics count an error under: the limit that was hit, where there is one. */
const codeOf = ({ extensions: { code, validationErrorCode } }: WrittenError): string => validationErrorCode ?? code;

/** An answer that is too large to be waited for, by the hub as by its reader. */
function orTooLarge(answer: Answer): Answer {
  if (!Buffer.isBuffer(answer.body) || answer.body.length <= MAX_ANSWER) return answer;
  const code = LimitCode.size;
  const message = `The answer has ${answer.body.length} bytes; at most ${MAX_ANSWER}. Ask for fewer at a time, or take a file from /export.`;
  const body = Buffer.from(JSON.stringify({ errors: [{ message, extensions: { code, validationErrorCode: code } }] }));
  return { ...answer, status: 400, body, account: { ...answer.account, codes: [code] } };
}

/** An answer that took too long is none at all: a part of it would look like the whole. */
function orTimeout(answer: Answer, errors: readonly WrittenError[]): Answer {
  const timeout = errors.find((error) => codeOf(error) === "QUERY_TIMEOUT");
  if (!timeout) return answer;
  const body = Buffer.from(JSON.stringify({ errors: [timeout] }));
  return { ...answer, status: 503, headers: { ...answer.headers, "retry-after": "10" }, body };
}
