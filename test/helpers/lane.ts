import { onTestFinished } from "vitest";
import type { Answer, Asker, Engine, FileQuestion, GraphQLQuestion } from "../../src/server/answer.ts";
import { Lane, type LaneOptions } from "../../src/server/lane.ts";
import { Refused } from "../../src/server/refusal.ts";
import type { InService } from "../../src/store/lease.ts";

/** How long native code takes, which nobody can interrupt. */
export const STUCK_MS = 2500;
/** As long, of a thread that has answered and is sent to rest. */
const LINGER_MS = 1700;

/** A thread that does what a question's search says: it speaks the lane's protocol, and has no store. */
const THREAD = `
import { spawnSync } from "node:child_process";
import { parentPort, threadId, workerData } from "node:worker_threads";
const running = new Float64Array(workerData.statement);
const head = { status: 200, headers: { "content-type": "text/plain" }, revision: "one", account: { operation: null, codes: [] } };
const now = () => Number(process.hrtime.bigint()) / 1e6;
const streams = new Map();
const done = [];
let told = workerData.identity;
if (workerData.databasePath === "damaged") throw new Error("cannot begin");
parentPort.postMessage({ kind: "begun" });
parentPort.on("message", ({ id, kind, question, identity }) => {
  const search = question?.search;
  if (kind === "store") { told = identity; return; }
  if (search?.startsWith("?elsewhere")) { parentPort.postMessage({ id, kind: "elsewhere" }); return; }
  if (search === "?told") { parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode(told) } }); return; }
  if (search === "?dropped") { parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode(new Float64Array(workerData.dropped).filter(Boolean).join(" ")) } }); return; }
  if (search === "?done") { parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode(done.join(" ")) } }); return; }
  if (kind === "next" && !streams.has(id)) done.push("no stream");
  if (kind === "next" && streams.get(id)?.name) {
    const stream = streams.get(id);
    done.push(stream.name + stream.left);
    if (stream.name === "broken") { parentPort.postMessage({ id, kind: "failed", error: new Error("broken") }); return; }
    setTimeout(() => parentPort.postMessage({ id, kind: "piece", piece: stream.left-- > 0 ? stream.name : null }), 20);
    return;
  }
  if (search?.startsWith("?pieces-")) { streams.set(id, { name: search.slice(8), left: 3 }); parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: null } }); return; }
  if (search) done.push(search);
  if (kind === "stop") { streams.delete(id); return; }
  if (kind === "next") { const left = streams.get(id); streams.set(id, left - 1); parentPort.postMessage({ id, kind: "piece", piece: left > 0 ? "piece " + left + ";" : null }); return; }
  if (search === "?stick") { running[0] = now(); spawnSync(process.execPath, ["-e", "setTimeout(() => {}, ${STUCK_MS})"]); running[0] = 0; return; }
  if (search === "?reading") {
    running[0] = now();
    setTimeout(() => { running[0] = 0; parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode("read") } }); }, 400);
    return;
  }
  if (search === "?linger") { parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new Uint8Array() } }); setTimeout(() => spawnSync(process.execPath, ["-e", "setTimeout(() => {}, ${LINGER_MS})"]), 10); return; }
  if (search === "?crash") throw new Error("out of order");
  if (search === "?silent") return;
  if (search === "?fail") { parentPort.postMessage({ id, kind: "failed", error: new Error("cannot") }); return; }
  if (search === "?stream") { streams.set(id, 3); parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: null } }); return; }
  if (search === "?thread") { parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode(String(threadId)) } }); return; }
  if (search === "?streams") { parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode(String(streams.size)) } }); return; }
  if (search === "?fault") parentPort.postMessage({ kind: "fault", error: new Error("inside"), faultId: "the-id" });
  setTimeout(() => parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode("answer to " + kind + search) } }), search === "?slow" ? 300 : 0);
});`;

const answerInstead = async ({ search }: { search: string }): Promise<Answer> => ({
  status: 200,
  headers: {},
  body: Buffer.from(`${search} instead`),
  revision: "one",
  account: { operation: null, codes: [] },
});
export const instead: Engine = { graphql: answerInstead, file: answerInstead };

/** What is in service, and who is told of another. */
export class Service implements InService {
  private listener = (): void => undefined;
  constructor(public identity: string) {}
  onTurn(listener: () => void): void {
    this.listener = listener;
  }
  turnTo(identity: string): void {
    this.identity = identity;
    this.listener();
  }
}

export function laneOf({ databasePath = "none", store = new Service("one"), ...options }: Partial<LaneOptions> = {}): {
  lane: Lane;
  faults: unknown[];
} {
  const faults: unknown[] = [];
  const report = (error: unknown, id: string) => void faults.push([id, error instanceof Error ? error.message : error]);
  const script = new URL(`data:text/javascript,${encodeURIComponent(THREAD)}`);
  const lane = new Lane({ databasePath, store, manifest: {}, report, script, ...options });
  onTestFinished(() => lane.close());
  return { lane, faults };
}

export const ONE: Asker = { client: "one" };
export const graphql = (search: string): GraphQLQuestion => ({ method: "GET", search, body: undefined, headers: {} });
export const file = (search: string): FileQuestion => ({ name: "observations.csv", search, head: false });
export const textOf = async (body: Buffer | AsyncIterable<Buffer | string>): Promise<string> => {
  if (Buffer.isBuffer(body)) return body.toString();
  const pieces: string[] = [];
  for await (const piece of body) pieces.push(String(piece));
  return pieces.join("");
};
export const refusalOf = async (asked: Promise<unknown>): Promise<string> => {
  const error = await asked.catch((reason: unknown) => reason);
  if (!(error instanceof Refused)) return String(error);
  const { status, retryAfter } = error.refusal;
  return `${status} ${error.code}${retryAfter === undefined ? "" : `, again in ${retryAfter} s`}`;
};
