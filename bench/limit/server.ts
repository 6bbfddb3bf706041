// The limit: a bare node:http server over the hub's own reader and rules. Arguments: the file of the store.
// POST /graphql computes an answer, POST /stored writes the bytes that it wrote before, GET /export/observations.csv streams the file.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { ComparisonQuestion, ScorecardQuestion } from "../../src/query/question.ts";
import { deskOf, openFile, openReader } from "../hub.ts";
import { announce } from "../peers/announce.ts";
import { answerComparison } from "./comparison.ts";
import { answerObservations } from "./observations.ts";
import { answerScorecard } from "./scorecard.ts";
import { answerSearch } from "./search.ts";

const [, , path = ""] = process.argv;
const reader = openReader(path);
const stored = new Map<string, Buffer>();

/** Answers by the operation that a GraphQL client would name. */
const ANSWERS: Readonly<Record<string, (variables: never) => Promise<object>>> = {
  Compare: async (variables: ComparisonQuestion) => await answerComparison(reader, variables),
  FiguresWithRelations: async () => await answerObservations(reader),
  ScorecardInWords: async (variables: ScorecardQuestion) => await answerScorecard(reader, variables),
  Search: async (variables: { text: string }) => await answerSearch(reader, variables),
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) text += chunk;
  return text;
}

async function compute(body: string): Promise<Buffer> {
  const { operationName, variables } = JSON.parse(body) as { operationName: string; variables: never };
  const answer = ANSWERS[operationName];
  if (answer === undefined) throw new TypeError(`no operation ${operationName}`);
  return Buffer.from(JSON.stringify({ data: await answer(variables) }));
}

function send(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": bytes.length });
  response.end(bytes);
}

async function exportAll(response: ServerResponse): Promise<void> {
  const { revision } = await reader.dataset();
  const { body, mediaType } = await openFile(await deskOf(reader), { subject: "observations", extension: "csv" }, { revision, search: "" });
  response.writeHead(200, { "content-type": mediaType });
  const content = await body();
  if (typeof content === "string" || Buffer.isBuffer(content)) response.end(content);
  else await pipeline(content, response);
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "GET" && request.url === "/export/observations.csv") return await exportAll(response);
  const body = await bodyOf(request);
  const bytes = (request.url === "/stored" ? stored.get(body) : undefined) ?? (await compute(body));
  if (request.url === "/stored") stored.set(body, bytes);
  send(response, bytes);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  });
});
server.listen(0, "127.0.0.1", () => announce(server));
