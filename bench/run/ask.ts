import type { Ask } from "./load.ts";

/** A GraphQL question as a request. */
export function graphqlAsk(query: string, variables: object = {}): Ask {
  const operationName = /query (\w+)/.exec(query)?.[1];
  return { method: "POST", path: "/graphql", body: JSON.stringify({ operationName, query, variables }) };
}

/** The answer to one request. @throws Error when it is not 200, or holds errors. */
export async function ask(origin: string, { method, path, body }: Ask): Promise<string> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { "content-type": "application/json", accept: "application/json", "accept-encoding": "identity" },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  if (response.status !== 200 || (method === "POST" && !text.startsWith('{"data":{')) || text.includes('"errors":['))
    throw new Error(`${origin}${path} answered ${response.status}: ${text.slice(0, 500)}`);
  return text;
}

/** The data of an answer to a GraphQL question. */
export async function dataOf<T>(origin: string, query: string, variables: object = {}): Promise<T> {
  return (JSON.parse(await ask(origin, graphqlAsk(query, variables))) as { data: T }).data;
}
