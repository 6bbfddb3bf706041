import type { Catalogue } from "./catalogue.ts";
import type { SeriesBreak } from "./measure.ts";
import type { Observation } from "./observation.ts";

/** The records that a judgement needs, by key: everything the rules look up. */
export interface Casebook extends Catalogue {
  /** Series breaks by measure, earliest first. */
  breaks: ReadonlyMap<string, readonly SeriesBreak[]>;
  /** Published figures by measure, in document order. */
  observations: ReadonlyMap<string, readonly Observation[]>;
  /** The figures that contradict one, by its key. */
  conflicts: ReadonlyMap<string, readonly Observation[]>;
}

/** A record that the casebook is known to hold. */
export function held<T>(records: ReadonlyMap<string, T>, key: string): T {
  const record = records.get(key);
  if (record === undefined) throw new TypeError(`the casebook does not hold ${key}`);
  return record;
}

/** The published figures behind one: its components, or itself. */
export function printed(observation: Observation): readonly Observation[] {
  return observation.components.length > 0 ? observation.components : [observation];
}

/** Last day of a source's date of publication; null when that is unknown. */
export function publishedEnd({ sources }: Casebook, observation: Observation): string | null {
  return sources.get(observation.source)?.published?.end ?? null;
}
