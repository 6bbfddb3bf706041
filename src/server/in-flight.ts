import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Asker } from "./answer.ts";
import { steadyNow } from "./clock.ts";
import { cutOff } from "./cut.ts";
import { CLIENT_GONE } from "./lane-refusals.ts";
import { clientOf } from "./rate-limit.ts";
import { type Refusal, Refused } from "./refusal.ts";
import { Steps } from "./steps.ts";
import { untilGone } from "./until-gone.ts";

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
  /** Tells whoever works for it that nobody waits any more. */
  end?: AbortController;
  /** Ends a file whose first piece has not come yet, which is nobody's to wait for but its stream's. */
  endPieces?: AbortController;
}

/** Told when an answer is cut off whose reader has kept another waiting, or a file of the client that holds most places. */
export type ReportCut = (code: "READER_TOO_SLOW" | "SERVER_BUSY") => void;

/** One for all, since each would have a stack of its own. */
const GONE = new Refused(CLIENT_GONE);

/**
 * Counts the requests that are being answered, from when their body has been read until the answer has been taken. A slow sender takes nobody's
 * place; a slow reader keeps its own only while nobody else wants it. Where all are taken, whose client holds most makes room.
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
    raw.once("close", () => this.leave(raw)?.end?.abort(GONE));
    done();
  };

  /** Who has asked what has been admitted; `gone` is aborted, by a `Refused`, when the client goes or its place is another's. */
  askerOf({ ip }: FastifyRequest, { raw }: FastifyReply): Required<Asker> {
    const end = new AbortController();
    const place = this.placeOf(raw);
    if (place) place.end = end;
    else end.abort(GONE);
    return { client: clientOf(ip), gone: end.signal };
  }

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
    const end = new AbortController();
    const place = this.placeOf(raw);
    if (place) place.endPieces = end;
    const next = async (): Promise<IteratorResult<T, undefined>> => {
      this.work(raw);
      const piece = await untilGone(end.signal, pieces.next());
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
    while (this.waitingBytes > MAX_WAITING_BYTES && this.cutSlowest(0, this.holderOfMost((of) => of.bytes).client));
  }

  private leave(raw: ServerResponse): Place | undefined {
    const place = this.placeOf(raw);
    if (!place) return undefined;
    this.waitingBytes -= place.bytes;
    this.places.splice(this.places.indexOf(place), 1);
    if (this.places.length === 0) this.idle = steadyNow();
    return place;
  }

  /** Makes room for a client: by who holds more places than the client would, else by who has been slow. False for none. */
  private makeRoomFor(client: string): boolean {
    const own = 1 + this.places.filter((place) => place.client === client).length;
    const other = this.holderOfMost(() => 1);
    const isGreedy = other.sum > own;
    return (isGreedy && (this.cutSlowest(0, other.client) || this.endLast(other.client))) || this.cutSlowest(READER_PATIENCE_MS);
  }

  /** The client whose places come to most. */
  private holderOfMost(count: (place: Place) => number): { client: string; sum: number } {
    const sums = new Map<string, number>();
    let most = { client: "", sum: 0 };
    for (const place of this.places) {
      const sum = (sums.get(place.client) ?? 0) + count(place);
      sums.set(place.client, sum);
      if (sum > most.sum) most = { client: place.client, sum };
    }
    return most;
  }

  /** Ends the last of a client's that the hub works on: by a refusal, or with its line where a part of it has left. False for none. */
  private endLast(of: string): boolean {
    const last = this.places.findLast(({ client, raw, end }) => client === of && (raw.headersSent || end));
    if (!last) return false;
    this.leave(last.raw);
    if (last.raw.headersSent) {
      this.report("SERVER_BUSY");
      cutOff(last.raw);
    } else (last.endPieces ?? last.end)?.abort(new Refused(BUSY));
    return true;
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
