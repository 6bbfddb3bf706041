import type { Command } from "commander";
import { lexicographicSortSchema, printSchema } from "graphql";
import { withExamples } from "./help.ts";
import { apiSchema } from "./hub.ts";
import { type Session, say } from "./session.ts";

/** `schema`: the API in SDL, sorted, as `schema/schema.graphql` has it. */
export function addSchema(program: Command, session: Session): void {
  const command = program
    .command("schema")
    .description("print the GraphQL schema with its descriptions")
    .action(() => say(session, printSchema(lexicographicSortSchema(apiSchema()))));
  withExamples(command, [
    ["indicator-hub schema > schema.graphql", "for an editor or a code generator"],
    ["indicator-hub schema | head", "its beginning"],
  ]);
}
