import { isDeepStrictEqual } from "node:util";
import { type Ask, ask } from "./ask.ts";
import type { Contestant, Name } from "./contestants.ts";
import { load, type Stretch } from "./load.ts";
import { median } from "./median.ts";
import { type Row, spread, type Work } from "./work.ts";

/** How long each contestant works on each row. */
export interface Pace {
  rounds: number;
  /** Seconds of a round, and of what goes before the first. */
  seconds: number;
  warmUp: number;
}

/** What one contestant did on one row, over all its rounds. */
export interface Score {
  /** Answers in a second: the median of the rounds. */
  rate: number;
  /** The slowest and the fastest round. */
  range: [lowest: number, highest: number];
  /** Milliseconds within which half and 99 of a hundred answers came: medians of the rounds. */
  p50: number;
  p99: number;
  /** Milliseconds of the server's processor time for an answer; null where Linux does not say. */
  processor: number | null;
  /** Share of its core that making the load took, at most; near 1 the load is the limit. */
  loadBusy: number;
  bytes: number;
  answers: number;
  /** Answers that were none; a score with any does not count. */
  bad: number;
}

export type Scores = Partial<Record<Row, Partial<Record<Name, Score>>>>;

/** The value below which a share of ascending numbers lies. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const rateOf = ({ answers, seconds }: Stretch): number => answers / seconds;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function scoreOf(stretches: readonly Stretch[]): Score {
  const rates = stretches.map(rateOf);
  const answers = sum(stretches.map((stretch) => stretch.answers));
  const times = stretches.map(({ serverTime }) => serverTime);
  return {
    rate: median(rates),
    range: [Math.min(...rates), Math.max(...rates)],
    p50: median(stretches.map(({ latencies }) => quantile(latencies, 0.5))),
    p99: median(stretches.map(({ latencies }) => quantile(latencies, 0.99))),
    processor: times.every((time) => time !== null) ? (1000 * sum(times)) / answers : null,
    loadBusy: Math.max(...stretches.map(({ loadTime, seconds }) => loadTime / seconds)),
    bytes: sum(stretches.map(({ bytes }) => bytes)) / answers,
    answers,
    bad: sum(stretches.map(({ bad }) => bad)),
  };
}

/** How many of a row's questions are held against the hub's answers before anything is measured. */
const CHECKED = 20;

/** Holds each contestant's answers against the hub's. @throws Error for one that differs, is not 200 or holds errors. */
export async function verify(work: Work, contestants: readonly Contestant[]): Promise<void> {
  if (work.row === "f") return; // Files are held against each other while they are fetched.
  const hub = contestants.find(({ name }) => name === "hub");
  if (hub === undefined) throw new TypeError("there is no hub to hold answers against");
  for (const { name, server, same, asks } of contestants) {
    const own = asks(work);
    if (own === null) continue;
    for (const index of spread([...own.keys()], CHECKED)) {
      const [question, model] = [own[index], work.asks[index]];
      if (question === undefined || model === undefined) continue;
      const answer = JSON.parse(await ask(server.origin, question)) as object;
      const expected = same ? (JSON.parse(await ask(hub.server.origin, model)) as object) : answer;
      if (!isDeepStrictEqual(answer, expected))
        throw new Error(`${name} answers otherwise than the hub: row ${work.row}, question ${index}`);
    }
  }
}

interface Runner {
  contestant: Contestant;
  asks: readonly Ask[];
  /** Answers in a second, as far as is known. */
  pace: number;
  stretches: Stretch[];
}

/** Lets a server work until it is warm, in stretches that grow; afterwards it is known how fast it is. */
async function warmUp(runner: Runner, work: Work, seconds: number): Promise<Stretch> {
  let [spent, amount] = [0, work.connections];
  for (;;) {
    const stretch = await load(runner.contestant.server, runner.asks, { amount, connections: work.connections });
    spent += stretch.seconds;
    runner.pace = rateOf(stretch);
    if (spent >= seconds) return stretch;
    amount = Math.min(amount * 4, Math.max(work.connections, Math.ceil(runner.pace * (seconds - spent))));
  }
}

/** Measures all contestants on one row, in turns: A B C A B C, so that a noisy machine is noisy for all. */
export async function contest(
  work: Work,
  contestants: readonly Contestant[],
  { rounds, seconds, warmUp: warm }: Pace,
  say: (line: string) => void,
): Promise<Partial<Record<Name, Score>>> {
  const runners: Runner[] = contestants.flatMap((contestant) => {
    const asks = contestant.asks(work);
    return asks === null ? [] : [{ contestant, asks, pace: 0, stretches: [] }];
  });
  const warmUps: Stretch[] = [];
  for (const runner of runners) warmUps.push(await warmUp(runner, work, warm));
  // What takes as long as all rounds together is done once: a second time would tell the same.
  const isLong = runners.some(({ pace }) => 1 / pace > rounds * seconds);
  for (const [index, runner] of runners.entries()) if (isLong) runner.stretches.push(...warmUps.slice(index, index + 1));
  for (let round = 0; round < (isLong ? 0 : rounds); round++) {
    for (const runner of runners) {
      const amount = Math.max(work.connections, Math.ceil(runner.pace * seconds));
      const stretch = await load(runner.contestant.server, runner.asks, { amount, connections: work.connections });
      runner.pace = rateOf(stretch);
      runner.stretches.push(stretch);
    }
  }
  const files = new Set([...runners.flatMap(({ stretches }) => stretches), ...warmUps].flatMap(({ digests }) => digests));
  if (files.size > 1) throw new Error(`row ${work.row}: the contestants' files are not the same`);
  const scores = runners.map(({ contestant, stretches }) => [contestant.name, scoreOf(stretches)] as const);
  for (const [name, { rate, bad }] of scores)
    say(`  ${work.row}  ${name.padEnd(18)} ${rate.toFixed(1).padStart(9)} a second${bad > 0 ? `, ${bad} BAD` : ""}`);
  return Object.fromEntries(scores);
}
