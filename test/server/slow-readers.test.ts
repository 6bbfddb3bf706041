import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import { InFlight, MAX_WAITING_BYTES, READER_PATIENCE_MS } from "../../src/server/in-flight.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { openLine } from "../helpers/line.ts";
import { serverOf } from "../helpers/server.ts";

/** Nine megabytes of notes: more than the system takes of an answer that nobody reads. */
const wordy = makeCorpus({
  observations: Array.from({ length: 9 }, (_, index) => makeObservation({ line: index + 1, note: "x".repeat(1_000_000) })),
});
const NOTES = JSON.stringify({ query: "{ observations { nodes { note } } }" });
const request = (body: string): string =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe("clients that do not read their answers", () => {
  it("keep nobody waiting for longer than two seconds, though all places are theirs", async () => {
    const { app } = await serverOf(wordy, { maxInFlight: 3 });
    const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
    const lines = await Promise.all([1, 2, 3].map(() => openLine(port)));
    for (const { socket } of lines) {
      socket.pause();
      socket.write(request(NOTES));
    }
    const metrics = async () => (await app.inject("/metrics")).body;
    await expect.poll(metrics, { timeout: 5000 }).toContain("indicator_hub_requests_in_flight 3\n");
    const status = async () => (await fetch(`http://127.0.0.1:${port}/graphql?documentId=x`)).status;
    expect(await status()).toBe(503);
    await expect.poll(status, { timeout: 5000, interval: 50 }).not.toBe(503);
    expect(await metrics()).toContain('indicator_hub_errors_total{code="READER_TOO_SLOW"} 1\n');
    // One of them was enough; the two others still have their places.
    expect(await metrics()).toContain("indicator_hub_requests_in_flight 2\n");
  });
});

it("an answer of more than ten megabytes is none, whether it was asked before or not", async () => {
  const { app } = await serverOf(wordy, { manifest });
  const [hash = "", text = ""] = Object.entries(manifest).find(([, document]) => document.includes("query FiguresWithRelations(")) ?? [];
  const twice = text.replace("{\n", "{\n  twice: observations(first: 500) { nodes { note } }\n");
  for (const query of [text, twice, twice]) {
    const answer = await app.inject({ method: "POST", url: "/graphql", payload: { query, variables: { first: 500 } } });
    const code = query === text ? undefined : "ANSWER_TOO_LARGE";
    const { data, errors } = answer.json<{ data?: unknown; errors?: { extensions: { code: string } }[] }>();
    expect([hash.length, answer.statusCode, errors?.[0]?.extensions.code, data === undefined]).toEqual([
      71,
      code ? 400 : 200,
      code,
      code !== undefined,
    ]);
  }
});

