import { parentPort, workerData } from "node:worker_threads";
import { QueryTimeout, StoreChanged, StoreError } from "../errors.ts";
import { SecondStore } from "../store/second-store.ts";
import type { Answer, Asker } from "./answer.ts";
import { steadyNow } from "./clock.ts";
import type { LaneData, LaneNews, LaneReply, LaneRequest } from "./lane-protocol.ts";
import { startLocalEngine } from "./local-engine.ts";

const port = parentPort;
if (port === null) throw new TypeError("this file is a thread of the server and is not run by itself");
const { databasePath, identity, manifest, statement, dropped } = workerData as LaneData;

const running = new Float64Array(statement);
const unwanted = new Float64Array(dropped);
/** Of the questions that are worked on, how to end them. */
const ends = new Map<number, AbortController>();

function endUnwanted(): void {
  for (const [id, end] of ends) if (unwanted[id % unwanted.length] === id) end.abort();
}

const watch = {
  began(): void {
    running[0] = steadyNow();
  },
  ended(): void {
    running[0] = 0;
    endUnwanted();
  },
};
const reply = (message: LaneReply, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...transfer]);
/** What can be sent to another thread of anything that was thrown. */
const portable = (error: unknown): Error => (error instanceof Error ? new Error(error.stack ?? error.message) : new Error(String(error)));

const store = new SecondStore(databasePath, identity);
const engine = await startLocalEngine({
  store,
  manifest,
  report: (error, faultId) => reply({ kind: "fault", error: portable(error), faultId }),
  watch,
});

const streams = new Map<number, AsyncIterator<Buffer | string>>();

function send(id: number, { body, ...head }: Answer): void {
  if (Buffer.isBuffer(body)) {
    // A small Buffer shares its memory with others and is copied; a large one is handed over.
    const { buffer } = body.byteLength === body.buffer.byteLength ? body : new Uint8Array(body);
    reply({ id, kind: "answer", answer: { ...head, body: new Uint8Array(buffer) } }, [buffer as ArrayBuffer]);
  } else {
    streams.set(id, body[Symbol.asyncIterator]());
    reply({ id, kind: "answer", answer: { ...head, body: null } });
  }
}

async function sendNext(id: number): Promise<void> {
  const stream = streams.get(id);
  if (stream === undefined) throw new TypeError(`no stream ${id}`);
  const step = await stream.next();
  if (step.done === true) streams.delete(id);
  reply({ id, kind: "piece", piece: step.done === true ? null : step.value });
}

/** Works for who waits; who that is, is the server's to know. */
async function sendAnswer(id: number, answer: (asker: Asker) => Promise<Answer>): Promise<void> {
  const end = new AbortController();
  ends.set(id, end);
  try {
    // It may have waited behind others.
    endUnwanted();
    end.signal.throwIfAborted();
    send(id, await answer({ client: "", gone: end.signal }));
  } finally {
    ends.delete(id);
  }
}

async function handle(request: LaneRequest): Promise<void> {
  const { id, kind } = request;
  switch (kind) {
    case "graphql":
      return await sendAnswer(id, (asker) => engine.graphql(request.question, asker));
    case "file":
      return await sendAnswer(id, (asker) => engine.file(request.question, asker));
    case "next":
      return await sendNext(id);
    case "stop":
      await streams.get(id)?.return?.();
      streams.delete(id);
  }
}

function failed({ id, kind }: LaneRequest, error: unknown): void {
  if (kind !== "next" && (error instanceof StoreError || error instanceof StoreChanged)) reply({ id, kind: "elsewhere" });
  else reply({ id, kind: "failed", error: portable(error), isTimeout: error instanceof QueryTimeout });
}

port.on("message", (message: LaneRequest | LaneNews) => {
  if (message.kind === "store") store.turnTo(message.identity);
  else handle(message).catch((error: unknown) => failed(message, error));
});
reply({ kind: "begun" });
