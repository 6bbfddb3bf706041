import { didYouMean } from "../domain/suggestion.ts";
import type { Value } from "./cell.ts";
import type { Report } from "./csv.ts";
import type { PackageTables, Table } from "./package.ts";
import { OBSERVATIONS, TABLES, type TableName, type TableSchema } from "./schema.ts";

const shown = (values: readonly (Value | undefined)[]): string => values.map((value) => String(value ?? "")).join(", ");

/** Rows that repeat what earlier ones hold in these columns; empty cells are no repetition. */
function checkUnique({ file, rows }: Table, columns: readonly string[], report: Report): void {
  const first = new Map<string, number>();
  for (const { line, values } of rows) {
    if (columns.every((name) => (values[name] ?? null) === null)) continue;
    const key = shown(columns.map((name) => values[name]));
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else report({ file, line, column: columns.join(", "), message: `repeats "${key}" of line ${earlier}; each row needs its own` });
  }
}

function checkForeignKeys(
  { file, rows }: Table,
  { foreignKeys }: TableSchema,
  known: (resource: string, column: string) => ReadonlySet<Value> | null,
  report: Report,
): void {
  for (const { fields, reference } of foreignKeys) {
    const target = known(reference.resource, reference.fields);
    if (target === null) continue;
    for (const { line, values } of rows) {
      const value = values[fields] ?? null;
      if (value === null || target.has(value)) continue;
      const where = `${reference.resource || file.replace(/\.csv$/, "")}.csv`;
      const suggestion = didYouMean(String(value), [...target].map(String));
      report({
        file,
        line,
        column: fields,
        message: `names "${String(value)}", which ${where} does not hold; add it there or correct it.${suggestion}`,
      });
    }
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

/** Checks that every key is unique, that every reference finds its row and that trees are trees. */
export function checkKeys({ tables, observations }: PackageTables, report: Report): void {
  const columns = new Map<string, ReadonlySet<Value>>();
  /** What a column holds; null while rows of its table cannot be read. */
  const known = (resource: string, column: string): ReadonlySet<Value> | null => {
    if (!tables[resource as TableName].complete) return null;
    const name = `${resource}.${column}`;
    const set = columns.get(name) ?? new Set(tables[resource as TableName].rows.map(({ values }) => values[column] ?? null));
    columns.set(name, set);
    return set;
  };
  for (const [name, schema] of Object.entries(TABLES)) {
    const table = tables[name as TableName];
    checkUnique(table, schema.primaryKey, report);
    checkForeignKeys(table, schema, (resource, column) => known(resource || name, column), report);
  }
  for (const table of observations) {
    checkUnique(table, OBSERVATIONS.primaryKey, report);
    checkForeignKeys(table, OBSERVATIONS, known, report);
    if (known("sources", "key")?.has(table.source) === false) {
      report({
        file: table.file,
        line: null,
        column: null,
        message: `is named after "${table.source}", which sources.csv does not hold; add the source or rename the file`,
      });
    }
  }
  for (const code of ["gss_code", "dfe_code"]) checkUnique(tables.areas, [code], report);
  checkTree(tables.areas, "slug", "parent", report);
  checkTree(tables.populations, "key", "broader", report);
}
