import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/graphiql/",
  logLevel: "warn",
  build: { outDir: "../../../dist/graphiql", emptyOutDir: true, chunkSizeWarningLimit: 8000, rolldownOptions: { onwarn() {} } },
  worker: { format: "es" },
});
