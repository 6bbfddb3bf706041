import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Answer, Engine, FileQuestion, GraphQLQuestion } from "../../src/server/answer.ts";
import { Lane, type LaneOptions } from "../../src/server/lane.ts";
import { Refused } from "../../src/server/refusal.ts";
import type { InService } from "../../src/store/lease.ts";

/** How long native code takes, which nobody can interrupt. */
const STUCK_MS = 2500;

/** A thread that does what a question's search says: it speaks the lane's protocol, and has no store. */
const THREAD = `
import { spawnSync } from "node:child_process";
import { parentPort, threadId, workerData } from "node:worker_threads";
const running = new Float64Array(workerData.statement);
const head = { status: 200, headers: { "content-type": "text/plain" }, revision: "one", account: { operation: null, codes: [] } };
const streams = new Map();
let told = workerData.identity;
if (workerData.databasePath === "damaged") throw new Error("cannot begin");
parentPort.postMessage({ kind: "begun" });
parentPort.on("message", ({ id, kind, question, identity }) => {
  const search = question?.search;
  if (kind === "store") { told = identity; return; }
  if (search?.startsWith("?elsewhere")) { parentPort.postMessage({ id, kind: "elsewhere" }); return; }
  if (search === "?told") { parentPort.postMessage({ id, kind: "answer", answer: { ...head, body: new TextEncoder().encode(told) } }); return; }
  if (kind === "stop") { streams.delete(id); return; }
  if (kind === "next") { const left = streams.get(id); streams.set(id, left - 1); parentPort.postMessage({ id, kind: "piece", piece: left > 0 ? "piece " + left + ";" : null }); return; }
  if (search === "?stick") { running[0] = Date.now(); spawnSync(process.execPath, ["-e", "setTimeout(() => {}, ${STUCK_MS})"]); running[0] = 0; return; }
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
const instead: Engine = { graphql: answerInstead, file: answerInstead };

/** What is in service, and who is told of another. */
class Service implements InService {
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

function laneOf({ databasePath = "none", store = new Service("one"), ...options }: Partial<LaneOptions> = {}): {
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

const graphql = (search: string): GraphQLQuestion => ({ method: "GET", search, body: undefined, headers: {} });
const file = (search: string): FileQuestion => ({ name: "observations.csv", search, head: false });
const textOf = async (body: Buffer | AsyncIterable<Buffer | string>): Promise<string> => {
  if (Buffer.isBuffer(body)) return body.toString();
  const pieces: string[] = [];
  for await (const piece of body) pieces.push(String(piece));
  return pieces.join("");
};
const refusalOf = async (asked: Promise<unknown>): Promise<string> => {
  const error = await asked.catch((reason: unknown) => reason);
  if (!(error instanceof Refused)) return String(error);
  const { status, retryAfter } = error.refusal;
  return `${status} ${error.code}${retryAfter === undefined ? "" : `, again in ${retryAfter} s`}`;
};

describe("the lane", () => {
  it("lets a question that cannot be handed to a thread fail by itself, also one that had to wait", async () => {
    const { lane } = laneOf();
    const unfit = (): GraphQLQuestion => ({ ...graphql("?unfit"), body: { variables: () => "a function" } });
    await textOf((await lane.graphql(graphql("?begin"))).body);
    for (let count = 0; count < 5; count++) expect(await refusalOf(lane.graphql(unfit()))).toMatch(/could not be cloned/);
    const working = ["?slow", "?slow", "?slow", "?slow"].map((search) => lane.graphql(graphql(search)));
    const waiting = [refusalOf(lane.graphql(unfit())), lane.graphql(graphql("?after"))] as const;
    expect((await Promise.all(working)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await waiting[0]).toMatch(/could not be cloned/);
    expect(await textOf((await waiting[1]).body)).toBe("answer to graphql?after");
  });

  it("brings answers from its thread, each to who has asked", async () => {
    const { lane } = laneOf();
    const answers = await Promise.all(
      ["?slow", "?a", "?b"].map(async (search) => await textOf((await lane.graphql(graphql(search))).body)),
    );
    expect(answers).toEqual(["answer to graphql?slow", "answer to graphql?a", "answer to graphql?b"]);
    expect(await textOf((await lane.file(file("?c"))).body)).toBe("answer to file?c");
  });

  it("holds an answer no longer than until it is given: a page of 500 figures is near a megabyte", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { lane } = laneOf();
    await lane.graphql(graphql("?a"));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("has a thread only while there is work for it, and for some time after", async () => {
    const { faults } = laneOf({ databasePath: "damaged" });
    const { lane } = laneOf({ restAfter: 50 });
    const threadOf = async () => await textOf((await lane.graphql(graphql("?thread"))).body);
    const first = await threadOf();
    expect(await threadOf()).toBe(first);
    await sleep(400);
    expect(await threadOf()).not.toBe(first);
    // Nobody has asked the other one, whose thread cannot begin.
    expect(faults).toEqual([]);
  });

  it("keeps its thread for a stream that is read slowly", async () => {
    const { lane } = laneOf({ restAfter: 50 });
    const { body } = await lane.file(file("?stream"));
    if (typeof body === "string" || Buffer.isBuffer(body)) expect.fail("no stream");
    const pieces: string[] = [];
    for await (const piece of body) {
      pieces.push(String(piece));
      await sleep(250);
    }
    expect(pieces).toEqual(["piece 3;", "piece 2;", "piece 1;"]);
  });

  it("brings a stream piece by piece as it is read, and ends it where its reader does", async () => {
    const { lane } = laneOf();
    expect(await textOf((await lane.file(file("?stream"))).body)).toBe("piece 3;piece 2;piece 1;");
    const { body } = await lane.file(file("?stream"));
    if (Buffer.isBuffer(body)) expect.fail("no stream");
    for await (const piece of body) {
      expect(piece).toBe("piece 3;");
      break;
    }
    // The first stream has been read to its end, the second given up.
    await expect.poll(async () => await textOf((await lane.graphql(graphql("?streams"))).body), { timeout: 5000, interval: 10 }).toBe("1");
  });

  it("ends a stream that nobody has begun to read, since its client has gone", async () => {
    const { lane } = laneOf();
    const { body } = await lane.file(file("?stream"));
    if (Buffer.isBuffer(body)) expect.fail("no stream");
    Readable.from(body).destroy();
    await expect.poll(async () => await textOf((await lane.graphql(graphql("?streams"))).body), { timeout: 5000, interval: 10 }).toBe("0");
  });

  it("fails a stream whose thread has ended before its first piece: a file that stops is no whole file", async () => {
    const { lane } = laneOf();
    const { body } = await lane.file(file("?stream"));
    await refusalOf(lane.graphql(graphql("?crash")));
    await textOf((await lane.graphql(graphql("?another"))).body);
    expect(await refusalOf(textOf(body))).toBe("503 SERVER_BUSY, again in 5 s");
  });

  it("gives a question up after ten seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { lane } = laneOf();
    const given = vi.fn();
    void refusalOf(lane.graphql(graphql("?silent"))).then(given);
    await vi.advanceTimersByTimeAsync(9999);
    expect(given).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(given).toHaveBeenCalledWith("503 SERVER_BUSY, again in 5 s");
  });

  it("gives up a statement that does not end, with its thread, and goes on with another once that has ended", async () => {
    const { lane } = laneOf();
    const began = Date.now();
    const stuck = refusalOf(lane.graphql(graphql("?stick")));
    expect(await stuck).toBe("503 QUERY_TIMEOUT, again in 10 s");
    expect(await textOf((await lane.graphql(graphql("?after"))).body)).toBe("answer to graphql?after");
    expect(Date.now() - began).toBeGreaterThan(STUCK_MS);
  });

  it("survives its thread: who waits is told to come again, and the fault is reported", async () => {
    const { lane, faults } = laneOf();
    const waiting = [refusalOf(lane.graphql(graphql("?silent"))), refusalOf(lane.graphql(graphql("?crash")))];
    expect(await Promise.all(waiting)).toEqual(["503 SERVER_BUSY, again in 5 s", "503 SERVER_BUSY, again in 5 s"]);
    expect(faults).toEqual([["lane", "out of order"]]);
    expect(await textOf((await lane.graphql(graphql("?after"))).body)).toBe("answer to graphql?after");
  });

  it("hands on a failure, and reports the faults that its thread reports", async () => {
    const { lane, faults } = laneOf();
    await expect(lane.graphql(graphql("?fail"))).rejects.toThrow("cannot");
    await lane.graphql(graphql("?fault"));
    expect(faults).toEqual([["the-id", "inside"]]);
  });

  it("works for nobody who has gone: neither does such a question wait, nor does its answer", async () => {
    const { lane } = laneOf();
    const gone = new AbortController();
    const working = ["?silent", "?silent", "?silent", "?stream"].map((search) =>
      refusalOf(lane.file(file(search), search === "?stream" ? gone.signal : undefined)),
    );
    const waiting = Array.from({ length: 60 }, () => refusalOf(lane.graphql(graphql("?silent"), gone.signal)));
    expect(await refusalOf(lane.graphql(graphql("?full")))).toMatch(/^503 SERVER_BUSY/);
    gone.abort();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(["503 CLIENT_GONE"]));
    expect(await working[3]).toBe("503 CLIENT_GONE");
    expect(await refusalOf(lane.graphql(graphql("?late"), gone.signal))).toBe("503 CLIENT_GONE");
    expect(await textOf((await lane.graphql(graphql("?after"))).body)).toBe("answer to graphql?after");
    // The stream that nobody waited for was ended.
    expect(await textOf((await lane.graphql(graphql("?streams"))).body)).toBe("0");
  });

  it("refuses more than can wait, and leaves nobody without an answer when it is closed", async () => {
    const { lane } = laneOf();
    const asked = Array.from({ length: 80 }, () => refusalOf(lane.graphql(graphql("?silent"))));
    const early = await Promise.all(asked.slice(-10));
    expect(new Set(early)).toEqual(new Set(["503 SERVER_BUSY, again in 5 s"]));
    await lane.close();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["503 SERVER_BUSY, again in 5 s"]));
  });

  it("tells its thread which file is in service, from the start and before it asks on", async () => {
    const store = new Service("one");
    const { lane } = laneOf({ store, restAfter: 50 });
    const told = async () => await textOf((await lane.graphql(graphql("?told"))).body);
    expect(await told()).toBe("one");
    store.turnTo("two");
    expect(await told()).toBe("two");
    await sleep(400);
    store.turnTo("three");
    expect(await told()).toBe("three");
  });

  it("asks another engine what its thread cannot answer from the file in service", async () => {
    const { lane } = laneOf({ instead });
    expect(await textOf((await lane.graphql(graphql("?elsewhere"))).body)).toBe("?elsewhere instead");
    expect(await textOf((await lane.file(file("?elsewhere-file"))).body)).toBe("?elsewhere-file instead");
    expect(await textOf((await lane.graphql(graphql("?after"))).body)).toBe("answer to graphql?after");
  });

  it("asks another engine while its thread cannot begin, those too who had been waiting", async () => {
    const { lane, faults } = laneOf({ databasePath: "damaged", instead });
    const early = Array.from({ length: 10 }, (_, index) => lane.graphql(graphql(`?${index}`)));
    for (const [index, { body }] of (await Promise.all(early)).entries()) expect(await textOf(body)).toBe(`?${index} instead`);
    expect(await textOf((await lane.file(file("?later"))).body)).toBe("?later instead");
    expect(faults).toEqual([["lane", "cannot begin"]]);
  });
});
