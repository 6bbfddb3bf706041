import { ApolloServer, type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLSchema } from "graphql";
import type { Context } from "../graphql/context.ts";
import { documentLimits, MAX_TOKENS } from "../graphql/limits.ts";
import type { Planner } from "../graphql/plan.ts";
import { queriesAlone } from "../graphql/queries-alone.ts";
import type { CompiledDocuments } from "./compiled-documents.ts";
import { makeDocumentStore } from "./document-store.ts";
import { formatGraphQLError, type ReportInternal } from "./errors.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** What resolvers work with, and what the log is told afterwards. */
export interface RequestContext extends Context {
  account: { operation: string | null };
  /** Whether compiled code has been tried, and its answer had errors. */
  wasTried: boolean;
}

/** Letters of an operation's name that are told: whoever writes a name may write a long one. */
const LONGEST_NAME = 100;

/** Refuses what would be answered with too many objects, lists that are too long and page sizes out of range, before anything is read. */
const planLimits = (planner: Planner): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ source, operationName, request, contextValue }) {
        contextValue.account.operation = operationName?.slice(0, LONGEST_NAME) ?? null;
        const refusal = planner.refusal(source, operationName, request.variables ?? {});
        if (refusal === null) return;
        const { message, code, limit } = refusal;
        throw new GraphQLError(message, { extensions: { code, validationErrorCode: limit, http: { status: 400 } } });
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
        if (operation === undefined || contextValue.wasTried) return null;
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
    documentStore: makeDocumentStore(),
    // Apollo's own way adds a line break, for which a long text is copied.
    stringifyResult: (result) => JSON.stringify(result),
    validationRules: [documentLimits, queriesAlone],
    persistedQueries: { cache: trusted },
    formatError: formatGraphQLError(report),
    plugins: [
      planLimits(planner),
      compiledExecution(documents),
      // Nothing is told to anybody, whatever Apollo's variables in the environment ask for.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
