/** A group of people, pupils or schools that a figure is about; groups form a tree by `broader`. */
export interface Population {
  key: string;
  name: string;
  broader: string | null;
}

export type Populations = ReadonlyMap<string, Population>;

/** How a figure's group relates to the one asked for. */
export type PopulationFit = "SAME" | "NARROWER" | "BROADER";

const isEveryone = (populations: Populations, key: string): boolean => populations.get(key)?.broader === null;

/**
 * How well a group stands in for the one asked for: the same, a directly narrower or a directly broader one (`fsm` for `disadvantaged`, and back).
 * Null for any other; everyone never stands in for a group, nor a group for everyone.
 */
export function populationFit(populations: Populations, asked: string, found: string): PopulationFit | null {
  if (found === asked) return "SAME";
  if (isEveryone(populations, asked) || isEveryone(populations, found)) return null;
  if (populations.get(found)?.broader === asked) return "NARROWER";
  if (populations.get(asked)?.broader === found) return "BROADER";
  return null;
}

/** Whether one group contains the other, at any distance. */
export function isNested(populations: Populations, a: string, b: string): boolean {
  const contains = (outer: string, inner: string): boolean => {
    for (let at: string | null | undefined = inner; at; at = populations.get(at)?.broader) if (at === outer) return true;
    return false;
  };
  return contains(a, b) || contains(b, a);
}

/** The others of a group: girls for boys, `not-x` for `x`, and back; null where nobody counts them. */
export function complementOf(populations: Populations, key: string): string | null {
  const other = key === "boys" ? "girls" : key === "girls" ? "boys" : key.startsWith("not-") ? key.slice("not-".length) : `not-${key}`;
  return populations.has(other) ? other : null;
}

/** The group that has no broader one: everyone. */
export function everyone(populations: Populations): string | null {
  return [...populations.values()].find(({ broader }) => broader === null)?.key ?? null;
}
