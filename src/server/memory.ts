import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Collects all garbage, and keeps no memory in store for what may come. */
export type Collect = () => void;

/** V8's settings for a server of this size; each holds for what V8 does from then on, in every thread. */
const SETTINGS: readonly string[] = [
  // Next to nothing of an answer's objects survives it. To share the copying of that with helpers takes longer than to do it.
  "--no-parallel-scavenge",
  // For a server at rest.
  "--expose-gc",
];

/**
 * When V8 begins to look through all memory, in hundredths of the room that is left: by default (0) when less is left than the memory for new
 * objects takes. While large answers come from another thread that is always, and each of them makes it look; without them to look early costs a fifth.
 */
const TRIGGERS = { alone: [0, 0], besideTheLane: [20, 90] } as const;

/** Sets when V8 begins to look through all memory, by who works. */
export function settleTriggers(who: keyof typeof TRIGGERS): void {
  const [soft, hard] = TRIGGERS[who];
  setFlagsFromString(`--incremental-marking-soft-trigger=${soft}`);
  setFlagsFromString(`--incremental-marking-hard-trigger=${hard}`);
}

/** Sets how this process deals with memory, and gives what collects it. */
export function settleMemory(): Collect {
  for (const setting of SETTINGS) setFlagsFromString(setting);
  // A context that is made afterwards has what the flag exposes.
  const collect = runInNewContext("gc") as NonNullable<typeof globalThis.gc>;
  return () => collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
