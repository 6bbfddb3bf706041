import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { createDatabase, openDatabase, openExamined } from "../../src/store/database.ts";
import { examine } from "../../src/store/examination.ts";
import { SCHEMA_VERSION } from "../../src/store/migrations.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { canCountOpenFiles, openFiles, temporaryFolder } from "../helpers/folder.ts";

async function publishedStore(): Promise<string> {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, makeCorpus({ observations: [makeObservation()] }));
  return path;
}

/** Changes a published file behind the hub's back. */
function tamper(path: string, statement: string): void {
  const raw = new Database(path);
  raw.exec(statement);
  raw.close();
}

describe("createDatabase", () => {
  it("keeps foreign keys on and no write-ahead log, so that a store is one file", () => {
    const { raw } = createDatabase(join(temporaryFolder(), "new.sqlite"));
    expect(raw.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(raw.pragma("journal_mode", { simple: true })).toBe("delete");
    raw.close();
  });

  it("tells the listener of every statement", async () => {
    const heard: string[] = [];
    const { db } = createDatabase(":memory:", (sql) => heard.push(sql));
    await db.run("SELECT 1");
    expect(heard).toEqual(["SELECT 1"]);
  });
});

describe("openDatabase", () => {
  it("opens a published store", async () => {
    const { raw } = openDatabase(await publishedStore());
    expect(raw.prepare("SELECT revision FROM dataset").pluck().get()).toBe("test");
    expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
    raw.close();
  });

  it.each(["DELETE FROM dataset", "INSERT INTO areas (slug, name, kind) VALUES ('x', 'X', 'REGION')", "DROP TABLE areas", "VACUUM"])(
    "cannot write: %s",
    async (statement) => {
      const path = await publishedStore();
      const before = readFileSync(path);
      const { raw } = openDatabase(path);
      expect(() => raw.exec(statement)).toThrow(/readonly|query_only|read-only/i);
      raw.pragma("query_only = OFF");
      expect(() => raw.exec(statement)).toThrow(/readonly|read-only/i);
      raw.close();
      expect(readFileSync(path).equals(before)).toBe(true);
    },
  );

  it("cannot even write to a table of its own", async () => {
    const { raw } = openDatabase(await publishedStore());
    expect(() => raw.exec("CREATE TEMP TABLE scratch (x)")).toThrow(/readonly/);
    raw.close();
  });

  it("leaves no journal or log beside the store", async () => {
    const path = await publishedStore();
    const { raw } = openDatabase(path);
    raw.prepare("SELECT count(*) FROM observations").get();
    expect(readdirSync(join(path, ".."))).toEqual(["hub.sqlite"]);
    raw.close();
  });

  it.each([
    ["another schema version", (path: string) => tamper(path, `PRAGMA user_version = ${SCHEMA_VERSION + 1}`)],
    ["no schema version", (path: string) => tamper(path, "PRAGMA user_version = 0")],
    ["another application", (path: string) => tamper(path, "PRAGMA application_id = 1")],
    ["a text file", (path: string) => writeFileSync(path, "indicator,value\n".repeat(500))],
    ["an empty file", (path: string) => writeFileSync(path, "")],
    ["a store cut short", (path: string) => truncateSync(path, statSync(path).size / 2)],
    ["a store cut within its header", (path: string) => truncateSync(path, 50)],
  ])("refuses %s", async (_case, damage) => {
    const path = await publishedStore();
    damage(path);
    expect(() => openDatabase(path)).toThrow(StoreError);
    expect(() => openDatabase(path)).toThrow(/Build it again\./);
  });

  it("refuses a missing file without making one, and a folder", () => {
    const folder = temporaryFolder();
    expect(() => openDatabase(join(folder, "none.sqlite"))).toThrow(StoreError);
    expect(() => openDatabase(folder)).toThrow(StoreError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says which version it found and which it needs", async () => {
    const path = await publishedStore();
    tamper(path, "PRAGMA user_version = 77");
    expect(() => openDatabase(path)).toThrow(`found 77, needs ${SCHEMA_VERSION}`);
  });

  it("shows no path in its message, but keeps the cause", () => {
    const path = join(temporaryFolder(), "secret-place.sqlite");
    try {
      openDatabase(path);
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain("secret-place");
      expect(error instanceof StoreError && error.cause).toBeInstanceOf(Error);
    }
  });

  it.skipIf(!canCountOpenFiles)("opens no other file than the one that was examined, and keeps none open", async () => {
    const path = await publishedStore();
    const identity = examine(path);
    openExamined(path, identity)?.raw.close();
    await publish(path, makeCorpus({ revision: "next" }));
    expect(openExamined(path, identity)).toBeNull();
    expect(openFiles(path)).toBe(0);
  });

  it.skipIf(!canCountOpenFiles)("closes the file that it refuses", async () => {
    const path = await publishedStore();
    const { raw } = openDatabase(path);
    expect(openFiles(path)).toBe(1);
    raw.close();
    tamper(path, "PRAGMA user_version = 9");
    expect(() => openDatabase(path)).toThrow(StoreError);
    expect(openFiles(path)).toBe(0);
  });
});
