import { type Edition, openDatabase, type StatementListener } from "./database.ts";
import { Generation } from "./generation.ts";
import { identify } from "./identity.ts";
import type { Lease, Lender } from "./lease.ts";
import { mayPass } from "./read-fault.ts";

/** Options of a live store; each has a default. */
export interface LiveStoreOptions {
  /** How often to look for a new file, in milliseconds. */
  pollEvery?: number;
  /** Told when the path or a replacement cannot be read; the old store stays in service. */
  onError?: (error: unknown) => void;
  /** Told when a new file is in service. */
  onReplaced?: () => void;
  onStatement?: StatementListener;
}

/**
 * The published store at `path`, opened read-only and followed: a new file is in service within `pollEvery` of its being renamed into place,
 * while requests that hold a lease finish on the revision that they began with. The old file is closed with its last lease.
 */
export class LiveStore implements Lender {
  private current: Generation;
  /** The replacement that is known to be bad. */
  private refused: string | null = null;
  /** The fault that was told last. */
  private told: string | null = null;
  private readonly timer: NodeJS.Timeout;

  /** @throws StoreError when there is no readable store at `path`. */
  constructor(
    private readonly path: string,
    private readonly options: LiveStoreOptions = {},
  ) {
    this.current = new Generation(openDatabase(path, options.onStatement));
    this.timer = setInterval(() => this.follow(), options.pollEvery ?? 250);
    this.timer.unref();
  }

  private follow(): void {
    let identity: string | null = null;
    try {
      identity = identify(this.path);
      if (identity === this.current.identity) this.told = null;
      if (identity === null || identity === this.current.identity || identity === this.refused) return;
      const next = new Generation(openDatabase(this.path, this.options.onStatement));
      this.current.retire();
      this.current = next;
      this.told = null;
      this.options.onReplaced?.();
    } catch (error) {
      if (!mayPass(error)) this.refused = identity;
      this.tell(error, identity);
    }
  }

  /** Tells what keeps a replacement from coming into service, once as long as it stays the same. */
  private tell(error: unknown, identity: string | null): void {
    const fault = `${identity} ${String(error)}`;
    if (fault === this.told) return;
    this.told = fault;
    this.options.onError?.(error);
  }

  /** What is in service now. */
  get edition(): Edition {
    return this.current.edition;
  }

  acquire(): Lease {
    return this.current.lease();
  }

  /** Stops following and closes the store once nobody reads from it. */
  close(): void {
    clearInterval(this.timer);
    this.current.retire();
  }
}
