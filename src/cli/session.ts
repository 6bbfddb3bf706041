import type { Environment } from "../config.ts";
import type { Terminal } from "./terminal.ts";

/** What a command works with: where it writes, and the variables that configure it; the process's own when left out. */
export interface Session {
  readonly terminal: Terminal;
  readonly environment?: Environment | undefined;
}

/** Writes a line to standard output. */
export function say({ terminal }: Session, text: string): void {
  terminal.out(`${text}\n`);
}

/** Writes a line to standard error. */
export function note({ terminal }: Session, text: string): void {
  terminal.err(`${text}\n`);
}