describe("a place", () => {
  const answering = () => new ServerResponse(new IncomingMessage(new Socket()));
  const admitted = (inFlight: InFlight, raw: ServerResponse, ip = "127.0.0.1"): boolean => {
    let refused: unknown = "not asked";
    inFlight.admit({ ip } as FastifyRequest, { raw } as FastifyReply, (reason) => {
      refused = reason;
    });
    return refused === undefined;
  };
  const later = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);
  const faked = () => {
    vi.useFakeTimers({ toFake: ["hrtime"] });
    onTestFinished(() => void vi.useRealTimers());
  };

  it("is not taken from an answer that the hub still works on, however long", () => {
    faked();
    const inFlight = new InFlight(1);
    const first = answering();
    expect(admitted(inFlight, first)).toBe(true);
    later(60_000);
    expect(admitted(inFlight, answering())).toBe(false);
    expect(first.req.socket.destroyed).toBe(false);
  });

  it("is taken from the file whose reader has let a piece lie longest, not from one that waits for its next", async () => {
    faked();
    const inFlight = new InFlight(2);
    const never = Promise.withResolvers<string>();
    const ended = vi.fn();
    async function* pieces(then: Promise<string> | string) {
      try {
        yield "first";
        yield await then;
      } finally {
        ended();
      }
    }
    const [idle, busy] = [answering(), answering()];
    const [slow, waiting] = [idle, busy].map((raw) => {
      expect(admitted(inFlight, raw)).toBe(true);
      return inFlight.paced(raw, pieces(raw === idle ? "second" : never.promise))[Symbol.asyncIterator]();
    });
    await waiting?.next();
    later(10);
    await slow?.next();
    void waiting?.next();
    later(READER_PATIENCE_MS - 1);
    expect(admitted(inFlight, answering())).toBe(false);
    later(1);
    expect(admitted(inFlight, answering())).toBe(true);
    expect([idle.req.socket.destroyed, busy.req.socket.destroyed]).toEqual([true, false]);
    await slow?.return?.();
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it("is taken from who has waited longest where more waits than there is room for, and from nobody else", async () => {
    faked();
    const inFlight = new InFlight(100);
    const piece = Buffer.alloc(MAX_WAITING_BYTES / 4);
    async function* pieces() {
      for (;;) yield piece;
    }
    const readers = Array.from({ length: 6 }, () => {
      const raw = answering();
      expect(admitted(inFlight, raw)).toBe(true);
      return { raw, pieces: inFlight.paced(raw, pieces())[Symbol.asyncIterator]() };
    });
    for (const reader of readers) {
      await reader.pieces.next();
      later(1);
    }
    const cut = () => readers.map(({ raw }) => raw.req.socket.destroyed);
    expect(cut()).toEqual([true, true, false, false, false, false]);
    // Who takes what there is for him makes room, and waits anew.
    await readers[2]?.pieces.next();
    expect([cut(), inFlight.count]).toEqual([[true, true, false, false, false, false], 4]);
  });

  /** A client's answers, of which each has left a piece of so many bytes unread for a millisecond longer than the next. */
  async function unread(inFlight: InFlight, ip: string, pieces: readonly number[]): Promise<ServerResponse[]> {
    return await Promise.all(
      pieces.map(async (bytes) => {
        const raw = answering();
        expect(admitted(inFlight, raw, ip)).toBe(true);
        const body = inFlight.paced(raw, Readable.from([Buffer.alloc(bytes)]));
        await body[Symbol.asyncIterator]().next();
        later(1);
        return raw;
      }),
    );
  }
  const cutOf = (answers: readonly ServerResponse[]): boolean[] => answers.map(({ req }) => req.socket.destroyed);

  it("is taken at once from who leaves more unread than another has places, however fast it fills them", async () => {
    faked();
    const inFlight = new InFlight(4);
    const good = await unread(inFlight, "10.0.0.1", [1]);
    const greedy = await unread(inFlight, "10.0.0.2", [1, 1, 1]);
    expect(admitted(inFlight, answering(), "10.0.0.2")).toBe(false);
    expect(admitted(inFlight, answering(), "10.0.0.3")).toBe(true);
    expect([cutOf(good), cutOf(greedy)]).toEqual([[false], [true, false, false]]);
    // Two of each are no more than the other would have.
    expect(admitted(inFlight, answering(), "10.0.0.1")).toBe(false);
    later(READER_PATIENCE_MS);
    expect(admitted(inFlight, answering(), "10.0.0.1")).toBe(true);
  });

  it("is lost by who leaves most bytes unread where those are too many, not by who has waited longest", async () => {
    faked();
    const inFlight = new InFlight(100);
    const good = await unread(inFlight, "10.0.0.1", [MAX_WAITING_BYTES / 5]);
    later(1000);
    const greedy = await unread(inFlight, "10.0.0.2", Array<number>(5).fill(MAX_WAITING_BYTES / 5));
    expect([cutOf(good), cutOf(greedy)]).toEqual([[false], [true, false, false, false, false]]);
  });

  it("is nobody's who has gone before", async () => {
    const inFlight = new InFlight(1);
    const gone = answering();
    gone.destroy();
    await sleep(0);
    expect([admitted(inFlight, gone), inFlight.count]).toEqual([false, 0]);
  });
});
