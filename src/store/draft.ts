import type { Statement } from "better-sqlite3";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { ConflictPair } from "../domain/conflict.ts";
import type { Frame } from "../domain/corpus.ts";
import { type Observation, observationKey } from "../domain/observation.ts";
import { StoreError } from "../errors.ts";
import type { Connection } from "./database.ts";
import { FIGURE_COLUMNS, fromCells, toCells } from "./figure-rows.ts";
import { Revision } from "./revision.ts";
import { searchDocuments } from "./search-index.ts";
import * as tables from "./tables.ts";
import { Tally } from "./tally.ts";

const places = (count: number): string => Array.from({ length: count }, () => "?").join(", ");

/** Figures of one measure, area, population and end of period that are held in memory; no more are handed out. */
export const MOST_RIVALS = 10_000;

/** What is known of a store's content when all of it is there. */
export interface Imprint {
  revision: string;
  builtAt: Date;
  /** A digest of the files that it was read from, if it was. */
  input: string | null;
}

/** Whether a figure stands behind another in its document, or in a later document. */
function isBehind(a: Observation, b: Observation): boolean {
  if (a.source !== b.source) return a.source > b.source;
  const [one, other] = [a.provenance, b.provenance];
  if (one === null || other === null || one.line === other.line) return (one?.place ?? 0) > (other?.place ?? 0);
  return one.line > other.line;
}

/**
 * A store that is being written: figures are taken one by one, so that there may be more of them than fit into memory.
 * `begin`, `add` for each figure, `settle`, then what depends on all of them, and `finish`.
 */
export class Draft {
  private readonly tally: Tally;
  private readonly insert: Statement<unknown[]>;
  private readonly find: Statement<[string, number, number], number>;
  private readonly content = new Revision();
  private count = 0;
  private last: Observation | null = null;
  private inOrder = true;

  private constructor(
    private readonly connection: Connection,
    private readonly frame: Frame,
    /** What makes the indexes of the figures again: made of rows that are all there, they cost less than kept row by row. */
    private readonly indexes: readonly string[],
  ) {
    this.tally = new Tally(frame);
    this.insert = connection.raw.prepare(
      `INSERT INTO observations (id, ${FIGURE_COLUMNS.join(", ")}) VALUES (${places(1 + FIGURE_COLUMNS.length)})`,
    );
    this.find = connection.raw
      .prepare<[string, number, number], number>("SELECT id FROM observations WHERE source = ? AND line = ? AND place = ?")
      .pluck();
  }

