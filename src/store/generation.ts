import type { Catalogue } from "../domain/catalogue.ts";
import { StoreChanged } from "../errors.ts";
import { unbudgeted } from "./budget.ts";
import { type Edition, editionOf, type OpenStore } from "./database.ts";
import { identifyOpen } from "./descriptor.ts";
import { identify, isSameFile } from "./identity.ts";
import type { Lease } from "./lease.ts";
import type { Reader } from "./reader.ts";
import { SqliteReader } from "./sqlite-reader.ts";

/** One published file, open until it is out of service and its last lease has ended. */
export class Generation {
  readonly edition: Edition;
  private readonly reader: Reader;
  private catalogue: Promise<Catalogue> | null = null;
  private leases = 0;
  private isRetired = false;
  private isDistrusted = false;

  /** @throws StoreError when the store holds no data; it is closed then. */
  constructor(private readonly store: OpenStore) {
    try {
      this.edition = editionOf(store);
    } catch (error) {
      store.raw.close();
      throw error;
    }
    this.reader = new SqliteReader(store.db);
  }

  get identity(): string {
    return this.store.identity;
  }

  /** Whether the file has been changed where it lies, also under another name. */
  isChanged(): boolean {
    if (this.isDistrusted) return true;
    const now = this.identityNow();
    return now !== null && now !== this.identity && isSameFile(now, this.identity);
  }

  private identityNow(): string | null {
    const { descriptor } = this.store;
    const open = descriptor === null ? null : identifyOpen(descriptor);
    // The number may be another file's, once this one is closed.
    if (open !== null && isSameFile(open, this.identity)) return open;
    try {
      return identify(this.store.raw.name);
    } catch {
      return null;
    }
  }

  /** `changed` is told when the file turns out to be. */
  lease(changed?: () => void): Lease {
    this.leases += 1;
    let held = true;
    return {
      reader: this.reader,
      edition: this.edition,
      catalogue: () => (this.catalogue ??= this.readCatalogue()),
      verify: () => {
        if (!this.isChanged()) return;
        changed?.();
        throw new StoreChanged();
      },
      release: () => {
        if (!held) return;
        held = false;
        this.leases -= 1;
        this.closeWhenFree();
      },
    };
  }

  /** Takes it out of service. */
  retire(): void {
    this.isRetired = true;
    this.closeWhenFree();
  }

  /** Takes it out of service because its file has been changed: whatever becomes of that, what was read is worth nothing. */
  distrust(): void {
    this.isDistrusted = true;
    this.retire();
  }

  private closeWhenFree(): void {
    if (this.isRetired && this.leases === 0) this.store.raw.close();
  }

  /** Read once; again after it could not be read. */
  private async readCatalogue(): Promise<Catalogue> {
    try {
      return await unbudgeted(() => this.reader.catalogue());
    } catch (error) {
      this.catalogue = null;
      throw error;
    }
  }
}
