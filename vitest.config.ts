import { defineConfig } from "vitest/config";

export default defineConfig({
  // Apollo and type-graphql load the CommonJS build of graphql; Vite would pick the other one, and a schema must not meet two.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: { include: ["test/**/*.test.ts"], setupFiles: ["reflect-metadata"], testTimeout: 20_000 },
});
