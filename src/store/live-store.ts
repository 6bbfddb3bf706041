import { StoreChanged, StoreError } from "../errors.ts";
import { type Edition, openDatabase, openExamined, type StatementListener } from "./database.ts";
import { examineAside } from "./examination.ts";
import { Generation } from "./generation.ts";
import { identify, isSameFile } from "./identity.ts";
import type { InService, Lease, Lender, Sizes } from "./lease.ts";
import { mayPass } from "./read-fault.ts";

/** Options of a live store; each has a default. */
export interface LiveStoreOptions {
  /** How often to look for a new file, in milliseconds. */
  pollEvery?: number;
  /** Told when the path or a replacement cannot be read: the old store stays in service. And when that one has been changed where it lies: nothing is in service then. */
  onError?: (error: unknown) => void;
  /** Told when a new file is in service. */
  onReplaced?: () => void;
  onStatement?: StatementListener;
}

/**
 * The published store at `path`, opened read-only and followed: a new file is looked for every `pollEvery`, examined while requests are answered,
 * and then in service, while requests that hold a lease finish on the revision that they began with. The old file is closed with its last lease.
 */
export class LiveStore implements Lender, InService {
  /** Null from when it has been changed where it lies until a sound one is in its place. */
  private current: Generation | null;
  sizes: Sizes;
  /** The file that was changed. */
  private changed: string | null = null;
  /** The replacement that has been found sound but could not be opened yet, and the one that is known to be bad. */
  private sound: string | null = null;
  private refused: string | null = null;
  /** The fault that was told last. */
  private told: string | null = null;
  private isLooking = false;
  private readonly closing = new AbortController();
  private readonly listeners: (() => void)[] = [];
  private readonly timer: NodeJS.Timeout;

  /** @throws StoreError when there is no readable store at `path`. */
  constructor(
    private readonly path: string,
    private readonly options: LiveStoreOptions = {},
  ) {
    this.current = new Generation(openDatabase(path, options.onStatement));
    this.sizes = this.current.edition;
    this.timer = setInterval(() => void this.follow(), options.pollEvery ?? 250);
    this.timer.unref();
  }

  /** Looks for a replacement, unless one is being looked at. */
  private async follow(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    let identity: string | null = null;
    try {
      identity = identify(this.path);
      if (this.current?.isChanged()) this.withdraw(this.current);
      if (identity === this.identity) this.told = null;
      else if (identity !== null && identity !== this.refused) await this.replaceBy(identity);
    } catch (error) {
      if (!mayPass(error)) this.refused = identity;
      this.tell(error, identity);
    } finally {
      this.isLooking = false;
    }
  }

  /** Puts the file of this identity into service, if it is sound and still there. */
  private async replaceBy(identity: string): Promise<void> {
    if (identity !== this.sound) this.sound = await examineAside(this.path, this.closing.signal);
    if (identity !== this.sound || this.closing.signal.aborted) return;
    const store = openExamined(this.path, identity, this.options.onStatement);
    if (store === null) return;
    const next = new Generation(store);
    this.current?.retire();
    this.current = next;
    this.sizes = next.edition;
    this.changed = null;
    this.told = null;
    for (const listener of this.listeners) listener();
    this.options.onReplaced?.();
  }

  /** Takes a file out of service that has been changed where it lies. */
  private withdraw(generation: Generation): void {
    if (generation !== this.current) return;
    generation.distrust();
    this.current = null;
    this.changed = generation.identity;
    this.sound = null;
    for (const listener of this.listeners) listener();
    this.tell(new StoreChanged(), this.changed);
  }

  /** Tells what keeps a replacement from coming into service, once as long as it stays the same. */
  private tell(error: unknown, identity: string | null): void {
    const fault = `${identity} ${String(error)}`;
    // That a file is not sound which has been changed was told already.
    const isKnown = error instanceof StoreError && identity !== null && this.changed !== null && isSameFile(identity, this.changed);
    if (isKnown || fault === this.told || this.closing.signal.aborted) return;
    this.told = fault;
    this.options.onError?.(error);
  }

  /** What is in service now. @throws StoreChanged when nothing is. */
  get edition(): Edition {
    return this.inService().edition;
  }

  get identity(): string | null {
    return this.current?.identity ?? null;
  }

  onTurn(listener: () => void): void {
    this.listeners.push(listener);
  }

  acquire(): Lease {
    if (this.current?.isChanged()) this.withdraw(this.current);
    const generation = this.inService();
    return generation.lease(() => this.withdraw(generation));
  }

  private inService(): Generation {
    if (this.current === null) throw new StoreChanged();
    return this.current;
  }

  /** Stops following and closes the store once nobody reads from it. */
  close(): void {
    clearInterval(this.timer);
    this.closing.abort();
    this.current?.retire();
  }
}
