import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Asker } from "./answer.ts";
import { cutOff } from "./cut.ts";
import { type Place, Places } from "./places.ts";
import { clientOf } from "./rate-limit.ts";
import { type Refusal, Refused } from "./refusal.ts";
import { CLIENT_GONE } from "./refusals.ts";
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

/** Told when an answer is cut off whose reader has kept another waiting, or a file of the client that holds most places. */
export type ReportCut = (code: "READER_TOO_SLOW" | "SERVER_BUSY") => void;

/** One for all, since each would have a stack of its own. */
const GONE = new Refused(CLIENT_GONE);

/**
 * Counts the requests that are being answered, from when their body has been read until the answer has been taken. A slow sender takes nobody's
 * place; a slow reader keeps its own only while nobody else wants it. Where all are taken, whose client holds most makes room.
 */
export class InFlight {
  private readonly places = new Places();

  constructor(
    private readonly most: number = MAX_IN_FLIGHT,
    private readonly report: ReportCut = () => {},
  ) {}

  get count(): number {
    return this.places.count;
  }

  /** When the last of them had its answer, by `steadyNow`; null while there are any, and before the first. */
  get idleSince(): number | null {
    return this.places.idleSince;
  }

  /** A hook for routes: refuses when too many are in flight. */
  readonly admit = ({ ip }: FastifyRequest, reply: FastifyReply, done: (refused?: Refused) => void): void => {
    const { raw } = reply;
    // Who has gone while the body was read gets no answer, and gives no place back.
    if (raw.closed) return;
    const client = clientOf(ip);
    if (this.count >= this.most && !this.makeRoomFor(client)) {
      done(new Refused(BUSY));
      return;
    }
    const note = (code: string): void => {
      const { operation = null, result = null } = reply.account ?? {};
      reply.account = { operation, result, codes: [code] };
    };
    this.places.take({ raw, client, note });
    raw.once("close", () => {
      const place = this.places.of(raw);
      if (place) this.end(place, GONE);
    });
    done();
  };

  /** Who has asked what has been admitted; `gone` is aborted, by a `Refused`, when the client goes or its place is another's. */
  askerOf({ ip }: FastifyRequest, { raw }: FastifyReply): Required<Asker> {
    return { client: clientOf(ip), gone: this.goneOf(raw) };
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
    const gone = this.goneOf(raw);
    const next = async (): Promise<IteratorResult<T, undefined>> => {
      const place = this.places.of(raw);
      if (place) this.places.work(place);
      const piece = await untilGone(gone, pieces.next());
      this.wait(raw, sizeOf(piece.value));
      return piece;
    };
    // Nobody reads: Node would end the line as if this were all.
    raw.once("timeout", () => {
      const place = this.places.of(raw);
      if (place) this.cut(place, "READER_TOO_SLOW");
      else cutOff(raw);
    });
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

  private goneOf(raw: ServerResponse): AbortSignal {
    const place = this.places.of(raw);
    if (!place) return AbortSignal.abort(GONE);
    place.end ??= new AbortController();
    return place.end.signal;
  }

  /** Leaves so much to a reader. Where that is too much in all, of the client that leaves most goes what has waited longest, however short that was. */
  private wait(raw: ServerResponse, bytes: number): void {
    const place = this.places.of(raw);
    if (!place) return;
    this.places.wait(place, bytes);
    while (this.places.waitingBytes > MAX_WAITING_BYTES && this.cutSlowest(0, this.places.holderOfMost((of) => of.bytes).client));
  }

  /** Makes room for a client: by who holds more places than the client would, else by who has been slow. False for none. */
  private makeRoomFor(client: string): boolean {
    const other = this.places.holderOfMost(() => 1);
    const isGreedy = other.sum > this.places.heldBy(client) + 1;
    return (isGreedy && (this.cutSlowest(0, other.client) || this.endLast(other.client))) || this.cutSlowest(READER_PATIENCE_MS);
  }

  /** Ends the last of a client's that the hub works on: by a refusal, or with its line where a part of it has left. False for none. */
  private endLast(of: string): boolean {
    const last = this.places.lastAtWorkFor(of);
    if (!last) return false;
    if (last.raw.headersSent) this.cut(last, "SERVER_BUSY");
    else this.end(last, new Refused(BUSY));
    return true;
  }

  /** Cuts off the answer, of one client where it is named, that has waited longest for its reader; false where none has waited so long. */
  private cutSlowest(patience: number, of?: string): boolean {
    const slowest = this.places.slowest(patience, of);
    if (!slowest) return false;
    // Answers that wait behind it on its line go with it.
    this.cut(slowest, "READER_TOO_SLOW");
    return true;
  }

  private cut(place: Place, code: Parameters<ReportCut>[0]): void {
    place.note(code);
    this.report(code);
    this.end(place, GONE);
    cutOff(place.raw);
  }

  private end(place: Place, why: Refused): void {
    this.places.leave(place);
    place.end?.abort(why);
  }
}

/** Bytes of what is sent at once; a stream is counted by its pieces. */
const sizeOf = (payload: unknown): number =>
  typeof payload === "string" ? Buffer.byteLength(payload) : payload instanceof Uint8Array ? payload.byteLength : 0;
