// Makes a release of the project in the working directory: its package, what is in it (SBOM) and their sums, all in release/.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installed, type Lock, readLock } from "./lock.ts";

/** What package.json says of the project. */
interface Manifest {
  name: string;
  version: string;
  devDependencies?: unknown;
}

const OUT = "release";

/** A reason not to release, for the person who asked. */
class ReleaseRefused extends Error {}

/** Changes that are not committed, one a line; empty for a clean checkout. */
function uncommitted(folder: string): string {
  try {
    return execFileSync("git", ["status", "--porcelain"], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  } catch {
    throw new ReleaseRefused("A release is made from a checkout with git, so that it can be told which commit is in it.");
  }
}

/** Packages that are installed otherwise than the lock says; empty after `npm ci`. */
function strangers(folder: string): string[] {
  const lock = readLock(folder);
  const hidden = join(folder, "node_modules", ".package-lock.json");
  const found = existsSync(hidden) ? (JSON.parse(readFileSync(hidden, "utf8")) as { packages: Lock }).packages : {};
  const needed = Object.keys(lock).filter((path) => path !== "" && !lock[path]?.optional);
  return [...new Set([...needed, ...Object.keys(found)])].filter((path) => found[path]?.integrity !== lock[path]?.integrity);
}

/**
 * The software bill of materials of what users install, as CycloneDX JSON.
 * `npm sbom --omit dev` leaves out packages that development needs too, GraphQL among them; so npm is asked about a copy of
 * the project that has no development in it.
 */
export function describeMaterials(folder: string): string {
  const { devDependencies, ...manifest } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const whole = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { packages: Record<string, Manifest> };
  const { devDependencies: _ours, ...project } = whole.packages[""] ?? { name: manifest.name, version: manifest.version };
  const kept = installed(readLock(folder)).map((path) => [path, whole.packages[path]]);
  const parent = mkdtempSync(join(tmpdir(), "release-"));
  // npm names the whole after its folder.
  const copy = join(parent, manifest.name);
  try {
    mkdirSync(copy, { recursive: true });
    writeFileSync(join(copy, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(copy, "package-lock.json"), JSON.stringify({ ...whole, packages: { "": project, ...Object.fromEntries(kept) } }));
    const wanted = ["--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "application"];
    return execFileSync("npm", ["sbom", "--loglevel=error", ...wanted], { cwd: copy, encoding: "utf8", maxBuffer: 2 ** 26 });
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/**
 * Fills release/ anew and gives the names of what is in it.
 * @throws ReleaseRefused where something is not committed, or installed otherwise than locked.
 */
function release(folder: string): string[] {
  const changes = uncommitted(folder);
  if (changes !== "") throw new ReleaseRefused(`Commit or stash these first; a release holds what is committed:\n${changes}`);
  const [stranger] = strangers(folder);
  if (stranger !== undefined) throw new ReleaseRefused(`${stranger} is not what package-lock.json says; run npm ci first.`);
  const out = join(folder, OUT);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  execFileSync("npm", ["pack", "--silent", "--pack-destination", out], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  writeFileSync(join(out, `${name}-${version}.cdx.json`), describeMaterials(folder));
  const files = readdirSync(out).sort();
  const sums = files.map(
    (file) =>
      `${createHash("sha256")
        .update(readFileSync(join(out, file)))
        .digest("hex")}  ${file}\n`,
  );
  writeFileSync(join(out, "SHA256SUMS"), sums.join(""));
  return [...files, "SHA256SUMS"];
}

if (import.meta.main) {
  try {
    process.stdout.write(
      release(process.cwd())
        .map((file) => `${OUT}/${file}\n`)
        .join(""),
    );
  } catch (error) {
    if (!(error instanceof ReleaseRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
