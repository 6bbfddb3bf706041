import type { Casebook } from "../domain/casebook.ts";
import type { Observation } from "../domain/observation.ts";
import { type Desk, makeDesk } from "../query/desk.ts";
import type { Relations } from "./relations.ts";

/** Rows that are at hand, as the one page that they make. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

/** A question over its own desk, and what its answer refers to. */
export async function askWithRelations<T>(
  { reader, vocabulary }: Desk,
  ask: (desk: Desk) => Promise<T>,
): Promise<{ answer: T; relations: Relations }> {
  const catalogue = await vocabulary.everything();
  const conflicts = new Map<string, readonly Observation[]>();
  const onRead = (book: Casebook): void => {
    for (const [key, others] of book.conflicts) conflicts.set(key, others);
  };
  const answer = await ask(makeDesk(reader, { catalogue, onRead }));
  return { answer, relations: { ...catalogue, conflicts } };
}
