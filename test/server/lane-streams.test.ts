import { describe, expect, it } from "vitest";
import type { Lane } from "../../src/server/lane.ts";
import { file, graphql, laneOf, ONE, refusalOf, textOf } from "../helpers/lane.ts";

/** A stream of three pieces, each its name. */
async function streamOf(lane: Lane, name: string, client = "one"): Promise<AsyncIterator<Buffer | string>> {
  const { body } = await lane.file(file(`?pieces-${name}`), { client });
  if (Buffer.isBuffer(body)) expect.fail("no stream");
  return body[Symbol.asyncIterator]();
}

async function rest(stream: AsyncIterator<Buffer | string>): Promise<string> {
  return await textOf({ [Symbol.asyncIterator]: () => stream });
}

/** What the thread has done so far, in its order: a piece is told by its stream's name and how many are left. */
const done = async (lane: Lane): Promise<string> => await textOf((await lane.graphql(graphql("?done"), { client: "who looks" })).body);

describe("streams from the lane", () => {
  it("come one piece at a time: a question has one before it, however many are read", async () => {
    const { lane } = laneOf();
    const streams = [await streamOf(lane, "a"), await streamOf(lane, "b"), await streamOf(lane, "c")];
    const texts = Promise.all(streams.map(rest));
    await lane.graphql(graphql("?question"), ONE);
    expect(await texts).toEqual(["aaa", "bbb", "ccc"]);
    expect(await done(lane)).toBe("a3 ?question b3 c3 a2 b2 c2 a1 b1 c1 a0 b0 c0");
  });

  it("come in turns between clients, not between streams: who reads several has no more of the thread", async () => {
    const { lane } = laneOf();
    const many = [await streamOf(lane, "a"), await streamOf(lane, "b"), await streamOf(lane, "c")];
    const other = await streamOf(lane, "z", "other");
    expect(await Promise.all([...many, other].map(rest))).toEqual(["aaa", "bbb", "ccc", "zzz"]);
    expect(await done(lane)).toMatch(/^a3 b3 z3 c3 z2 a2 z1 b2 z0 /);
  });

  it("go on while questions keep coming", async () => {
    const { lane } = laneOf();
    const stream = await streamOf(lane, "a");
    let asking = true;
    const questions = ["one", "two"].flatMap((client) =>
      [1, 2].map(async () => {
        while (asking) await lane.graphql(graphql("?slow"), { client });
      }),
    );
    expect(await rest(stream)).toBe("aaa");
    asking = false;
    await Promise.all(questions);
  });

  it("wait for no reader but their own", async () => {
    const { lane } = laneOf();
    const slow = await streamOf(lane, "a");
    expect(await slow.next()).toEqual({ done: false, value: "a" });
    expect(await rest(await streamOf(lane, "b"))).toBe("bbb");
    expect(await rest(slow)).toBe("aa");
  });

  it("go on when another is cut, whether its piece is being made or waits to be", async () => {
    const { lane } = laneOf();
    const [made, waiting, whole] = [await streamOf(lane, "a"), await streamOf(lane, "b"), await streamOf(lane, "c")];
    const cut = [made, waiting].map((stream) => stream.next());
    const text = rest(whole);
    await Promise.all([made.return?.(), waiting.return?.()]);
    expect(await Promise.all(cut)).toEqual([{ done: true }, { done: true }]);
    expect(await text).toBe("ccc");
    expect(await done(lane)).toBe("a3 c3 c2 c1 c0");
  });

  it("go on when another fails", async () => {
    const { lane } = laneOf();
    const [broken, whole] = [await streamOf(lane, "broken"), await streamOf(lane, "b")];
    const texts = [rest(broken), rest(whole)];
    await expect(texts[0]).rejects.toThrow("broken");
    expect(await texts[1]).toBe("bbb");
  });

  it("fail with their thread, all that wait for a piece, and others come from the next thread", async () => {
    const { lane } = laneOf();
    const streams = [await streamOf(lane, "a"), await streamOf(lane, "b"), await streamOf(lane, "c", "other")];
    const texts = streams.map((stream) => refusalOf(rest(stream)));
    expect(await refusalOf(lane.graphql(graphql("?crash"), ONE))).toBe("503 SERVER_BUSY, again in 5 s");
    expect(new Set(await Promise.all(texts))).toEqual(new Set(["503 SERVER_BUSY, again in 5 s"]));
    expect(await rest(await streamOf(lane, "d"))).toBe("ddd");
  });
});
