import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { StoreChanged, StoreError } from "../../src/errors.ts";
import { identify } from "../../src/store/identity.ts";
import { publish } from "../../src/store/writer.ts";
import { comesToServe, corpusOf, follow, holdClock, look, lookOften, revisionNow } from "../helpers/followed.ts";

describe("a store that is changed where it lies", () => {
  beforeEach(holdClock);

  /** A followed store at revision "one" whose file is written over, and what puts its bytes back. */
  async function changed() {
    const followed = await follow();
    const { reader, verify, release } = followed.store.acquire();
    await reader.dataset();
    verify();
    const bytes = readFileSync(followed.path);
    const heard: (string | null)[] = [];
    followed.store.onTurn(() => heard.push(followed.store.identity));
    writeFileSync(followed.path, Buffer.from(bytes).fill("?", 5000, 5010), { flag: "r+" });
    return { ...followed, bytes, heard, verify, release };
  }

  it("is not served from then on, which is told once, to who listens too", async () => {
    const { store, errors, heard } = await changed();
    expect(() => store.acquire()).toThrow(StoreChanged);
    expect(() => store.edition).toThrow(StoreChanged);
    await lookOften();
    expect(() => store.acquire()).toThrow(StoreChanged);
    expect(errors).toEqual([expect.any(StoreChanged)]);
    expect(heard).toEqual([null]);
  });

  it.runIf(process.platform === "linux").each([
    ["it has another name, and nothing has its own", false],
    ["another that is damaged has its name", true],
  ])("is not served though %s", async (_case, replaced) => {
    const { path, store, errors } = await follow();
    renameSync(path, `${path}.old`);
    if (replaced) writeFileSync(path, "no store");
    await lookOften();
    const { verify, release } = store.acquire();
    verify();
    writeFileSync(`${path}.old`, "?".repeat(10), { flag: "r+" });
    expect(verify).toThrow(StoreChanged);
    release();
    expect(() => store.acquire()).toThrow(StoreChanged);
    expect(errors.at(-1)).toBeInstanceOf(StoreChanged);
    rmSync(path, { force: true });
    await publish(path, corpusOf("two"));
    await expect.poll(() => look().then(() => store.identity), { timeout: 5000 }).toBe(identify(path));
    expect(await revisionNow(store)).toBe("two");
  });

  it("is noticed though nobody asks", async () => {
    const { store, errors } = await changed();
    await lookOften();
    expect(errors).toEqual([expect.any(StoreChanged)]);
    expect(() => store.edition).toThrow(StoreChanged);
  });

  it("makes worthless what has been read by then", async () => {
    const { store, errors, verify, release } = await changed();
    expect(verify).toThrow(StoreChanged);
    expect(() => store.edition).toThrow(StoreChanged);
    expect(errors).toHaveLength(1);
    release();
  });

  it.each([
    ["the next build", ({ path }: { path: string }) => publish(path, corpusOf("two")), "two"],
    ["what stood in it", async ({ path, bytes }: { path: string; bytes: Buffer }) => writeFileSync(path, bytes, { flag: "r+" }), "one"],
  ] as const)("is served again when %s takes its place", async (_case, mend, revision) => {
    const store = await changed();
    await lookOften();
    await mend(store);
    await expect.poll(() => look().then(() => store.store.identity), { timeout: 5000 }).toBe(identify(store.path));
    expect(await revisionNow(store.store)).toBe(revision);
    expect(store.errors).toHaveLength(1);
    expect(store.heard).toEqual([null, store.store.identity]);
    expect(store.verify).toThrow();
  });

  it.runIf(process.platform === "linux")("is not trusted because its time is put back", async () => {
    const { path, store } = await follow();
    await publish(path, corpusOf("two"));
    await comesToServe(store, "two");
    copyFileSync(path, `${path}.kept`);
    execFileSync("touch", ["-r", path, `${path}.kept`]);
    writeFileSync(path, readFileSync(path).fill("?", 5000, 5010), { flag: "r+" });
    await lookOften();
    execFileSync("touch", ["-r", `${path}.kept`, path]);
    await lookOften();
    expect(() => store.acquire()).toThrow(StoreChanged);
  });

  it("has no other damaged store in its place, which is told", async () => {
    const { path, store, errors } = await changed();
    await lookOften();
    writeFileSync(`${path}.next`, "not a store");
    renameSync(`${path}.next`, path);
    await lookOften();
    expect(errors).toEqual([expect.any(StoreChanged), expect.any(StoreError)]);
    expect(() => store.acquire()).toThrow(StoreChanged);
  });
});
