import { closeSync, openSync, writeSync } from "node:fs";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { fill, publish, publishFilled } from "../../src/store/writer.ts";
import { canCountOpenFiles, openFiles } from "../helpers/folder.ts";
import { comesToServe, corpusOf, follow, holdClock, look, lookOften, POLL, revisionNow } from "../helpers/followed.ts";

describe("a large replacement", () => {
  beforeEach(holdClock);

  /** Publishes a store that is read in a hundred pieces. */
  async function publishLarge(path: string, revision: string): Promise<void> {
    await publishFilled(path, async (connection) => {
      await fill(connection, corpusOf(revision), new Date());
      connection.raw.exec("CREATE TABLE padding AS SELECT zeroblob(100000000)");
    });
  }

  /** A followed store at revision "one" that has just begun to examine a large one at revision "two". */
  async function examining() {
    const followed = await follow();
    await publishLarge(followed.path, "two");
    vi.advanceTimersByTime(POLL);
    while (openFiles(followed.path) < 2) await setImmediate();
    return followed;
  }

  it("is examined while other things are done, by one look at a time", async () => {
    const { path, store } = await follow();
    await publishLarge(path, "two");
    let turns = 0;
    let most = 0;
    for (; store.edition.revision === "one"; turns += 1) {
      vi.advanceTimersByTime(POLL);
      if (canCountOpenFiles && turns % 10 === 0) most = Math.max(most, openFiles(path));
      await setImmediate();
    }
    expect(turns).toBeGreaterThan(50);
    expect(most).toBeLessThanOrEqual(2);
  });

  it.skipIf(!canCountOpenFiles)("is let go of when the store is closed meanwhile", async () => {
    const { path, store, errors, onReplaced } = await examining();
    store.close();
    await expect.poll(() => openFiles(path)).toBe(0);
    await lookOften();
    expect([errors, onReplaced.mock.calls]).toEqual([[], []]);
  });

  it.skipIf(!canCountOpenFiles)("is passed over when another has taken its place meanwhile", async () => {
    const { path, store, errors, onReplaced } = await examining();
    await publish(path, corpusOf("three"));
    await comesToServe(store, "three");
    expect(onReplaced).toHaveBeenCalledTimes(1);
    expect(errors).toEqual([]);
    expect(openFiles(path)).toBe(1);
  });

  it.skipIf(!canCountOpenFiles)("never comes into service when it is changed meanwhile, where it has been read already", async () => {
    const { path, store, errors } = await examining();
    // The first of its pieces are read.
    await sleep(10);
    const file = openSync(path, "r+");
    // Where SQLite does not look.
    writeSync(file, "?", 72);
    closeSync(file);
    await expect.poll(() => look().then(() => errors), { timeout: 5000 }).toEqual([expect.any(StoreError)]);
    expect(await revisionNow(store)).toBe("one");
  });
});
