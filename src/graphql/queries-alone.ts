import { GraphQLError, type ValidationRule } from "graphql";

/** Refuses operations of a kind that the schema has not; graphql-js finds that out when it executes them, as if it were the server's fault. */
export const queriesAlone: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(
      new GraphQLError(`The hub answers queries; it has no ${node.operation}. Nothing in it can be changed.`, { nodes: node }),
    );
  },
});
