import { hash } from "node:crypto";
import type { GraphQLQuestion } from "./answer.ts";
import { badRequest, notTooLarge } from "./question.ts";
import { Refused } from "./refusal.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** The header by which a client shows that a browser has asked for leave, or that it is none. */
const PREFLIGHT = "apollo-require-preflight";

/** The JSON in a part of an address; undefined for none. @throws Refused for one that is too deep or too wide. */
function parsed(text: string | null): unknown {
  let value: unknown;
  try {
    value = text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
  return notTooLarge(value);
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** What a question asks for, as far as it says so; whoever answers it refuses what is wrong with it. */
export interface Asked {
  /** Text of the document. */
  query?: string | undefined;
  /** Hash of a trusted document, with or without `sha256:` before it. */
  documentId?: string | undefined;
  operationName?: string | undefined;
  variables: Readonly<Record<string, unknown>>;
}

/** The hash by which a document is asked for, or told along. @throws Refused for one that is none, or another text's: Apollo takes both for a fault inside. */
function hashIn(extensions: unknown, query: string | undefined): string | undefined {
  const persisted = record(extensions)["persistedQuery"];
  if (persisted === undefined || persisted === null) return undefined;
  const { version, sha256Hash } = record(persisted);
  if (version !== 1 || typeof sha256Hash !== "string")
    throw badRequest('extensions.persistedQuery is not understood. Write {"version": 1, "sha256Hash": "…"}.');
  if (query !== undefined && hash("sha256", query) !== sha256Hash)
    throw badRequest("extensions.persistedQuery: the hash is not that of the query. Send the SHA-256 of its very text, in hexadecimal.");
  return sha256Hash === "" ? undefined : sha256Hash;
}

/** Reads what a question asks for. @throws Refused for a hash that is none, or another text's. */
export function readAsked({ method, search, body }: GraphQLQuestion): Asked {
  const parameters = new URLSearchParams(search);
  const given =
    method === "POST"
      ? record(body)
      : {
          query: parameters.get("query") ?? undefined,
          documentId: parameters.get("documentId") ?? undefined,
          operationName: parameters.get("operationName") ?? undefined,
          variables: parsed(parameters.get("variables")),
          extensions: parsed(parameters.get("extensions")),
        };
  const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
  const query = text(given["query"]);
  return {
    query,
    documentId: text(given["documentId"]) ?? hashIn(given["extensions"], query),
    operationName: text(given["operationName"]),
    variables: record(given["variables"]),
  };
}

/** A body that says nothing but a document, the name of its operation and variables. */
export interface PlainBody {
  query: string;
  operationName: string | null | undefined;
  variables: Record<string, unknown>;
}

/** A body as a plain one; null for one that says more, or something else. */
export function asPlain(body: unknown): PlainBody | null {
  const { query, operationName, variables, ...others } = record(body);
  if (typeof query !== "string" || Object.keys(others).length > 0) return null;
  if (typeof operationName !== "string" && operationName !== null && operationName !== undefined) return null;
  if (variables !== null && variables !== undefined && record(variables) !== variables) return null;
  return { query, operationName, variables: record(variables) };
}

/** Refuses a question that asks anything but a trusted document. */
export function requireTrusted({ query, documentId }: Asked, trusted: TrustedDocuments): void {
  if (query !== undefined ? trusted.holds(query) : documentId !== undefined && trusted.has(documentId)) return;
  throw new Refused({
    status: 403,
    code: "DOCUMENT_NOT_TRUSTED",
    message: "This hub answers its own documents alone. Ask one of those that its client brings, by its text or by its hash as documentId.",
  });
}

/**
 * The question as Apollo reads it. Beside a hash a text is left out that is empty, which Apollo would hold against the hash. A trusted document that is asked for by hash alone needs no leave of a browser:
 * it reads what anybody may read, and its address can be kept by whatever stands between.
 */
export function forApollo(question: GraphQLQuestion, { query, documentId }: Asked, trusted: TrustedDocuments): GraphQLQuestion {
  if (query !== undefined || documentId === undefined) return question;
  const text = trusted.textOf(documentId);
  const persistedQuery = { version: 1, sha256Hash: documentId.replace(/^sha256:/, "") };
  const headers = text === undefined ? question.headers : { ...question.headers, [PREFLIGHT]: "1" };
  if (question.method === "POST") {
    const { documentId: _documentId, query: _empty, extensions, ...body } = record(question.body);
    if (text === undefined) return { ...question, body: { ...body, extensions: { ...record(extensions), persistedQuery } } };
    return { ...question, body: { ...body, query: text } };
  }
  const parameters = new URLSearchParams(question.search);
  for (const name of ["documentId", "query"]) parameters.delete(name);
  parameters.set("extensions", JSON.stringify({ persistedQuery }));
  return { ...question, headers, search: `?${parameters}` };
}
