import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT_CODES } from "../../src/cli/failure.ts";
import { makeProgram } from "../../src/cli.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { hubOf, invoke, type Stage } from "../helpers/command-line.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { PROJECT_DATA, projectCorpus } from "../helpers/store.ts";

const nowhere = { out: () => {}, err: () => {}, input: async () => "", width: 80, colour: false, interactive: false, live: false };
const commands = makeProgram({ terminal: nowhere }, () => {}).commands.map((command) => command.name());
const help = async (command: string, width = 80) => (await invoke([command, "--help"], { width })).stdout;
const examplesOf = (text: string): string[] => [...text.matchAll(/^ {2}([^#\n]*\bindicator-hub .*)$/gm)].map(([, line]) => line ?? "");

/** The words of a line for a shell, as far as the examples go: quotes, nothing else. */
const wordsOf = (line: string): string[] => [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

/** Commands that go on for ever, or need what a checkout does not hold. */
const NOT_RUN = ["start", "serve", "check-sources"];

describe("the help", () => {
  it.each(commands)("of %s has examples and the exit codes", async (command) => {
    const text = await help(command);
    expect(examplesOf(text).length).toBeGreaterThan(0);
    expect(text.trimEnd().endsWith(EXIT_CODES)).toBe(true);
    const own = text.slice(0, text.indexOf("Examples:"));
    expect(Math.max(...own.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("of the program names every variable that is read", async () => {
    const { stdout } = await invoke(["--help"]);
    for (const name of ["DATABASE_URL", "PORT", "HOST", "LOG_LEVEL", "NO_COLOR"]) expect(stdout).toContain(name);
    expect(stdout).toContain(EXIT_CODES);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("is there with a version", async () => {
    const { version } = JSON.parse(readFileSync(join(PROJECT_FOLDER, "package.json"), "utf8")) as { version: string };
    expect(await invoke(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("the examples of the help", () => {
  it.each(commands.filter((name) => !NOT_RUN.includes(name)))("of %s do what they say", async (command) => {
    const examples = examplesOf(await help(command, 200));
    for (const example of examples) {
      const [before, own = ""] = example.includes("indicator-hub query -") ? example.split(" | ") : ["", example];
      const stage: Stage = { input: wordsOf(before ?? "")[1] ?? "" };
      const [, ...args] = wordsOf(own.replace(/ [|>] .*$/, ""));
      const placed = args.map((word, at) =>
        args[at - 1] === "-o" ? join(temporaryFolder(), word) : word === "data" ? PROJECT_DATA : word,
      );
      const outcome = await (await hubOf(await projectCorpus(), stage))(...placed);
      expect(outcome, example).toMatchObject({ code: 0 });
      expect(outcome.stdout + outcome.stderr, example).not.toMatch(/^No /m);
      if (!args.includes("-o")) expect(outcome.stdout.length, example).toBeGreaterThan(20);
    }
  });
});
