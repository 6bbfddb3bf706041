import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/graphiql/",
  logLevel: "warn",
  build: {
    outDir: "../../../dist/graphiql",
    emptyOutDir: true,
    // The terms of what is bundled, which ask to be passed on with it.
    license: { fileName: "licences.md" },
    chunkSizeWarningLimit: 8000,
    rolldownOptions: { onwarn() {} },
  },
  worker: { format: "es" },
});
