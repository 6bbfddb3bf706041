import { LANE_BUSY } from "./lane-refusals.ts";
import type { LaneWorker } from "./lane-worker.ts";
import { Refused } from "./refusal.ts";
import { Steps } from "./steps.ts";

/** A stream's consumer, who waits for one piece at a time. */
interface Reader {
  readonly piece: (piece: string | Uint8Array | null) => void;
  readonly failed: (error: Error) => void;
}

/** The streams that come from a lane's thread, piece by piece as they are read. */
export class LaneStreams {
  private readonly readers = new Map<number, Reader>();

  /** How many are open. */
  count = 0;

  constructor(
    private readonly worker: LaneWorker,
    /** Told each time that one has ended. */
    private readonly ended: () => void,
  ) {}

  /** A stream; the thread makes no more of it than is asked for. */
  open(id: number): AsyncIterable<Buffer | string> {
    const { worker } = this;
    const stands = worker.presence();
    this.count += 1;
    const next = async (): Promise<IteratorResult<Buffer | string, undefined>> => {
      const piece = await new Promise<string | Uint8Array | null>((resolve, reject) => {
        if (!stands()) return reject(new Refused(LANE_BUSY));
        this.readers.set(id, { piece: resolve, failed: reject });
        worker.post({ id, kind: "next" });
      });
      if (piece === null) return { done: true, value: undefined };
      return { done: false, value: typeof piece === "string" ? piece : Buffer.from(piece) };
    };
    return new Steps(next, (whole) => {
      this.count -= 1;
      this.ended();
      // Who still waits for a piece has had enough.
      this.readers.get(id)?.piece(null);
      this.readers.delete(id);
      if (!whole && stands()) worker.post({ id, kind: "stop" });
    });
  }

  /** Hands a piece to who waits for it. */
  bring(id: number, piece: string | Uint8Array | null): void {
    this.readers.get(id)?.piece(piece);
  }

  failed(id: number, error: Error): void {
    this.readers.get(id)?.failed(error);
  }

  /** The thread is lost, and all that waits for it. */
  lost(error: Error): void {
    for (const { failed } of this.readers.values()) failed(error);
    this.readers.clear();
  }
}
