import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Collects all garbage, and keeps no memory in store for what may come. */
export type Collect = () => void;

/** V8's settings for a server of this size; each holds for what V8 does from then on, in every thread. */
const SETTINGS: readonly string[] = [
  // All memory is looked through when a fifth of the room that is left is used. By default it is when less is left than the memory for
  // new objects takes: in a program of this size that is always, and each large answer from the lane makes V8 look.
  "--incremental-marking-soft-trigger=20",
  "--incremental-marking-hard-trigger=90",
  // Next to nothing of an answer's objects survives it. To share the copying of that with helpers takes longer than to do it.
  "--no-parallel-scavenge",
  // For a server at rest.
  "--expose-gc",
];

/** Sets how this process deals with memory, and gives what collects it. */
export function settleMemory(): Collect {
  for (const setting of SETTINGS) setFlagsFromString(setting);
  // A context that is made afterwards has what the flag exposes.
  const collect = runInNewContext("gc") as NonNullable<typeof globalThis.gc>;
  return () => collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
