import { copyFileSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { StoreError } from "../../src/errors.ts";
import { Lane } from "../../src/server/lane.ts";
import { openDatabase } from "../../src/store/database.ts";
import { LiveStore } from "../../src/store/live-store.ts";
import { publish } from "../../src/store/writer.ts";
import { editionCorpus, editionPackage, wholeEdition } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { buildAt, runProgram } from "../helpers/program.ts";

/** Whether the log is overlooked, as one that comes a moment later would be. */
const look = vi.hoisted(() => ({ away: false }));

vi.mock("../../src/store/write-ahead.ts", async (original) => {
  const { refuseWriteAhead } = await original<typeof import("../../src/store/write-ahead.ts")>();
  return { refuseWriteAhead: (path: string) => (look.away ? undefined : refuseWriteAhead(path)) };
});

const soon = { timeout: 5000, interval: 10 };

async function storeOf(edition: number): Promise<string> {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, editionCorpus(edition));
  return path;
}

/** Leaves beside a store what a program has written that worked on a copy of it, and was killed: every figure is 1234. */
function leaveLog(path: string): string {
  const copy = join(temporaryFolder(), "copy.sqlite");
  copyFileSync(path, copy);
  const raw = new Database(copy);
  onTestFinished(() => void raw.close());
  raw.pragma("journal_mode = WAL");
  raw.pragma("wal_autocheckpoint = 0");
  raw.exec("UPDATE observations SET value = 1234 WHERE value IS NOT NULL");
  copyFileSync(`${copy}-wal`, `${path}-wal`);
  return `${path}-wal`;
}

const REFUSAL = /^Another program has left a write-ahead log beside the store/;

describe("a write-ahead log beside a sound store", () => {
  it("is never read: the store is not opened, also by another name, until it is gone", async () => {
    const path = await storeOf(1);
    const log = leaveLog(path);
    const link = join(temporaryFolder(), "link.sqlite");
    symlinkSync(path, link);
    for (const name of [path, link]) expect(() => openDatabase(name)).toThrow(REFUSAL);
    rmSync(log);
    const { raw } = openDatabase(path);
    expect(wholeEdition(raw)).toBe(1);
    raw.close();
  });

  it("is not read either where it comes after it has been looked for", async () => {
    const path = await storeOf(1);
    leaveLog(path);
    look.away = true;
    onTestFinished(() => {
      look.away = false;
    });
    expect(() => openDatabase(path)).toThrow(StoreError);
    expect(readdirSync(dirname(path)).sort()).toEqual(["hub.sqlite", "hub.sqlite-wal"]);
  });

  it("is told as such by a server that begins, and a build removes it though the data is the same", async () => {
    const path = await storeOf(1);
    expect(await buildAt(path, editionPackage(1))).toMatchObject({ code: 0 });
    leaveLog(path);
    const settings = { DATABASE_URL: `file:${path}`, PORT: "0" };
    expect(await runProgram(["serve"], { settings })).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(REFUSAL) });
    expect(await buildAt(path, editionPackage(1))).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Built: /) });
    expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  });

  it("keeps a replacement out of service, which is told once, until it is gone", async () => {
    const [path, next] = [await storeOf(1), await storeOf(2)];
    const told: unknown[] = [];
    const store = new LiveStore(path, { pollEvery: 10, onError: (error) => told.push(error) });
    onTestFinished(() => store.close());
    const log = leaveLog(path);
    renameSync(next, path);
    await expect.poll(() => told.map(String), soon).toEqual([expect.stringContaining("write-ahead log")]);
    expect(store.edition.revision).toBe("1");
    rmSync(log);
    await expect.poll(() => store.edition.revision, soon).toBe("2");
    expect(told).toHaveLength(1);
  });

  it("is not read by a thread that begins later: who has the store in service answers in its place", async () => {
    const path = await storeOf(1);
    const store = new LiveStore(path);
    onTestFinished(() => store.close());
    leaveLog(path);
    const script = pathToFileURL(join(PROJECT_FOLDER, "dist", "server", "lane-thread.js"));
    const elsewhere = { status: 200, headers: {}, body: Buffer.from("elsewhere"), revision: "1", account: { operation: null, codes: [] } };
    const instead = { graphql: async () => elsewhere, file: async () => elsewhere };
    const lane = new Lane({ databasePath: path, store, manifest: {}, report: (error) => expect.fail(String(error)), script, instead });
    onTestFinished(() => lane.close());
    const answer = await lane.file({ name: "observations.csv", search: "", head: false }, { client: "one" });
    expect(answer).toBe(elsewhere);
  });
});
