import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../report/table.ts";
import { launchHub } from "./contestants.ts";
import { divideCores } from "./cores.ts";
import { PROJECT, WORK } from "./folders.ts";
import { load } from "./load.ts";
import { buildStore, packageOf, type Size, storeOf } from "./store.ts";
import { worksOf } from "./work.ts";

/** A function, as V8 names it. */
interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
}

/** As V8 writes it. */
interface CpuProfile {
  nodes: { id: number; callFrame: Frame }[];
  samples: number[];
  timeDeltas: number[];
}

const PROFILED = ["a", "c", "d"];
const SHOWN = 20;
/** Seconds of work below which a thread is not told of. */
const LEAST = 1;

/** Where a function stands: its package, or its file in the project. */
function placeOf(url: string): string {
  if (!url.startsWith("file:")) return url === "" ? "(engine)" : url;
  const path = relative(PROJECT, fileURLToPath(url));
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

/** What is no work on answers: waiting, and reading the program itself. */
const isAside = ({ functionName, url }: Frame): boolean =>
  /^\((idle|program|root)\)$/.test(functionName) || /^node:internal\/(modules|bootstrap)/.test(url);

/** The seconds that a thread worked, and the share of them that each key of a function's has of its own, largest first. */
function sharesBy(
  { nodes, samples, timeDeltas }: CpuProfile,
  keyOf: (frame: Frame) => string,
): { seconds: number; shares: [string, number][] } {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (frame === undefined || isAside(frame)) continue;
    const time = timeDeltas[index] ?? 0;
    total += time;
    times.set(keyOf(frame), (times.get(keyOf(frame)) ?? 0) + time);
  }
  const shares = [...times].map(([key, time]): [string, number] => [key, time / total]).sort(([, a], [, b]) => b - a);
  return { seconds: total / 1e6, shares };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Where the hub's time goes, without its cache, on one data set: by function and by package or file. */
export async function profile(size: Size, say: (line: string) => void): Promise<void> {
  const cores = divideCores(say);
  say(`Building the ${size} store …`);
  await buildStore(size, await packageOf(size, say), cores?.all);
  for (const row of PROFILED) {
    const folder = join(WORK, `profile-${row}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const server = await launchHub(storeOf(size), cores?.server, false, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
    const work = (await worksOf(server.origin)).find((candidate) => candidate.row === row);
    if (work === undefined) throw new TypeError(`there is no row ${row}`);
    say(`Profiling ${row}: ${work.title} …`);
    let spent = 0;
    while (spent < 8) spent += (await load(server, work.asks, { amount: 4 * work.connections, connections: work.connections })).seconds;
    await server.stop();
    for (const name of readdirSync(folder)) {
      const found = JSON.parse(readFileSync(join(folder, name), "utf8")) as CpuProfile;
      const functions = sharesBy(
        found,
        ({ functionName, url, lineNumber }) => `${functionName || "(anonymous)"} ${placeOf(url)}:${lineNumber + 1}`,
      );
      const places = sharesBy(found, ({ functionName, url }) => (url === "" ? functionName : placeOf(url)));
      // Work is done in one thread, and the other merely stands by.
      if (functions.seconds < LEAST) continue;
      process.stdout.write(`\n### (${row}) ${work.title}: ${functions.seconds.toFixed(1)} s of one thread\n\n`);
      process.stdout.write(
        `${table(
          ["Function", "Own time"],
          functions.shares.slice(0, SHOWN).map(([key, share]) => [key, percent(share)]),
        )}\n\n`,
      );
      process.stdout.write(
        `${table(
          ["Package or file", "Own time"],
          places.shares.slice(0, SHOWN).map(([key, share]) => [key, percent(share)]),
        )}\n`,
      );
    }
  }
}
