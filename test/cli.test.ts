import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { publishedRevision } from "../src/store/writer.ts";
import { run, start } from "./helpers/command.ts";
import { temporaryFolder } from "./helpers/folder.ts";
import { FIGURES, writePackage } from "./helpers/package.ts";
import { PROJECT_DATA } from "./helpers/store.ts";

const DONE = 0;
const CORRECT = 1;
const USAGE = 2;

/** A place for a store, as a path and as the variable that names it. */
function place() {
  const path = join(temporaryFolder(), "hub.sqlite");
  return { path, settings: { DATABASE_URL: `file:${path}` } };
}
const build = (data: string, settings: object, ...more: string[]) => run(["build", "--data", data, ...more], settings);

describe("build", () => {
  it("builds the store and says what it holds", async () => {
    const { path, settings } = place();
    expect(await build(writePackage(), settings)).toMatchObject({
      code: DONE,
      stdout: expect.stringMatching(/^Built: 1 observations of 1 measures from 1 sources, revision [0-9a-f]{12}\.\n$/),
      stderr: "",
    });
    expect(await publishedRevision(path)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("writes nothing when the store holds the same data, unless it is forced to", async () => {
    const { path, settings } = place();
    const data = writePackage();
    await build(data, settings);
    const before = readFileSync(path);
    expect((await build(data, settings)).stdout).toMatch(/^Already built: /);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect((await build(data, settings, "--force")).stdout).toMatch(/^Built: /);
  });

  it("lists everything that is wrong with the data, and leaves the store byte for byte as it was", async () => {
    const { path, settings } = place();
    await build(writePackage(), settings);
    const before = readFileSync(path);
    const bad = writePackage({ [FIGURES]: [{ area: "haltn" }, { line: "11", role: "GUESS" }, { line: "12", value: "many" }] });
    const { code, stdout, stderr } = await build(bad, settings, "--force");
    expect(code).toBe(CORRECT);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^\d problems in the data\n/);
    expect(stderr).toContain(`${FIGURES}:2: area: `);
    expect(stderr).toContain(`${FIGURES}:3: role: `);
    expect(stderr).toContain(`${FIGURES}:4: value: `);
    expect(stderr).not.toMatch(/\bat .*\.ts:/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(path, ".."))).toEqual(["hub.sqlite"]);
  });

  it("makes no store of bad data", async () => {
    const { path, settings } = place();
    expect((await build(writePackage({ "areas.csv": null }), settings)).code).toBe(CORRECT);
    expect(existsSync(path)).toBe(false);
  });

  it("refuses a folder that holds no package", async () => {
    const { code, stderr } = await build(temporaryFolder(), place().settings);
    expect(code).toBe(CORRECT);
    expect(stderr).toContain("datapackage.json: is missing");
  });

  it("leaves a file alone that is no store, and says so", async () => {
    const { path, settings } = place();
    writeFileSync(path, "not a store");
    const { code, stderr } = await build(writePackage(), settings);
    expect(code).toBe(CORRECT);
    expect(stderr).toContain(`${path} is no store of the hub and is left as it is.`);
    expect(readFileSync(path, "utf8")).toBe("not a store");
  });
});

describe("the configuration", () => {
  it("is refused with every bad variable listed, before anything is read or written", async () => {
    const { path } = place();
    for (const command of ["build", "serve", "start"]) {
      const settings = { DATABASE_URL: `sqlite:${path}`, PORT: "70000", HOST: "no host", LOG_LEVEL: "loud" };
      const { code, stdout, stderr } = await run([command], settings);
      expect(code).toBe(CORRECT);
      expect(stdout).toBe("");
      const [title, ...lines] = stderr.trim().split("\n");
      expect(title).toBe("Bad configuration");
      expect(lines.map((line) => line.split(":")[0])).toEqual(["DATABASE_URL", "PORT", "HOST", "LOG_LEVEL"]);
      expect(lines[1]).toContain('found "70000"; write a port number from 0 to 65535');
    }
    expect(existsSync(path)).toBe(false);
  });
});

describe("serve", () => {
  it("refuses to start without a store, and says what to do", async () => {
    const { settings } = place();
    expect(await run(["serve"], { ...settings, PORT: "0" })).toEqual({
      code: CORRECT,
      signal: null,
      stdout: "",
      stderr: "The store is missing or cannot be read. Build it: npx indicator-hub build\n",
    });
  });

  it("refuses a file that is no store", async () => {
    const { path, settings } = place();
    writeFileSync(path, "not a store");
    expect(await run(["serve"], { ...settings, PORT: "0" })).toMatchObject({
      code: CORRECT,
      stderr: expect.stringContaining("Build it: npx indicator-hub build"),
    });
  });

  it("says that its port is taken, in a line", async () => {
    const { settings } = place();
    await build(writePackage(), settings);
    const other = createServer();
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, stderr } = await run(["serve"], { ...settings, PORT: port, LOG_LEVEL: "silent" });
    expect(code).toBe(CORRECT);
    expect(stderr).toMatch(new RegExp(`^Cannot listen on HOST 127.0.0.1, PORT ${port} \\(.*EADDRINUSE.*\\)\\. Choose others;.*\\n$`));
  });
});

