import { and, asc, inArray, or, sql } from "drizzle-orm";
import type { Casebook } from "../domain/casebook.ts";
import type { Observation } from "../domain/observation.ts";
import { readContradictions } from "./contradictions.ts";
import type { Db } from "./database.ts";
import { toObservation } from "./records.ts";
import { indicators, measures, observations, seriesBreaks, sources } from "./tables.ts";

/** A casebook without what a request already holds for its arguments' sake. */
export type CasebookParts = Omit<Casebook, "areas" | "populations">;

const byKey = <T extends { key: string }>(records: readonly T[]): Map<string, T> => new Map(records.map((record) => [record.key, record]));

/** What the rules need about some measures, and the levels behind their gaps, in some areas: six statements, however many they are. */
export async function readCasebook(db: Db, keys: readonly string[], areas: readonly string[]): Promise<CasebookParts> {
  const levels = db
    .select({ key: sql<string>`${measures.gapOf}` })
    .from(measures)
    .where(inArray(measures.key, [...keys]));
  const wanted = await db
    .select()
    .from(measures)
    .where(or(inArray(measures.key, [...keys]), inArray(measures.key, levels)));
  const measureKeys = wanted.map(({ key }) => key);
  const about = and(inArray(observations.measure, measureKeys), inArray(observations.area, [...areas]));

  const publications = await db.select().from(sources);
  const breaks = await db.select().from(seriesBreaks).where(inArray(seriesBreaks.measure, measureKeys)).orderBy(asc(seriesBreaks.date));
  const rows = await db.select().from(observations).where(about).orderBy(asc(observations.id));
  const printed = await db.select().from(indicators).where(inArray(indicators.measure, measureKeys));
  const contradictions = await readContradictions(db, about);

  const figures: Observation[] = rows.map(toObservation);
  return {
    sources: byKey(publications),
    indicators: byKey(printed),
    measures: byKey(wanted),
    breaks: Map.groupBy(breaks, ({ measure }) => measure),
    observations: Map.groupBy(figures, ({ measure }) => measure),
    conflicts: new Map(figures.map(({ key }) => [key, contradictions.get(key) ?? []])),
  };
}
