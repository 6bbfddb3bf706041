import type { Casebook } from "../domain/casebook.ts";
import type { Observation } from "../domain/observation.ts";
import type { Desk } from "../query/desk.ts";

/** What rows of figures refer to. */
export type Relations = Pick<Casebook, "areas" | "populations" | "sources" | "indicators" | "measures" | "conflicts">;

/** Reads what figures refer to: one statement for each page of them, beyond what is read once for all. */
export function makeRelations({ reader, vocabulary }: Desk): (figures: readonly Observation[]) => Promise<Relations> {
  return async (figures) => {
    const keys = figures.map(({ key }) => key);
    const conflicts = await reader.conflictsOf(keys);
    return { ...(await vocabulary.everything()), conflicts: new Map(keys.map((key, index) => [key, conflicts[index] ?? []])) };
  };
}
