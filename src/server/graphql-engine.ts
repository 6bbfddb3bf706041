import { ApolloServer, type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { InputError } from "../errors.ts";
import { type Context, makeContext } from "../graphql/context.ts";
import { documentLimits, LimitCode, MAX_COST, MAX_TOKENS } from "../graphql/limits.ts";
import type { Planner } from "../graphql/plan.ts";
import { MAX_SQL_MS, SqlBudget, type StatementWatch, withBudget } from "../store/budget.ts";
import type { LiveStore } from "../store/live-store.ts";
import type { Answer, GraphQLQuestion } from "./answer.ts";
import { compiledExecution } from "./compiled-execution.ts";
import { formatGraphQLError, type ReportInternal } from "./errors.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** What an engine is made of. */
export interface GraphQLEngineOptions {
  schema: GraphQLSchema;
  planner: Planner;
  store: LiveStore;
  trusted: TrustedDocuments;
  report: ReportInternal;
  watch?: StatementWatch | undefined;
}

interface RequestContext extends Context {
  account: { operation: string | null };
}

const badRequest = (message: string, code: string, limit: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, validationErrorCode: limit, http: { status: 400 } } });

/** Refuses what would be answered with too many objects, and page sizes out of range, before anything is read. */
const costLimit = (planner: Planner): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ source, operationName, request, contextValue }) {
        contextValue.account.operation = operationName;
        let cost: number;
        try {
          cost = planner.cost(source, operationName, request.variables ?? {})?.objects ?? 0;
        } catch (error) {
          if (error instanceof InputError) throw badRequest(error.message, error.code, LimitCode.first);
          throw error;
        }
        if (cost > MAX_COST) {
          const hint = "Ask for fewer at a time, with first, or leave out lists within lists.";
          throw badRequest(
            `The answer may hold ${Math.min(cost, Number.MAX_SAFE_INTEGER)} objects; at most ${MAX_COST}. ${hint}`,
            LimitCode.cost,
            LimitCode.cost,
          );
        }
      },
    };
  },
});

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

/** Answers GraphQL over HTTP by Apollo Server, each request on one revision of the store. */
export class GraphQLEngine {
  private readonly apollo: ApolloServer<RequestContext>;

  private constructor(private readonly options: GraphQLEngineOptions) {
    const { schema, planner, report, trusted } = options;
    this.apollo = new ApolloServer<RequestContext>({
      schema,
      introspection: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      allowBatchedHttpRequests: false,
      parseOptions: { maxTokens: MAX_TOKENS },
      // Apollo's own way adds a line break, for which a long text is copied.
      stringifyResult: (result) => JSON.stringify(result),
      validationRules: [documentLimits],
      persistedQueries: { cache: trusted },
      formatError: formatGraphQLError(report),
      plugins: [
        costLimit(planner),
        compiledExecution(trusted),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginCacheControlDisabled(),
      ],
    });
  }

  /** An engine that is ready. */
  static async start(options: GraphQLEngineOptions): Promise<GraphQLEngine> {
    const engine = new GraphQLEngine(options);
    await engine.apollo.start();
    return engine;
  }

  /** Answers a question; the store is given back when that is done, or as soon as nobody waits. */
  async answer({ method, search, body, headers }: GraphQLQuestion, gone?: AbortSignal): Promise<Answer> {
    const { reader, edition, catalogue, release } = this.options.store.acquire();
    gone?.addEventListener("abort", release, { once: true });
    const account = { operation: null };
    const context = async (): Promise<RequestContext> => Object.assign(makeContext(reader, await catalogue()), { account });
    const head = new HeaderMap(Object.entries(headers));
    const budget = new SqlBudget(MAX_SQL_MS, this.options.watch);
    try {
      const answer = await withBudget(budget, () =>
        this.apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method, search, body, headers: head }, context }),
      );
      if (answer.body.kind !== "complete") throw new TypeError("no answer of the hub comes in parts");
      const text = answer.body.string;
      const errors = errorsIn(text);
      const status = statusOf(answer.status ?? 200, headers["accept"] ?? "", errors);
      const whole = { status, headers: Object.fromEntries(answer.headers), body: Buffer.from(text), revision: edition.revision };
      return orTimeout({ ...whole, account: { ...account, codes: errors.map(codeOf) } }, errors);
    } finally {
      gone?.removeEventListener("abort", release);
      release();
    }
  }

  async stop(): Promise<void> {
    await this.apollo.stop();
  }
}

/** What the log and the metrics count an error under: the limit that was hit, where there is one. */
const codeOf = ({ extensions: { code, validationErrorCode } }: WrittenError): string => validationErrorCode ?? code;

/** An answer that took too long is none at all: a part of it would look like the whole. */
function orTimeout(answer: Answer, errors: readonly WrittenError[]): Answer {
  const timeout = errors.find((error) => codeOf(error) === "QUERY_TIMEOUT");
  if (!timeout) return answer;
  const body = Buffer.from(JSON.stringify({ errors: [timeout] }));
  return { ...answer, status: 503, headers: { ...answer.headers, "retry-after": "10" }, body };
}
