import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** What a process uses now and has used at most, in megabytes. */
export interface Memory {
  resident: number;
  peak: number;
}

const read = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
};

/** The memory of a process by Linux's own account; null where there is none, or the process has gone. */
export function memoryOf(pid: number): Memory | null {
  const status = read(`/proc/${pid}/status`);
  const megabytes = (name: string): number | null => {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status ?? "")?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  };
  const [resident, peak] = [megabytes("VmRSS"), megabytes("VmHWM")];
  return resident === null || peak === null ? null : { resident, peak };
}

/** Until a hub without work has ended its second thread and given the memory back, with some time to spare. */
const REST_SECONDS = 100;

/** The most memory that a hub has taken, and what it takes after a rest. */
export async function memoryAtRest(pid: number): Promise<{ peak: number; rest: number } | null> {
  await sleep(REST_SECONDS * 1000);
  const memory = memoryOf(pid);
  return memory && { peak: memory.peak, rest: memory.resident };
}

/** Ticks of the clock by which Linux accounts processor time, in a second. */
const TICKS = 100;

/** Seconds of processor time that a process has used, all its threads together; null where that is not known. */
export function processorTime(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name of the program stands in brackets and may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [Number(fields?.[11]), Number(fields?.[12])];
  return Number.isFinite(user + system) ? (user + system) / TICKS : null;
}
