import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";
import { KEPT } from "../graphql/plan.ts";

/** What Apollo asks of a store of valid documents. */
interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** Valid documents, bounded by their letters. Apollo's own store bounds their JSON, in which comments do not appear, though the memory holds them. */
export function makeDocumentStore(): DocumentStore {
  const kept = new LRUCache<string, DocumentNode>({ ...KEPT, sizeCalculation: ({ loc }) => (loc?.source.body.length ?? 0) + 1 });
  return {
    get: async (key) => kept.get(key),
    set: async (key, document) => void kept.set(key, document),
    delete: async (key) => kept.delete(key),
  };
}
