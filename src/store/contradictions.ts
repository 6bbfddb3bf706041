import { aliasedTable, asc, eq, type SQL } from "drizzle-orm";
import { type Observation, observationKey } from "../domain/observation.ts";
import type { Db } from "./database.ts";
import { toObservation } from "./records.ts";
import { conflicts, observations } from "./tables.ts";

/** For the figures under a condition, those that contradict each, by its key; a figure without any has no entry. */
export async function readContradictions(db: Db, where: SQL | undefined): Promise<Map<string, Observation[]>> {
  const other = aliasedTable(observations, "other");
  const rows = await db
    .select({ source: observations.source, line: observations.line, place: observations.place, other })
    .from(observations)
    .innerJoin(conflicts, eq(conflicts.observation, observations.id))
    .innerJoin(other, eq(other.id, conflicts.other))
    .where(where)
    .orderBy(asc(other.id));
  const found = new Map<string, Observation[]>();
  for (const { source, line, place, other: row } of rows) {
    const key = observationKey(source, line, place);
    found.set(key, [...(found.get(key) ?? []), toObservation(row)]);
  }
  return found;
}
