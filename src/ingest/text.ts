import { isUtf8 } from "node:buffer";

/** No real row, and so no line, comes near this many characters; a longer one is a file of another kind. */
export const LONGEST_ROW = 100_000;

/** A file that is no CSV from some place on: nothing after it can be trusted, and the reading ends there. */
export class Unreadable extends Error {
  constructor(
    /** Null where the whole file is meant. */
    readonly line: number | null,
    message: string,
  ) {
    super(message);
  }
}

/** Said of a line that is too long to be part of a table: such a line can hold more cells than there is memory for. */
export const endlessLine = (line: number): Unreadable =>
  new Unreadable(
    line,
    `has more than ${LONGEST_ROW} characters in one line, which no row has; the file has lost its line ends, or is no CSV`,
  );

/** How many line ends a text holds, up to a place. */
export function countLines(text: string, until = text.length): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < until; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

const LF = 0x0a;
const CR = 0x0d;
/** So much of a file is looked at before anything is said of its kind. */
const HEAD = 1024;
/** A character of UTF-8 has at most so many bytes. */
const WIDEST = 4;

/** Line ends as they are everywhere but in files from Windows: a file says the same with either, within quotes too. */
const plainLines = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

const HTML = /^(\u00EF\u00BB\u00BF)?\s*<(!doctype|html|\?xml)/i;

/** Whether a file begins with the mark of UTF-16, or with two letters of it that have none. */
function isUtf16([a, b, c, d]: Uint8Array): boolean {
  if (a === 0xff || a === 0xfe) return a + (b ?? 0) === 0x1fd;
  return [a, c].every(Boolean) ? b === 0 && d === 0 : a === 0 && c === 0 && [b, d].every(Boolean);
}

/** Throws where the first bytes of a file are those of another kind. */
function refuseKind(head: Uint8Array): void {
  if (isUtf16(head)) throw new Unreadable(null, "is UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)");
  if (HTML.test(Buffer.from(head).toString("latin1"))) throw new Unreadable(null, "is HTML or XML, not CSV; export the table itself");
}

/** Where the last whole line of some bytes ends; a CR at their very end may be half a line end. */
function lastLineEnd(bytes: Uint8Array): number {
  const cr = bytes.lastIndexOf(CR, bytes.length - 2);
  return 1 + Math.max(bytes.lastIndexOf(LF), bytes.length > 1 ? cr : -1);
}

/**
 * Makes text of a file's bytes as they come: UTF-8 without its byte order mark, line ends plain, broken off between lines only.
 * Every call throws Unreadable for what is no such text.
 */
export class TextPieces {
  private waiting: Uint8Array = new Uint8Array();
  private begun = false;
  /** Line ends so far. */
  private lines = 0;

  /** The lines that these bytes complete. */
  push(bytes: Uint8Array): string {
    const all = this.waiting.length === 0 ? bytes : Buffer.concat([this.waiting, bytes]);
    const end = all.length < HEAD && !this.begun ? 0 : lastLineEnd(all);
    // A copy: whoever reads may use its buffer again.
    this.waiting = new Uint8Array(all.subarray(end));
    const text = end === 0 ? "" : this.decode(all.subarray(0, end));
    if (this.waiting.length > WIDEST * LONGEST_ROW) {
      if (!this.begun) refuseKind(this.waiting.subarray(0, HEAD));
      throw endlessLine(this.lines + 1);
    }
    return text;
  }

  /** The rest of the file. */
  end(): string {
    const rest = this.waiting;
    this.waiting = new Uint8Array();
    return this.decode(rest);
  }

  private decode(bytes: Uint8Array): string {
    const first = !this.begun;
    this.begun = true;
    if (first) refuseKind(bytes.subarray(0, HEAD));
    const whole = plainLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8"));
    const text = first && whole.startsWith("\uFEFF") ? whole.slice(1) : whole;
    const lineOf = (place: number): number => this.lines + countLines(text, place) + 1;
    if (!isUtf8(bytes)) {
      throw new Unreadable(lineOf(text.indexOf("\uFFFD")), "is not UTF-8 from here on; save it as UTF-8 (in Excel: CSV UTF-8)");
    }
    const nul = text.indexOf("\0");
    if (nul >= 0) throw new Unreadable(lineOf(nul), "holds a NUL character; it is not a CSV file, or was damaged");
    this.lines += countLines(text);
    return text;
  }
}
