import { createHash } from "node:crypto";
import type { Planner } from "../graphql/plan.ts";

/** Documents by their hash, `sha256:` and hexadecimal digits before each text, as the code generator writes them. */
export type Manifest = Readonly<Record<string, string>>;

/** Apollo's prefix for the hashes of persisted queries. */
const PREFIX = /^(apq:)?(sha256:)?/;

/**
 * The documents that are known by hash: the hub's own, from the generated manifest. To Apollo it is the cache of persisted queries,
 * to which no client can add.
 */
export class TrustedDocuments {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly canonical: ReadonlySet<string | null>;

  /** @throws TypeError for a hash that is not its text's. */
  constructor(
    manifest: Manifest,
    private readonly planner: Planner,
  ) {
    for (const [key, text] of Object.entries(manifest)) {
      if (key !== `sha256:${createHash("sha256").update(text).digest("hex")}`)
        throw new TypeError(`${key} is not the hash of its document`);
    }
    this.texts = new Map(Object.entries(manifest).map(([key, text]) => [key.replace(PREFIX, ""), text]));
    this.canonical = new Set([...this.texts.values()].map((text) => planner.canonical(text)));
  }

  /** The document with a hash; undefined for an unknown one. */
  textOf(hash: string): string | undefined {
    return this.texts.get(hash.replace(PREFIX, ""));
  }

  has(hash: string): boolean {
    return this.textOf(hash) !== undefined;
  }

  async get(key: string): Promise<string | undefined> {
    return this.textOf(key);
  }

  /** Whether a text is one of the documents, however it is laid out. */
  holds(text: string): boolean {
    const canonical = this.planner.canonical(text);
    return canonical !== null && this.canonical.has(canonical);
  }

  async set(): Promise<void> {}

  async delete(): Promise<boolean> {
    return false;
  }
}
