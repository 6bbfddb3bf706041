// type-graphql decorators need the polyfill before any of them runs.
import "reflect-metadata";
import { type Desk, makeDesk } from "../query/desk.ts";
import type { Reader } from "../store/reader.ts";
import { Lists } from "./lists.ts";
import { type Loaders, makeLoaders, prime } from "./loaders.ts";

/** What resolvers work with: one revision of the store, and this request's loaders over it. */
export interface Context extends Desk {
  loaders: Loaders;
  lists: Lists;
}

/** A fresh context for one request. */
export function makeContext(reader: Reader): Context {
  const loaders = makeLoaders(reader);
  const desk = makeDesk(reader, (book) => prime(loaders, book));
  return { ...desk, loaders, lists: new Lists(reader, desk.vocabulary) };
}
