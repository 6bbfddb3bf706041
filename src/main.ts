#!/usr/bin/env -S node --max-semi-space-size=16 --no-memory-reducer
import { loadLightly } from "./loading.ts";

// The first line keeps the memory for new objects small, and V8 from giving back memory, and what it has compiled, in every pause of some
// seconds. Neither can be set later (npm start says the same); src/server/memory.ts sets the rest.

// Looks at the runtime before anything native is loaded: on an older Node the SQLite binding would end the process without a word.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old; 22.12 or newer is needed. Run through npm (npm start), which uses the pinned one.\n`,
  );
  process.exitCode = 1;
} else {
  loadLightly();
  const { run } = await import("./cli.ts");
  process.exitCode = await run(process.argv.slice(2));
}
