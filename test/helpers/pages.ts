import type { Reader } from "../../src/store/reader.ts";
import type { TestServer } from "./server.ts";

/** Counts the pages of figures that are read, and can hold one back. */
export function watchPages({ store }: TestServer, hold: (page: number) => Promise<void> = async () => {}) {
  let pages = 0;
  store.wrap = (reader) =>
    Object.assign(Object.create(reader) as Reader, {
      observations: async (...args: Parameters<Reader["observations"]>) => {
        pages += 1;
        await hold(pages);
        return await reader.observations(...args);
      },
    });
  return { read: () => pages };
}
