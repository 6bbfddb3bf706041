import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Answer, Asker } from "../../src/server/answer.ts";
import { AnswerCache } from "../../src/server/answer-cache.ts";
import { MOST_TURNS } from "../../src/server/shared-question.ts";
import { graphql, laneOf, refusalOf, textOf } from "../helpers/lane.ts";

const answerOf = (text: string, status = 200): Answer => ({
  status,
  headers: {},
  body: Buffer.from(text),
  revision: "one",
  account: { operation: null, codes: [] },
});

/** One question to a cache, and what becomes of it for each client that it is put for. */
function question() {
  const cache = new AnswerCache(1);
  const put: { asker: Asker; bring: (answer: Answer) => void; fail: (error: Error) => void }[] = [];
  const ask = async (client: string, gone?: AbortSignal) =>
    await cache.make("one", "question", { client, gone }, (asker) => {
      const { promise, resolve: bring, reject: fail } = Promise.withResolvers<Answer>();
      put.push({ asker, bring, fail });
      return promise;
    });
  const textTo = async (asked: Promise<Answer>) => await textOf((await asked).body);
  return { cache, put, ask, textTo };
}

describe("a question that several ask at once", () => {
  it("is put once for each client; the first answer is everybody's, and ends the other turns", async () => {
    const { cache, put, ask, textTo } = question();
    const asked = [ask("a"), ask("a"), ask("b"), ask("c"), ask("b")];
    expect(put.map(({ asker }) => asker.client)).toEqual(["a", "b", "c"]);
    put[1]?.bring(answerOf("of b"));
    expect(await Promise.all(asked.map(textTo))).toEqual(["of b", "of b", "of b", "of b", "of b"]);
    expect(put.map(({ asker }) => asker.gone?.aborted)).toEqual([true, true, true]);
    expect(cache.get("one", "question")?.body.toString()).toBe("of b");
    put[0]?.fail(new Error("ended"));
    put[2]?.bring(answerOf("too late"));
    await sleep(0);
    expect(cache.get("one", "question")?.body.toString()).toBe("of b");
  });

  it("is put for eight clients: the others wait for these, and share what they bring", async () => {
    const { put, ask, textTo } = question();
    const names = Array.from({ length: 100 }, (_, index) => `client ${index}`);
    const asked = names.map((name) => ask(name));
    expect(put.map(({ asker }) => asker.client)).toEqual(names.slice(0, MOST_TURNS));
    for (const { fail } of put.slice(0, 7)) fail(new Error("no room"));
    const refused = await Promise.all(asked.slice(0, 7).map(refusalOf));
    expect(new Set(refused)).toEqual(new Set(["Error: no room"]));
    put[7]?.bring(answerOf("of the eighth"));
    expect(new Set(await Promise.all(asked.slice(7).map(textTo)))).toEqual(new Set(["of the eighth"]));
  });

  it("that is put in vain is so for all who wait for it, and is put anew for who comes then", async () => {
    const { put, ask, textTo } = question();
    const asked = Array.from({ length: 10 }, (_, index) => refusalOf(ask(`client ${index}`)));
    for (const [index, { fail }] of put.entries()) fail(new Error(`no room for ${index}`));
    const told = Array.from({ length: 8 }, (_, index) => `Error: no room for ${index}`);
    expect(await Promise.all(asked)).toEqual([...told, told[0], told[0]]);
    const anew = ask("client 9");
    put[8]?.bring(answerOf("anew"));
    expect(await textTo(anew)).toBe("anew");
  });

  it("has the refusal of one turn told to nobody who may still have another's answer", async () => {
    const { put, ask, textTo } = question();
    const asked = Array.from({ length: 9 }, (_, index) => ask(`client ${index}`));
    put[0]?.bring(answerOf("took too long", 503));
    expect(await textTo(asked[0] as Promise<Answer>)).toBe("took too long");
    expect(await Promise.race([...asked.slice(1), sleep(20, "waiting")])).toBe("waiting");
    for (const { fail } of put.slice(1)) fail(new Error("no room"));
    expect(await textTo(asked[8] as Promise<Answer>)).toBe("took too long");
    await Promise.allSettled(asked);
  });

  it("goes on for those without a turn when the client goes for which it was put, and ends with the last of them", async () => {
    const { put, ask } = question();
    const [first, last] = [new AbortController(), new AbortController()];
    const asked = Array.from({ length: 8 }, (_, index) => refusalOf(ask(`client ${index}`, first.signal)));
    asked.push(refusalOf(ask("another", last.signal)));
    first.abort();
    expect(new Set(put.map(({ asker }) => asker.gone?.aborted))).toEqual(new Set([false]));
    last.abort();
    expect(new Set(put.map(({ asker }) => asker.gone?.aborted))).toEqual(new Set([true]));
    for (const { fail } of put) fail(new Error("gone"));
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["Error: gone"]));
  });

  it("has its refusal told to nobody but whose turn brought it", async () => {
    const { cache, put, ask, textTo } = question();
    const [first, second] = [ask("a"), ask("b")];
    put[0]?.bring(answerOf("took too long", 503));
    expect(await textTo(first)).toBe("took too long");
    expect(await Promise.race([second, sleep(20, "waiting")])).toBe("waiting");
    put[1]?.bring(answerOf("of b"));
    expect(await textTo(second)).toBe("of b");
    expect(cache.get("one", "question")?.body.toString()).toBe("of b");
  });

  it("is let go of when the last who waits for it has gone, for one client as for all, and is put anew for who comes then", async () => {
    const { put, ask, textTo } = question();
    const [one, other] = [new AbortController(), new AbortController()];
    const left = [ask("a", one.signal), ask("a", other.signal)].map(refusalOf);
    one.abort();
    expect(put[0]?.asker.gone?.aborted).toBe(false);
    other.abort();
    expect(put[0]?.asker.gone?.aborted).toBe(true);
    const anew = ask("a");
    expect(put).toHaveLength(2);
    put[0]?.fail(new Error("gone"));
    put[1]?.bring(answerOf("anew"));
    expect(await textTo(anew)).toBe("anew");
    await Promise.all(left);

    const { signal } = one;
    const late = refusalOf(ask("b", signal));
    expect(put[2]?.asker.gone?.aborted).toBe(true);
    put[2]?.fail(new Error("gone"));
    expect(await late).toBe("Error: gone");
  });

  it("waits in nobody else's line: what one client has behind its endless questions is answered to another in its own turn, and then to both", async () => {
    const { lane } = laneOf();
    const cache = new AnswerCache(1);
    const ask = (search: string, client: string) =>
      cache.make("one", search, { client }, async (asker) => await lane.graphql(graphql(search), asker));
    const endless = Array.from({ length: 2 }, () => refusalOf(lane.graphql(graphql("?silent"), { client: "many" })));
    const behind = ask("?a", "many");
    expect(await Promise.race([behind, sleep(50, "waiting")])).toBe("waiting");
    expect(await textOf((await ask("?a", "other")).body)).toBe("answer to graphql?a");
    expect(await textOf((await behind).body)).toBe("answer to graphql?a");
    await lane.close();
    await Promise.all(endless);
  });
});
