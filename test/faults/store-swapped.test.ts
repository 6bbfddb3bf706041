import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { publish } from "../../src/store/writer.ts";
import { editionCorpus, wholeEdition } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";

/** Lets a link name one file and the other by turns, thousands of times a second. */
const SWAP = `
  const { renameSync, symlinkSync } = require("node:fs");
  const [link, ...targets] = process.argv.slice(1);
  console.log("swapping");
  for (;;) for (const target of targets) { symlinkSync(target, link + ".next"); renameSync(link + ".next", link); }`;

it.runIf(process.platform === "linux")(
  "a damaged store is not opened in place of the sound one that was examined, however fast they are swapped",
  async () => {
    const sound = join(temporaryFolder(), "sound.sqlite");
    await publish(sound, editionCorpus(1));
    const folder = dirname(sound);
    const damaged = join(folder, "damaged.sqlite");
    const bytes = readFileSync(sound);
    // What SQLite never looks at: it can tell the two apart by nothing.
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(damaged, bytes);
    const link = join(folder, "hub.sqlite");
    symlinkSync(sound, link);
    const swapper = spawn(process.execPath, ["-e", SWAP, link, sound, damaged], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void swapper.kill("SIGKILL"));
    await once(swapper.stdout, "data");
    const opened = new Set<string>();
    for (let count = 0; count < 3000; count += 1) {
      try {
        const { raw, identity, descriptor } = openDatabase(link);
        expect(wholeEdition(raw)).toBe(1);
        opened.add(readFileSync(`/proc/self/fd/${descriptor}`).equals(bytes) ? "damaged" : "sound");
        raw.close();
        expect(identity).not.toBe("");
      } catch (error) {
        expect(String(error)).toMatch(/^StoreError: The store is (damaged|missing)/);
      }
    }
    expect([...opened]).toEqual(["sound"]);
  },
);
