import type { Casebook } from "../domain/casebook.ts";
import type { Reader } from "../store/reader.ts";
import { Books } from "./books.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What answering a user's question needs: one revision of the store, the names it knows, and the casebooks read so far. */
export interface Desk {
  reader: Reader;
  vocabulary: Vocabulary;
  books: Books;
}

/** A fresh desk for one request. `onRead` is told of each casebook that is read. */
export function makeDesk(reader: Reader, onRead?: (book: Casebook) => void): Desk {
  const vocabulary = new Vocabulary(reader);
  return { reader, vocabulary, books: new Books(reader, vocabulary, onRead) };
}
