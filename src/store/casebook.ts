import { and, asc, inArray } from "drizzle-orm";
import type { Casebook } from "../domain/casebook.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { readContradictions } from "./contradictions.ts";
import type { Db } from "./database.ts";
import { toObservation } from "./records.ts";
import { observations, seriesBreaks } from "./tables.ts";

/** What the rules need about some measures, and the levels behind their gaps, in some areas: three statements, however many they are. */
export async function readCasebook(db: Db, catalogue: Catalogue, keys: readonly string[], areas: readonly string[]): Promise<Casebook> {
  const named = keys.flatMap((key) => catalogue.measures.get(key) ?? []);
  const levels = named.flatMap(({ gapOf }) => catalogue.measures.get(gapOf ?? "") ?? []);
  const measures = new Map([...named, ...levels].map((measure) => [measure.key, measure]));
  const wanted = [...measures.keys()];
  const about = and(inArray(observations.measure, wanted), inArray(observations.area, [...areas]));

  const breaks = await db.select().from(seriesBreaks).where(inArray(seriesBreaks.measure, wanted)).orderBy(asc(seriesBreaks.date));
  const figures = (await db.select().from(observations).where(about).orderBy(asc(observations.id))).map(toObservation);
  const contradictions = await readContradictions(db, about);
  return {
    ...catalogue,
    measures,
    breaks: Map.groupBy(breaks, ({ measure }) => measure),
    observations: Map.groupBy(figures, ({ measure }) => measure),
    conflicts: new Map(figures.map(({ key }) => [key, contradictions.get(key) ?? []])),
  };
}
