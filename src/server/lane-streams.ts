import type { LaneWorker } from "./lane-worker.ts";
import { Refused } from "./refusal.ts";
import { LANE_BUSY } from "./refusals.ts";
import { Steps } from "./steps.ts";
import { Turns } from "./turns.ts";

/** A stream's consumer, who waits for one piece at a time. */
interface Reader {
  readonly id: number;
  readonly client: string;
  readonly piece: (piece: string | Uint8Array | null) => void;
  readonly failed: (error: Error) => void;
}

/**
 * The streams that come from a lane's thread, piece by piece as they are read. The thread is asked for one piece at a time, so that a question
 * has one before it at most, however many streams there are; the next piece comes behind the questions that were handed over meanwhile.
 */
export class LaneStreams {
  /** How many are open. */
  count = 0;
  private readonly turns = new Turns<Reader>(1);
  /** Whose piece the thread makes. */
  private current: Reader | null = null;

  constructor(
    private readonly worker: LaneWorker,
    /** Told each time that one has ended. */
    private readonly ended: () => void,
  ) {}

  /** A stream; the thread makes no more of it than is asked for. */
  open(id: number, client: string): AsyncIterable<Buffer | string> {
    const { worker } = this;
    const stands = worker.presence();
    let reader: Reader | null = null;
    this.count += 1;
    const next = async (): Promise<IteratorResult<Buffer | string, undefined>> => {
      const made = await new Promise<string | Uint8Array | null>((piece, failed) => {
        if (!stands()) return failed(new Refused(LANE_BUSY));
        reader = { id, client, piece, failed };
        this.turns.add(reader);
        this.askNext();
      });
      if (made === null) return { done: true, value: undefined };
      return { done: false, value: typeof made === "string" ? made : Buffer.from(made) };
    };
    return new Steps(next, (whole) => {
      this.count -= 1;
      this.ended();
      if (reader) {
        // Who still waits for a piece has had enough.
        reader.piece(null);
        this.turns.leave(reader);
      }
      if (!whole && stands()) worker.post({ id, kind: "stop" });
    });
  }

  /** Hands a piece to who waits for it. */
  bring(id: number, piece: string | Uint8Array | null): void {
    this.finished(id)?.piece(piece);
  }

  failed(id: number, error: Error): void {
    this.finished(id)?.failed(error);
  }

  /** The thread is lost, and all that waits for it. */
  lost(error: Error): void {
    const { current } = this;
    this.current = null;
    if (current) this.turns.ended(current);
    for (const reader of [current, ...this.turns.clear()]) reader?.failed(error);
  }

  private askNext(): void {
    if (this.current !== null) return;
    this.current = this.turns.next() ?? null;
    if (this.current) this.worker.post({ id: this.current.id, kind: "next" });
  }

  /** Whose piece the thread has made, or failed to; the next takes its place. */
  private finished(id: number): Reader | null {
    const { current } = this;
    if (current?.id !== id) return null;
    this.current = null;
    this.turns.ended(current);
    this.askNext();
    return current;
  }
}
