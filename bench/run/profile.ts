import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../report/table.ts";
import { launchHub } from "./contestants.ts";
import { divideCores } from "./cores.ts";
import { PROJECT, WORK } from "./folders.ts";
import { load } from "./load.ts";
import { buildStore, packageOf, storeOf } from "./store.ts";
import { worksOf } from "./work.ts";

/** As V8 writes it. */
interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

const PROFILED = ["a", "c", "d"];
const SHOWN = 25;

/** Where a function stands: its package, or its file in the project. */
function placeOf(url: string): string {
  if (!url.startsWith("file:")) return url === "" ? "(engine)" : url;
  const path = relative(PROJECT, fileURLToPath(url));
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

/** Share of the time that each key of a function's has of its own, largest first. */
function sharesBy(
  { nodes, samples, timeDeltas }: CpuProfile,
  keyOf: (frame: CpuProfile["nodes"][number]["callFrame"]) => string | null,
): [string, number][] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    const key = frame === undefined ? null : keyOf(frame);
    if (key === null) continue;
    const time = timeDeltas[index] ?? 0;
    total += time;
    times.set(key, (times.get(key) ?? 0) + time);
  }
  return [...times].map(([key, time]): [string, number] => [key, time / total]).sort(([, a], [, b]) => b - a);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Where the hub's time goes, without its cache, on the publications: by function and by package or file. */
export async function profile(say: (line: string) => void): Promise<void> {
  const cores = divideCores(say);
  await buildStore("publications", await packageOf("publications", say), cores?.all);
  for (const row of PROFILED) {
    const folder = join(WORK, `profile-${row}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const server = await launchHub(storeOf("publications"), cores?.server, false, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
    const work = (await worksOf(server.origin)).find((candidate) => candidate.row === row);
    if (work === undefined) throw new TypeError(`there is no row ${row}`);
    say(`Profiling ${row}: ${work.title} …`);
    let spent = 0;
    while (spent < 8) spent += (await load(server, work.asks, { amount: 20 * work.connections, connections: work.connections })).seconds;
    await server.stop();
    for (const name of readdirSync(folder)) {
      const found = JSON.parse(readFileSync(join(folder, name), "utf8")) as CpuProfile;
      const busy = ({ functionName }: { functionName: string }) => functionName !== "(idle)" && functionName !== "(program)";
      const functions = sharesBy(found, (frame) =>
        busy(frame) ? `${frame.functionName || "(anonymous)"} ${placeOf(frame.url)}:${frame.lineNumber + 1}` : null,
      );
      const places = sharesBy(found, (frame) => (busy(frame) ? (frame.url === "" ? frame.functionName : placeOf(frame.url)) : null));
      process.stdout.write(`\n### (${row}) ${work.title}\n\n`);
      process.stdout.write(
        `${table(
          ["Function", "Own time"],
          functions.slice(0, SHOWN).map(([key, share]) => [key, percent(share)]),
        )}\n\n`,
      );
      process.stdout.write(
        `${table(
          ["Package or file", "Own time"],
          places.slice(0, SHOWN).map(([key, share]) => [key, percent(share)]),
        )}\n`,
      );
    }
  }
}
