import { fileURLToPath } from "node:url";

/** The project's own folder. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
/** Where the benchmark lies, with the peers' own packages. */
export const BENCH = fileURLToPath(new URL("..", import.meta.url));
/** Where data, stores and results are made; git ignores it. */
export const WORK = `${PROJECT}var/bench/`;
