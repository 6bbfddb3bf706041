import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildStore } from "../../src/ingest/load.ts";
import { PLACE } from "../../src/store/staging.ts";
import { fillDisk, freezeDisk, NO_DISK, smallDisk } from "../helpers/disk.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { writePackage } from "../helpers/package.ts";
import { buildAt, runProgram } from "../helpers/program.ts";
import { PROJECT_DATA } from "../helpers/store.ts";
import { stranger } from "../helpers/stranger.ts";

/** A small store in a folder, and what proves that a build has not touched it. */
async function oldStore(folder: string) {
  const path = join(folder, "hub.sqlite");
  await buildStore(writePackage(), path);
  const before = readFileSync(path);
  return {
    path,
    untouched(besides: readonly string[] = []): void {
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(folder).sort()).toEqual(["hub.sqlite", ...besides].sort());
    },
  };
}

/** How a build ends that cannot write, and what it says. */
const refused = (path: string, reason: string) => ({
  code: 1,
  signal: null,
  stdout: "",
  stderr: `The store at ${path} cannot be written: ${reason} The old one, if any, stands untouched.\n`,
});

/** Bytes of the store that the project's own data makes. */
async function wholeSize(): Promise<number> {
  const path = join(temporaryFolder(), "hub.sqlite");
  await buildStore(PROJECT_DATA, path);
  return statSync(path).size;
}

describe("a full disk", () => {
  it.for<[string, (whole: number) => number]>([
    ["from the start", () => 0],
    ["while the tables are made", () => 40],
    ["while figures are written", (whole) => whole / 3],
    ["with the last page", (whole) => whole - 8],
  ])("%s leaves the old store and nothing else, and is told as such", async ([, left], { skip }) => {
    skip(NO_DISK !== null, NO_DISK ?? "");
    const folder = smallDisk(8192);
    const { path, untouched } = await oldStore(folder);
    fillDisk(folder, left((await wholeSize()) / 1024));
    const reason = "the disk is full, or that of temporary files (SQLITE_TMPDIR, else /var/tmp). Make room and build again.";
    expect(await buildAt(path, PROJECT_DATA)).toEqual(refused(path, reason));
    untouched(["filler"]);
  });

  it.runIf(existsSync("/bin/sh"))(
    "or a limit on the size of files is told as such, and leaves the old store and nothing else",
    async () => {
      const { path, untouched } = await oldStore(temporaryFolder());
      const reason = "the disk fails, or a limit is reached (a quota, ulimit -f). Raise the limit, or choose another DATABASE_URL.";
      for (const blocks of [8, 500]) {
        expect(await buildAt(path, PROJECT_DATA, { under: `ulimit -f ${blocks}; exec` })).toEqual(refused(path, reason));
        untouched();
      }
    },
  );
});

it.runIf(existsSync("/bin/sh"))("a check that has no room for what it reads says where it needs some", async () => {
  const stderr =
    "There is no room for a temporary file, or none can be made (SQLITE_TMPDIR names the folder, else /var/tmp). Make room there, or set SQLITE_TMPDIR to another folder.\n";
  expect(await runProgram(["check", PROJECT_DATA], { under: "ulimit -f 8; exec" })).toEqual({ code: 1, signal: null, stdout: "", stderr });
});

describe("a disk that cannot be written", () => {
  it("serves its store, and takes no other", async ({ skip }) => {
    skip(NO_DISK !== null, NO_DISK ?? "");
    const folder = smallDisk(8192);
    const { path, untouched } = await oldStore(folder);
    const leftover = `hub.sqlite.staging-999999999-${PLACE}-00`;
    writeFileSync(join(folder, leftover), "of a killed build, which nobody can remove now");
    freezeDisk(folder);
    const settings = { DATABASE_URL: `file:${path}` };
    expect(await runProgram(["measures"], { settings })).toMatchObject({ code: 0, stderr: "1 measure.\n" });
    expect(await buildAt(path, writePackage())).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Already built: /) });
    const reason = "the file system is read-only. Choose another DATABASE_URL.";
    expect(await buildAt(path, PROJECT_DATA)).toEqual(refused(path, reason));
    const deeper = join(folder, "deeper", "hub.sqlite");
    expect(await buildAt(deeper, PROJECT_DATA)).toEqual(refused(deeper, reason));
    untouched([leftover]);
  });
});

describe("a name that cannot be given to a store", () => {
  it("since the file itself is mounted there is told as such", async ({ skip }) => {
    skip(NO_DISK !== null, NO_DISK ?? "");
    const { path, untouched } = await oldStore(temporaryFolder());
    execFileSync("mount", ["--bind", path, path]);
    onTestFinished(() => void execFileSync("umount", ["--lazy", path]));
    expect(await buildAt(path, PROJECT_DATA)).toEqual(refused(path, "the file itself is mounted there. Mount the folder that it lies in."));
    untouched();
  });

  it("since it leaves no room for that of a staging file is told as such", async () => {
    const path = join(temporaryFolder(), "x".repeat(230));
    const reason = "its name is too long; a build adds some 50 letters. Choose another DATABASE_URL.";
    expect(await buildAt(path, PROJECT_DATA)).toEqual(refused(path, reason));
  });
});

describe("a store of somebody else's", () => {
  /** A store that its owner alone may use, in a folder with these permissions. */
  async function closedStore(mode: number) {
    const folder = temporaryFolder();
    const store = await oldStore(folder);
    chmodSync(store.path, 0o000);
    chmodSync(folder, mode);
    onTestFinished(() => chmodSync(folder, 0o755));
    return store;
  }
  const unreadable = "The store is missing or cannot be read. Build it: npx indicator-hub build\n";

  it.for([
    ["in a folder of theirs", 0o555],
    ["in a folder of everybody's", 0o777],
  ] as const)("%s is neither read nor replaced, and is told as such", async ([, mode], { skip }) => {
    const user = await stranger();
    if ("reason" in user) return skip(user.reason);
    const { path, untouched } = await closedStore(mode);
    const reason = "this user may not write there. Choose another DATABASE_URL or change the permissions.";
    expect(await buildAt(path, PROJECT_DATA, user)).toEqual(refused(path, reason));
    const settings = { DATABASE_URL: `file:${path}`, PORT: "0" };
    expect(await runProgram(["serve"], { ...user, settings })).toMatchObject({ code: 1, stdout: "", stderr: unreadable });
    chmodSync(path, 0o600);
    untouched();
  });
});

describe("a folder where the store should be", () => {
  it("is left as it is by a build, and is told as such; nothing is served", async () => {
    const path = join(temporaryFolder(), "hub.sqlite");
    mkdirSync(path);
    writeFileSync(join(path, "precious"), "words");
    expect(await buildAt(path, writePackage())).toEqual(refused(path, "that is a folder. Name a file in DATABASE_URL."));
    const served = await runProgram(["serve"], { settings: { DATABASE_URL: `file:${path}`, PORT: "0" } });
    expect(served).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("Build it: npx indicator-hub build") });
    expect(readdirSync(path)).toEqual(["precious"]);
  });
});
