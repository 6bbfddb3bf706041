/** One request of a question; all go to the same server. */
export interface Ask {
  method: "GET" | "POST";
  path: string;
  body?: string;
}

/** What every client of the benchmark sends. */
export const HEADERS = { "content-type": "application/json", accept: "application/json" };

/** A GraphQL question as a request. */
export function graphqlAsk(query: string, variables: object = {}): Ask {
  const operationName = /query (\w+)/.exec(query)?.[1];
  return { method: "POST", path: "/graphql", body: JSON.stringify({ operationName, query, variables }) };
}

/** Whether an answer is one: data and no errors. */
export const isAnswer = (body: string): boolean => body.startsWith('{"data":{') && !body.includes('"errors":[');

/** The answer to one request. @throws Error when it is not 200, or holds errors. */
export async function ask(origin: string, question: Ask): Promise<string> {
  const { method, path, body } = question;
  const headers = { ...HEADERS, "accept-encoding": "identity" };
  const response = await fetch(`${origin}${path}`, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  if (response.status !== 200 || !isAnswer(text)) throw new Error(`${origin}${path} answered ${response.status}: ${text.slice(0, 500)}`);
  return text;
}

/** The data of an answer to a GraphQL question. */
export async function dataOf<T>(origin: string, query: string, variables: object = {}): Promise<T> {
  return (JSON.parse(await ask(origin, graphqlAsk(query, variables))) as { data: T }).data;
}
