import { didYouMean } from "../domain/suggestion.ts";
import { type DataProblem, quoted } from "../errors.ts";
import { type CellReader, cellReader, type Value, Wrong } from "./cell.ts";
import { RecordSplitter } from "./records.ts";
import type { Field, TableSchema } from "./schema.ts";
import { TextPieces, Unreadable } from "./text.ts";

/** One row with its place in the file. */
export interface TypedRow {
  line: number;
  values: Readonly<Record<string, Value>>;
}

/** Where problems are reported. */
export type Report = (problem: DataProblem) => void;

/** Told of each row without a problem. The row is the reader's own and soon another: whoever keeps it makes a copy. */
export type OnRow = (row: TypedRow) => void;

/** What a column is, by the header. */
interface Column {
  name: string;
  required: boolean;
  read: CellReader;
}

const columnOf = (field: Field): Column => ({ name: field.name, required: field.constraints?.required ?? false, read: cellReader(field) });

/** Reads a CSV file by its schema as its bytes come: tells of every row with typed values, reports every problem with its place. A row with a problem is left out. */
export class CsvReader {
  private readonly pieces = new TextPieces();
  private readonly splitter: RecordSplitter;
  /** The values of the row at hand: one object for all rows, since there are so many. */
  private readonly values: Record<string, Value>;
  private columns: readonly Column[] | null = null;
  private broken = false;

  constructor(
    private readonly file: string,
    private readonly schema: TableSchema,
    private readonly report: Report,
    private readonly onRow: OnRow,
  ) {
    this.values = Object.fromEntries(schema.fields.map(({ name }) => [name, null]));
    this.splitter = new RecordSplitter((cells, line) => this.record(cells, line));
  }

  /** Takes the next bytes; false when reading on makes no sense. */
  push(bytes: Uint8Array): boolean {
    return this.guarded(() => this.splitter.push(this.pieces.push(bytes)));
  }

  /** Takes the end of the file; false where the file could not be read as a table. */
  end(): boolean {
    return this.guarded(() => {
      this.splitter.end(this.pieces.end());
      if (this.columns === null) throw new Unreadable(null, "is empty; it needs at least the header row");
    });
  }

  private guarded(step: () => void): boolean {
    if (this.broken) return false;
    try {
      step();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.broken = true;
      // A header has reported its own problems.
      if (error.message !== "") this.problem(error.line, null, error.message);
    }
    return !this.broken;
  }

  private problem(line: number | null, column: string | null, message: string): void {
    this.report({ file: this.file, line, column, message });
  }

  private record(cells: readonly string[], line: number): void {
    if (this.columns === null) this.columns = this.header(cells);
    else this.row(this.columns, cells, line);
  }

  /** The columns in the order of the header; a problem for each that is missing, unknown or there twice. */
  private header(header: readonly string[]): Column[] {
    const { fields } = this.schema;
    const names = fields.map(({ name }) => name);
    const given = new Set(header);
    const isHeader = names.some((name) => given.has(name));
    const problems = !isHeader
      ? [`is no header; the first line names the columns, with commas between: ${names.join(",")}`]
      : [
          ...names
            .filter((name) => !given.has(name))
            .map((name) => `has no column "${name}"; add it (its cells may be empty only where the schema says so)`),
          ...[...given]
            .filter((name) => !names.includes(name))
            .map((name) => `has a column ${quoted(name)} that is not known.${didYouMean(name, names)}`),
          ...names
            .filter((name) => header.indexOf(name) < header.lastIndexOf(name))
            .map((name) => `has the column "${name}" twice; remove one`),
        ];
    for (const message of problems) this.problem(1, null, message);
    if (problems.length > 0) throw new Unreadable(1, "");
    return header.flatMap((name) => fields.filter((field) => field.name === name).map(columnOf));
  }

  private row(columns: readonly Column[], cells: readonly string[], line: number): void {
    if (cells.length !== columns.length) {
      this.problem(line, null, `has ${cells.length} cells, the header has ${columns.length}; check for a stray or missing comma`);
      return;
    }
    const { values } = this;
    let good = true;
    let index = 0;
    for (const { name, required, read } of columns) {
      const text = cells[index] ?? "";
      index += 1;
      const value = text !== "" ? read(text) : required ? new Wrong("is empty; it needs a value") : null;
      if (value instanceof Wrong) {
        good = false;
        this.problem(line, name, value.message);
      } else values[name] = value;
    }
    if (good) this.onRow({ line, values });
  }
}

/** A row that may be kept. */
export const copyOf = ({ line, values }: TypedRow): TypedRow => ({ line, values: { ...values } });

/** The rows of a whole file; none where it could not be read to its end. */
export function readTable(file: string, bytes: Uint8Array, schema: TableSchema, report: Report): TypedRow[] {
  const rows: TypedRow[] = [];
  const reader = new CsvReader(file, schema, report, (row) => rows.push(copyOf(row)));
  reader.push(bytes);
  return reader.end() ? rows : [];
}
