import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { StoreChanged, StoreError } from "../../src/errors.ts";
import { examine } from "../../src/store/examination.ts";
import { SecondStore } from "../../src/store/second-store.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { canCountOpenFiles, openFiles, temporaryFolder } from "../helpers/folder.ts";

/** A store at revision "one" that is open a second time. */
async function second() {
  const path = join(temporaryFolder(), "hub.sqlite");
  const publishNext = async (revision: string): Promise<string> => {
    await publish(path, makeCorpus({ revision, observations: [makeObservation()] }));
    return examine(path);
  };
  const first = await publishNext("one");
  const store = new SecondStore(path, first);
  onTestFinished(() => store.close());
  return { path, first, store, publishNext };
}

async function revisionNow(store: SecondStore): Promise<string> {
  const { reader, release } = store.acquire();
  try {
    return (await reader.dataset()).revision;
  } finally {
    release();
  }
}

describe("a store that is open a second time", () => {
  it("is the file that it is told of, until it is told of another", async () => {
    const { store, publishNext } = await second();
    const next = await publishNext("two");
    expect(await revisionNow(store)).toBe("one");
    store.turnTo(next);
    expect(await revisionNow(store)).toBe("two");
  });

  it("is never a file that it has not been told of: it has none, until one that it is told of lies there", async () => {
    const { store, publishNext } = await second();
    const next = await publishNext("two");
    const last = await publishNext("three");
    store.turnTo(next);
    expect(() => store.acquire()).toThrow(StoreError);
    store.turnTo(last);
    expect(await revisionNow(store)).toBe("three");
  });

  it("begins without one where its file has no name any more, and has it once it lies there again", async () => {
    const { path, first } = await second();
    renameSync(path, `${path}.kept`);
    writeFileSync(path, "not a store");
    const store = new SecondStore(path, first);
    onTestFinished(() => store.close());
    expect(() => store.acquire()).toThrow(StoreError);
    renameSync(`${path}.kept`, path);
    expect(await revisionNow(store)).toBe("one");
  });

  it("is none when the file was changed where it lies: what was read of it is worth nothing, whatever takes its place", async () => {
    const { store, publishNext } = await second();
    const { verify, release } = store.acquire();
    verify();
    store.turnTo(null);
    expect(() => store.acquire()).toThrow(StoreError);
    const next = await publishNext("two");
    expect(verify).toThrow(StoreChanged);
    release();
    store.turnTo(next);
    expect(await revisionNow(store)).toBe("two");
  });

  it.skipIf(!canCountOpenFiles)("lets a reader finish on the file that it began with, and holds no other open", async () => {
    const { path, store, publishNext } = await second();
    const { reader, verify, release } = store.acquire();
    store.turnTo(await publishNext("two"));
    expect((await reader.dataset()).revision).toBe("one");
    verify();
    expect(openFiles(path)).toBe(2);
    release();
    expect(openFiles(path)).toBe(1);
    store.close();
    expect(openFiles(path)).toBe(0);
  });
});
