import { ApolloServer, type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { InputError } from "../errors.ts";
import type { Context } from "../graphql/context.ts";
import { documentLimits, LimitCode, MAX_COST, MAX_TOKENS } from "../graphql/limits.ts";
import type { Planner } from "../graphql/plan.ts";
import type { CompiledDocuments } from "./compiled-documents.ts";
import { formatGraphQLError, type ReportInternal } from "./errors.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** What resolvers work with, and what the log is told afterwards. */
export interface RequestContext extends Context {
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

/** Executes the hub's own documents by code that is made for each. */
const compiledExecution = (documents: CompiledDocuments): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ source, operation, request, contextValue }) {
        // Apollo comes here too when the document has no operation of the name that is asked for.
        if (operation === undefined) return null;
        const data = await documents.compile(source)?.data(request.variables ?? {}, contextValue);
        return data ? { http: { headers: new HeaderMap(), status: undefined }, body: { kind: "single", singleResult: { data } } } : null;
      },
    };
  },
});

/** What Apollo Server is made of here. */
export interface ApolloOptions {
  schema: GraphQLSchema;
  planner: Planner;
  trusted: TrustedDocuments;
  documents: CompiledDocuments;
  report: ReportInternal;
}

/** Apollo Server with the hub's limits and errors, not yet started. */
export const makeApollo = ({ schema, planner, trusted, documents, report }: ApolloOptions): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
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
      compiledExecution(documents),
      // Nothing is told to anybody, whatever Apollo's variables in the environment ask for.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
