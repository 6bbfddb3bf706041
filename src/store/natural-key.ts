import { type SQL, sql } from "drizzle-orm";
import { observations } from "./tables.ts";

/** `(source, line, place) IN (…)` for natural keys, bound as one JSON text so that any number of them fits; keys of another form name nothing. */
export function hasNaturalKey(keys: readonly string[]): SQL {
  const places = keys.flatMap((key) => {
    const match = /^([^:]+):(\d{1,9}):(\d{1,9})$/.exec(key);
    return match ? [[match[1], Number(match[2]), Number(match[3])]] : [];
  });
  return sql`(${observations.source}, ${observations.line}, ${observations.place}) IN
    (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(places)}))`;
}