describe("start", () => {
  it("serves nothing when the data is bad", async () => {
    const { settings } = place();
    const bad = writePackage({ [FIGURES]: [{ value: "many" }] });
    expect(await run(["start", "--data", bad], { ...settings, PORT: "0" })).toMatchObject({ code: CORRECT, stdout: "" });
  });
});

describe("the command line", () => {
  it.each([
    ["an unknown command", ["fly"], /^error: unknown command 'fly' \(--help shows how it is used\)\n$/],
    ["a slip in a command", ["biuld"], /^error: unknown command 'biuld' \(Did you mean build\?\) .*\n$/],
    ["an unknown option", ["build", "--fast"], /^error: unknown option '--fast' .*\n$/],
    ["an option before any command", ["--fast"], /^error: unknown option '--fast' .*\n$/],
    ["an option without its value", ["build", "--data"], /argument missing/],
    ["a missing argument", ["check-sources"], /missing required argument 'folder'/],
    ["one argument too many", ["serve", "now"], /too many arguments/],
  ])("refuses %s with the code for usage", async (_case, args, words) => {
    const { code, stdout, stderr } = await run(args, place().settings);
    expect(code).toBe(USAGE);
    expect(stdout).toBe("");
    expect(stderr).toMatch(words);
  });

  it("explains itself", async () => {
    const { code, stdout } = await run(["--help"]);
    expect(code).toBe(DONE);
    const commands = ["start", "build", "serve", "check", "compare", "scorecard", "measures", "export", "query", "schema", "check-sources"];
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ +${command}\\b`, "m"));
  });
});

describe("output", () => {
  it("may go to a reader that leaves early", async () => {
    const { settings } = place();
    await build(PROJECT_DATA, settings);
    for (const args of [["schema"], ["measures", "--format", "json"], ["export", "observations"]]) {
      const { process: child, ended } = start(args, settings);
      child.stdout?.once("data", () => child.stdout?.destroy());
      expect(await ended).toMatchObject({ code: DONE, signal: null, stderr: "" });
    }
  });

  it("has no colours in a pipe, unless they are asked for, and never where they are refused", async () => {
    const { settings } = place();
    await build(writePackage(), settings);
    const colours = async (more: object) =>
      (await run(["compare", "eyfs-gld", "halton"], { ...settings, ...more })).stdout.includes("\u001b[");
    expect(await colours({})).toBe(false);
    expect(await colours({ FORCE_COLOR: "1" })).toBe(true);
    expect(await colours({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
  });

  it("answers a query from standard input", async () => {
    const { settings } = place();
    await build(writePackage(), settings);
    expect(await run(["query", "-"], settings, "{ dataset { observations } }")).toEqual({
      code: DONE,
      signal: null,
      stdout: '{\n  "data": {\n    "dataset": {\n      "observations": 1\n    }\n  }\n}\n',
      stderr: "",
    });
  });
});

describe("check-sources", () => {
  /** A folder with one document, and a package that cites it. */
  const given = (lines: readonly string[]) => {
    const folder = temporaryFolder();
    const text = lines.join("\n");
    writeFileSync(join(folder, "plan.txt"), text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    return [folder, "--data", writePackage({ "sources.csv": [{ file: "plan.txt", sha256 }] })] as const;
  };
  const nine = Array.from({ length: 9 }, () => "words");

  it("is content when every figure stands on its line and no other number is left", async () => {
    expect(await run(["check-sources", ...given([...nine, "Good level of development\t55%"])])).toMatchObject({
      code: DONE,
      stdout: "0 problems, 0 numbers not ticked off, 0 left out on purpose.\n",
      stderr: "",
    });
  });

  it("names a figure that is not on its line, and a number that nobody has ticked off", async () => {
    const { code, stdout, stderr } = await run(["check-sources", ...given(["In 1999", ...nine.slice(1), "no figure here"])]);
    expect(code).toBe(CORRECT);
    expect(stdout).toMatch(/^plan.txt:1: 1999\n1 problems, 1 numbers not ticked off/);
    expect(stderr).toBe('plan.txt:10: "55%" of halton-plan:10:1 does not stand here\n');
  });

  it("names a document that is not there", async () => {
    const args = given([]);
    rmSync(join(args[0], "plan.txt"));
    const { code, stderr } = await run(["check-sources", ...args]);
    expect(code).toBe(CORRECT);
    expect(stderr).toMatch(/^plan.txt: is not in /);
  });
});
