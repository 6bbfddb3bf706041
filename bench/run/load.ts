import autocannon from "autocannon";
import { type Ask, HEADERS, isAnswer } from "./ask.ts";
import { type Download, download } from "./download.ts";
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
  /** What tells files from others, where files were fetched. */
  digests: string[];
}

/** Seconds that an answer may take. */
const TIMEOUT = 60;

const from = <T>(list: readonly T[], at: number): T[] => [...list.slice(at), ...list.slice(0, at)];

/** Fetches files one after the other. */
async function downloads(
  { origin }: { origin: string },
  asks: readonly Ask[],
  amount: number,
): Promise<Omit<Stretch, "serverTime" | "loadTime">> {
  const files: Download[] = [];
  const begun = performance.now();
  for (let index = 0; index < amount; index++) files.push(await download(`${origin}${asks[index % asks.length]?.path}`, HEADERS));
  return {
    answers: files.length,
    seconds: (performance.now() - begun) / 1000,
    latencies: files.map(({ milliseconds }) => milliseconds),
    bad: files.filter(({ status, bytes }) => status !== 200 || bytes === 0).length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    digests: [...new Set(files.map(({ digest }) => digest))],
  };
}

/** Sends so many questions over so many connections, each of which begins at another place of the list. */
async function questions(
  { origin }: { origin: string },
  asks: readonly Ask[],
  amount: number,
  connections: number,
): Promise<Omit<Stretch, "serverTime" | "loadTime">> {
  const requests = asks.map((ask) => ({ ...ask, headers: HEADERS }));
  const latencies: number[] = [];
  let [bad, bytes, client, begun, ended] = [0, 0, 0, performance.now(), performance.now()];
  const running = autocannon({
    url: origin,
    connections,
    amount: Math.max(amount, connections),
    sampleInt: 50,
    timeout: TIMEOUT,
    requests,
    setupClient: (one) => one.setRequests(from(requests, Math.floor((client++ * requests.length) / connections))),
    verifyBody: isAnswer,
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
  return { answers: latencies.length, seconds: (ended - begun) / 1000, latencies, bad, bytes, digests: [] };
}

/** Asks a server so many times; returns when all is answered. */
export async function load(
  server: { origin: string; pid: number },
  asks: readonly Ask[],
  { amount, connections }: { amount: number; connections: number },
): Promise<Stretch> {
  const [first] = asks;
  if (first === undefined) throw new TypeError("there is nothing to ask");
  const before = processorTime(server.pid);
  const own = process.cpuUsage();
  const found = await (first.method === "GET" ? downloads(server, asks, amount) : questions(server, asks, amount, connections));
  const { user, system } = process.cpuUsage(own);
  const after = processorTime(server.pid);
  return {
    ...found,
    latencies: found.latencies.sort((a, b) => a - b),
    serverTime: before === null || after === null ? null : after - before,
    loadTime: (user + system) / 1e6,
  };
}
