import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { LiveStore } from "../../src/store/live-store.ts";
import { publishedRevision } from "../../src/store/writer.ts";
import { editionPackage, sizeOf } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { buildAt, startProgram } from "../helpers/program.ts";
import { watch } from "../helpers/watcher.ts";

const KILLS = 16;
/** Makes the writing of a store about as long as the start of the program. */
const TIMES = 400;

/** When a build is killed: at a moment of its whole time, or of that after it has begun to write; from 0 to 1. */
interface Kill {
  writing: boolean;
  moment: number;
}

/** Reads a followed store all the time, as a server does; what it has seen, and what went wrong. */
function readAll(path: string) {
  const seen = new Set<string>();
  const faults: unknown[] = [];
  const store = new LiveStore(path, { pollEvery: 10, onError: (error) => faults.push(error) });
  const look = async (): Promise<void> => {
    const { reader, release } = store.acquire();
    try {
      const { revision, observations } = await reader.dataset();
      seen.add(`${revision} ${observations}`);
    } catch (error) {
      faults.push(error);
    } finally {
      release();
    }
  };
  const timer = setInterval(() => void look(), 10);
  onTestFinished(() => {
    clearInterval(timer);
    store.close();
  });
  return { seen, faults };
}

/** Two editions of data, each built once: its revision, and how long that takes. */
async function buildBoth(path: string) {
  const built = [];
  for (const number of [1, 2]) {
    const data = editionPackage(number, TIMES);
    const from = performance.now();
    expect(await buildAt(path, data)).toMatchObject({ code: 0 });
    built.push({
      number,
      data,
      time: performance.now() - from,
      revision: (await publishedRevision(path)) ?? "",
      count: sizeOf(number, TIMES),
    });
  }
  return built;
}

it("a build that is killed at any moment leaves the old store or the new one, for every reader, and the next build leaves nothing else", async () => {
  const path = join(temporaryFolder(), "hub.sqlite");
  const editions = await buildBoth(path);
  const watcher = watch(path);
  const { seen, faults } = readAll(path);
  let halfWritten = 0;

  const other = async () => {
    const standing = await publishedRevision(path);
    const [next] = editions.filter(({ revision }) => revision !== standing);
    if (next === undefined || standing === null) throw new Error(`the store holds ${standing}`);
    return { standing, next };
  };
  const kill = async ({ writing, moment }: Kill): Promise<void> => {
    const { standing, next } = await other();
    const child = startProgram(["build", "--data", next.data], { settings: { DATABASE_URL: `file:${path}` } });
    const hasBegun = () => readdirSync(dirname(path)).some((name) => name.startsWith(`hub.sqlite.staging-${child.process.pid}-`));
    if (writing) while (child.process.exitCode === null && !hasBegun()) await setTimeout(1);
    await setTimeout(moment * next.time * (writing ? 1 : 2));
    child.process.kill("SIGKILL");
    await child.ended;
    if (hasBegun()) halfWritten += 1;
    expect([standing, next.revision]).toContain(await publishedRevision(path));
  };
  const moment = fc.record({ writing: fc.boolean(), moment: fc.double({ min: 0, max: 1, noNaN: true }) });
  const moments = fc.array(moment, { minLength: KILLS, maxLength: KILLS });
  const killAll = async (kills: readonly Kill[]): Promise<void> => {
    for (const one of kills) await kill(one);
  };
  // Told of what fails, with its seed; a second run would be another one.
  await fc.assert(fc.asyncProperty(moments, killAll), { numRuns: 1, endOnFailure: true });

  expect(halfWritten).toBeGreaterThan(0);
  expect(await buildAt(path, (await other()).next.data)).toMatchObject({ code: 0 });
  expect(readdirSync(dirname(path))).toEqual(["hub.sqlite"]);
  expect(faults).toEqual([]);
  const whole = editions.map(({ revision, count }) => `${revision} ${count}`);
  expect([...seen].filter((what) => !whole.includes(what))).toEqual([]);
  const looks = await watcher.end();
  const known = editions.map(({ revision, count, number }) => `${revision} ${count} of ${number}.0 to ${number}.0`);
  expect([...looks.keys()].filter((what) => !known.includes(what))).toEqual([]);
  expect(looks.size).toBeGreaterThan(0);
}, 60_000);
