import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { Lane } from "../../src/server/lane.ts";
import { openDatabase } from "../../src/store/database.ts";
import { LiveStore } from "../../src/store/live-store.ts";
import { SCHEMA_VERSION } from "../../src/store/migrations.ts";
import { publish, publishedRevision } from "../../src/store/writer.ts";
import { editionCorpus, editionPackage, wholeEdition } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { lockerOf } from "../helpers/locker.ts";
import { buildAt, runProgram } from "../helpers/program.ts";

const soon = { timeout: 5000, interval: 10 };

async function storeOf(edition: number): Promise<string> {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, editionCorpus(edition));
  return path;
}

/** A store that is followed, with what it has told of replacements that it does not take. */
function follow(path: string): { store: LiveStore; told: string[] } {
  const told: string[] = [];
  const store = new LiveStore(path, { pollEvery: 10, onError: (error) => told.push(String(error)) });
  onTestFinished(() => store.close());
  return { store, told };
}

const LOCKED = "The store is locked by another program. Wait until that has ended.";

describe("a store that another program has locked", () => {
  it("is not served, which is told; a build replaces it, and takes nothing from that program", async () => {
    const path = await storeOf(1);
    const { said, end } = await lockerOf(path);
    expect(said).toBe("locked");
    const settings = { DATABASE_URL: `file:${path}`, PORT: "0" };
    expect(await runProgram(["serve"], { settings })).toEqual({ code: 1, signal: null, stdout: "", stderr: `${LOCKED}\n` });
    expect(await buildAt(path, editionPackage(2))).toMatchObject({ code: 0, stderr: "" });
    await end();
    const { raw } = openDatabase(path);
    expect(wholeEdition(raw)).toBe(2);
    raw.close();
    expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  });

  it("comes into service once the lock is gone, though it was not changed by then; that is told once", async () => {
    const [path, next] = [await storeOf(1), await storeOf(2)];
    const { store, told } = follow(path);
    const { end } = await lockerOf(next);
    renameSync(next, path);
    await expect.poll(() => told, soon).toEqual([`StoreError: ${LOCKED}`]);
    expect(store.edition.revision).toBe("1");
    await end();
    await expect.poll(() => store.edition.revision, soon).toBe("2");
    expect(told).toHaveLength(1);
  });
});

describe("a store that is in service", () => {
  it("can be locked or changed by no other program, and answers", async () => {
    const path = await storeOf(1);
    const { store, told } = follow(path);
    expect((await lockerOf(path)).said).toBe("SQLITE_BUSY");
    const { reader, release } = store.acquire();
    expect(await reader.dataset()).toMatchObject({ revision: "1", observations: 5 });
    expect(await reader.sources()).toHaveLength(3);
    release();
    expect(told).toEqual([]);
  });
});

/** A lane over a store that is in service in this process, with the thread that the built program has. */
function laneOver(path: string, store: LiveStore): Lane {
  const script = pathToFileURL(join(PROJECT_FOLDER, "dist", "server", "lane-thread.js"));
  const lane = new Lane({ databasePath: path, store, manifest: {}, report: (error) => expect.fail(String(error)), script });
  onTestFinished(() => lane.close());
  return lane;
}

describe("a store that two threads have open", () => {
  it.runIf(process.platform === "linux")(
    "stays locked when the second has begun, when it has turned to the next file, and when it has ended",
    async () => {
      const path = await storeOf(1);
      const { store, told } = follow(path);
      const lane = laneOver(path, store);
      const file = async () => {
        const { revision, body } = await lane.file({ name: "observations.json", search: "", head: false }, { client: "one" });
        if (!Buffer.isBuffer(body)) for await (const _piece of body);
        return revision;
      };
      const lockedOut = async () => expect((await lockerOf(path)).said).toBe("SQLITE_BUSY");
      expect(await file()).toBe("1");
      await lockedOut();
      await publish(`${path}.next`, editionCorpus(2));
      renameSync(`${path}.next`, path);
      await expect.poll(() => store.edition.revision, soon).toBe("2");
      expect(await file()).toBe("2");
      await lockedOut();
      await lane.close();
      await lockedOut();
      expect(told).toEqual([]);
    },
  );
});

describe("a store that was changed where it lies and is put right there", () => {
  it("is locked again when it is back in service", async () => {
    const path = await storeOf(1);
    const { store, told } = follow(path);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.from(bytes).fill("?", 5000, 5010), { flag: "r+" });
    await expect.poll(() => store.identity, soon).toBeNull();
    writeFileSync(path, bytes, { flag: "r+" });
    await expect.poll(() => store.identity, soon).not.toBeNull();
    expect((await lockerOf(path)).said).toBe("SQLITE_BUSY");
    expect(told).toEqual([expect.stringContaining("StoreChanged")]);
  });
});

describe("what another program has left beside a store", () => {
  /** A journal that puts the store's old content back, as a program leaves it that is killed while it writes. */
  function leaveJournal(path: string): void {
    const raw = new Database(path);
    raw.pragma("cache_size = 1");
    raw.exec("BEGIN; UPDATE observations SET note = hex(randomblob(2000)); UPDATE measures SET definition = hex(randomblob(9000));");
    copyFileSync(`${path}-journal`, `${path}.kept`);
    raw.exec("ROLLBACK");
    raw.close();
    renameSync(`${path}.kept`, `${path}-journal`);
  }

  it("is not played into the next one", async () => {
    const path = await storeOf(1);
    leaveJournal(path);
    await publish(path, editionCorpus(20));
    expect(existsSync(`${path}-journal`)).toBe(false);
    // A program that may write would play a journal.
    const raw = new Database(path);
    expect(wholeEdition(raw)).toBe(20);
    raw.close();
    expect(await publishedRevision(path)).toBe("20");
  });
});

describe("a store of another schema version", () => {
  /** A store as an older hub, or a newer one, has built it. */
  async function otherVersion(edition: number): Promise<string> {
    const path = await storeOf(edition);
    const raw = new Database(path);
    raw.pragma("user_version = 77");
    raw.close();
    return path;
  }

  it("is not served, which is told, and is built again though the data is the same", async () => {
    const path = await otherVersion(1);
    const before = readFileSync(path);
    const settings = { DATABASE_URL: `file:${path}`, PORT: "0" };
    expect(await runProgram(["serve"], { settings })).toEqual({
      code: 1,
      signal: null,
      stdout: "",
      stderr: `The store is of another version (found 77, needs ${SCHEMA_VERSION}). Build it: npx indicator-hub build\n`,
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await buildAt(path, editionPackage(1))).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Built: /) });
    expect(await publishedRevision(path)).not.toBeNull();
  });

  it("never comes into service in the place of another", async () => {
    const path = await storeOf(1);
    const { store, told } = follow(path);
    renameSync(await otherVersion(2), path);
    await expect.poll(() => told, soon).toEqual([expect.stringContaining("another version (found 77")]);
    expect(store.edition.revision).toBe("1");
    await publish(path, editionCorpus(3));
    await expect.poll(() => store.edition.revision, soon).toBe("3");
  });
});
