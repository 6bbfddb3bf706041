import { renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { SqlBudget, withBudget } from "../../src/store/budget.ts";
import { LiveStore } from "../../src/store/live-store.ts";
import { SqliteReader } from "../../src/store/sqlite-reader.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { canCountOpenFiles, openFiles, temporaryFolder } from "../helpers/folder.ts";

const SECOND = 1000;
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

  it("serves a new file within a second of its being put in place", async () => {
    const { path, store, onReplaced } = await follow();
    await publish(path, corpusOf("two"));
    expect(await revisionNow(store)).toBe("one");
    vi.advanceTimersByTime(SECOND);
    expect(await revisionNow(store)).toBe("two");
    expect(onReplaced).toHaveBeenCalledTimes(1);
  });

  it("says nothing while the file stays the same", async () => {
    const { store, onReplaced, errors } = await follow();
    vi.advanceTimersByTime(60 * SECOND);
    expect(await revisionNow(store)).toBe("one");
    expect(onReplaced).not.toHaveBeenCalled();
    expect(errors).toEqual([]);
  });

  it("keeps a lease on the revision that it began with, while new ones get the new revision", async () => {
    const { path, store } = await follow();
    const { reader, release } = store.acquire();
    await publish(path, corpusOf("two"));
    vi.advanceTimersByTime(SECOND);
    await publish(path, corpusOf("three"));
    vi.advanceTimersByTime(SECOND);
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
    vi.advanceTimersByTime(SECOND);
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
      vi.advanceTimersByTime(SECOND);
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
    vi.advanceTimersByTime(10 * SECOND);
    expect(await revisionNow(store)).toBe("one");
    expect(errors).toEqual([expect.any(StoreError)]);
    expect(onReplaced).not.toHaveBeenCalled();
  });

  it("reports each bad replacement, and serves the good one that follows", async () => {
    const { path, store, errors } = await follow();
    for (const text of ["bad", "worse"]) {
      writeFileSync(`${path}.replacement`, text);
      renameSync(`${path}.replacement`, path);
      vi.advanceTimersByTime(SECOND);
    }
    expect(errors).toHaveLength(2);
    rmSync(path);
    await publish(path, corpusOf("two"));
    vi.advanceTimersByTime(SECOND);
    expect(await revisionNow(store)).toBe("two");
    expect(errors).toHaveLength(2);
  });

  it("goes on serving when the file is deleted, and follows the next one", async () => {
    const { path, store, errors } = await follow();
    rmSync(path);
    vi.advanceTimersByTime(SECOND);
    expect(await revisionNow(store)).toBe("one");
    expect(errors).toEqual([]);
    await publish(path, corpusOf("two"));
    vi.advanceTimersByTime(SECOND);
    expect(await revisionNow(store)).toBe("two");
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
      vi.advanceTimersByTime(10 * SECOND);
      expect(errors).toEqual([expect.objectContaining({ code: "ELOOP" })]);
      expect(await revisionNow(store)).toBe(old);
      rmSync(path);
      await publish(path, corpusOf(next));
      vi.advanceTimersByTime(SECOND);
      expect(await revisionNow(store)).toBe(next);
      expect(errors).toHaveLength(1);
    }
  });

  it("stops following when it is closed, and lets the last reader finish", async () => {
    const { path, store, onReplaced } = await follow();
    const { reader, release } = store.acquire();
    store.close();
    await publish(path, corpusOf("two"));
    vi.advanceTimersByTime(SECOND);
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
    expect(onReplaced).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onReplaced).toHaveBeenCalledTimes(1);
  });
});
