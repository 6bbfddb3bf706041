import { spawnSync } from "node:child_process";

/** Which core the servers run on, which the load, and all that there are, as `taskset` lists them. */
export interface Cores {
  server: number;
  load: number;
  all: string;
}

/** The cores that `taskset` lists: 0-2,5 are 0, 1, 2 and 5. */
export function parseCores(list: string): number[] {
  return list.split(",").flatMap((part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Keeps this process, which makes the load, on one core and leaves another to the servers. Says why where that cannot be; null then. */
export function divideCores(say: (line: string) => void): Cores | null {
  const taskset = (...args: string[]) => spawnSync("taskset", args, { encoding: "utf8" });
  const asked = taskset("-cp", String(process.pid));
  const all = /list:\s*([\d,-]+)/.exec(asked.stdout ?? "")?.[1];
  if (asked.status !== 0 || all === undefined) {
    say("There is no taskset here: servers and load share all cores, and the figures are the worse for it.");
    return null;
  }
  const [server, load] = parseCores(all);
  if (server === undefined || load === undefined) {
    say("There is one core only: servers and load share it, and the figures are the worse for it.");
    return null;
  }
  taskset("-acp", String(load), String(process.pid));
  return { server, load, all };
}

/** A command that runs on these cores; wherever this process may without any. */
export function onCores(cores: number | string | undefined, command: string, args: readonly string[]): [command: string, args: string[]] {
  return cores === undefined ? [command, [...args]] : ["taskset", ["-c", String(cores), command, ...args]];
}
