import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { GraphQLQuestion } from "../../src/server/answer.ts";
import type { Lane } from "../../src/server/lane.ts";
import { file, graphql, instead, laneOf, ONE, refusalOf, Service, STUCK_MS, textOf } from "../helpers/lane.ts";

/** How many streams a lane's thread has open. */
const openStreams = async (lane: Lane): Promise<string> => await textOf((await lane.graphql(graphql("?streams"), ONE)).body);

describe("the lane", () => {
  it("lets a question that cannot be handed to a thread fail by itself, also one that had to wait", async () => {
    const { lane } = laneOf();
    const unfit = (): GraphQLQuestion => ({ ...graphql("?unfit"), body: { variables: () => "a function" } });
    await textOf((await lane.graphql(graphql("?begin"), ONE)).body);
    for (let count = 0; count < 5; count++) expect(await refusalOf(lane.graphql(unfit(), ONE))).toMatch(/could not be cloned/);
    const working = ["?slow", "?slow", "?slow", "?slow"].map((search) => lane.graphql(graphql(search), ONE));
    const waiting = [refusalOf(lane.graphql(unfit(), ONE)), lane.graphql(graphql("?after"), ONE)] as const;
    expect((await Promise.all(working)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await waiting[0]).toMatch(/could not be cloned/);
    expect(await textOf((await waiting[1]).body)).toBe("answer to graphql?after");
  });

  it("brings answers from its thread, each to who has asked", async () => {
    const { lane } = laneOf();
    const answers = await Promise.all(
      ["?slow", "?a", "?b"].map(async (search) => await textOf((await lane.graphql(graphql(search), ONE)).body)),
    );
    expect(answers).toEqual(["answer to graphql?slow", "answer to graphql?a", "answer to graphql?b"]);
    expect(await textOf((await lane.file(file("?c"), ONE)).body)).toBe("answer to file?c");
  });

  it("holds an answer no longer than until it is given: a page of 500 figures is near a megabyte", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { lane } = laneOf();
    await lane.graphql(graphql("?a"), ONE);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("has a thread only while there is work for it, and for some time after", async () => {
    const { faults } = laneOf({ databasePath: "damaged" });
    const { lane } = laneOf({ restAfter: 50 });
    const threadOf = async () => await textOf((await lane.graphql(graphql("?thread"), ONE)).body);
    const first = await threadOf();
    expect(await threadOf()).toBe(first);
    await sleep(400);
    expect(await threadOf()).not.toBe(first);
    // Nobody has asked the other one, whose thread cannot begin.
    expect(faults).toEqual([]);
  });

  it("keeps its thread for a stream that is read slowly", async () => {
    const { lane } = laneOf({ restAfter: 50 });
    const { body } = await lane.file(file("?stream"), ONE);
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
    expect(await textOf((await lane.file(file("?stream"), ONE)).body)).toBe("piece 3;piece 2;piece 1;");
    const { body } = await lane.file(file("?stream"), ONE);
    if (Buffer.isBuffer(body)) expect.fail("no stream");
    for await (const piece of body) {
      expect(piece).toBe("piece 3;");
      break;
    }
    // The first stream has been read to its end, the second given up.
    await expect.poll(() => openStreams(lane), { timeout: 5000, interval: 10 }).toBe("1");
  });

  it("ends a stream that nobody has begun to read, since its client has gone", async () => {
    const { lane } = laneOf();
    const { body } = await lane.file(file("?stream"), ONE);
    if (Buffer.isBuffer(body)) expect.fail("no stream");
    Readable.from(body).destroy();
    await expect.poll(() => openStreams(lane), { timeout: 5000, interval: 10 }).toBe("0");
  });

  it("fails a stream whose thread has ended before its first piece: a file that stops is no whole file", async () => {
    const { lane } = laneOf();
    const { body } = await lane.file(file("?stream"), ONE);
    await refusalOf(lane.graphql(graphql("?crash"), ONE));
    await textOf((await lane.graphql(graphql("?another"), ONE)).body);
    expect(await refusalOf(textOf(body))).toBe("503 SERVER_BUSY, again in 5 s");
  });

  it("gives a question up after ten seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { lane } = laneOf();
    const given = vi.fn();
    void refusalOf(lane.graphql(graphql("?silent"), ONE)).then(given);
    await vi.advanceTimersByTimeAsync(9999);
    expect(given).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(given).toHaveBeenCalledWith("503 SERVER_BUSY, again in 5 s");
  });

  it("gives up a statement that does not end, with its thread, and goes on with another once that has ended", async () => {
    const { lane } = laneOf();
    const began = Date.now();
    const stuck = refusalOf(lane.graphql(graphql("?stick"), ONE));
    expect(await stuck).toBe("503 QUERY_TIMEOUT, again in 10 s");
    expect(await textOf((await lane.graphql(graphql("?after"), ONE)).body)).toBe("answer to graphql?after");
    expect(Date.now() - began).toBeGreaterThan(STUCK_MS);
  });

  it.each([3_600_000, -3_600_000])("is not misled where the system's clock jumps by %d ms", async (jump) => {
    const { lane } = laneOf();
    await lane.graphql(graphql("?a"), ONE);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + jump });
    onTestFinished(() => void vi.useRealTimers());
    expect(await textOf((await lane.graphql(graphql("?reading"), ONE)).body)).toBe("read");
    expect(await refusalOf(lane.graphql(graphql("?stick"), ONE))).toBe("503 QUERY_TIMEOUT, again in 10 s");
  });

  it("takes no other thread's end for that of the stuck one: one that was sent to rest may end late", async () => {
    const { lane } = laneOf({ restAfter: 50 });
    await lane.graphql(graphql("?linger"), ONE);
    await sleep(250);
    const began = Date.now();
    expect(await refusalOf(lane.graphql(graphql("?stick"), ONE))).toBe("503 QUERY_TIMEOUT, again in 10 s");
    await lane.graphql(graphql("?after"), ONE);
    expect(Date.now() - began).toBeGreaterThan(STUCK_MS);
  });

  it("survives its thread: who waits is told to come again, and the fault is reported", async () => {
    const { lane, faults } = laneOf();
    const waiting = [refusalOf(lane.graphql(graphql("?silent"), ONE)), refusalOf(lane.graphql(graphql("?crash"), ONE))];
    expect(await Promise.all(waiting)).toEqual(["503 SERVER_BUSY, again in 5 s", "503 SERVER_BUSY, again in 5 s"]);
    expect(faults).toEqual([["lane", "out of order"]]);
    expect(await textOf((await lane.graphql(graphql("?after"), ONE)).body)).toBe("answer to graphql?after");
  });

  it("hands on a failure, and reports the faults that its thread reports", async () => {
    const { lane, faults } = laneOf();
    await expect(lane.graphql(graphql("?fail"), ONE)).rejects.toThrow("cannot");
    await lane.graphql(graphql("?fault"), ONE);
    expect(faults).toEqual([["the-id", "inside"]]);
  });

  it("works for nobody who has gone: neither does such a question wait, nor does its answer", async () => {
    const { lane } = laneOf();
    const gone = new AbortController();
    const working = ["?silent", "?silent", "?silent", "?stream"].map((search, index) =>
      refusalOf(lane.file(file(search), { client: `${index % 2}`, ...(search === "?stream" && { gone: gone.signal }) })),
    );
    const waiting = Array.from({ length: 60 }, (_, index) =>
      refusalOf(lane.graphql(graphql("?silent"), { client: `${index % 4}`, gone: gone.signal })),
    );
    expect(await refusalOf(lane.graphql(graphql("?full"), { client: "0" }))).toMatch(/^503 SERVER_BUSY/);
    gone.abort();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(["503 CLIENT_GONE"]));
    expect(await working[3]).toBe("503 CLIENT_GONE");
    expect(await refusalOf(lane.graphql(graphql("?late"), { ...ONE, gone: gone.signal }))).toBe("503 CLIENT_GONE");
    expect(await textOf((await lane.graphql(graphql("?after"), ONE)).body)).toBe("answer to graphql?after");
    // The stream that nobody waited for was ended.
    expect(await textOf((await lane.graphql(graphql("?streams"), ONE)).body)).toBe("0");
  });

  it("refuses more than can wait, and leaves nobody without an answer when it is closed", async () => {
    const { lane } = laneOf();
    const asked = Array.from({ length: 80 }, (_, index) => refusalOf(lane.graphql(graphql("?silent"), { client: `${index % 5}` })));
    const early = await Promise.all(asked.slice(-10));
    expect(new Set(early)).toEqual(new Set(["503 SERVER_BUSY, again in 5 s"]));
    await lane.close();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["503 SERVER_BUSY, again in 5 s"]));
  });

  it("tells its thread which file is in service, from the start and before it asks on", async () => {
    const store = new Service("one");
    const { lane } = laneOf({ store, restAfter: 50 });
    const told = async () => await textOf((await lane.graphql(graphql("?told"), ONE)).body);
    expect(await told()).toBe("one");
    store.turnTo("two");
    expect(await told()).toBe("two");
    await sleep(400);
    store.turnTo("three");
    expect(await told()).toBe("three");
  });

  it("asks another engine what its thread cannot answer from the file in service", async () => {
    const { lane } = laneOf({ instead });
    expect(await textOf((await lane.graphql(graphql("?elsewhere"), ONE)).body)).toBe("?elsewhere instead");
    expect(await textOf((await lane.file(file("?elsewhere-file"), ONE)).body)).toBe("?elsewhere-file instead");
    expect(await textOf((await lane.graphql(graphql("?after"), ONE)).body)).toBe("answer to graphql?after");
  });

  it("asks another engine while its thread cannot begin, those too who had been waiting", async () => {
    const { lane, faults } = laneOf({ databasePath: "damaged", instead });
    const early = Array.from({ length: 10 }, (_, index) => lane.graphql(graphql(`?${index}`), ONE));
    for (const [index, { body }] of (await Promise.all(early)).entries()) expect(await textOf(body)).toBe(`?${index} instead`);
    expect(await textOf((await lane.file(file("?later"), ONE)).body)).toBe("?later instead");
    expect(faults).toEqual([["lane", "cannot begin"]]);
  });
});
