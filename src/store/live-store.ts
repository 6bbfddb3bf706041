import { statSync } from "node:fs";
import type { Catalogue } from "../domain/catalogue.ts";
import { unbudgeted } from "./budget.ts";
import { type Connection, type Edition, editionOf, isLocked, openDatabase, type StatementListener } from "./database.ts";
import type { Reader } from "./reader.ts";
import { SqliteReader } from "./sqlite-reader.ts";

/** A reader that stays on one revision until it is released. */
export interface Lease {
  readonly reader: Reader;
  readonly edition: Edition;
  /** What the revision's figures refer to; read once for all leases of it. */
  catalogue(): Promise<Catalogue>;
  /** Gives the reader back; further calls do nothing. */
  release(): void;
}

/** Options of a live store; each has a default. */
export interface LiveStoreOptions {
  /** How often to look for a new file, in milliseconds. */
  pollEvery?: number;
  /** Told when a replacement cannot be opened; the old store stays in service. */
  onError?: (error: unknown) => void;
  /** Told when a new file is in service. */
  onReplaced?: () => void;
  onStatement?: StatementListener;
}

interface Generation {
  connection: Connection;
  reader: Reader;
  edition: Edition;
  catalogue?: Promise<Catalogue>;
  identity: string;
  leases: number;
  retired: boolean;
}

/** A generation's catalogue, read once; again after it could not be read. */
function catalogueOf(generation: Generation): Promise<Catalogue> {
  const read = async (): Promise<Catalogue> => {
    try {
      return await unbudgeted(() => generation.reader.catalogue());
    } catch (error) {
      delete generation.catalogue;
      throw error;
    }
  };
  generation.catalogue ??= read();
  return generation.catalogue;
}

/** What tells one published file from another: rename gives a new inode, and the clock and size guard against a reused one. */
function identify(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev}:${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}

/**
 * The published store at `path`, opened read-only and followed: a new file is in service within `pollEvery` of its being renamed into place,
 * while requests that hold a lease finish on the revision that they began with. The old file is closed with its last lease.
 */
export class LiveStore {
  private current: Generation;
  /** The replacement that is known to be bad, and the one whose fault was told last. */
  private refused: string | null = null;
  private told: string | null = null;
  private readonly timer: NodeJS.Timeout;

  /** @throws StoreError when there is no readable store at `path`. */
  constructor(
    private readonly path: string,
    private readonly options: LiveStoreOptions = {},
  ) {
    this.current = this.open();
    this.timer = setInterval(() => this.follow(), options.pollEvery ?? 250);
    this.timer.unref();
  }

  private open(): Generation {
    const identity = identify(this.path) ?? "";
    const connection = openDatabase(this.path, this.options.onStatement);
    try {
      return { connection, reader: new SqliteReader(connection.db), edition: editionOf(connection), identity, leases: 0, retired: false };
    } catch (error) {
      connection.raw.close();
      throw error;
    }
  }

  private follow(): void {
    const identity = identify(this.path);
    if (identity === null || identity === this.current.identity || identity === this.refused) return;
    try {
      const next = this.open();
      this.retire(this.current);
      this.current = next;
      this.options.onReplaced?.();
    } catch (error) {
      // A lock may pass, damage does not.
      if (!isLocked(error)) this.refused = identity;
      if (this.told !== identity) this.options.onError?.(error);
      this.told = identity;
    }
  }

  private retire(generation: Generation): void {
    generation.retired = true;
    if (generation.leases === 0) generation.connection.raw.close();
  }

  /** What is in service now. */
  get edition(): Edition {
    return this.current.edition;
  }

  /** The store as it is now, for one request. */
  acquire(): Lease {
    const generation = this.current;
    generation.leases += 1;
    let held = true;
    return {
      reader: generation.reader,
      edition: generation.edition,
      catalogue: () => catalogueOf(generation),
      release: () => {
        if (!held) return;
        held = false;
        generation.leases -= 1;
        if (generation.retired && generation.leases === 0) generation.connection.raw.close();
      },
    };
  }

  /** Stops following and closes the store once nobody reads from it. */
  close(): void {
    clearInterval(this.timer);
    this.retire(this.current);
  }
}
