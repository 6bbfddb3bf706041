import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modulesOf } from "../helpers/imports.ts";
import { compile, installPacked, type Packed, runNode } from "../helpers/packed.ts";
import { serverOf } from "../helpers/server.ts";
import { projectCorpus } from "../helpers/store.ts";

/** A developer's program, as the README has it. */
const PROGRAM = `
import { CompareDocument, type CompareQuery, connect, HubClientError } from "indicator-hub/client";

const hub = connect({ url: process.argv[2] ?? "" });
const { compare } = await hub.request(CompareDocument, { measure: "neet-16-18", areas: ["halton", "cheshire-east"] });
const rows: NonNullable<CompareQuery["compare"]>["rows"] = compare?.rows ?? [];
console.log(compare?.verdict, ...rows.map(({ area, observation }) => \`\${area.name}: \${observation?.formatted}\`));

try {
  await hub.request(CompareDocument, { measure: "neet", areas: ["halton"] });
} catch (error) {
  if (!(error instanceof HubClientError)) throw error;
  console.log(error.code, error.message);
}

// @ts-expect-error a document says which variables it needs
export const wrong = () => hub.request(CompareDocument, { areas: ["halton"] });
`;

const PAGE = `
import { connect, type CouncilsQuery, CouncilsDocument } from "indicator-hub/client";

const controller = new AbortController();
const hub = connect({ url: "/graphql", fetch: window.fetch, headers: { "x-page": document.title } });
const answer: CouncilsQuery = await hub.request(CouncilsDocument, {}, { signal: controller.signal });
document.body.textContent = answer.areas.map(({ name }) => name).join(", ");
`;

const CONFIGS = {
  node: { module: "nodenext", lib: ["es2022"], types: ["node"] },
  bundler: { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"], types: [] },
};

let folder: string;
let packed: Packed;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "indicator-hub-packed-"));
  packed = await installPacked(folder);
  for (const [name, text] of [
    ["node.ts", PROGRAM],
    ["bundler.ts", PAGE],
  ] as const)
    writeFileSync(join(packed.project, name), text);
  for (const [name, options] of Object.entries(CONFIGS)) {
    const compilerOptions = { ...options, target: "es2022", strict: true, skipLibCheck: false, rootDir: ".", outDir: "out" };
    writeFileSync(join(packed.project, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed package", () => {
  it("holds what it needs and nothing else", () => {
    const { files } = packed;
    expect(new Set(files.map((file) => file.split("/")[0]))).toEqual(
      new Set(["CHANGELOG.md", "LICENSE", "README.md", "data", "dist", "package.json", "schema"]),
    );
    expect(files).toEqual(expect.arrayContaining(["dist/main.js", "dist/client/index.d.ts", "schema/schema.graphql", "data/areas.csv"]));
    const typescript = files.filter((file) => /\.tsx?$/.test(file));
    expect(typescript.filter((file) => !/^dist\/client\/.*\.d\.ts$/.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)\.|\.test\.|\.map$/.test(file))).toEqual([]);
  });

  it("passes publint, warnings and suggestions included", async () => {
    const { pkg, messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(packed.tarball)).buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has a client that imports nothing but its own files, and needs nothing of Node", () => {
    const scripts = packed.files.filter((file) => /^dist\/client\/.*\.js$/.test(file));
    expect(scripts).toContain("dist/client/connect.js");
    for (const script of scripts) {
      expect(modulesOf(packed.read(script)).filter((name) => !/^\.\.?\//.test(name))).toEqual([]);
      expect(packed.read(script)).not.toMatch(/\bprocess\.|\brequire\(|node:/);
    }
  });

  it("type-checks in a Node project and in a bundler's, libraries included", async () => {
    expect(await compile(packed.project, "bundler.json")).toBe("");
    expect(await compile(packed.project, "node.json")).toBe("");
  }, 60_000);

  it("answers a program that was compiled against it", async () => {
    expect(await compile(packed.project, "node.json")).toBe("");
    const { app } = await serverOf(await projectCorpus());
    const address = await app.listen({ host: "127.0.0.1", port: 0 });
    expect(await runNode(packed.project, ["out/node.js", `${address}/graphql`])).toBe(
      'CAUTION Halton: 6.2% Cheshire East: about 5%\nBAD_USER_INPUT measure: no measure "neet". Did you mean "neet-16-18"?\n',
    );
  }, 60_000);

  it("brings the hub: its program builds a store and answers from it", async () => {
    const main = join("node_modules", "indicator-hub", "dist", "main.js");
    const settings = { DATABASE_URL: `file:${join(folder, "hub.sqlite")}` };
    expect(await runNode(packed.project, [main, "build"], settings)).toMatch(/^Built: \d+ observations/);
    expect(await runNode(packed.project, [main, "compare", "neet-16-18", "halton"], settings)).toContain("6.2% [1]");
    expect(await runNode(packed.project, [main, "schema"])).toBe(packed.read("schema/schema.graphql"));
  }, 60_000);
});
