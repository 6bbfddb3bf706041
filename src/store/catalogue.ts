import { asc } from "drizzle-orm";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Db } from "./database.ts";
import { areas, indicators, measures, populations, sources } from "./tables.ts";

const byKey = <T extends { key: string }>(records: readonly T[]): Map<string, T> => new Map(records.map((record) => [record.key, record]));

/** Everything that figures refer to: five statements. */
export async function readCatalogue(db: Db): Promise<Catalogue> {
  return {
    areas: new Map((await db.select().from(areas).orderBy(asc(areas.slug))).map((area) => [area.slug, area])),
    populations: byKey(await db.select().from(populations).orderBy(asc(populations.key))),
    sources: byKey(await db.select().from(sources).orderBy(asc(sources.key))),
    indicators: byKey(await db.select().from(indicators).orderBy(asc(indicators.key))),
    measures: byKey(await db.select().from(measures).orderBy(asc(measures.key))),
  };
}
