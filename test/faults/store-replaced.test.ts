import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { publish } from "../../src/store/writer.ts";
import { editionCorpus, sizeOf } from "../helpers/edition.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { type Served, serveAt } from "../helpers/served.ts";

const EDITIONS = [1, 2, 3];
/** The smallest edition has 2,000 figures: a file of it is read in several pages, between which another edition may come into service. */
const TIMES = 400;
const countOf = (edition: number): number => sizeOf(edition, TIMES);
const CLIENTS = 4;
/** The server looks for another file four times a second. */
const SECONDS = 4;

/** Publishes one edition after the other until it is told to stop, and says how many. */
function publishing(path: string): { stop(): Promise<number> } {
  let going = true;
  const done = (async () => {
    let count = 0;
    for (; going; count += 1) {
      await publish(path, editionCorpus(EDITIONS[count % EDITIONS.length] ?? 1, TIMES));
      await setTimeout(30);
    }
    return count;
  })();
  return {
    stop() {
      going = false;
      return done;
    },
  };
}

/** Files that a process holds open. */
const filesOf = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      const file = readlinkSync(`/proc/${pid}/fd/${descriptor}`);
      return file.startsWith("/") ? [file] : [];
    } catch {
      return [];
    }
  });

interface Answer {
  data: {
    dataset: { revision: string; observations: number };
    observations: { totalCount: number; nodes: { value: number }[] };
  };
}

/** The edition that an answer is of, if it is of one alone. */
type Ask = (server: Served) => Promise<number | string>;

const QUESTIONS: readonly Ask[] = [
  async (server) => {
    const { status, body } = await server.ask(
      "{ dataset { revision observations } observations(first: 500) { totalCount nodes { value } } }",
    );
    if (status !== 200) return `${status} ${JSON.stringify(body)}`;
    const { dataset, observations } = (body as Answer).data;
    const edition = Number(dataset.revision);
    const counts = [dataset.observations, observations.totalCount];
    const isWhole =
      counts.every((count) => count === countOf(edition)) &&
      observations.nodes.length === 500 &&
      observations.nodes.every(({ value }) => value === edition);
    return isWhole ? edition : JSON.stringify(body);
  },
  async (server) => {
    const { status, body } = await server.ask("{ dataset { revision observations } }");
    const { revision, observations } = (body as Answer).data.dataset;
    return status === 200 && observations === countOf(Number(revision)) ? Number(revision) : JSON.stringify(body);
  },
  async (server) => {
    const answer = await fetch(new URL("/export/observations.csv", server.address));
    const text = await answer.text();
    const [header = "", ...rows] = text.trimEnd().split("\r\n");
    const column = header.split(",").indexOf("value");
    const values = rows.map((row) => Number(row.split(",")[column]));
    const [edition = 0] = values;
    const isWhole = values.every((value) => value === edition) && rows.length === countOf(edition);
    return answer.status === 200 && isWhole ? edition : `${answer.status}, ${rows.length} figures of ${[...new Set(values)].join(" and ")}`;
  },
];

/** Asks again and again until it is told to stop; what was answered, each once. */
async function asking(server: Served, question: Ask, going: () => boolean): Promise<(number | string)[]> {
  const answers = new Set<number | string>();
  while (going()) answers.add(await question(server).catch((error: unknown) => String(error)));
  return [...answers];
}

it("a store that is replaced under load gives each answer from one edition, no error, and no descriptor away", async () => {
  const path = join(temporaryFolder(), "hub.sqlite");
  await publish(path, editionCorpus(1, TIMES));
  const server = await serveAt(path);
  const pid = server.process.pid ?? 0;
  for (const question of QUESTIONS) expect(await question(server)).toBe(1);
  const before = existsSync("/proc") ? filesOf(pid).length : 0;

  let going = true;
  const clients = Array.from({ length: CLIENTS }, () => QUESTIONS.map((question) => asking(server, question, () => going))).flat();
  const builds = publishing(path);
  await setTimeout(SECONDS * 1000);
  const count = await builds.stop();
  going = false;
  const answers = new Set((await Promise.all(clients)).flat());
  expect(count).toBeGreaterThan(SECONDS * 4);
  expect([...answers].filter((answer) => typeof answer === "string")).toEqual([]);
  expect(answers.size).toBeGreaterThan(1);
  if (existsSync("/proc")) await expect.poll(() => filesOf(pid).length, { timeout: 5000 }).toBe(before);
  expect(server.process.exitCode).toBeNull();
});
