import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { PROJECT_FOLDER } from "../../src/config.ts";

/** One file that names another, or a package: `from` is a path within the project, `to` one too, or the name as written. */
export interface Import {
  from: string;
  to: string;
}

const IMPORT = /^(?:import|export)\b[^"=;]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

/** The modules that a source text names. */
export function modulesOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "");
}

/** Every TypeScript (with or without JSX) and JavaScript file under a folder of the project that people write, by its path within the project. */
export function sourceFiles(folder: string): Map<string, string> {
  const names = readdirSync(join(PROJECT_FOLDER, folder), { recursive: true, encoding: "utf8" });
  const paths = names.map((name) => posix.join(folder, name.replaceAll("\\", "/")));
  const written = paths.filter((path) => /\.[tj]sx?$/.test(path) && !path.includes("/generated/")).sort();
  return new Map(written.map((path) => [path, readFileSync(join(PROJECT_FOLDER, path), "utf8")]));
}

/** What the files import; relative paths are resolved, so that `../errors.ts` in `src/store/` is `src/errors.ts`, and what a bundler is told after `?` is left out. */
export function importsOf(files: ReadonlyMap<string, string>): Import[] {
  return [...files].flatMap(([from, text]) =>
    modulesOf(text).map((name) => ({ from, to: name.startsWith(".") ? posix.join(dirname(from), name.replace(/\?.*$/, "")) : name })),
  );
}

/** Files on a ring of imports: those that reach themselves. */
export function ringOf(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const reaches = (start: string): boolean => {
    const seen = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { to } of next.get(at) ?? []) {
        if (to === start) return true;
        if (!seen.has(to)) open.push(to);
        seen.add(to);
      }
    }
    return false;
  };
  return [...next.keys()].filter(reaches).sort();
}
