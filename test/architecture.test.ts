import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../src/config.ts";
import { type Import, importsOf, modulesOf, ringOf, sourceFiles } from "./helpers/imports.ts";

const SRC = sourceFiles("src");
const IMPORTS = importsOf(SRC);

/** Who may import whom; a folder may always import itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "errors.ts": [],
  "loading.ts": [],
  "config.ts": ["errors.ts"],
  domain: ["errors.ts"],
  store: ["domain", "errors.ts"],
  ingest: ["domain", "store", "errors.ts"],
  query: ["domain", "store", "errors.ts"],
  graphql: ["domain", "query", "store", "errors.ts"],
  export: ["domain", "query", "store", "errors.ts"],
  server: ["graphql", "export", "query", "store", "ingest", "config.ts", "errors.ts", "loading.ts"],
  web: ["client"],
  client: [],
  cli: ["config.ts", "errors.ts", "domain", "store", "query", "ingest", "graphql", "server", "export", "client"],
  "cli.ts": ["cli", "config.ts", "errors.ts"],
  "main.ts": ["cli.ts", "loading.ts"],
};

/** The folder of a file in `src/`, or the file itself where it lies in none; null for what is not ours. */
const partOf = (path: string): string | null => /^src\/([^/]+)/.exec(path)?.[1] ?? null;
const shown = ({ from, to }: Import): string => `${from} imports ${to}`;

/** Imports between parts that the table does not allow. */
const forbidden = (imports: readonly Import[]): string[] =>
  imports
    .filter(({ from, to }) => {
      const [importer, imported] = [partOf(from), partOf(to)];
      return imported !== null && importer !== imported && !ALLOWED[importer ?? ""]?.includes(imported);
    })
    .map(shown);

/** Pairs of parts that import each other. */
const mutual = (imports: readonly Import[]): string[] => {
  const pairs = new Set(imports.map(({ from, to }) => `${partOf(from)} ${partOf(to)}`));
  return [...pairs].filter((pair) => {
    const [a, b] = pair.split(" ");
    return a !== b && pairs.has(`${b} ${a}`);
  });
};

describe("the check itself", () => {
  it("sees every way to import", () => {
    const text = [
      'import "a";',
      'import b from "b";',
      'import {\n  c,\n  type C,\n} from "c";',
      'import type { D } from "d";',
      'export * from "e";',
      'export { f } from "f";',
      'const { g } = await import("g");',
      'export const NAME = "no import";',
      'const text = "from";',
    ].join("\n");
    expect(modulesOf(text)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });

  it("finds what is forbidden, mutual or a ring", () => {
    const bad = [
      { from: "src/domain/a.ts", to: "src/store/b.ts" },
      { from: "src/store/b.ts", to: "src/domain/a.ts" },
    ];
    expect(forbidden(bad)).toEqual(["src/domain/a.ts imports src/store/b.ts"]);
    expect(mutual(bad)).toEqual(["domain store", "store domain"]);
    expect(ringOf([...bad, { from: "src/c.ts", to: "src/store/b.ts" }])).toEqual(["src/domain/a.ts", "src/store/b.ts"]);
  });

  it("has a row for everything in src/, and follows each import to its file", () => {
    expect(readdirSync(join(PROJECT_FOLDER, "src")).filter((part) => !(part in ALLOWED))).toEqual([]);
    expect(SRC.size).toBeGreaterThan(50);
    const ours = IMPORTS.filter(({ to }) => partOf(to) !== null);
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.filter(({ to }) => !existsSync(join(PROJECT_FOLDER, to))).map(shown)).toEqual([]);
  });
});

describe("the tree", () => {
  it("imports downhill only, by the table", () => {
    expect(forbidden(IMPORTS)).toEqual([]);
  });

  it("has no two folders that import each other", () => {
    expect(mutual(IMPORTS)).toEqual([]);
  });

  it("has a page and a client that know the hub by its generated documents alone", () => {
    const own = IMPORTS.filter(({ from }) => ["web", "client"].includes(partOf(from) ?? ""));
    const beyond = own.filter(({ from, to }) => /^(src|schema|data|scripts|test)\//.test(to) && partOf(from) !== partOf(to));
    expect(beyond.filter(({ to }) => !/^(src\/client\/generated|schema\/operations)\//.test(to)).map(shown)).toEqual([]);
  });

  it("has relations in resolvers, not in types: types form no ring", () => {
    const types = IMPORTS.filter(({ from, to }) => from.endsWith(".type.ts") && to.endsWith(".type.ts"));
    const shared = ["src/graphql/node.type.ts", "src/graphql/period.type.ts"];
    expect(types).not.toEqual([]);
    expect(ringOf(types.filter(({ to }) => !shared.includes(to)))).toEqual([]);
  });

  it("has no file over 300 lines", () => {
    const files = [...SRC, ...sourceFiles("test"), ...sourceFiles("scripts")];
    const long = files.map(([path, text]) => [path, text.trimEnd().split("\n").length] as const).filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  it("reads the environment in config.ts alone", () => {
    const readers = [...SRC].filter(([, text]) =>
      /\bprocess\s*(\?\.|\.)\s*env\b|\benv\b[^;]*from "node:process"|import\.meta\.env/.test(text),
    );
    expect(readers.map(([path]) => path)).toEqual(["src/config.ts"]);
  });

  it("knows its database in store/ alone", () => {
    const roots = readdirSync(PROJECT_FOLDER).filter((name) => name.endsWith(".ts"));
    const outside = new Map(roots.map((name) => [name, readFileSync(join(PROJECT_FOLDER, name), "utf8")]));
    const all = [...IMPORTS, ...importsOf(sourceFiles("scripts")), ...importsOf(outside)];
    const knowing = all.filter(({ to }) => /^(drizzle|better-sqlite3|node:sqlite)/.test(to)).map(({ from }) => from);
    const elsewhere = new Set(knowing.filter((from) => !from.startsWith("src/store/")));
    expect([...elsewhere]).toEqual(["drizzle.config.ts"]);
  });

  it("keeps the domain pure: no files, no network, no SQL, no GraphQL, no clock", () => {
    const domain = [...SRC].filter(([path]) => partOf(path) === "domain");
    const packages = importsOf(new Map(domain)).filter(({ to }) => partOf(to) === null);
    expect(packages.filter(({ to }) => /^node:|graphql|fastify|apollo/.test(to)).map(shown)).toEqual([]);
    expect(domain.filter(([, text]) => /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(text)).map(([path]) => path)).toEqual([]);
  });
});
