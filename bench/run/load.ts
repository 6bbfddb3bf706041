import autocannon from "autocannon";
import { type Ask, HEADERS, isAnswer } from "./ask.ts";
import { processorTime } from "./vitals.ts";

/** What one stretch of load brought. */
export interface Stretch {
  answers: number;
  seconds: number;
  /** Milliseconds of each answer, ascending. */
  latencies: number[];
  /** Answers that were not 200, or held errors, and requests that got none. */
  bad: number;
  bytes: number;
  /** Processor seconds of the server and of the load; null where they are not known. */
  serverTime: number | null;
  loadTime: number;
}

/** Long enough for an export of everything. */
const TIMEOUT = 600;

const from = <T>(list: readonly T[], at: number): T[] => [...list.slice(at), ...list.slice(0, at)];

/** Sends so many requests over so many connections, each of which begins at another place of the list; returns when all are answered. */
export async function load(
  { origin, pid }: { origin: string; pid: number },
  asks: readonly Ask[],
  { amount, connections }: { amount: number; connections: number },
): Promise<Stretch> {
  const [first] = asks;
  if (first === undefined) throw new TypeError("there is nothing to ask");
  const requests = asks.map((ask) => ({ ...ask, headers: HEADERS }));
  const latencies: number[] = [];
  let [bad, bytes, client, begun, ended] = [0, 0, 0, performance.now(), performance.now()];
  const server = processorTime(pid);
  const own = process.cpuUsage();
  const running = autocannon({
    url: origin,
    connections,
    amount: Math.max(amount, connections),
    sampleInt: 50,
    timeout: TIMEOUT,
    requests,
    setupClient: (one) => one.setRequests(from(requests, Math.floor((client++ * requests.length) / connections))),
    verifyBody: (body) => isAnswer(body, first),
  });
  running.on("start", () => {
    begun = performance.now();
  });
  running.on("response", (_client, status, size, milliseconds) => {
    ended = performance.now();
    latencies.push(milliseconds);
    bytes += size;
    if (status !== 200) bad += 1;
  });
  running.on("reqError", () => {
    bad += 1;
  });
  running.on("reqMismatch", () => {
    bad += 1;
  });
  await running;
  const { user, system } = process.cpuUsage(own);
  const serverEnd = processorTime(pid);
  return {
    answers: latencies.length,
    seconds: (ended - begun) / 1000,
    latencies: latencies.sort((a, b) => a - b),
    bad,
    bytes,
    serverTime: server === null || serverEnd === null ? null : serverEnd - server,
    loadTime: (user + system) / 1e6,
  };
}
