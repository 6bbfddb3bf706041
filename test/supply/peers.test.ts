import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nameAt, readLock } from "../../scripts/lock.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";

type Pins = Readonly<Record<string, string>>;

const dependenciesOf = (project: string): Pins =>
  (JSON.parse(readFileSync(join(PROJECT_FOLDER, project, "package.json"), "utf8")) as { dependencies: Pins }).dependencies;
const lock = readLock(PROJECT_FOLDER);
const product = dependenciesOf(".");
const bench = dependenciesOf("bench");

/** What the product is measured against and with, and shall not be made of. */
const PEERS = ["autocannon", "graphql-yoga", "mercurius", "pg", "postgraphile"];

describe("the peers of the benchmark", () => {
  it("are its own: none is in the product's manifest or lock, not even for development", () => {
    expect(Object.keys(bench)).toEqual(expect.arrayContaining(PEERS));
    const names = new Set(Object.keys(lock).map(nameAt));
    expect(PEERS.filter((name) => name in product || names.has(name))).toEqual([]);
  });

  it("share with the product only what both stand on, in the same version", () => {
    const shared = Object.entries(bench).filter(([name]) => !PEERS.includes(name));
    expect(shared).toEqual(["fastify", "graphql"].map((name) => [name, product[name]]));
  });
});

it("graphql is locked once, and is at least 16.15, which bounds the work of a validation", () => {
  const found = Object.entries(lock).filter(([path]) => nameAt(path) === "graphql");
  expect(found.map(([path]) => path)).toEqual(["node_modules/graphql"]);
  const [major = 0, minor = 0] = found[0]?.[1].version?.split(".").map(Number) ?? [];
  expect(major).toBeGreaterThanOrEqual(16);
  if (major === 16) expect(minor).toBeGreaterThanOrEqual(15);
});
