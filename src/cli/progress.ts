import type { Progress } from "../ingest/load.ts";
import type { Terminal } from "./terminal.ts";

/** Somebody who watches is told ten times a second; a log gets a line every few seconds. */
const OFTEN = 100;
const SELDOM = 5000;
const CLEAR = "\r\u001b[2K";

/** Tells on standard error how long work goes on: one line that is written over on a terminal, else a line now and then. */
export class ProgressLine {
  private last: number;
  private shown = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = Date.now,
  ) {
    this.last = now();
  }

  readonly tell: Progress = (doing, done, total) => {
    const time = this.now();
    const { live, width } = this.terminal;
    if (time - this.last < (live ? OFTEN : SELDOM)) return;
    this.last = time;
    const count = done === undefined || total === undefined ? "" : `: ${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`;
    const text = `${doing}${count} …`;
    this.terminal.err(live ? `${CLEAR}${text.slice(0, width - 1)}` : `${text}\n`);
    this.shown = true;
  };

  /** Takes the line away again. */
  end(): void {
    if (this.shown && this.terminal.live) this.terminal.err(CLEAR);
    this.shown = false;
  }
}
