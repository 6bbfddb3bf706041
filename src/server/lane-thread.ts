import { loadLightly } from "../loading.ts";

// The thread's entry: what it loads differently has to be known before the rest is looked for.
loadLightly();
await import("./lane-work.ts");
