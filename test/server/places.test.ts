import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import { describe, expect, it, vi } from "vitest";
import { InFlight } from "../../src/server/in-flight.ts";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { refusalOf } from "../helpers/lane.ts";
import { serverOf } from "../helpers/server.ts";

/** So many places, and who asks for one: what it is told once that is decided, and whether its line stands. */
function places(most: number) {
  const reports: string[] = [];
  const inFlight = new InFlight(most, (code) => reports.push(code));
  const ask = (ip: string) => {
    const raw = new ServerResponse(new IncomingMessage(new Socket()));
    const [request, reply] = [{ ip } as FastifyRequest, { raw } as FastifyReply];
    let isAdmitted = false;
    inFlight.admit(request, reply, (refused) => {
      isAdmitted = refused === undefined;
    });
    const { gone } = inFlight.askerOf(request, reply);
    return { raw, isAdmitted, isCut: () => raw.req.socket.destroyed, told: () => refusalOf(Promise.reject(gone.reason)), gone };
  };
  return { inFlight, ask, reports };
}

describe("where all places are taken", () => {
  it("whose client holds most makes room, by the last of what is worked on for it, and is told to come again", async () => {
    const { inFlight, ask } = places(5);
    const many = Array.from({ length: 5 }, () => ask("10.0.0.1"));
    expect(many.every(({ isAdmitted }) => isAdmitted)).toBe(true);
    const other = [ask("10.0.0.2"), ask("10.0.0.2")];
    expect(other.every(({ isAdmitted }) => isAdmitted)).toBe(true);
    expect(many.map(({ gone }) => gone.aborted)).toEqual([false, false, false, true, true]);
    expect(await many[4]?.told()).toBe("503 SERVER_BUSY, again in 1 s");
    expect(many.some(({ isCut }) => isCut())).toBe(false);
    // It would have as many as the one that holds most.
    expect([ask("10.0.0.2").isAdmitted, ask("10.0.0.1").isAdmitted]).toEqual([false, false]);
    expect(ask("10.0.0.3").isAdmitted).toBe(true);
    expect(inFlight.count).toBe(5);
  });

  it("a file of whose client holds most is cut off with its line, since a part of it has left", () => {
    const { ask, reports } = places(3);
    const [first, file, another] = [ask("10.0.0.1"), ask("10.0.0.1"), ask("10.0.0.2")];
    file.raw.writeHead(200);
    expect(ask("10.0.0.3").isAdmitted).toBe(true);
    expect([first, file, another].map(({ isCut }) => isCut())).toEqual([false, true, false]);
    expect([first.gone.aborted, reports]).toEqual([false, ["SERVER_BUSY"]]);
  });

  it("a file whose first piece has not come is refused, and made no more", async () => {
    const { inFlight, ask } = places(2);
    const [, file] = [ask("10.0.0.1"), ask("10.0.0.1")];
    const end = vi.fn(async () => ({ done: true, value: undefined }) as const);
    const never = { next: () => new Promise<IteratorResult<string>>(() => {}), return: end };
    const pieces = inFlight.paced(file.raw, { [Symbol.asyncIterator]: () => never })[Symbol.asyncIterator]();
    const told = refusalOf(pieces.next());
    expect(ask("10.0.0.2").isAdmitted).toBe(true);
    expect(await told).toBe("503 SERVER_BUSY, again in 1 s");
    expect([end.mock.calls.length, file.isCut()]).toEqual([1, false]);
  });

  it("who goes gives the place back, and is told nothing that counts", async () => {
    const { inFlight, ask } = places(1);
    const one = ask("10.0.0.1");
    one.raw.emit("close");
    expect([inFlight.count, await one.told()]).toEqual([0, "503 CLIENT_GONE"]);
  });

  it("one client's questions that wait keep no place from another's, over HTTP", async () => {
    const corpus = makeCorpus({ observations: [makeObservation()] });
    const { app, store } = await serverOf(corpus, { maxInFlight: 4, answerCache: 1, trustProxy: "127.0.0.1" });
    const { promise, resolve } = Promise.withResolvers<void>();
    store.wrap = (reader) =>
      Object.assign(Object.create(reader) as Reader, { areas: async () => await promise.then(async () => await reader.areas()) });
    const at = await app.listen({ port: 0, host: "127.0.0.1" });
    const ask = async (client: string, query: string) => {
      const headers = { "content-type": "application/json", "x-forwarded-for": client };
      const answer = await fetch(`${at}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
      return { status: answer.status, again: answer.headers.get("retry-after"), text: await answer.text() };
    };
    // The same question, which is asked of the store once.
    const many = Array.from({ length: 4 }, () => ask("10.0.0.1", "{ areas { slug } }"));
    await expect.poll(() => store.held).toBe(1);
    await expect
      .poll(async () => Number(/^indicator_hub_requests_in_flight (\d+)$/m.exec((await app.inject("/metrics")).body)?.[1]))
      .toBe(4);
    expect((await ask("10.0.0.2", "{ dataset { observations } }")).status).toBe(200);
    const refused = await Promise.race(many);
    expect(refused).toMatchObject({ status: 503, again: "1", text: expect.stringContaining("SERVER_BUSY") });
    resolve();
    expect((await Promise.all(many)).map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 503]);
  });
});
