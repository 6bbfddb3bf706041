import type { Catalogue } from "../domain/catalogue.ts";
import type { Edition } from "./database.ts";
import type { Reader } from "./reader.ts";

/** A reader that stays on one revision until it is released. */
export interface Lease {
  readonly reader: Reader;
  readonly edition: Edition;
  /** What the revision's figures refer to; read once for all leases of it. */
  catalogue(): Promise<Catalogue>;
  /** Gives the reader back; further calls do nothing. */
  release(): void;
}

/** Who gives out the store as it is now. */
export interface Lender {
  /** The store for one request. */
  acquire(): Lease;
}

/** What tells others which file is in service. */
export interface InService {
  readonly identity: string;
  /** Tells a listener each time that another file is. */
  onTurn(listener: () => void): void;
}
