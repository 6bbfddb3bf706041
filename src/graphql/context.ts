import type { Reader } from "../store/reader.ts";
import { Lists } from "./lists.ts";
import { type Loaders, makeLoaders } from "./loaders.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What resolvers work with: one revision of the store, and this request's loaders over it. */
export interface Context {
  reader: Reader;
  loaders: Loaders;
  vocabulary: Vocabulary;
  lists: Lists;
}

/** A fresh context for one request. */
export function makeContext(reader: Reader): Context {
  const vocabulary = new Vocabulary(reader);
  return { reader, loaders: makeLoaders(reader), vocabulary, lists: new Lists(reader, vocabulary) };
}
