// Loaded before a peer: whoever asks for graphql gets the project's copy, the one that the hub's schema is made of. Two copies refuse each other's types.
import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const PROJECT = new URL("../../package.json", import.meta.url);
const project = createRequire(PROJECT);
const isShared = (specifier: string): boolean => specifier === "graphql" || specifier.startsWith("graphql/");

registerHooks({
  resolve: (specifier, context, next) =>
    // The project's own look-up comes through here as well.
    isShared(specifier) && context.parentURL !== PROJECT.href
      ? { url: pathToFileURL(project.resolve(specifier)).href, shortCircuit: true }
      : next(specifier, context),
});
