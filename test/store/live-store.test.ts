import { closeSync, openSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { SqlBudget, withBudget } from "../../src/store/budget.ts";
import { identify } from "../../src/store/identity.ts";
import { LiveStore } from "../../src/store/live-store.ts";
import { SqliteReader } from "../../src/store/sqlite-reader.ts";
import { fill, publish, publishFilled } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { canCountOpenFiles, openFiles, temporaryFolder } from "../helpers/folder.ts";

/** How often a store is looked at, in milliseconds. */
const POLL = 250;
const corpusOf = (revision: string) => makeCorpus({ revision, observations: [makeObservation()] });

/** A store at revision "one" that is followed, with what it has told its owner. */
async function follow() {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, corpusOf("one"));
  const errors: unknown[] = [];
  const onReplaced = vi.fn();
  const store = new LiveStore(path, { onError: (error) => errors.push(error), onReplaced });
  onTestFinished(() => store.close());
  return { path, store, errors, onReplaced };
}

/** Lets a followed store look once, and gives it time for what it finds. */
async function look(): Promise<void> {
  vi.advanceTimersByTime(POLL);
  await sleep(10);
}

async function lookOften(): Promise<void> {
  for (let time = 0; time < 20; time += 1) await look();
}

/** Lets a store look until it serves a revision. */
async function comesToServe(store: LiveStore, revision: string): Promise<void> {
  const now = async () => {
    await look();
    return await revisionNow(store);
  };
  await expect.poll(now, { timeout: 5000, interval: 1 }).toBe(revision);
}

async function revisionNow(store: LiveStore): Promise<string> {
  const { reader, release } = store.acquire();
  const { revision } = await reader.dataset();
  release();
  return revision;
}

