import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { closure, type Lock, nameAt, readLock } from "../../scripts/lock.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";

type Pins = Readonly<Record<string, unknown>>;

interface Manifest {
  dependencies?: Pins;
  devDependencies?: Pins;
  optionalDependencies?: Pins;
  overrides?: Pins;
  allowScripts?: Readonly<Record<string, boolean>>;
}

const OUTSIDE = ["node_modules", "dist", "release", "var"];
const PROJECTS = globSync("**/package.json", { cwd: PROJECT_FOLDER, exclude: (name) => OUTSIDE.some((folder) => name.includes(folder)) })
  .map((file) => dirname(file))
  .sort();
const manifestOf = (project: string): Manifest =>
  JSON.parse(readFileSync(join(PROJECT_FOLDER, project, "package.json"), "utf8")) as Manifest;

/** What is not one exact version, as `name version`; overrides may stand within each other. */
const loose = (pins: Pins = {}): string[] =>
  Object.entries(pins).flatMap(([name, pin]) =>
    typeof pin === "string" ? (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(pin) ? [] : [`${name} ${pin}`]) : loose(pin as Pins),
  );

it("knows the project itself, and can tell a loose version", () => {
  expect(PROJECTS).toContain(".");
  expect(loose({ a: "1.2.3", b: "2.0.0-rc.4", c: "^1.0.0", d: { e: "latest", f: "1.0.0" }, g: "1.x", h: "git+ssh://host/h" })).toEqual([
    "c ^1.0.0",
    "e latest",
    "g 1.x",
    "h git+ssh://host/h",
  ]);
});

describe.each(PROJECTS)("the packages of %s", (project) => {
  const manifest = manifestOf(project);
  const folder = join(PROJECT_FOLDER, project);
  const lock = (): Lock => readLock(folder);
  const entries = () => Object.entries(lock()).filter(([path]) => path !== "");

  it("are named with one exact version each", () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
    expect([dependencies, devDependencies, optionalDependencies, overrides].flatMap(loose)).toEqual([]);
  });

  it("are locked, as they are named", () => {
    const { dependencies, devDependencies, optionalDependencies } = lock()[""] ?? {};
    const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect({ ...dependencies, ...devDependencies, ...optionalDependencies }).toEqual(named);
    for (const [name, version] of Object.entries(named)) expect([name, lock()[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });

  it("have a version and a SHA-512 of their content each", () => {
    expect(entries().length).toBeGreaterThan(0);
    expect(entries().filter(([, { version, integrity }]) => !version || !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
  });

  it("run no script when they are installed: each that has one is named in allowScripts, and refused", () => {
    const scripted = entries().filter(([, { hasInstallScript }]) => hasInstallScript);
    // A package with native sources is built without a script of its own, which the lock does not tell.
    const native = entries().filter(([path]) => existsSync(join(folder, path, "binding.gyp")));
    const names = new Set([...scripted, ...native].map(([path]) => nameAt(path)));
    const { allowScripts = {} } = manifest;
    expect([...names].filter((name) => !(name in allowScripts))).toEqual([]);
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual([]);
    if (existsSync(join(folder, "node_modules"))) expect(Object.keys(allowScripts).filter((name) => !names.has(name))).toEqual([]);
  });
});

it("makes npm fail, not warn, when a package wants to run a script that nobody has decided on", () => {
  for (const project of PROJECTS)
    expect(readFileSync(join(PROJECT_FOLDER, project, ".npmrc"), "utf8").split("\n")).toContain("strict-allow-scripts=true");
});

describe("a closure over a lock", () => {
  const lock: Lock = {
    "": { dependencies: { a: "1.0.0", d: "1.0.0" } },
    "node_modules/a": { version: "1.0.0", dependencies: { b: "2.0.0" }, optionalDependencies: { elsewhere: "1.0.0" } },
    "node_modules/a/node_modules/b": { version: "2.0.0", peerDependencies: { c: "*" } },
    "node_modules/b": { version: "1.0.0" },
    "node_modules/c": { version: "1.0.0", dependencies: { a: "1.0.0" } },
    "node_modules/d": { version: "1.0.0", dev: true },
  };

  it("takes the nearest of two versions, peers too, follows rings once, and leaves out what is for other platforms", () => {
    expect(closure(lock, ["a"]).sort()).toEqual(["node_modules/a", "node_modules/a/node_modules/b", "node_modules/c"]);
    expect(closure(lock, ["b", "missing"])).toEqual(["node_modules/b"]);
  });

  it("knows a package in another's folder by its own name", () => {
    expect(["node_modules/a/node_modules/@x/b", "node_modules/c"].map(nameAt)).toEqual(["@x/b", "c"]);
  });
});
