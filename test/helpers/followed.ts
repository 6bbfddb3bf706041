import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, vi } from "vitest";
import { LiveStore } from "../../src/store/live-store.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "./corpus.ts";
import { temporaryFolder } from "./folder.ts";

/** How often a store is looked at, in milliseconds. */
export const POLL = 250;
export const corpusOf = (revision: string) => makeCorpus({ revision, observations: [makeObservation()] });

/** Gives the test the clock by which stores are followed. */
export function holdClock(): void {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** A store at revision "one" that is followed, with what it has told its owner. */
export async function follow() {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, corpusOf("one"));
  const errors: unknown[] = [];
  const onReplaced = vi.fn();
  const store = new LiveStore(path, { onError: (error) => errors.push(error), onReplaced });
  onTestFinished(() => store.close());
  return { path, store, errors, onReplaced };
}

/** Lets a followed store look once, and gives it time for what it finds. */
export async function look(): Promise<void> {
  vi.advanceTimersByTime(POLL);
  await sleep(10);
}

export async function lookOften(): Promise<void> {
  for (let time = 0; time < 20; time += 1) await look();
}

/** Lets a store look until it serves a revision. */
export async function comesToServe(store: LiveStore, revision: string): Promise<void> {
  const now = async () => {
    await look();
    return await revisionNow(store);
  };
  await expect.poll(now, { timeout: 5000, interval: 1 }).toBe(revision);
}

export async function revisionNow(store: LiveStore): Promise<string> {
  const { reader, release } = store.acquire();
  const { revision } = await reader.dataset();
  release();
  return revision;
}
