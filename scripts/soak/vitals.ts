import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Whether this system tells what a process takes. */
export const canTellVitals = existsSync("/proc/self/status");

/** Resident memory of a process, in megabytes. */
export function residentMB(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

/** Descriptors that a process holds open. */
export function descriptorsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