describe("LiveStore", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

  it("refuses to start without a readable store", () => {
    const path = join(temporaryFolder(), "hub.sqlite");
    expect(() => new LiveStore(path)).toThrow(StoreError);
    writeFileSync(path, "not a store");
    expect(() => new LiveStore(path)).toThrow(StoreError);
  });

  it("serves a new file that is put in its place", async () => {
    const { path, store, onReplaced } = await follow();
    await publish(path, corpusOf("two"));
    expect(await revisionNow(store)).toBe("one");
    await comesToServe(store, "two");
    await lookOften();
    expect(onReplaced).toHaveBeenCalledTimes(1);
  });

  it("tells who listens, once the new file is in service", async () => {
    const { path, store } = await follow();
    const heard: [string, string][] = [];
    store.onTurn(() => heard.push([store.identity, store.edition.revision]));
    await publish(path, corpusOf("two"));
    await comesToServe(store, "two");
    expect(heard).toEqual([[identify(path), "two"]]);
  });

  it("says nothing while the file stays the same", async () => {
    const { store, onReplaced, errors } = await follow();
    await lookOften();
    expect(await revisionNow(store)).toBe("one");
    expect(onReplaced).not.toHaveBeenCalled();
    expect(errors).toEqual([]);
  });

  it("keeps a lease on the revision that it began with, while new ones get the new revision", async () => {
    const { path, store } = await follow();
    const { reader, release } = store.acquire();
    await publish(path, corpusOf("two"));
    await comesToServe(store, "two");
    await publish(path, corpusOf("three"));
    await comesToServe(store, "three");
    expect((await reader.dataset()).revision).toBe("one");
    expect(await revisionNow(store)).toBe("three");
    release();
    await expect(reader.dataset()).rejects.toThrow(/not open/);
  });

  it("reads what figures refer to once a revision, at nobody's expense, and again after it could not", async () => {
    const { store } = await follow();
    const read = vi.spyOn(SqliteReader.prototype, "catalogue").mockRejectedValueOnce(new Error("the disk is slow"));
    onTestFinished(() => read.mockRestore());
    const { catalogue, release } = store.acquire();
    const both = await Promise.allSettled([catalogue(), catalogue()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const used = new SqlBudget(-1);
    const [one, other] = await withBudget(used, async () => [await catalogue(), await catalogue()]);
    expect(one?.areas.size).toBeGreaterThan(0);
    expect(other).toBe(one);
    expect(read).toHaveBeenCalledTimes(2);
    release();
  });

  it("closes the old file with the last of its leases, whatever else is released twice", async () => {
    const { path, store } = await follow();
    const first = store.acquire();
    const second = store.acquire();
    await publish(path, corpusOf("two"));
    await comesToServe(store, "two");
    first.release();
    first.release();
    expect((await second.reader.dataset()).revision).toBe("one");
    second.release();
    await expect(second.reader.dataset()).rejects.toThrow(/not open/);
  });

  it.skipIf(!canCountOpenFiles)("holds one file open, however often the store is replaced", async () => {
    const { path, store } = await follow();
    const { release } = store.acquire();
    for (const revision of ["two", "three", "four", "five"]) {
      await publish(path, corpusOf(revision));
      await comesToServe(store, revision);
    }
    expect(openFiles(path)).toBe(2);
    release();
    expect(openFiles(path)).toBe(1);
    store.close();
    expect(openFiles(path)).toBe(0);
  });

  it.each([
    ["a text file", (path: string) => writeFileSync(path, "not a store")],
    ["an empty file", (path: string) => writeFileSync(path, "")],
    ["a store cut short", (path: string) => truncateSync(path, 8192)],
  ])("keeps the old store in service when %s takes its place, and reports it once", async (_case, damage) => {
    const { path, store, errors, onReplaced } = await follow();
    const replacement = `${path}.replacement`;
    await publish(replacement, corpusOf("two"));
    damage(replacement);
    renameSync(replacement, path);
    await lookOften();
    expect(await revisionNow(store)).toBe("one");
    expect(errors).toEqual([expect.any(StoreError)]);
    expect(onReplaced).not.toHaveBeenCalled();
  });

  it("reports each bad replacement, and serves the good one that follows", async () => {
    const { path, store, errors } = await follow();
    for (const text of ["bad", "worse"]) {
      writeFileSync(`${path}.replacement`, text);
      renameSync(`${path}.replacement`, path);
      await lookOften();
    }
    expect(errors).toHaveLength(2);
    rmSync(path);
    await publish(path, corpusOf("two"));
    await comesToServe(store, "two");
    expect(errors).toHaveLength(2);
  });

  it("goes on serving when the file is deleted, and follows the next one", async () => {
    const { path, store, errors } = await follow();
    rmSync(path);
    await lookOften();
    expect(await revisionNow(store)).toBe("one");
    expect(errors).toEqual([]);
    await publish(path, corpusOf("two"));
    await comesToServe(store, "two");
  });

  it("survives a path that cannot be read, tells it once, and goes on when it can", async () => {
    const { path, store, errors } = await follow();
    for (const [old, next] of [
      ["one", "two"],
      ["two", "three"],
    ] as const) {
      errors.length = 0;
      rmSync(path);
      symlinkSync(path, path);
      await lookOften();
      expect(errors).toEqual([expect.objectContaining({ code: "ELOOP" })]);
      expect(await revisionNow(store)).toBe(old);
      rmSync(path);
      await publish(path, corpusOf(next));
      await comesToServe(store, next);
      expect(errors).toHaveLength(1);
    }
  });

  it("stops following when it is closed, and lets the last reader finish", async () => {
    const { path, store, onReplaced } = await follow();
    const { reader, release } = store.acquire();
    store.close();
    await publish(path, corpusOf("two"));
    await lookOften();
    expect(onReplaced).not.toHaveBeenCalled();
    expect((await reader.dataset()).revision).toBe("one");
    release();
    await expect(reader.dataset()).rejects.toThrow(/not open/);
  });

  it("looks as often as it is told", async () => {
    const { path } = await follow();
    const onReplaced = vi.fn();
    const store = new LiveStore(path, { pollEvery: 10, onReplaced });
    onTestFinished(() => store.close());
    await publish(path, corpusOf("two"));
    vi.advanceTimersByTime(9);
    await sleep(50);
    expect(onReplaced).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    await expect.poll(() => onReplaced.mock.calls.length, { timeout: 5000, interval: 1 }).toBe(1);
  });
});

describe("a large replacement", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

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
