import type { Catalogue } from "../domain/catalogue.ts";
import type { Edition } from "./database.ts";
import type { Reader } from "./reader.ts";

/** A reader that stays on one revision until it is released. */
export interface Lease {
  readonly reader: Reader;
  readonly edition: Edition;
  /** What the revision's figures refer to; read once for all leases of it. */
  catalogue(): Promise<Catalogue>;
  /** To be asked once all is read. @throws StoreChanged when the file has been changed where it lies: then what was read is worth nothing. */
  verify(): void;
  /** Gives the reader back; further calls do nothing. */
  release(): void;
}

/** How long the lists are that bring all there is. */
export type Sizes = Pick<Edition, "areas" | "sources">;

/** Who gives out the store as it is now. */
export interface Lender {
  /** Of the store in service, or of the last one. */
  readonly sizes: Sizes;
  /** The store for one request. @throws StoreChanged when it has been changed where it lies. */
  acquire(): Lease;
}

/** What tells others which file is in service. */
export interface InService {
  /** Null when none is. */
  readonly identity: string | null;
  /** Tells a listener each time that another file is, or none any more. */
  onTurn(listener: () => void): void;
}
