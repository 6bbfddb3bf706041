import type { Casebook } from "../domain/casebook.ts";
import { type Desk, makeDesk } from "../query/desk.ts";

/** Rows that are at hand, as the one page that they make. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

/** A question over its own desk, and everything that its answer refers to. */
export async function askWithBook<T>(
  { reader, vocabulary }: Desk,
  ask: (desk: Desk) => Promise<T>,
): Promise<{ answer: T; relations: Casebook }> {
  let book: Casebook | undefined;
  const answer = await ask(
    makeDesk(reader, {
      catalogue: await vocabulary.everything(),
      onRead: (read) => {
        book = read;
      },
    }),
  );
  if (book === undefined) throw new TypeError("a question was answered without a casebook");
  return { answer, relations: book };
}
