import { StoreError } from "../errors.ts";
import { openExamined } from "./database.ts";
import { Generation } from "./generation.ts";
import type { Lease, Lender, Sizes } from "./lease.ts";

/** The store that another thread follows and has examined, opened once more: the file that this thread is told of, and no other. */
export class SecondStore implements Lender {
  private current: Generation | null = null;
  sizes: Sizes = { areas: 0, sources: 0 };

  /** `identity` is that of the file in service; null where there is none. */
  constructor(
    private readonly path: string,
    private identity: string | null,
  ) {
    this.open();
  }

  /** Another file is in service; or none, since the last one has been changed where it lies. */
  turnTo(identity: string | null): void {
    if (identity === this.identity) return;
    this.identity = identity;
    if (identity === null) this.current?.distrust();
    this.close();
    this.open();
  }

  /** @throws StoreError where the file in service cannot be opened here: it may have lost its name to one that is damaged. */
  acquire(): Lease {
    // What the system has refused may have passed.
    if (this.current === null) this.open();
    if (this.current === null) throw new StoreError("The store in service cannot be opened a second time.");
    return this.current.lease();
  }

  /** Closes the store once nobody reads from it. */
  close(): void {
    this.current?.retire();
    this.current = null;
  }

  private open(): void {
    if (this.identity === null) return;
    try {
      const store = openExamined(this.path, this.identity);
      if (store === null) return;
      this.current = new Generation(store);
      this.sizes = this.current.edition;
    } catch {
      // Whoever follows the store tells what is wrong with it.
    }
  }
}
