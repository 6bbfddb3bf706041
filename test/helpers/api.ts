import { type GraphQLError, graphql } from "graphql";
import type { Corpus } from "../../src/domain/corpus.ts";
import { HubError } from "../../src/errors.ts";
import { makeContext } from "../../src/graphql/context.ts";
import { makeSchema } from "../../src/graphql/schema.ts";
import { memoryStore } from "./store.ts";

const schema = makeSchema();

export interface Answer<T> {
  data: T;
  errors: readonly GraphQLError[];
  /** The SQL statements that the query cost, beyond the catalogue that a server reads once for a revision. */
  statements: readonly string[];
}

/** The public API over a corpus, without HTTP: `const { ask } = await api(corpus)`. */
export async function api(
  corpus: Corpus,
): Promise<{ ask: <T = unknown>(query: string, variables?: Record<string, unknown>) => Promise<Answer<T>> }> {
  const { reader, statements } = await memoryStore(corpus);
  const catalogue = await reader.catalogue();
  return {
    async ask<T = unknown>(source: string, variableValues: Record<string, unknown> = {}): Promise<Answer<T>> {
      statements.length = 0;
      const { data, errors = [] } = await graphql({ schema, source, variableValues, contextValue: makeContext(reader, catalogue) });
      // graphql-js answers with objects that have no prototype; tests compare plain ones.
      return { data: JSON.parse(JSON.stringify(data ?? null)) as T, errors, statements: [...statements] };
    },
  };
}

/** The code and message of each error, as the hub raised it. */
export function refusals({ errors }: Pick<Answer<unknown>, "errors">): { code: string; message: string }[] {
  return errors.map(({ originalError, message }) => ({ code: originalError instanceof HubError ? originalError.code : "NONE", message }));
}
