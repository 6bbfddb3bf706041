import type { Casebook } from "../domain/casebook.ts";
import type { Observation } from "../domain/observation.ts";
import type { Desk } from "../query/desk.ts";

/** The records that a figure refers to, by key. */
export type Relations = Pick<Casebook, "areas" | "populations" | "sources" | "indicators" | "measures" | "conflicts">;

const found = <T extends { key: string }>(records: readonly (T | undefined)[]): Map<string, T> =>
  new Map(records.filter((record) => record !== undefined).map((record) => [record.key, record]));

const distinct = (keys: readonly (string | null)[]): string[] => [...new Set(keys.filter((key) => key !== null))];

/** Reads what the figures of one page refer to: three statements a page, and three more for all pages together. */
export function makeRelations({ reader, vocabulary }: Desk): (figures: readonly Observation[]) => Promise<Relations> {
  let fixed: Promise<Pick<Relations, "areas" | "populations" | "sources">> | undefined;
  const readFixed = async () => {
    const [areas, populations, sources] = await Promise.all([vocabulary.allAreas(), vocabulary.allPopulations(), reader.sources()]);
    return { areas: new Map(areas.map((area) => [area.slug, area])), populations: found(populations), sources: found(sources) };
  };
  return async (figures) => {
    fixed ??= readFixed();
    const keys = figures.map(({ key }) => key);
    const [shared, measures, indicators, conflicts] = await Promise.all([
      fixed,
      reader.measuresByKey(distinct(figures.map(({ measure }) => measure))),
      reader.indicatorsByKey(distinct(figures.map(({ indicator }) => indicator))),
      reader.conflictsOf(keys),
    ]);
    return {
      ...shared,
      measures: found(measures),
      indicators: found(indicators),
      conflicts: new Map(keys.map((key, index) => [key, conflicts[index] ?? []])),
    };
  };
}
