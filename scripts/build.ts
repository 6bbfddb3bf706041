// Builds dist/: the program by tsc, its migrations, and the page and GraphiQL by Vite, each only when what it is made of has changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** What Vite makes of a folder. */
interface Bundle {
  /** Its folder in dist/. */
  out: string;
  config: string;
  /** Files and folders that it is made of, besides the locked dependencies. */
  inputs: readonly string[];
  said: string;
}

const BUNDLES: readonly Bundle[] = [
  {
    out: "graphiql",
    config: "src/web/graphiql/vite.config.ts",
    inputs: ["src/web/graphiql", "schema/operations/CouncilsOnOneMeasure.graphql"],
    said: "Bundling GraphiQL, once; about ten seconds …",
  },
  { out: "web", config: "src/web/vite.config.ts", inputs: ["src/web", "src/client/generated/graphql.ts"], said: "Bundling the page …" },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string): string => `${root}node_modules/.bin/${name}`;
const run = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

/** Bytes below which a file is sent as it is. */
const SMALL = 1024;
/** Of brotli's eleven, and of gzip's nine: a finer one takes ten times as long for a few hundredths. */
const QUALITY = 9;

/** Puts beside each file of a bundle what browsers are sent of it, so that none is packed anew for each. */
function pack(folder: string): void {
  for (const file of filesOf(folder).filter((name) => /\.(?:js|css|html|md|svg)$/.test(name))) {
    const body = readFileSync(file);
    if (body.length < SMALL) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }));
    writeFileSync(`${file}.gz`, gzipSync(body, { level: QUALITY }));
  }
}

/** The files of a folder at any depth, or the file itself, in order of their names. */
const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];

/** What stands in the files and where: equal for two trees exactly when the bundles are. */
function digestOf(inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of [...inputs, "package-lock.json", "scripts/build.ts"].flatMap((input) => filesOf(join(root, input))))
    hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function bundle(what: Bundle): void {
  const digest = digestOf(what.inputs);
  const stamp = `${root}dist/${what.out}/.built-from`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  process.stderr.write(`${what.said}\n`);
  run(bin("vite"), "build", "--config", what.config);
  pack(`${root}dist/${what.out}`);
  writeFileSync(stamp, digest);
}

const kept = new Set(BUNDLES.map(({ out }) => out));
for (const name of existsSync(`${root}dist`) ? readdirSync(`${root}dist`) : [])
  if (!kept.has(name)) rmSync(`${root}dist/${name}`, { recursive: true });
run(bin("tsc"), "-p", "tsconfig.build.json");
run(bin("tsc"), "-p", "tsconfig.client.json");
cpSync(`${root}src/store/migrations`, `${root}dist/store/migrations`, { recursive: true });
cpSync(`${root}src/client/generated/persisted-documents.json`, `${root}dist/client/generated/persisted-documents.json`);
for (const what of BUNDLES) bundle(what);
writeFileSync(
  `${root}dist/program.sha256`,
  digestOf(
    readdirSync(`${root}dist`)
      .filter((name) => !kept.has(name))
      .map((name) => `dist/${name}`),
  ),
);
