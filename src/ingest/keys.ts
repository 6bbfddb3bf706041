import type { Value } from "./cell.ts";
import type { Report, TypedRow } from "./csv.ts";
import { Hints } from "./hints.ts";
import type { PackageTables, Table } from "./package.ts";
import { OBSERVATIONS, TABLES, type TableName, type TableSchema } from "./schema.ts";

const shown = (values: readonly (Value | undefined)[]): string => values.map((value) => String(value ?? "")).join(", ");

/** The problem of a row that claims what an earlier one has. */
export const repeats = (key: string, line: number): string => `repeats "${key}" of line ${line}; each row needs its own`;

/** Rows that repeat what earlier ones hold in these columns; empty cells are no repetition. */
function checkUnique({ file, rows }: Table, columns: readonly string[], report: Report): void {
  const first = new Map<string, number>();
  for (const { line, values } of rows) {
    if (columns.every((name) => (values[name] ?? null) === null)) continue;
    const key = shown(columns.map((name) => values[name]));
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else report({ file, line, column: columns.join(", "), message: repeats(key, earlier) });
  }
}

/** A reference of one table to another: what it may name, and what is said of anything else. */
interface Reference {
  column: string;
  target: ReadonlySet<Value>;
  where: string;
  hints: Hints;
}

/** The references of a table whose targets are known. */
function referencesOf(name: string, { foreignKeys }: TableSchema, known: Known): Reference[] {
  return foreignKeys.flatMap(({ fields, reference }) => {
    const resource = reference.resource || name;
    const target = known(resource as TableName, reference.fields);
    return target === null ? [] : [{ column: fields, target, where: `${resource}.csv`, hints: new Hints() }];
  });
}

function checkReferences(file: string, { line, values }: TypedRow, references: readonly Reference[], report: Report): void {
  for (const { column, target, where, hints } of references) {
    const value = values[column] ?? null;
    if (value === null || target.has(value)) continue;
    const suggestion = hints.of(String(value), target);
    report({
      file,
      line,
      column,
      message: `names "${String(value)}", which ${where} does not hold; add it there or correct it.${suggestion}`,
    });
  }
}

/** Children that are their own ancestors by a column of the same table. Each row is walked over once, however deep a tree is. */
function checkTree({ file, rows }: Table, key: string, parent: string, report: Report): void {
  const parents = new Map(rows.map(({ values }) => [values[key] ?? null, values[parent] ?? null]));
  const walked = new Set<Value>();
  const ringed = new Set<Value>();
  for (const { values } of rows) {
    const path: Value[] = [];
    let at: Value = values[key] ?? null;
    for (; at !== null && !walked.has(at); at = parents.get(at) ?? null) {
      walked.add(at);
      path.push(at);
    }
    const start = path.indexOf(at);
    if (start >= 0) for (const member of path.slice(start)) ringed.add(member);
  }
  for (const { line, values } of rows) {
    const name = values[key] ?? null;
    if (ringed.has(name)) report({ file, line, column: parent, message: `makes "${String(name)}" its own ancestor; a tree has no rings` });
  }
}

/** What a column of a table holds; null while rows of the table cannot be read, since what names one of those is not unknown. */
type Known = (table: TableName, column: string) => ReadonlySet<Value> | null;

function knownIn(tables: PackageTables): Known {
  const columns = new Map<string, ReadonlySet<Value>>();
  return (table, column) => {
    const { complete, rows } = tables[table];
    if (!complete) return null;
    const name = `${table}.${column}`;
    const set = columns.get(name) ?? new Set(rows.map(({ values }) => values[column] ?? null));
    columns.set(name, set);
    return set;
  };
}

/** Checks that every key is unique, that every reference finds its row and that trees are trees. */
export function checkKeys(tables: PackageTables, report: Report): void {
  const known = knownIn(tables);
  for (const [name, schema] of Object.entries(TABLES)) {
    const table = tables[name as TableName];
    checkUnique(table, schema.primaryKey, report);
    const references = referencesOf(name, schema, known);
    for (const row of table.rows) checkReferences(table.file, row, references, report);
  }
  for (const code of ["gss_code", "dfe_code"]) checkUnique(tables.areas, [code], report);
  checkTree(tables.areas, "slug", "parent", report);
  checkTree(tables.populations, "key", "broader", report);
}

/** Checks the references of one row of a file of figures. */
export type FigureReferences = (file: string, row: TypedRow) => void;

/** The check of the figures' references to these tables, whose targets are looked up once for all rows. */
export function figureReferences(tables: PackageTables, report: Report): FigureReferences {
  const references = referencesOf("observations", OBSERVATIONS, knownIn(tables));
  return (file, row) => checkReferences(file, row, references, report);
}

/** Checks that a file of figures is named after a source. */
export function checkFileName(file: string, source: string, tables: PackageTables, report: Report): void {
  if (knownIn(tables)("sources", "key")?.has(source) !== false) return;
  report({
    file,
    line: null,
    column: null,
    message: `is named after "${source}", which sources.csv does not hold; add the source or rename the file`,
  });
}
