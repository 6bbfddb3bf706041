import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { HubError, InputError } from "../errors.ts";

/** Told about errors that are the hub's own fault, with the id that the client is given. */
export type ReportInternal = (error: unknown, id: string) => void;

/**
 * What a client sees of an error: the message and code of errors that are meant for it, and an id for every other,
 * whose text stays in the log.
 */
export function formatGraphQLError(report: ReportInternal): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (cause instanceof InputError) return { message: cause.message, ...place, extensions: { code: cause.code } };
    const code = formatted.extensions?.["code"];
    const isClients = cause instanceof GraphQLError && !(cause instanceof HubError) && code !== "INTERNAL_SERVER_ERROR";
    if (isClients) return { message: formatted.message, ...place, extensions: { code } };
    const id = randomUUID();
    report(cause, id);
    return {
      message: `Something went wrong here. Please report it with the id ${id}.`,
      ...place,
      extensions: { code: "INTERNAL_SERVER_ERROR", id },
    };
  };
}
