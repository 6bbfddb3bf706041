import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cluster, findPrograms, startCluster } from "../postgres/cluster.ts";
import { copyStore } from "../postgres/copy.ts";
import { writeDocument } from "../report/document.ts";
import { report } from "../report/report.ts";
import type { Results, SizeResults } from "../report/results.ts";
import { dataOf } from "./ask.ts";
import { contest, type Pace, type Scores, verify } from "./contest.ts";
import { startContestants } from "./contestants.ts";
import { type Cores, divideCores } from "./cores.ts";
import { WORK } from "./folders.ts";
import { growth, timeStart } from "./growth.ts";
import { timeImport, writeRows } from "./import.ts";
import { thisMachine } from "./machine.ts";
import { median } from "./median.ts";
import { type Build, buildStore, ensureStore, packageOf, type Size, storeOf } from "./store.ts";
import { memoryAtRest, memoryOf } from "./vitals.ts";
import { ROWS, type Row, worksOf } from "./work.ts";

/** What is to be measured. */
export interface Options {
  quick: boolean;
  large: boolean;
  rows?: readonly string[] | undefined;
  sizes?: readonly string[] | undefined;
}

type Say = (line: string) => void;

const FULL: Pace = { rounds: 5, seconds: 1, warmUp: 1.5 };
const QUICK: Pace = { rounds: 2, seconds: 0.4, warmUp: 0.6 };

/** A PostgreSQL that holds a store's records; null, and the reason among what was left out, where there can be none. */
async function copyToPostgres(size: Size, cores: Cores | null, results: Results, say: Say): Promise<Cluster | null> {
  try {
    const programs = findPrograms();
    if (programs === null) throw new Error("PostgreSQL is not installed here");
    say(`Copying the ${size} data to PostgreSQL …`);
    const cluster = await startCluster(programs, cores?.server);
    await copyStore(cluster, storeOf(size));
    return cluster;
  } catch (error) {
    const reason = `PostGraphile was left out: ${error instanceof Error ? error.message : String(error)}.`;
    say(reason);
    results.left.push(reason);
    return null;
  }
}

/** The last row before any large answer is asked for. */
const LAST_SMALL: Row = "b";

/** Lets all contestants work on one data set. */
async function measure(
  size: Size,
  rows: readonly Row[],
  pace: Pace,
  cores: Cores | null,
  results: Results,
  say: Say,
): Promise<SizeResults> {
  const cluster = await copyToPostgres(size, cores, results, say);
  const contestants = await startContestants(storeOf(size), cores?.server, cluster);
  const hub = contestants.find(({ name }) => name === "hub");
  if (hub === undefined) throw new TypeError("the hub is no contestant");
  const { dataset } = await dataOf<{ dataset: { observations: number } }>(hub.server.origin, "query { dataset { observations } }");
  say(`${size}: ${dataset.observations} observations`);
  const works = (await worksOf(hub.server.origin)).filter(({ row }) => rows.includes(row));
  const scores: Scores = {};
  const found: SizeResults = { size, observations: dataset.observations, titles: {}, scores, memory: null };
  let small: number | null = null;
  for (const work of works) {
    await verify(work, contestants);
    say(`${work.row}: ${work.title}`);
    scores[work.row] = await contest(work, contestants, pace, say);
    found.titles[work.row] = work.title;
    if (work.row === LAST_SMALL) small = memoryOf(hub.server.pid)?.resident ?? null;
  }
  if (size === "national") {
    say("Waiting until the hub is at rest …");
    const memory = await memoryAtRest(hub.server.pid);
    found.memory = memory && { ...memory, small };
  }
  for (const { server } of contestants) await server.stop();
  await cluster?.stop();
  return found;
}

/** Builds the national store and imports the same rows in turns, twice, so that both meet the same machine. */
async function buildNational(cores: Cores | null, results: Results, say: Say): Promise<void> {
  const data = await packageOf("national", say);
  const builds: Build[] = [];
  const imports: number[] = [];
  for (const turn of ["", "once more "]) {
    say(`Building the national store ${turn}…`);
    builds.push(await buildStore("national", data, cores?.all));
    const table = await writeRows(storeOf("national"), say);
    if (table === null) break;
    say(`Importing its rows by the sqlite3 shell ${turn}…`);
    imports.push(await timeImport(table, cores?.all));
  }
  const peaks = builds.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  results.builds.national = {
    seconds: median(builds.map(({ seconds }) => seconds)),
    peak: peaks.length === 0 ? null : Math.max(...peaks),
  };
  results.imports = imports;
}

/** The whole benchmark: prints its tables, and keeps them as docs/benchmarks.md where nothing was left out on purpose. */
export async function benchmark(options: Options, say: Say): Promise<void> {
  const began = performance.now();
  const cores = divideCores(say);
  const rows = ROWS.filter((row) => options.rows?.includes(row) ?? true);
  const usual: Size[] = options.quick ? ["publications"] : ["publications", "national"];
  const wanted: Size[] = options.large ? [...usual, "large"] : usual;
  const sizes = wanted.filter((size) => options.sizes?.includes(size) ?? true);
  const pace = options.quick ? QUICK : FULL;
  const results: Results = {
    date: new Date().toISOString().slice(0, 10),
    machine: thisMachine(),
    divided: cores !== null,
    minutes: 0,
    sizes: [],
    growth: {},
    starts: {},
    builds: {},
    imports: [],
    left: [],
  };
  mkdirSync(WORK, { recursive: true });
  if (sizes.includes("publications"))
    results.builds.publications = await buildStore("publications", await packageOf("publications", say), cores?.all);
  if (sizes.includes("national")) await buildNational(cores, results, say);
  if (sizes.includes("large")) {
    say("The store of ten million …");
    await ensureStore("large", await packageOf("large", say), cores?.all);
  }
  for (const size of sizes) results.sizes.push(await measure(size, rows, pace, cores, results, say));
  if (sizes.length > 1) {
    say("Growth: the same comparisons in each data set, one at a time …");
    results.growth = await growth(sizes, cores?.server, { rounds: 5, amount: 400 });
  }
  for (const size of sizes) results.starts[size] = await timeStart(storeOf(size), cores?.server);
  results.minutes = (performance.now() - began) / 60_000;
  writeFileSync(join(WORK, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
  const text = report(results);
  process.stdout.write(`${text}\n`);
  if (options.quick || options.rows || options.sizes) say("Nothing is kept of a run that leaves things out.");
  else {
    writeDocument(text);
    say("Kept as docs/benchmarks.md.");
  }
}
