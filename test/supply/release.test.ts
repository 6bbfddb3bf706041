import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { licencesOfTheHub } from "../../scripts/licences.ts";
import { readLock } from "../../scripts/lock.ts";
import { describeMaterials } from "../../scripts/release.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { temporaryFolder } from "../helpers/folder.ts";

const SCRIPT = join(PROJECT_FOLDER, "scripts", "release.ts");

interface Materials {
  bomFormat: string;
  metadata: { component: { name: string; version: string; type: string } };
  components: { name: string; version: string; hashes?: { alg: string; content: string }[]; licenses?: unknown[] }[];
}

/** A project with nothing but a name, committed. */
function tiny(): string {
  const folder = temporaryFolder();
  const manifest = { name: "tiny", version: "1.2.3", files: ["tiny.js"] };
  const packages = { "": { name: "tiny", version: "1.2.3" } };
  const files = {
    "package.json": manifest,
    "package-lock.json": { name: "tiny", version: "1.2.3", lockfileVersion: 3, requires: true, packages },
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  writeFileSync(join(folder, "tiny.js"), "export const tiny = 1;\n");
  writeFileSync(join(folder, ".gitignore"), "release/\nnode_modules/\n");
  git(folder, "init", "--quiet");
  git(folder, "add", ".");
  git(folder, "-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "-m", "Begin");
  return folder;
}

const git = (cwd: string, ...args: string[]): void => void execFileSync("git", args, { cwd });
const release = (cwd: string) => spawnSync(process.execPath, [SCRIPT], { cwd, encoding: "utf8" });
const read = (folder: string, name: string): string => readFileSync(join(folder, "release", name), "utf8");

describe("a release", () => {
  it("is the package, what is in it, and the sums of both", () => {
    const folder = tiny();
    expect(release(folder)).toMatchObject({
      status: 0,
      stdout: "release/tiny-1.2.3.cdx.json\nrelease/tiny-1.2.3.tgz\nrelease/SHA256SUMS\n",
    });
    expect(readdirSync(join(folder, "release"))).toHaveLength(3);
    const sums = read(folder, "SHA256SUMS").trimEnd().split("\n");
    expect(sums.map((line) => line.split("  ")[1])).toEqual(["tiny-1.2.3.cdx.json", "tiny-1.2.3.tgz"]);
    for (const line of sums) {
      const [sum, name = ""] = line.split("  ");
      expect(
        createHash("sha256")
          .update(readFileSync(join(folder, "release", name)))
          .digest("hex"),
      ).toBe(sum);
    }
    expect(JSON.parse(read(folder, "tiny-1.2.3.cdx.json"))).toMatchObject({ metadata: { component: { name: "tiny", version: "1.2.3" } } });
  });

  it("holds nothing of the one before", () => {
    const folder = tiny();
    mkdirSync(join(folder, "release"));
    writeFileSync(join(folder, "release", "tiny-1.2.2.tgz"), "old");
    expect(release(folder).status).toBe(0);
    expect(readdirSync(join(folder, "release"))).not.toContain("tiny-1.2.2.tgz");
  });

  it("is refused where something is not committed, and where there is no git", () => {
    const folder = tiny();
    writeFileSync(join(folder, "tiny.js"), "export const tiny = 2;\n");
    expect(release(folder)).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(/^Commit or stash .*\nM tiny.js\n$/) });
    const bare = temporaryFolder();
    expect(release(bare)).toMatchObject({ status: 1, stderr: expect.stringContaining("a checkout with git") });
  });

  it("is refused where what is installed is not what is locked", () => {
    const folder = tiny();
    const packages = { "node_modules/stranger": { version: "1.0.0", integrity: "sha512-other" } };
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));
    expect(release(folder)).toMatchObject({
      status: 1,
      stderr: "node_modules/stranger is not what package-lock.json says; run npm ci first.\n",
    });
  });
});

describe("the project's bill of materials", () => {
  const materials = JSON.parse(describeMaterials(PROJECT_FOLDER)) as Materials;

  it("is about the hub", () => {
    expect(materials).toMatchObject({
      bomFormat: "CycloneDX",
      metadata: { component: { name: "indicator-hub", type: "application" } },
    });
  });

  it("lists what users install: every package of the list of licences, each with its sum and its terms", () => {
    const shown = ({ name, version }: { name: string; version: string }): string => `${name}@${version}`;
    expect(materials.components.map(shown).sort()).toEqual(licencesOfTheHub(readLock(PROJECT_FOLDER)).map(shown).sort());
    const bare = materials.components.filter(({ hashes, licenses }) => hashes?.[0]?.alg !== "SHA-512" || licenses?.length !== 1);
    expect(bare.map(shown)).toEqual([]);
  });
});
