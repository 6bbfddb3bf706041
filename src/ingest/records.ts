import { countLines, endlessLine, LONGEST_ROW, Unreadable } from "./text.ts";

/** Told of each record: its cells, and the line that it starts on. */
export type OnRecord = (cells: string[], line: number) => void;

const broken = (line: number, what: string): Unreadable =>
  new Unreadable(line, `cannot be read as CSV (${what}); check the quotes around cells that hold commas or quotes`);

/** A record with quotes in it, and where the next one starts. */
interface Quoted {
  cells: string[];
  next: number;
}

/**
 * Splits text into records by RFC 4180: commas, quotes around a whole cell, doubled within it. Nothing is guessed: a quote in a plain cell and
 * text behind a closing quote are errors. Throws Unreadable, placed on the line where the record starts.
 */
export class RecordSplitter {
  private rest = "";
  private line = 1;

  constructor(private readonly onRecord: OnRecord) {}

  /** Takes text that ends with a line, and tells of every record that it completes. */
  push(piece: string): void {
    this.rest = this.split(this.rest === "" ? piece : this.rest + piece, false);
  }

  /** Takes the end of the file, whose last line may lack its end. */
  end(piece: string): void {
    this.split(this.rest + piece, true);
    this.rest = "";
  }

  /** Tells of the records of a text; returns what is left of one that is not complete. */
  private split(text: string, last: boolean): string {
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      const found = text.indexOf("\n", at);
      const end = found < 0 ? text.length : found;
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      if (quote < 0 || quote > end) {
        if (end - at > LONGEST_ROW) throw endlessLine(this.line);
        if (found < 0 && !last) break;
        this.onRecord(text.slice(at, end).split(","), this.line);
        this.line += 1;
        at = end + 1;
      } else {
        const record = this.quoted(text, at, last);
        if ((record?.next ?? text.length) - at > LONGEST_ROW) throw this.tooLong(text, at);
        if (record === null) break;
        this.onRecord(record.cells, this.line);
        this.line += countLines(text.slice(at, record.next));
        at = record.next;
      }
    }
    return text.slice(at);
  }

  private tooLong(text: string, at: number): Unreadable {
    const end = text.indexOf("\n", at);
    if ((end < 0 ? text.length : end) - at > LONGEST_ROW) return endlessLine(this.line);
    return broken(this.line, `a row of more than ${LONGEST_ROW} characters`);
  }

  /** The record that starts at a place and has a quote in it; null where its end has not come yet. */
  private quoted(text: string, start: number, last: boolean): Quoted | null {
    const cells: string[] = [];
    for (let at = start; ; at += 1) {
      if (text[at] === '"') {
        const closed = this.quotedCell(text, at + 1, last, cells);
        if (closed === null) return null;
        at = closed;
        const after = text[at];
        if (after !== undefined && after !== "," && after !== "\n") throw broken(this.line, `text after the closing quote of a cell`);
      } else {
        const from = at;
        while (at < text.length && text[at] !== "," && text[at] !== "\n") at += 1;
        const cell = text.slice(from, at);
        if (cell.includes('"')) throw broken(this.line, `a quote within a cell that does not begin with one`);
        cells.push(cell);
      }
      if (at >= text.length) return last ? { cells, next: at } : null;
      if (text[at] === "\n") return { cells, next: at + 1 };
    }
  }

  /** Adds the cell whose opening quote lies before a place; returns where it ends, or null where that has not come yet. */
  private quotedCell(text: string, start: number, last: boolean, cells: string[]): number | null {
    let value = "";
    for (let at = start; ; ) {
      const quote = text.indexOf('"', at);
      if (quote < 0 || (quote + 1 === text.length && !last)) {
        if (last) throw broken(this.line, "a quote that is never closed");
        return null;
      }
      value += text.slice(at, quote);
      if (text[quote + 1] !== '"') {
        cells.push(value);
        return quote + 1;
      }
      value += '"';
      at = quote + 2;
    }
  }
}
