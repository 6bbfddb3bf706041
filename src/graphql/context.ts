// type-graphql decorators need the polyfill before any of them runs.
import "reflect-metadata";
import type { Reader } from "../store/reader.ts";
import { Books } from "./books.ts";
import { Lists } from "./lists.ts";
import { type Loaders, makeLoaders } from "./loaders.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What resolvers work with: one revision of the store, and this request's loaders over it. */
export interface Context {
  reader: Reader;
  loaders: Loaders;
  vocabulary: Vocabulary;
  lists: Lists;
  books: Books;
}

/** A fresh context for one request. */
export function makeContext(reader: Reader): Context {
  const vocabulary = new Vocabulary(reader);
  const loaders = makeLoaders(reader);
  return { reader, loaders, vocabulary, lists: new Lists(reader, vocabulary), books: new Books(reader, vocabulary, loaders) };
}
