// type-graphql decorators need the polyfill before any of them runs.
import "reflect-metadata";
import type { Catalogue } from "../domain/catalogue.ts";
import { type Desk, makeDesk } from "../query/desk.ts";
import type { Reader } from "../store/reader.ts";
import { Lists } from "./lists.ts";
import { type Loaders, makeLoaders, prime } from "./loaders.ts";

/** What resolvers work with: one revision of the store, and this request's loaders over it. */
export interface Context extends Desk {
  loaders: Loaders;
  lists: Lists;
}

/** A fresh context for one request; the catalogue of the reader's revision, where it is at hand, spares statements. */
export function makeContext(reader: Reader, catalogue?: Catalogue): Context {
  const loaders = makeLoaders(reader, catalogue);
  const desk = makeDesk(reader, { catalogue, onRead: (book) => prime(loaders, book) });
  return { ...desk, loaders, lists: new Lists(reader, desk.vocabulary) };
}
