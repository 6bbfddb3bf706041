/** What a process takes at one moment. */
export interface Sample {
  /** Resident, in megabytes. */
  memory: number;
  descriptors: number;
}

/** How far memory may be above what it was, in a run of minutes: caches fill, and garbage is collected when it suits. A leak goes on, and is soon beyond. */
export const MOST_MEMORY = 1.2;
/** How many more descriptors may be open: lines come and go, and a store that is being replaced is open twice. */
export const MOST_DESCRIPTORS = 5;

/** What has become of a run, in the words of the report. */
export interface Verdict {
  flat: boolean;
  memory: string;
  descriptors: string;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Whether memory and descriptors have stayed flat: the medians of the last third of a run against those of the second; the first is for warming up. */
export function judge(samples: readonly Sample[], mostMemory = MOST_MEMORY): Verdict {
  const third = Math.floor(samples.length / 3);
  const [before, after] = [samples.slice(third, 2 * third), samples.slice(2 * third)];
  const medians = (of: (sample: Sample) => number): readonly [number, number] => [median(before.map(of)), median(after.map(of))];
  const memory = medians((sample) => sample.memory);
  const descriptors = medians((sample) => sample.descriptors);
  return {
    flat: memory[1] <= memory[0] * mostMemory && descriptors[1] <= descriptors[0] + MOST_DESCRIPTORS,
    memory: `memory ${memory[0].toFixed(0)} MB, later ${memory[1].toFixed(0)} MB (at most ${(memory[0] * mostMemory).toFixed(0)})`,
    descriptors: `open files ${descriptors[0]}, later ${descriptors[1]} (at most ${descriptors[0] + MOST_DESCRIPTORS})`,
  };
}
