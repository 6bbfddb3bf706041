import { randomUUID } from "node:crypto";
import { ApolloServerErrorCode, unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { HubError, InputError, QueryTimeout } from "../errors.ts";
import { LimitCode } from "../graphql/limits.ts";

/** What a client reads of an error that is the hub's own. */
export const faultMessage = (id: string): string => `Something went wrong here. Please report it with the id ${id}.`;

/** Told about errors that are the hub's own fault, with the id that the client is given. */
export type ReportInternal = (error: unknown, id: string) => void;

/** graphql-js counts tokens while it parses, so that a document too long is a syntax error to Apollo. */
const isTooLong = (code: unknown, message: string): boolean =>
  code === ApolloServerErrorCode.GRAPHQL_PARSE_FAILED && /more tha[nt] \d+ tokens/.test(message);

/** What graphql-js says when the work of checking a document exceeds its budget, and when it has found fifty values that are wrong. */
const GAVE_UP = "Validation aborted.";
const TOO_MANY_WRONG = "Too many errors processing variables";

/**
 * What a client sees of an error: the message and code of errors that are meant for it, and an id for every other,
 * whose text stays in the log. `validationErrorCode` names the limit that was hit, where Apollo keeps `code` for itself.
 */
export function formatGraphQLError(report: ReportInternal): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (cause instanceof InputError || cause instanceof QueryTimeout) {
      return { message: cause.message, ...place, extensions: { code: cause.code } };
    }
    const code = formatted.extensions?.["code"];
    if (code === ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED && formatted.message === GAVE_UP) {
      const message = "The document names the same fields too many times for all of them to be checked. Name each once.";
      return { message, extensions: { code, validationErrorCode: LimitCode.work } };
    }
    if (cause instanceof GraphQLError && cause.message.startsWith(TOO_MANY_WRONG)) {
      return { message: `${cause.message} Mend those that are told, and ask again.`, extensions: { code: InputError.code } };
    }
    const isClients = cause instanceof GraphQLError && !(cause instanceof HubError) && code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
    if (isClients) {
      const limit = isTooLong(code, formatted.message) ? LimitCode.tokens : formatted.extensions?.["validationErrorCode"];
      return { message: formatted.message, ...place, extensions: { code, ...(limit !== undefined && { validationErrorCode: limit }) } };
    }
    const id = randomUUID();
    report(cause, id);
    return { message: faultMessage(id), ...place, extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, id } };
  };
}
