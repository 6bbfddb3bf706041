#!/usr/bin/env node
import * as module from "node:module";

// Looks at the runtime before anything native is loaded: on an older Node the SQLite binding would end the process without a word.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old; 22.12 or newer is needed. Run through npm (npm start), which uses the pinned one.\n`,
  );
  process.exitCode = 1;
} else {
  // Drizzle's package.json is large, and Node copies it for every ES module of that package: 400 ms and 200 MB before anything is done.
  // Its CommonJS build is the same code. (Node below 22.15 has no such hooks, and takes the long way.)
  module.registerHooks?.({
    resolve: (name, context, next) =>
      next(name, name.startsWith("drizzle-orm") ? { ...context, conditions: ["node", "require"] } : context),
  });
  const { run } = await import("./cli.ts");
  process.exitCode = await run(process.argv.slice(2));
}
