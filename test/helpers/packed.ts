import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PROJECT_FOLDER } from "../../src/config.ts";

const execute = promisify(execFile);
const OURS = join(PROJECT_FOLDER, "node_modules");

/** The packed package, installed into a project of somebody else. */
export interface Packed {
  /** The folder of that project. */
  project: string;
  /** The package as it was packed. */
  tarball: string;
  /** Every file in it, with slashes. */
  files: string[];
  read(file: string): string;
}

/** Packs what `npm run build` has made and installs it into a project in `folder`, with its own dependencies and no others. */
export async function installPacked(folder: string): Promise<Packed> {
  if (!existsSync(join(PROJECT_FOLDER, "dist", "client", "index.d.ts"))) throw new Error("There is nothing to pack yet: npm run build");
  await execute("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: PROJECT_FOLDER });
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (name === undefined) throw new Error("npm pack has packed nothing");
  const tarball = join(folder, name);
  const project = join(folder, "project");
  const home = join(project, "node_modules", "indicator-hub");
  mkdirSync(home, { recursive: true });
  await execute("tar", ["-xzf", tarball, "-C", home, "--strip-components=1"]);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "somebody", private: true, type: "module" }));
  const read = (file: string): string => readFileSync(join(home, file), "utf8");
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  for (const dependency of [...Object.keys(dependencies), "@types/node"]) {
    const link = join(project, "node_modules", dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(OURS, dependency), link, "junction");
  }
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
    .map((file) => file.replaceAll("\\", "/"));
  return { project, tarball, files: files.sort(), read };
}

/** Runs a program of the project with Node, and gives what it has written. */
export async function runNode(project: string, args: readonly string[], settings: Record<string, string> = {}): Promise<string> {
  const { stdout } = await execute(process.execPath, [...args], { cwd: project, env: { ...process.env, ...settings } });
  return stdout;
}

/** What the compiler objects to in a project; empty for nothing. */
export async function compile(project: string, config: string): Promise<string> {
  return await execute(join(OURS, ".bin", "tsc"), ["-p", config], { cwd: project }).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? String(error),
  );
}
