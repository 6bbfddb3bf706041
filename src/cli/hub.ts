import { type ExecutionResult, type GraphQLSchema, graphql } from "graphql";
import type { TypedDocumentString } from "../client/generated/graphql.ts";
import { readConfig } from "../config.ts";
import { InputError } from "../errors.ts";
import { makeContext } from "../graphql/context.ts";
import { makeSchema } from "../graphql/schema.ts";
import { openDatabase } from "../store/database.ts";
import type { Reader } from "../store/reader.ts";
import { SqliteReader } from "../store/sqlite-reader.ts";
import type { Session } from "./session.ts";

/** The published store, asked through the public API without a server. */
export interface LocalHub {
  readonly reader: Reader;
  /** The data of a generated document. @throws InputError for a bad argument. */
  ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data>;
  /** Any query, with its errors as the API gives them. */
  execute(query: string, variables: Readonly<Record<string, unknown>>, operation?: string): Promise<ExecutionResult>;
}

let schema: GraphQLSchema | undefined;

/** The schema of the public API, made once. */
export function apiSchema(): GraphQLSchema {
  schema ??= makeSchema();
  return schema;
}

function hubOf(reader: Reader): LocalHub {
  const execute: LocalHub["execute"] = async (source, variableValues, operationName) =>
    await graphql({ schema: apiSchema(), source, variableValues, operationName, contextValue: makeContext(reader) });
  return {
    reader,
    execute,
    async ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables) {
      const { data, errors } = await execute(document.toString(), { ...variables } as Record<string, unknown>);
      const [error] = errors ?? [];
      if (error) throw error.originalError ?? new InputError(error.message);
      return data as Data;
    },
  };
}

/** Opens the store for one piece of work. @throws StoreError when there is none that can be read. */
export async function withHub<T>({ environment }: Session, work: (hub: LocalHub) => Promise<T>): Promise<T> {
  const { raw, db } = openDatabase(readConfig(environment).databasePath);
  try {
    return await work(hubOf(new SqliteReader(db)));
  } finally {
    raw.close();
  }
}
