import { setImmediate as eventsRead } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Answer, Engine } from "../../src/server/answer.ts";
import { InTurns } from "../../src/server/in-turns.ts";

const NOBODY: Engine = { graphql: () => Promise.reject(new Error("not asked")), file: () => Promise.reject(new Error("not asked")) };
const ANSWER: Answer = { status: 200, headers: {}, body: Buffer.from("{}"), revision: "one", account: { operation: null, codes: [] } };

/** Waits until all has been begun that can be. */
async function soon(): Promise<void> {
  for (let count = 0; count < 10; count += 1) await eventsRead();
}

/** Work that is begun when it is its client's turn, and ends when the test says so. */
function works() {
  let time = 0;
  const turns = new InTurns(NOBODY, () => time);
  const begun: string[] = [];
  const put = (name: string, gone?: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const [client = ""] = name;
    const outcome = turns
      .run({ client, gone }, async () => {
        begun.push(name);
        return await promise;
      })
      .catch((error: unknown) => String(error));
    return { outcome, end: () => resolve(name), fail: () => reject(new Error("wrong")) };
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { begun, put, pass };
}

describe("work in this thread", () => {
  it("is begun where there is room: two of one client, four of all", async () => {
    const { begun, put } = works();
    for (const name of ["a1", "a2", "a3", "b1", "c1", "d1"]) put(name);
    await soon();
    expect(begun).toEqual(["a1", "a2", "b1", "c1"]);
  });

  it("of one client, however much, has two of it before another's", async () => {
    const { begun, put } = works();
    const [first] = Array.from({ length: 250 }, (_, index) => put(`a${index + 1}`));
    await soon();
    put("b1");
    await soon();
    expect(begun).toEqual(["a1", "a2", "b1"]);
    first?.end();
    await soon();
    expect(begun).toEqual(["a1", "a2", "b1", "a3"]);
  });

  it("is begun, after some milliseconds, only behind what is read meanwhile: it may be another client's", async () => {
    const { begun, put, pass } = works();
    put("a1");
    await null;
    expect(begun).toEqual(["a1"]);
    pass(5.1);
    put("a2");
    put("b1");
    await null;
    expect(begun).toEqual(["a1"]);
    await soon();
    expect(begun).toEqual(["a1", "b1", "a2"]);
  });

  it("goes on within its milliseconds when something ends", async () => {
    const { begun, put, pass } = works();
    const [one, two] = [put("a1"), put("a2")];
    put("a3");
    put("a4");
    await null;
    pass(4.9);
    one.end();
    await one.outcome;
    expect(begun).toEqual(["a1", "a2", "a3"]);
    pass(0.2);
    two.end();
    await two.outcome;
    expect(begun).toEqual(["a1", "a2", "a3"]);
    await soon();
    expect(begun).toEqual(["a1", "a2", "a3", "a4"]);
  });

  it("that fails ends its turn as well", async () => {
    const { begun, put } = works();
    const [one] = [put("a1"), put("a2")];
    put("a3");
    one.fail();
    expect(await one.outcome).toBe("Error: wrong");
    await soon();
    expect(begun).toEqual(["a1", "a2", "a3"]);
  });

  it("that nobody waits for any more is not begun, or gives its turn up", async () => {
    const { begun, put } = works();
    const [early, late] = [new AbortController(), new AbortController()];
    const [one] = [put("a1", early.signal), put("a2")];
    const waiting = put("a3", late.signal);
    put("a4");
    await soon();
    late.abort("gone");
    early.abort("gone too");
    expect([await waiting.outcome, await one.outcome]).toEqual(["gone", "gone too"]);
    await soon();
    expect(begun).toEqual(["a1", "a2", "a4"]);
    const already = put("b1", AbortSignal.abort("never there"));
    expect(await already.outcome).toBe("never there");
    expect(begun).not.toContain("b1");
  });

  it("is an engine's: its questions and files wait for their turns too", async () => {
    const asked: string[] = [];
    const note = (kind: string) => async (): Promise<Answer> => {
      asked.push(kind);
      return ANSWER;
    };
    const turns = new InTurns({ graphql: note("graphql"), file: note("file") });
    const { promise, resolve } = Promise.withResolvers<void>();
    for (let count = 0; count < 2; count += 1) void turns.run({ client: "a" }, () => promise);
    const question = turns.graphql({ method: "POST", search: "", body: {}, headers: {} }, { client: "a" });
    const file = turns.file({ name: "x.csv", search: "", head: false }, { client: "a" });
    await soon();
    expect(asked).toEqual([]);
    resolve();
    expect(await Promise.all([question, file])).toEqual([ANSWER, ANSWER]);
    expect(asked).toEqual(["graphql", "file"]);
  });
});
