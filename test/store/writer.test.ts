import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { StoreError } from "../../src/errors.ts";
import { createDatabase, openDatabase } from "../../src/store/database.ts";
import { fill, publish, publishedRevision } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { canCountOpenFiles, openFilesIn, temporaryFolder } from "../helpers/folder.ts";
import { BUILT_AT, memoryStore } from "../helpers/store.ts";

const old = makeCorpus({ revision: "old", observations: [makeObservation({ value: 1 })] });
const next = makeCorpus({ revision: "new", observations: [makeObservation({ value: 2 })] });
/** Breaks a rule of the tables in the middle of being written. */
const bad = makeCorpus({ revision: "bad", observations: [makeObservation({ line: 1 }), makeObservation({ line: 2, area: "atlantis" })] });

const place = () => join(temporaryFolder(), "hub.sqlite");
const beside = (path: string) => readdirSync(dirname(path));

describe("publish", () => {
  it("makes the store, and the folders that it lies in", async () => {
    const path = join(temporaryFolder(), "deep", "er", "hub.sqlite");
    await publish(path, old);
    expect(await publishedRevision(path)).toBe("old");
    expect(beside(path)).toEqual(["hub.sqlite"]);
  });

  it("puts the new store in the place of the old one, and leaves nothing else", async () => {
    const path = place();
    await publish(path, old);
    await publish(path, next);
    expect(await publishedRevision(path)).toBe("new");
    expect(beside(path)).toEqual(["hub.sqlite"]);
  });

  it("lets a reader that has the old store open go on reading it", async () => {
    const path = place();
    await publish(path, old);
    const { raw } = openDatabase(path);
    await publish(path, next);
    expect(raw.prepare("SELECT value FROM observations").pluck().all()).toEqual([1]);
    raw.close();
  });

  it("shows one whole store or the other at every moment, seen from another process", async () => {
    const path = place();
    await publish(path, old);
    const look = `
      const Database = require("better-sqlite3");
      const seen = { old: 0, new: 0 };
      const end = Date.now() + 1500;
      process.stdout.write("looking\\n");
      while (Date.now() < end) {
        const store = new Database(${JSON.stringify(path)}, { readonly: true, fileMustExist: true });
        const { revision, value } = store.prepare("SELECT revision, value FROM dataset, observations").get();
        seen[revision + (revision === (value === 1 ? "old" : "new") ? "" : " with the figure of the other")] += 1;
        store.close();
      }
      process.stdout.write(JSON.stringify(seen));`;
    const watcher = spawn(process.execPath, ["-e", look], { cwd: PROJECT_FOLDER, stdio: ["ignore", "pipe", "inherit"] });
    let heard = "";
    watcher.stdout.on("data", (text: Buffer) => {
      heard += text.toString();
    });
    const ended = new Promise((resolve) => watcher.once("close", resolve));
    await expect.poll(() => heard, { timeout: 5000 }).toContain("looking");
    for (let round = 0; watcher.exitCode === null && round < 20; round += 1) await publish(path, round % 2 === 0 ? next : old);
    await ended;
    expect(JSON.parse(heard.replace("looking\n", ""))).toEqual({ old: expect.any(Number), new: expect.any(Number) });
    expect(heard).not.toContain(":0");
  });

  it("leaves the old store byte for byte as it was when the new one breaks a rule, and no staging file", async () => {
    const path = place();
    await publish(path, old);
    const before = readFileSync(path);
    await expect(publish(path, bad)).rejects.toThrow("3 broken references");
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(beside(path)).toEqual(["hub.sqlite"]);
  });

  it("leaves nothing at all when the first store breaks a rule", async () => {
    const path = place();
    await expect(publish(path, bad)).rejects.toThrow();
    expect(beside(path)).toEqual([]);
  });

  it("leaves no staging file when the store cannot be put in its place", async () => {
    const path = place();
    mkdirSync(join(path, "in-the-way"), { recursive: true });
    await expect(publish(path, old)).rejects.toThrow();
    expect(beside(path)).toEqual(["hub.sqlite"]);
  });

  it.skipIf(!canCountOpenFiles)("closes its files, whether it succeeds or fails", async () => {
    const path = place();
    await publish(path, old);
    await publish(path, bad).catch(() => undefined);
    expect(openFilesIn(dirname(path))).toEqual([]);
  });

  it("lets two builds of one process finish, each in a file of its own", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "hub.sqlite");
    await Promise.all([publish(path, old), publish(path, old)]);
    expect(await publishedRevision(path)).toBe(old.revision);
    expect(readdirSync(folder)).toEqual(["hub.sqlite"]);
  });

  it("leaves a file alone that is no store of the hub", async () => {
    const path = join(temporaryFolder(), "notes.txt");
    writeFileSync(path, "precious");
    await expect(publish(path, old)).rejects.toThrow(`${path} is no store of the hub and is left as it is.`);
    expect(readFileSync(path, "utf8")).toBe("precious");
  });

  it("leaves a database of somebody else's alone, and replaces a store of another version", async () => {
    const folder = temporaryFolder();
    const [foreign, outdated] = [join(folder, "theirs.sqlite"), join(folder, "old.sqlite")];
    new Database(foreign).exec("CREATE TABLE theirs (x)").close();
    await expect(publish(foreign, old)).rejects.toThrow(StoreError);
    await publish(outdated, old);
    const raw = new Database(outdated);
    raw.pragma("user_version = 7");
    raw.close();
    await publish(outdated, old);
    expect(await publishedRevision(outdated)).toBe(old.revision);
  });

  it.runIf(existsSync("/proc"))("says so where no folder can be made", async () => {
    await expect(publish("/proc/no-such-folder/hub.sqlite", old)).rejects.toThrow("its folder cannot be made.");
  });

  it("says what is wrong where the store cannot be written, and what to do", async () => {
    const folder = temporaryFolder();
    await expect(publish(folder, old)).rejects.toThrow("that is a folder. Name a file in DATABASE_URL.");
    writeFileSync(join(folder, "file"), "");
    await expect(publish(join(folder, "file", "hub.sqlite"), old)).rejects.toThrow(StoreError);
  });

  it("takes the place of an empty file", async () => {
    const path = place();
    writeFileSync(path, "");
    expect(await publishedRevision(path)).toBeNull();
    await publish(path, old);
    expect(await publishedRevision(path)).toBe("old");
  });
});

