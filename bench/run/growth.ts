import { ask } from "./ask.ts";
import { launchHub } from "./contestants.ts";
import { load } from "./load.ts";
import { median } from "./median.ts";
import type { Server } from "./server.ts";
import { type Size, storeOf } from "./store.ts";
import { type Work, worksOf } from "./work.ts";

/** How fast a comparison is in each data set: the median in milliseconds, one at a time, without the cache of answers. */
export type Medians = Partial<Record<Size, number>>;

const STARTS = 3;

const rowA = (works: readonly Work[]): Work => {
  const work = works.find(({ row }) => row === "a");
  if (work === undefined) throw new TypeError("there is no row a");
  return work;
};

/** The comparisons that can be asked of a store. */
async function comparisonsOver(store: string, core: number | undefined): Promise<Work> {
  const server = await launchHub(store, core, true);
  const work = rowA(await worksOf(server.origin));
  await server.stop();
  return work;
}

/** Seconds from the start of the server to its first answer, a comparison, over a store that stands; the median of three. */
export async function timeStart(store: string, core: number | undefined): Promise<number> {
  const [question] = (await comparisonsOver(store, core)).asks;
  if (question === undefined) throw new TypeError("there is nothing to ask");
  const times: number[] = [];
  for (let count = 0; count < STARTS; count++) {
    const began = performance.now();
    const server = await launchHub(store, core, true);
    await ask(server.origin, question);
    times.push((performance.now() - began) / 1000);
    await server.stop();
  }
  return median(times);
}

/** Asks the same kind of comparisons of the hub over each store, in turns. */
export async function growth(
  sizes: readonly Size[],
  core: number | undefined,
  { rounds, amount }: { rounds: number; amount: number },
): Promise<Medians> {
  const runners: { size: Size; server: Server; work: Work; times: number[] }[] = [];
  for (const size of sizes) {
    const server = await launchHub(storeOf(size), core, false);
    runners.push({ size, server, work: rowA(await worksOf(server.origin)), times: [] });
  }
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const { server, work, times } of runners) {
      const { latencies, bad } = await load(server, work.asks, { amount, connections: 1 });
      if (bad > 0) throw new Error(`${bad} comparisons were not answered`);
      if (round > 0) times.push(median(latencies));
    }
  }
  for (const { server } of runners) await server.stop();
  return Object.fromEntries(runners.map(({ size, times }) => [size, median(times)]));
}
