import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  publicDir: false,
  logLevel: "warn",
  css: { preprocessorOptions: { scss: { loadPaths: [`${root}node_modules`], quietDeps: true } } },
  build: {
    outDir: `${root}dist/web`,
    emptyOutDir: true,
    // The terms of what is bundled, which ask to be passed on with it.
    license: { fileName: "licences.md" },
    // A file of its own can be cached and satisfies a policy without data: for scripts and styles.
    assetsInlineLimit: 0,
    // The generated documents stand in one file; only those that the page asks stay in its bundle.
    rolldownOptions: { treeshake: { manualPureFunctions: ["TypedDocumentString"] } },
  },
});
