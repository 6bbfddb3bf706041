import type { TypedDocumentString } from "../client/generated/graphql.ts";

/** The hub could not be reached: no network, no server, or an answer that is none of its own. */
export class HubUnreachable extends Error {
  override name = "HubUnreachable";
}

/** The hub has answered that it cannot answer, and says why. */
export class HubRefusal extends Error {
  override name = "HubRefusal";
}

interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string }[];
}

/** Sends one generated document to the hub; gives its data, or throws HubRefusal or HubUnreachable. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const body = JSON.stringify({ query: document.toString(), variables });
  const init: RequestInit = { method: "POST", headers: { "content-type": "application/json" }, body };
  if (signal !== undefined) init.signal = signal;
  let answer: Answer<Data>;
  try {
    const response = await fetch("/graphql", init);
    answer = (await response.json()) as Answer<Data>;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new HubUnreachable("The hub does not answer.", { cause });
  }
  const [first] = answer.errors ?? [];
  if (first !== undefined) throw new HubRefusal(first.message);
  if (answer.data === undefined || answer.data === null) throw new HubUnreachable("The hub has sent an empty answer.");
  return answer.data;
}
