import { renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { SqlBudget, withBudget } from "../../src/store/budget.ts";
import { identify } from "../../src/store/identity.ts";
import { LiveStore } from "../../src/store/live-store.ts";
import { SqliteReader } from "../../src/store/sqlite-reader.ts";
import { publish } from "../../src/store/writer.ts";
import { canCountOpenFiles, openFiles, temporaryFolder } from "../helpers/folder.ts";
import { comesToServe, corpusOf, follow, holdClock, lookOften, revisionNow } from "../helpers/followed.ts";

describe("LiveStore", () => {
  beforeEach(holdClock);

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
    const heard: [string | null, string][] = [];
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
