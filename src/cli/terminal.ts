import { wantsColour } from "../config.ts";

/** Where a command writes, and what it may assume about the reader. */
export interface Terminal {
  /** Writes text or bytes to standard output, as they are. */
  out(content: string | Uint8Array): void;
  /** Writes text to standard error, as it is. */
  err(text: string): void;
  /** Everything on standard input. */
  input(): Promise<string>;
  /** Columns of a line. */
  readonly width: number;
  /** Whether standard output is coloured. */
  readonly colour: boolean;
  /** Whether somebody reads standard output as it comes. */
  readonly interactive: boolean;
  /** Whether somebody watches standard error, so that a line may be written over. */
  readonly live: boolean;
}

/** Width of a page, a file or a pipe. */
const DEFAULT_WIDTH = 80;
/** Longer lines are hard to read. */
const WIDEST = 120;
const NARROWEST = 40;

/** The terminal of this process. A reader that goes away early, such as `head`, ends it without a complaint. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit(process.exitCode);
    });
  }
  return {
    out: (content) => void stdout.write(content),
    err: (text) => void stderr.write(text),
    async input() {
      let text = "";
      stdin.setEncoding("utf8");
      for await (const part of stdin) text += part;
      return text;
    },
    width: Math.max(NARROWEST, Math.min(WIDEST, stdout.columns ?? DEFAULT_WIDTH)),
    colour: wantsColour(stdout.isTTY === true),
    interactive: stdout.isTTY === true,
    live: stderr.isTTY === true,
  };
}
