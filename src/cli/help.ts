import type { Command } from "commander";
import { EXIT_CODES } from "./failure.ts";

/** A command line that works on the project's own data, and what it is for. */
export type Example = readonly [command: string, about: string];

/** Ends a command's help with examples and the exit codes. */
export function withExamples(command: Command, examples: readonly Example[], more = ""): Command {
  const lines = examples.map(([line, about]) => `  # ${about}\n  ${line}`).join("\n");
  return command.addHelpText("after", `\nExamples:\n${lines}\n${more === "" ? "" : `\n${more}\n`}\n${EXIT_CODES}`);
}