  /** Writes all but the figures into an empty store. */
  static begin(connection: Connection, frame: Frame): Draft {
    const { raw } = connection;
    // References are checked together at the end.
    raw.pragma("foreign_keys = OFF");
    raw.exec("BEGIN");
    const indexes = raw
      .prepare<[string], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
      )
      .all(getTableName(tables.observations));
    for (const { name } of indexes) raw.exec(`DROP INDEX ${name}`);
    const draft = new Draft(
      connection,
      frame,
      indexes.map(({ sql }) => sql),
    );
    draft.load(tables.areas, frame.areas);
    draft.load(tables.populations, frame.populations);
    draft.load(tables.sources, frame.sources);
    draft.load(tables.measures, frame.measures);
    draft.load(tables.seriesBreaks, frame.breaks);
    draft.load(tables.indicators, frame.indicators);
    return draft;
  }

  /** Inserts the rows of a small table. */
  private load(table: SQLiteTable, rows: Iterable<object>): void {
    const columns = Object.entries(getTableColumns(table));
    const names = columns.map(([, { name }]) => name).join(", ");
    const insert = this.connection.raw.prepare(`INSERT INTO ${getTableName(table)} (${names}) VALUES (${places(columns.length)})`);
    for (const row of rows as Iterable<Readonly<Record<string, unknown>>>)
      insert.run(columns.map(([property, column]) => (row[property] === null ? null : column.mapToDriverValue(row[property]))));
  }

  /** Takes the next figure, in whatever order they come; in that of the documents it costs least. */
  add(observation: Observation): void {
    this.count += 1;
    this.inOrder &&= this.last === null || isBehind(observation, this.last);
    this.last = observation;
    const cells = toCells(observation);
    this.content.add(cells);
    this.tally.add(observation);
    this.insert.run(this.count, cells);
  }

  /** The revision of a draft whose figures are all there. */
  revision(conflicts: readonly ConflictPair[]): string {
    return this.content.digest(this.frame, conflicts);
  }

  /** All figures are there: numbers them in the order of the documents and makes their indexes. */
  settle(): void {
    const { raw } = this.connection;
    if (!this.inOrder) {
      const names = FIGURE_COLUMNS.join(", ");
      raw.exec(`
        CREATE TEMP TABLE unsorted AS SELECT * FROM observations;
        DELETE FROM observations;
        INSERT INTO observations (id, ${names})
        SELECT row_number() OVER (ORDER BY source, line, place), ${names} FROM unsorted ORDER BY source, line, place;
        DROP TABLE unsorted;`);
    }
    for (const index of this.indexes) raw.exec(index);
  }

  private id(key: string): number | null {
    const [, source = "", line = "", place = ""] = /^([^:]+):(\d{1,16}):(\d{1,16})$/.exec(key) ?? [];
    if (observationKey(source, Number(line), Number(place)) !== key) return null;
    return this.find.get(source, Number(line), Number(place)) ?? null;
  }

  /** Whether a settled draft has a figure. */
  has(key: string): boolean {
    return this.id(key) !== null;
  }

  /**
   * The figures of a settled draft that may contradict each other, in groups: those with a number of one measure, area, population and end of period,
   * two of them in one role at least. Few groups have more than an outturn and a target, so that most figures are passed over in the index.
   */
  *rivals(): Iterable<Observation[]> {
    const names = FIGURE_COLUMNS.map((name) => `figure.${name}`).join(", ");
    const rows = this.connection.raw
      .prepare<[], unknown[]>(
        `WITH cell AS (
          SELECT measure, area, population, period_end FROM observations
          WHERE period_end IS NOT NULL GROUP BY measure, area, population, period_end HAVING count(*) > 1)
        SELECT ${names} FROM cell CROSS JOIN observations AS figure USING (measure, area, population, period_end)
        WHERE figure.value IS NOT NULL ORDER BY measure, area, population, period_end, figure.id`,
      )
      .raw()
      .iterate();
    let group: Observation[] = [];
    for (const row of rows) {
      const figure = fromCells(row);
      const [first] = group;
      const together =
        first !== undefined &&
        first.measure === figure.measure &&
        first.area === figure.area &&
        first.population === figure.population &&
        first.period.end === figure.period.end;
      if (!together) {
        if (isContested(group)) yield group;
        group = [];
      }
      if (group.length < MOST_RIVALS) group.push(figure);
    }
    if (isContested(group)) yield group;
  }

  /** Writes what depends on all figures, ends the transaction and checks the store. */
  finish({ revision, builtAt, input }: Imprint, conflicts: readonly ConflictPair[]): void {
    const { raw } = this.connection;
    this.load(tables.conflicts, this.conflictRows(conflicts));
    this.load(
      tables.coverage,
      [...this.tally.coverage.entries()].flatMap(([measure, areas]) => [...areas].map((area) => ({ measure, area }))),
    );
    const search = raw.prepare("INSERT INTO search (type, key, name, keywords, body, weight) VALUES (?, ?, ?, ?, ?, ?)");
    for (const { type, key, name, keywords, body, weight } of searchDocuments(this.frame, this.tally))
      search.run(type, key, name, keywords, body, weight);
    this.load(tables.dataset, [{ revision, builtAt: builtAt.toISOString(), input }]);
    raw.exec("COMMIT");
    raw.exec("ANALYZE");
    this.check();
    raw.pragma("foreign_keys = ON");
  }

  private *conflictRows(pairs: readonly ConflictPair[]): Iterable<object> {
    const id = (key: string): number => {
      const found = this.id(key);
      if (found === null) throw new TypeError(`a conflict names ${key}, which is no observation`);
      return found;
    };
    for (const [a, b] of pairs) {
      const [one, other] = [id(a), id(b)];
      yield { observation: one, other };
      yield { observation: other, other: one };
    }
  }

  /** Checks every page, row and reference. That each index has what its table has needs no look: they were made of it a moment ago. */
  private check(): void {
    const { raw } = this.connection;
    const broken = raw.pragma("foreign_key_check") as unknown[];
    const state = raw.pragma("quick_check", { simple: true });
    if (broken.length > 0 || state !== "ok")
      throw new StoreError(`The new store failed its own check (${String(state)}, ${broken.length} broken references).`);
  }
}

/** Whether two figures of a group have one role. */
const isContested = (group: readonly Observation[]): boolean => new Set(group.map(({ role }) => role)).size < group.length;
