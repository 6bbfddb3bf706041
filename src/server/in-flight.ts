import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { steadyNow } from "./clock.ts";
import { cutOff } from "./cut.ts";
import { clientOf } from "./rate-limit.ts";
import { type Refusal, Refused } from "./refusal.ts";
import { Steps } from "./steps.ts";

/** Requests that are answered at once: about what the hub can answer in the second that a client is willing to wait. */
export const MAX_IN_FLIGHT = 256;
/**
 * How long an answer, or a piece of a file, may wait for its reader once all places are taken, in milliseconds. Where one client leaves more
 * unread than another has places, it waits no longer for that one: what may be asked in a minute may be asked at once, and fill them all.
 */
export const READER_PATIENCE_MS = 2000;

/** Bytes of all answers together that may wait for their readers: ten of the largest, or a hundred pages of figures. */
export const MAX_WAITING_BYTES = 100_000_000;

const BUSY: Refusal = {
  status: 503,
  code: "SERVER_BUSY",
  message: "Too many questions are being answered. Ask again later.",
  retryAfter: 1,
};

/** An answer. */
interface Place {
  readonly raw: ServerResponse;
  readonly client: string;
  /** When it began to wait for its reader, by `steadyNow`; null while the hub works on it. */
  waitingSince: number | null;
  /** What waits. */
  bytes: number;
}

/** Told when an answer is cut off, whose reader has kept another waiting. */
export type ReportCut = (code: "READER_TOO_SLOW") => void;

/**
 * Counts the requests that are being answered, from when their body has been read until the answer has been taken. A slow sender takes nobody's
 * place; a slow reader keeps its own only while nobody else wants it.
 */
export class InFlight {
  /**
   * In the order in which they were taken. No Map: V8 lets a Map's outgrown tables lead to the next, so that an old one keeps all the answers
   * that have gone since (some 30 MB of them).
   */
  private readonly places: Place[] = [];
  private waitingBytes = 0;
  private idle: number | null = null;

  constructor(
    private readonly most: number = MAX_IN_FLIGHT,
    private readonly report: ReportCut = () => {},
  ) {}

  get count(): number {
    return this.places.length;
  }

  /** When the last of them had its answer, by `steadyNow`; null while there are any, and before the first. */
  get idleSince(): number | null {
    return this.idle;
  }

  /** A hook for routes: refuses when too many are in flight. */
  readonly admit = ({ ip }: FastifyRequest, { raw }: FastifyReply, done: (refused?: Refused) => void): void => {
    // Who has gone while the body was read gets no answer, and gives no place back.
    if (raw.closed) return;
    const client = clientOf(ip);
    if (this.places.length >= this.most && !this.makeRoomFor(client)) {
      done(new Refused(BUSY));
      return;
    }
    this.places.push({ raw, client, waitingSince: null, bytes: 0 });
    this.idle = null;
    raw.once("close", () => this.leave(raw));
    done();
  };

  /** Notes of every answer when it is ready. To be called before there are routes. */
  watch(app: FastifyInstance): void {
    app.addHook("onSend", (_request, reply, payload, done) => {
      this.wait(reply.raw, sizeOf(payload));
      done(null, payload);
    });
  }

  /** A body that is made as it is read: between its pieces the reader is waited for. */
  paced<T>(raw: ServerResponse, body: AsyncIterable<T>): AsyncIterable<T> {
    const pieces = body[Symbol.asyncIterator]();
    const next = async (): Promise<IteratorResult<T, undefined>> => {
      this.work(raw);
      const piece = await pieces.next();
      this.wait(raw, sizeOf(piece.value));
      return piece;
    };
    // Nobody reads: Node would end the line as if this were all.
    raw.once("timeout", () => cutOff(raw));
    return new Steps(next, async (whole) => {
      if (whole) return;
      // Before its first byte an answer may still become a refusal.
      if (raw.headersSent) cutOff(raw);
      await pieces.return?.();
    });
  }

  /** Cuts off all that are not whole. */
  cutAll(): void {
    for (const { raw } of this.places) cutOff(raw);
  }

  private placeOf(raw: ServerResponse): Place | undefined {
    return this.places.find((place) => place.raw === raw);
  }

  /** Works on an answer again, whose reader has taken what there was. */
  private work(raw: ServerResponse): void {
    const place = this.placeOf(raw);
    if (!place) return;
    this.waitingBytes -= place.bytes;
    Object.assign(place, { waitingSince: null, bytes: 0 } satisfies Partial<Place>);
  }

  /** Leaves so much to a reader. Where that is too much in all, of the client that leaves most goes what has waited longest, however short that was. */
  private wait(raw: ServerResponse, bytes: number): void {
    const place = this.placeOf(raw);
    if (!place) return;
    this.waitingBytes += bytes - place.bytes;
    Object.assign(place, { waitingSince: steadyNow(), bytes } satisfies Partial<Place>);
    while (this.waitingBytes > MAX_WAITING_BYTES && this.cutSlowest(0, this.leavesMost((of) => of.bytes).client));
  }

  private leave(raw: ServerResponse): void {
    const place = this.placeOf(raw);
    if (!place) return;
    this.waitingBytes -= place.bytes;
    this.places.splice(this.places.indexOf(place), 1);
    if (this.places.length === 0) this.idle = steadyNow();
  }

  /** Makes room for a client: by who leaves more unread than the client would have, else by who has been slow. False for none. */
  private makeRoomFor(client: string): boolean {
    let own = 1;
    for (const place of this.places) if (place.client === client) own += 1;
    const other = this.leavesMost(() => 1);
    return other.sum > own ? this.cutSlowest(0, other.client) : this.cutSlowest(READER_PATIENCE_MS);
  }

  /** The client whose answers that wait for their readers come to most. */
  private leavesMost(count: (place: Place) => number): { client: string; sum: number } {
    const sums = new Map<string, number>();
    let most = { client: "", sum: 0 };
    for (const place of this.places) {
      if (place.waitingSince === null) continue;
      const sum = (sums.get(place.client) ?? 0) + count(place);
      sums.set(place.client, sum);
      if (sum > most.sum) most = { client: place.client, sum };
    }
    return most;
  }

  /** Cuts off the answer, of one client where it is named, that has waited longest for its reader; false where none has waited so long. */
  private cutSlowest(patience: number, of?: string): boolean {
    let [slowest, since]: [ServerResponse | null, number] = [null, steadyNow() - patience + 1];
    for (const { raw, client, waitingSince } of this.places)
      if (waitingSince !== null && waitingSince < since && (of ?? client) === client) [slowest, since] = [raw, waitingSince];
    if (slowest === null) return false;
    this.leave(slowest);
    this.report("READER_TOO_SLOW");
    // Answers that wait behind it on its line go with it.
    cutOff(slowest);
    return true;
  }
}

/** Bytes of what is sent at once; a stream is counted by its pieces. */
const sizeOf = (payload: unknown): number =>
  typeof payload === "string" ? Buffer.byteLength(payload) : payload instanceof Uint8Array ? payload.byteLength : 0;
