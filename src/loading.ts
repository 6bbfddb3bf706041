import * as module from "node:module";

/**
 * Makes this thread load Drizzle's CommonJS build, which is the same code. Its package.json is large, and Node copies it for every ES module
 * of that package: 400 ms and 100 MB before anything is done. (Node below 22.15 has no such hooks, and takes the long way.)
 */
export function loadLightly(): void {
  module.registerHooks?.({
    resolve: (name, context, next) =>
      next(name, name.startsWith("drizzle-orm") ? { ...context, conditions: ["node", "require"] } : context),
  });
}
