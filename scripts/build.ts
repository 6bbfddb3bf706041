// Builds dist/: the program by tsc, its migrations, and GraphiQL by Vite, which takes ten seconds and so is built only when what it is made of has changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string): string => `${root}node_modules/.bin/${name}`;
const run = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

for (const name of existsSync(`${root}dist`) ? readdirSync(`${root}dist`) : [])
  if (name !== "graphiql") rmSync(`${root}dist/${name}`, { recursive: true });
run(bin("tsc"), "-p", "tsconfig.build.json");
cpSync(`${root}src/store/migrations`, `${root}dist/store/migrations`, { recursive: true });

const folder = `${root}src/web/graphiql/`;
const inputs = [
  ...readdirSync(folder).map((name) => folder + name),
  `${root}schema/operations/CouncilsOnOneMeasure.graphql`,
  `${root}package-lock.json`,
];
const digest = inputs.reduce((hash, file) => hash.update(readFileSync(file)), createHash("sha256")).digest("hex");
const stamp = `${root}dist/graphiql/.built-from`;
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== digest) {
  process.stderr.write("Bundling GraphiQL, once; about ten seconds …\n");
  run(bin("vite"), "build", "--config", "src/web/graphiql/vite.config.ts");
  writeFileSync(stamp, digest);
}
