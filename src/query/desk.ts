import type { Casebook } from "../domain/casebook.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Reader } from "../store/reader.ts";
import { Books } from "./books.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What answering a user's question needs: one revision of the store, the names it knows, and the casebooks read so far. */
export interface Desk {
  reader: Reader;
  vocabulary: Vocabulary;
  books: Books;
}

/** What may be known beyond the reader. */
export interface DeskOptions {
  /** What the reader's revision refers to; read when it is not given. */
  catalogue?: Catalogue | undefined;
  /** Told of each casebook that is read. */
  onRead?: (book: Casebook) => void;
}

/** A fresh desk for one request. */
export function makeDesk(reader: Reader, { catalogue, onRead }: DeskOptions = {}): Desk {
  const vocabulary = new Vocabulary(reader, catalogue);
  return { reader, vocabulary, books: new Books(reader, vocabulary, onRead) };
}
