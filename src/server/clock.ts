/** Milliseconds by a clock that all threads share and nobody sets: that of the day may jump. */
export const steadyNow = (): number => Number(process.hrtime.bigint()) / 1e6;
