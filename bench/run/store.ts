import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onCores } from "./cores.ts";
import { BENCH, PROJECT, WORK } from "./folders.ts";
import { run, start } from "./processes.ts";
import { NODE } from "./server.ts";
import { memoryOf } from "./vitals.ts";

/** The data sets, by what they are. */
export type Size = "publications" | "national" | "large";

/** File of a data set's store. */
export const storeOf = (size: Size): string => join(WORK, `${size}.sqlite`);

/** What building a store took: the time of one build, or the mean of several; the memory of the hungriest. */
export interface Build {
  seconds: number;
  /** Most megabytes resident. */
  peak: number | null;
}

/** The generator's own text: other data comes of another one. */
function generatorDigest(): string {
  const files = readdirSync(BENCH, { recursive: true, encoding: "utf8" }).filter((name) => /^generate\b.*\.ts$/.test(name));
  const hash = createHash("sha256");
  for (const name of files.sort()) hash.update(readFileSync(join(BENCH, name)));
  return hash.digest("hex");
}

/** Folder of a data set's data package, generated where it does not stand. */
export async function packageOf(size: Size, say: (line: string) => void): Promise<string> {
  if (size === "publications") return join(PROJECT, "data");
  const [folder, stamp, digest] = [join(WORK, size), join(WORK, `${size}.generated`), generatorDigest()];
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return folder;
  say(`Generating the ${size} data …`);
  mkdirSync(WORK, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  rmSync(storeOf(size), { force: true });
  await run(NODE, ["--import", "tsx", join(BENCH, "generate.ts"), "--size", size, "--out", folder], { cwd: PROJECT });
  writeFileSync(stamp, digest);
  return folder;
}

/** Builds a store by the hub's own command on all cores, and says how long that took and how much memory at most. */
export async function buildStore(size: Size, data: string, cores: string | undefined): Promise<Build> {
  mkdirSync(WORK, { recursive: true });
  const [command, args] = onCores(cores, NODE, [join(PROJECT, "dist", "main.js"), "build", "--force", "--data", data]);
  const began = performance.now();
  const child = start(command, args, {
    cwd: PROJECT,
    env: { ...process.env, DATABASE_URL: `file:${storeOf(size)}` },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complained = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complained = (complained + text).slice(-2000);
  });
  let peak: number | null = null;
  while (child.exitCode === null && child.signalCode === null) {
    peak = memoryOf(child.pid ?? 0)?.peak ?? peak;
    await sleep(20);
  }
  if (child.exitCode !== 0) throw new Error(`the ${size} store could not be built: ${complained}`);
  return { seconds: (performance.now() - began) / 1000, peak };
}

/** Builds a store only where none stands that is younger than its data and the program. */
export async function ensureStore(size: Size, data: string, cores: string | undefined): Promise<void> {
  const age = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = Math.max(age(join(data, "datapackage.json")), age(join(PROJECT, "src", "store", "tables.ts")));
  if (age(storeOf(size)) <= newest) await buildStore(size, data, cores);
}
