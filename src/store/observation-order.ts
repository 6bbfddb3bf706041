import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Ordering } from "./keyset.ts";
import type { ObservationSort, ObservationSortField } from "./reader.ts";
import { observations } from "./tables.ts";

const DOCUMENT_ORDER: readonly SQLiteColumn[] = [observations.source, observations.line, observations.place];

const SORT_COLUMNS: Record<ObservationSortField, readonly SQLiteColumn[]> = {
  AREA: [observations.area],
  MEASURE: [observations.measure],
  PERIOD: [observations.periodEnd, observations.periodStart],
  VALUE: [observations.value],
  ROLE: [observations.role],
  SOURCE: [observations.source],
};

/** The order of a list of figures: as asked for, then that of the documents, which is total. */
export function observationOrdering(sort: readonly ObservationSort[]): Ordering {
  const wanted = sort.flatMap(({ field, direction }) => SORT_COLUMNS[field].map((column) => ({ column, direction })));
  const named = new Set(wanted.map(({ column }) => column));
  const rest = DOCUMENT_ORDER.filter((column) => !named.has(column)).map((column) => ({ column, direction: "ASC" as const }));
  return { columns: [...wanted, ...rest] };
}
