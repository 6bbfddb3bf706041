import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { GraphQLError } from "graphql";
import { HubError, InputError } from "../errors.ts";
import { withExamples } from "./help.ts";
import { withHub } from "./hub.ts";
import { type Session, say } from "./session.ts";

interface Options {
  variables?: string;
  operation?: string;
}

/** A file's text, or standard input for `-`. @throws InputError when it cannot be read. */
async function textOf({ terminal }: Session, file: string): Promise<string> {
  if (file === "-") return await terminal.input();
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why = code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})`;
    throw new InputError(`${file}: ${why}. Name a file with a GraphQL query, or - for standard input.`, { cause: error });
  }
}

/** Variables from JSON, or from a file of it after an `@`. @throws InputError when they are no JSON object. */
async function variablesOf(session: Session, given: string | undefined): Promise<Record<string, unknown>> {
  if (given === undefined) return {};
  const text = given.startsWith("@") ? await textOf(session, given.slice(1)) : given;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(`--variables: no JSON (${why}). Write an object such as '{"area": "halton"}', or @ and a file of it.`, { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new InputError(`--variables: found ${JSON.stringify(value)}. Write an object such as '{"area": "halton"}'.`);
  return { ...value };
}

/** An error as a server gives it. */
function withCode({ message, locations, path, originalError }: GraphQLError) {
  return { message, locations, path, extensions: { code: originalError instanceof HubError ? originalError.code : "GRAPHQL" } };
}

/** An error as one line: where in the query or the answer, and what. */
function lineOf(file: string, { message, locations, path }: GraphQLError): string {
  const [at] = locations ?? [];
  const place = at ? `${file === "-" ? "query" : file}:${at.line}:${at.column}: ` : "";
  return `${place}${path && path.length > 0 ? `${path.join(".")}: ` : ""}${message}`;
}

async function query(session: Session, file: string, { variables, operation }: Options): Promise<void> {
  const [text, values] = await Promise.all([textOf(session, file), variablesOf(session, variables)]);
  const { data, errors = [] } = await withHub(session, (hub) => hub.execute(text, values, operation));
  const fault = errors.map(({ originalError }) => originalError).find((cause) => cause && !(cause instanceof HubError));
  if (fault && !("extensions" in fault)) throw fault;
  if (data !== null && data !== undefined)
    say(session, JSON.stringify(errors.length > 0 ? { data, errors: errors.map(withCode) } : { data }, null, 2));
  if (errors.length > 0) throw new InputError(errors.map((error) => lineOf(file, error)).join("\n"));
}

/** `query`: any question in GraphQL, without a server. */
export function addQuery(program: Command, session: Session): void {
  const command = program
    .command("query <file>")
    .description("answer a GraphQL query from a file, or from standard input for -, without a server")
    .option("--variables <json>", "the variables as a JSON object, or @ and a file that holds one")
    .option("--operation <name>", "which operation to run, where the file has several")
    .action((file: string, options: Options) => query(session, file, options));
  withExamples(
    command,
    [
      [`echo '{ dataset { revision observations } }' | indicator-hub query -`, "from standard input"],
      [
        `indicator-hub query schema/operations/KpiTile.graphql --variables '{"measure": "eyfs-gld", "area": "halton"}'`,
        "a file, with variables",
      ],
    ],
    "The answer is JSON with `data`, and `errors` if there are some; those stand on standard error too.",
  );
}
