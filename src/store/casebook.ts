import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Casebook } from "../domain/casebook.ts";
import type { Observation } from "../domain/observation.ts";
import { readContradictions } from "./contradictions.ts";
import type { Db } from "./database.ts";
import { toObservation } from "./records.ts";
import { indicators, measures, observations, seriesBreaks, sources } from "./tables.ts";

/** A casebook without what a request already holds for its arguments' sake. */
export type CasebookParts = Omit<Casebook, "areas" | "populations">;

const byKey = <T extends { key: string }>(records: readonly T[]): Map<string, T> => new Map(records.map((record) => [record.key, record]));

/** What the rules need about some measures, and the levels behind their gaps, in some areas: four statements, however many they are. */
export async function readCasebook(db: Db, keys: readonly string[], areas: readonly string[]): Promise<CasebookParts> {
  const levels = db
    .select({ key: sql<string>`${measures.gapOf}` })
    .from(measures)
    .where(inArray(measures.key, [...keys]));
  const defined = await db
    .select()
    .from(measures)
    .leftJoin(seriesBreaks, eq(seriesBreaks.measure, measures.key))
    .where(or(inArray(measures.key, [...keys]), inArray(measures.key, levels)))
    .orderBy(asc(seriesBreaks.date));
  const wanted = byKey(defined.map((row) => row.measures));
  const about = and(inArray(observations.measure, [...wanted.keys()]), inArray(observations.area, [...areas]));

  const publications = await db.select().from(sources);
  const printed = await db
    .select()
    .from(observations)
    .innerJoin(indicators, eq(indicators.key, observations.indicator))
    .where(about)
    .orderBy(asc(observations.id));
  const contradictions = await readContradictions(db, about);

  const figures: Observation[] = printed.map((row) => toObservation(row.observations));
  return {
    sources: byKey(publications),
    indicators: byKey(printed.map((row) => row.indicators)),
    measures: wanted,
    breaks: Map.groupBy(
      defined.flatMap((row) => row.series_breaks ?? []),
      ({ measure }) => measure,
    ),
    observations: Map.groupBy(figures, ({ measure }) => measure),
    conflicts: new Map(figures.map(({ key }) => [key, contradictions.get(key) ?? []])),
  };
}
