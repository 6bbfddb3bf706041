import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { publish } from "../../src/store/writer.ts";
import { editionCorpus, editionPackage } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { FIGURES, writePackage } from "../helpers/package.ts";
import { buildAt, runProgram } from "../helpers/program.ts";
import { serveAt } from "../helpers/served.ts";

const soon = { timeout: 5000, interval: 20 };
const IS_NONE = "is no file, but a pipe, a socket or a device";

const makePipe = (path: string): unknown => execFileSync("mkfifo", [path]);
const makeDevice = (path: string): void => symlinkSync("/dev/zero", path);
const KINDS: [string, (path: string) => unknown][] = [
  ["a pipe that nobody writes to", makePipe],
  ["a device that never ends", makeDevice],
];

describe.runIf(process.platform === "linux")("where the store should be", () => {
  it.each(KINDS)("%s is neither served nor replaced, and is told as such", async (_case, make) => {
    const path = join(temporaryFolder(), "hub.sqlite");
    make(path);
    const before = lstatSync(path);
    const settings = { DATABASE_URL: `file:${path}`, PORT: "0" };
    expect(await runProgram(["serve"], { settings })).toMatchObject({ code: 1, stdout: "" });
    expect(await buildAt(path, writePackage())).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("that is a pipe, a socket or a device. Name a file in DATABASE_URL."),
    });
    expect(lstatSync(path).ino).toBe(before.ino);
    expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  });

  it("a pipe keeps a server neither from serving, nor from the next store, nor from its end", async () => {
    const path = join(temporaryFolder(), "hub.sqlite");
    await publish(path, editionCorpus(1));
    const served = await serveAt(path, { DRAIN_SECONDS: "0" });
    makePipe(`${path}.next`);
    renameSync(`${path}.next`, path);
    await expect.poll(served.output, soon).toContain("the new store cannot be read; the old one stays in service");
    expect(await served.revision()).toBe("1");
    await publish(`${path}.next`, editionCorpus(2));
    renameSync(`${path}.next`, path);
    await expect.poll(served.revision, soon).toBe("2");
    rmSync(path);
    makePipe(path);
    await new Promise((resolve) => setTimeout(resolve, 600));
    served.process.kill("SIGTERM");
    expect(await served.ended).toMatchObject({ code: 0 });
  });
});

describe.runIf(process.platform === "linux")("in a data package", () => {
  const FILES = ["datapackage.json", "areas.csv", FIGURES];

  it.each(KINDS.flatMap(([kind, make]) => FILES.map((file) => [kind, file, make] as const)))(
    "%s in place of %s is refused, and the store stays",
    async (_kind, file, make) => {
      const folder = writePackage();
      rmSync(join(folder, file));
      make(join(folder, file));
      const checked = await runProgram(["check", folder]);
      expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining(`${join(folder, file)}: ${IS_NONE}\n`) });
      const path = join(temporaryFolder(), "hub.sqlite");
      expect(await buildAt(path, editionPackage(1))).toMatchObject({ code: 0 });
      const { ino } = lstatSync(path);
      expect(await buildAt(path, folder)).toMatchObject({ code: 1, stderr: expect.stringContaining(`${file}: ${IS_NONE}\n`) });
      expect(lstatSync(path).ino).toBe(ino);
      expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
    },
  );

  it("a folder in place of a file is told as such", async () => {
    for (const file of FILES) {
      const folder = writePackage();
      rmSync(join(folder, file));
      mkdirSync(join(folder, file));
      const checked = await runProgram(["check", folder]);
      expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining(`${join(folder, file)}: cannot be read (EISDIR)\n`) });
    }
  });
});
