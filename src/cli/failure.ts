import { CommanderError } from "commander";
import { DataError, HubError, InputError, StoreError } from "../errors.ts";

/** Exit codes: done; something has to be corrected (data, configuration, store); a wrong use or a bad argument; a fault of the hub. */
export const EXIT = { done: 0, correct: 1, usage: 2, fault: 70 } as const;

/** The exit codes, as every help text tells them. */
export const EXIT_CODES =
  "Exit codes: 0 done; 1 something to correct (data, configuration, store);\n            2 wrong use or a bad argument; 70 a fault of the hub.";

/** How a command ends that cannot do its work, and what it says then. */
export interface Failure {
  code: number;
  /** Empty where it has been said already. */
  text: string;
}

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, " ");

/** What an error means to somebody at a command line; `verbose` adds where a fault has happened. */
export function failureOf(error: unknown, verbose = false): Failure {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? EXIT.done : EXIT.usage, text: "" };
  if (error instanceof InputError) return { code: EXIT.usage, text: error.message };
  if (error instanceof StoreError) {
    const text = error.message.replace(/Build it again\.$/, "Build it: npx indicator-hub build");
    return { code: EXIT.correct, text };
  }
  if (error instanceof DataError) return { code: EXIT.correct, text: error.message };
  if (error instanceof HubError) return { code: EXIT.correct, text: error.message };
  const what = error instanceof Error ? `${error.name}: ${oneLine(error.message)}` : String(error);
  const where = verbose && error instanceof Error && error.stack ? `\n${error.stack}` : "";
  return {
    code: EXIT.fault,
    text: `A fault of the hub: ${what}${/[.!?]$/.test(what) ? "" : "."} LOG_LEVEL=debug tells where; please report it.${where}`,
  };
}
