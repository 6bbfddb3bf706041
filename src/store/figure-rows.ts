import { getTableColumns } from "drizzle-orm";
import type { Observation, Provenance } from "../domain/observation.ts";
import type { Connection } from "./database.ts";
import { toObservation } from "./records.ts";
import { observations } from "./tables.ts";

type Row = typeof observations.$inferSelect;
/** What a driver takes for a cell. */
export type Cell = string | number | null;

/** What each column but the number holds of a figure. */
const CELLS: Readonly<Record<Exclude<keyof Row, "id">, (figure: Observation, provenance: Provenance) => Cell>> = {
  source: ({ source }) => source,
  line: (_, { line }) => line,
  place: (_, { place }) => place,
  locator: (_, { locator }) => locator,
  raw: (_, { raw }) => raw,
  indicator: ({ indicator }) => indicator,
  area: ({ area }) => area,
  measure: ({ measure }) => measure,
  population: ({ population }) => population,
  reference: ({ reference }) => reference,
  role: ({ role }) => role,
  status: ({ status }) => status,
  value: ({ value }) => value,
  valueHigh: ({ valueHigh }) => valueHigh,
  bound: ({ bound }) => bound,
  unit: ({ unit }) => unit,
  decimals: ({ decimals }) => decimals,
  numerator: ({ numerator }) => numerator,
  denominator: ({ denominator }) => denominator,
  doubtful: ({ doubtful }) => Number(doubtful),
  missing: ({ missing }) => missing,
  relativeTo: ({ relativeTo }) => relativeTo,
  qualitative: ({ qualitative }) => qualitative,
  periodKind: ({ period }) => period.kind,
  periodLabel: ({ period }) => period.label,
  periodStart: ({ period }) => period.start,
  periodEnd: ({ period }) => period.end,
  periodInferred: ({ period }) => Number(period.inferred),
  periodNote: ({ period }) => period.note,
  tense: ({ tense }) => tense,
  smallCohort: ({ smallCohort }) => Number(smallCohort),
  note: ({ note }) => note,
};

const PROPERTIES = Object.keys(CELLS) as (keyof typeof CELLS)[];
const GETTERS = Object.values(CELLS);
const TABLE = getTableColumns(observations);

/** The columns of a figure, all but its number. */
export const FIGURE_COLUMNS: readonly string[] = PROPERTIES.map((property) => TABLE[property].name);

/** A published figure as cells in the order of the columns. */
export function toCells(figure: Observation): Cell[] {
  const { provenance, indicator } = figure;
  if (provenance === null || indicator === null) throw new TypeError(`${figure.key} is derived and is never stored`);
  return GETTERS.map((get) => get(figure, provenance));
}

/** What `toCells` makes, as a domain record again. */
export function fromCells(cells: readonly unknown[]): Observation {
  const row = Object.fromEntries(
    PROPERTIES.map((property, index) => [
      property,
      cells[index] === null ? null : TABLE[property].mapFromDriverValue(cells[index] as never),
    ]),
  );
  return toObservation(row as Row);
}

/** Every figure of a store in the order of the documents, one at a time: Drizzle would read them all at once. */
export function* everyFigure({ raw }: Connection): Iterable<Observation> {
  const rows = raw.prepare<[], unknown[]>(`SELECT ${FIGURE_COLUMNS.join(", ")} FROM observations ORDER BY id`).raw();
  for (const row of rows.iterate()) yield fromCells(row);
}
