import type { ServerResponse } from "node:http";
import { steadyNow } from "./clock.ts";

/** An answer that is being made, or taken by its reader. */
export interface Place {
  readonly raw: ServerResponse;
  readonly client: string;
  /** Notes why it is cut off. */
  readonly note: (code: string) => void;
  /** When it began to wait for its reader, by `steadyNow`; null while the hub works on it. */
  waitingSince: number | null;
  /** What waits. */
  bytes: number;
  /** Tells whoever works on it that nobody waits any more; there is none until somebody listens. */
  end?: AbortController;
}

/** The answers that are being made or taken, in the order in which they were asked for, and who holds how much of them. */
export class Places {
  /** No Map: V8 lets a Map's outgrown tables lead to the next, so that an old one keeps all the answers that have gone since (some 30 MB of them). */
  private readonly places: Place[] = [];
  private bytes = 0;
  private idle: number | null = null;

  get count(): number {
    return this.places.length;
  }

  /** Bytes that wait for their readers, of all together. */
  get waitingBytes(): number {
    return this.bytes;
  }

  /** When the last was left, by `steadyNow`; null while there are any, and before the first. */
  get idleSince(): number | null {
    return this.idle;
  }

  [Symbol.iterator](): IterableIterator<Place> {
    return this.places.values();
  }

  of(raw: ServerResponse): Place | undefined {
    return this.places.find((place) => place.raw === raw);
  }

  heldBy(client: string): number {
    return this.places.filter((place) => place.client === client).length;
  }

  take({ raw, client, note }: Pick<Place, "raw" | "client" | "note">): void {
    this.places.push({ raw, client, note, waitingSince: null, bytes: 0 });
    this.idle = null;
  }

  /** Leaves so many bytes to its reader. */
  wait(place: Place, bytes: number): void {
    this.bytes += bytes - place.bytes;
    Object.assign(place, { waitingSince: steadyNow(), bytes } satisfies Partial<Place>);
  }

  /** Its reader has taken what there was. */
  work(place: Place): void {
    this.bytes -= place.bytes;
    Object.assign(place, { waitingSince: null, bytes: 0 } satisfies Partial<Place>);
  }

  leave(place: Place): void {
    const at = this.places.indexOf(place);
    if (at < 0) return;
    this.bytes -= place.bytes;
    this.places.splice(at, 1);
    if (this.places.length === 0) this.idle = steadyNow();
  }

  /** The client whose places come to most, each counted so. */
  holderOfMost(count: (place: Place) => number): { client: string; sum: number } {
    const sums = new Map<string, number>();
    let most = { client: "", sum: 0 };
    for (const place of this.places) {
      const sum = (sums.get(place.client) ?? 0) + count(place);
      sums.set(place.client, sum);
      if (sum > most.sum) most = { client: place.client, sum };
    }
    return most;
  }

  /** The last that is worked on for a client and can be ended: since its work listens, or a part of it has left. */
  lastAtWorkFor(client: string): Place | undefined {
    return this.places.findLast((place) => place.client === client && (place.raw.headersSent || place.end));
  }

  /** What has waited longest for its reader, of one client where it is named; undefined where nothing has waited so many milliseconds. */
  slowest(patience: number, client?: string): Place | undefined {
    let [slowest, since]: [Place | undefined, number] = [undefined, steadyNow() - patience + 1];
    for (const place of this.places)
      if (place.waitingSince !== null && place.waitingSince < since && (client ?? place.client) === place.client)
        [slowest, since] = [place, place.waitingSince];
    return slowest;
  }
}
