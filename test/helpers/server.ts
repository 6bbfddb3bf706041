import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import type { Corpus } from "../../src/domain/corpus.ts";
import { type AppOptions, makeApp } from "../../src/server/app.ts";
import type { Lease } from "../../src/store/lease.ts";
import { LiveStore } from "../../src/store/live-store.ts";
import type { Reader } from "../../src/store/reader.ts";
import { publish } from "../../src/store/writer.ts";
import { temporaryFolder } from "./folder.ts";

/** A store that counts the leases that are out, and can put something in front of its reader. */
export class CountingStore extends LiveStore {
  held = 0;
  given = 0;
  wrap: (reader: Reader) => Reader = (reader) => reader;

  override acquire(): Lease {
    const lease = super.acquire();
    let mine = true;
    this.held += 1;
    this.given += 1;
    return {
      ...lease,
      reader: this.wrap(lease.reader),
      release: () => {
        if (mine) this.held -= 1;
        mine = false;
        lease.release();
      },
    };
  }
}

export interface TestServer {
  app: FastifyInstance;
  store: CountingStore;
  path: string;
}

/** The server over a published store, not yet listening; closed when the test ends. */
export async function serverOf(corpus: Corpus, options: Partial<AppOptions> = {}): Promise<TestServer> {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, corpus);
  const store = new CountingStore(path, { pollEvery: 10 });
  const app = await makeApp({ store, logLevel: "silent", ...options });
  onTestFinished(() => app.close());
  return { app, store, path };
}