describe("publishedRevision", () => {
  it("is null where there is no store, and makes none", async () => {
    const path = place();
    expect(await publishedRevision(path)).toBeNull();
    expect(existsSync(path)).toBe(false);
  });

  it("is null for a store that holds no data", async () => {
    const path = place();
    createDatabase(path).raw.close();
    expect(await publishedRevision(path)).toBeNull();
  });
});

describe("fill", () => {
  it("writes each contradiction from either side", async () => {
    const { connection } = await memoryStore(
      makeCorpus({ observations: [makeObservation({ line: 1, value: 60 }), makeObservation({ line: 2, value: 70 })] }),
    );
    expect(connection.raw.prepare("SELECT observation, other FROM conflicts ORDER BY 1").raw().all()).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it("counts a council as publishing a measure for a number or words, not for a blank; other areas never", async () => {
    const { connection } = await memoryStore(
      makeCorpus({
        observations: [
          makeObservation({ area: "halton", value: 0 }),
          makeObservation({ area: "cheshire-east", missing: "QUALITATIVE", qualitative: "improve" }),
          makeObservation({ area: "cheshire-west-and-chester", missing: "BLANK" }),
          makeObservation({ area: "england", source: "halton-plan", line: 2 }),
        ],
      }),
    );
    expect(connection.raw.prepare("SELECT area FROM coverage ORDER BY 1").pluck().all()).toEqual(["cheshire-east", "halton"]);
  });

  it("writes areas in any order, though each may lie in a later one", async () => {
    const corpus = makeCorpus();
    const backwards = { ...corpus, areas: [...corpus.areas].reverse(), populations: [...corpus.populations].reverse() };
    const { connection } = await memoryStore(backwards);
    expect(connection.raw.pragma("foreign_key_check")).toEqual([]);
  });

  it("refuses a contradiction of a figure that is not there", async () => {
    const connection = createDatabase(":memory:");
    const corpus = { ...old, conflicts: [["halton-plan:1:1", "halton-plan:9:9"]] as const };
    await expect(fill(connection, corpus, BUILT_AT)).rejects.toThrow("halton-plan:9:9");
  });

  it("refuses a store whose references are broken", async () => {
    const connection = createDatabase(":memory:");
    connection.raw.pragma("foreign_keys = OFF");
    await expect(fill(connection, bad, BUILT_AT)).rejects.toThrow(StoreError);
  });

  it("stores text as it is: quotes, line ends, other alphabets", async () => {
    const note = 'O\'Brien said "½";\r\n-- DROP TABLE areas; 文字 🎓 \u202e';
    const { reader } = await memoryStore(makeCorpus({ observations: [makeObservation({ note, raw: note })] }));
    const [stored] = await reader.observationsByKey(["halton-plan:1:1"]);
    expect(stored?.note).toBe(note);
    expect(stored?.provenance?.raw).toBe(note);
  });
});
