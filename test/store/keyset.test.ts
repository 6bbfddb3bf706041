import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Observation, ObservationRole } from "../../src/domain/observation.ts";
import { type Period, PeriodKind } from "../../src/domain/period.ts";
import type { ObservationSort, ObservationSortField } from "../../src/store/reader.ts";
import type { SqliteReader } from "../../src/store/sqlite-reader.ts";
import { academic, type Figure, financial, makeCorpus, makeMeasure, makeObservation, period } from "../helpers/corpus.ts";
import { memoryStore } from "../helpers/store.ts";

const MEASURES = ["eyfs-gld", "neet-16-18"];

/** Few different values, so that ties and missing figures are common. */
const figure: fc.Arbitrary<Figure> = fc
  .record({
    area: fc.constantFrom("halton", "cheshire-east"),
    measure: fc.constantFrom(...MEASURES),
    role: fc.constantFrom(...Object.values(ObservationRole)),
    period: fc.constantFrom<Period>(academic("2013/14"), financial("2013/14"), academic("2012/13"), period()),
    number: fc.constantFrom(null, -1.5, 0, 0.1, 9, 10, 100, 1e15),
  })
  .map(({ number, ...rest }) => (number === null ? { ...rest, missing: "BLANK" as const } : { ...rest, value: number }));

const rows = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 })), { maxLength: 14, selector: String })
  .chain((places) => fc.tuple(...places.map(([line, place]) => figure.map((given) => makeObservation({ ...given, line, place })))));

const FIELDS: readonly ObservationSortField[] = ["AREA", "MEASURE", "PERIOD", "VALUE", "ROLE", "SOURCE"];
const sort: fc.Arbitrary<ObservationSort[]> = fc.uniqueArray(
  fc.record({ field: fc.constantFrom(...FIELDS), direction: fc.constantFrom("ASC" as const, "DESC" as const) }),
  { maxLength: 6, selector: ({ field }) => field },
);

type Cell = string | number | null;
const CELLS: Record<ObservationSortField, (row: Observation) => Cell[]> = {
  AREA: ({ area }) => [area],
  MEASURE: ({ measure }) => [measure],
  PERIOD: ({ period: { start, end } }) => [end, start],
  VALUE: ({ value }) => [value],
  ROLE: ({ role }) => [role],
  SOURCE: ({ source }) => [source],
};

/** Nulls last whatever the direction. */
function compareCells(a: Cell, b: Cell, sign: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -sign : sign;
}

/** The order that a list is documented to have: by the fields asked for, then by publication, line and place. */
function inOrder(observations: readonly Observation[], wanted: readonly ObservationSort[]): string[] {
  const place = ({ source, provenance }: Observation): Cell[] => [source, provenance?.line ?? 0, provenance?.place ?? 0];
  const compare = (a: Observation, b: Observation): number => {
    const pairs = [
      ...wanted.flatMap(({ field, direction }) =>
        CELLS[field](a).map((cell, index) => [cell, CELLS[field](b)[index] ?? null, direction === "ASC" ? 1 : -1] as const),
      ),
      ...place(a).map((cell, index) => [cell, place(b)[index] ?? null, 1] as const),
    ];
    return pairs.map(([left, right, sign]) => compareCells(left, right, sign)).find((result) => result !== 0) ?? 0;
  };
  return [...observations].sort(compare).map(({ key }) => key);
}

/** Pages through a list to its end; `between` runs after every page. */
async function pageThrough(
  reader: SqliteReader,
  wanted: readonly ObservationSort[],
  first: number,
  between: (page: string[]) => void = () => undefined,
): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  for (;;) {
    const { items, hasNext } = await reader.observations({}, wanted, { first, after });
    expect(items.length).toBeLessThanOrEqual(first);
    seen.push(...items.map(({ item }) => item.key));
    if (!hasNext) return seen;
    expect(items).toHaveLength(first);
    after = items.at(-1)?.cursor;
    between(items.map(({ item }) => item.key));
  }
}

const storeOf = (observations: readonly Observation[]) =>
  memoryStore(makeCorpus({ measures: MEASURES.map((key) => makeMeasure({ key })), observations }));

describe("keyset paging", () => {
  it("brings every row once, in order, whatever the rows, the order and the page size", async () => {
    await fc.assert(
      fc.asyncProperty(rows, sort, fc.integer({ min: 1, max: 5 }), async (observations, wanted, first) => {
        const { reader } = await storeOf(observations);
        expect(await pageThrough(reader, wanted, first)).toEqual(inOrder(observations, wanted));
      }),
      { numRuns: 150 },
    );
  });

  it("goes on after the cursor when rows are deleted between pages, even the cursor's own", async () => {
    await fc.assert(
      fc.asyncProperty(
        rows.filter(({ length }) => length > 3),
        sort,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 13 }),
        async (observations, wanted, first, victim) => {
          const { reader, connection } = await storeOf(observations);
          const order = inOrder(observations, wanted);
          const deleted = new Set<string>();
          const remove = (key: string | undefined) => {
            if (key === undefined) return;
            deleted.add(key);
            const [source, line, place] = key.split(":");
            const where = "(SELECT id FROM observations WHERE source = ? AND line = ? AND place = ?)";
            connection.raw
              .prepare(`DELETE FROM conflicts WHERE observation = ${where} OR other = ${where}`)
              .run(source, line, place, source, line, place);
            connection.raw.prepare(`DELETE FROM observations WHERE id = ${where}`).run(source, line, place);
          };
          const seen = await pageThrough(reader, wanted, first, (page) => {
            remove(page.at(-1));
            remove(order[victim % order.length]);
          });
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen).toEqual(order.filter((key) => seen.includes(key)));
          expect(order.filter((key) => !seen.includes(key) && !deleted.has(key))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("passes over a row that moves before the cursor, and meets one that moves after it", async () => {
    const { reader, connection } = await storeOf([20, 30, 40].map((value, line) => makeObservation({ line: line + 1, value })));
    const byValue: ObservationSort[] = [{ field: "VALUE", direction: "ASC" }];
    const { items } = await reader.observations({}, byValue, { first: 2 });
    connection.raw.exec("UPDATE observations SET value = 5 WHERE value = 40");
    expect((await reader.observations({}, byValue, { first: 2, after: items[1]?.cursor })).items).toEqual([]);
    connection.raw.exec("UPDATE observations SET value = 35 WHERE value = 5");
    const rest = await reader.observations({}, byValue, { first: 2, after: items[1]?.cursor });
    expect(rest.items.map(({ item }) => item.value)).toEqual([35]);
  });

  it("says that nothing follows exactly at the end", async () => {
    const { reader } = await storeOf([1, 2].map((line) => makeObservation({ line })));
    expect(await reader.observations({}, [], { first: 2 })).toMatchObject({ hasNext: false });
    expect(await reader.observations({}, [], { first: 1 })).toMatchObject({ hasNext: true });
    expect(await (await storeOf([])).reader.observations({}, [], { first: 1 })).toEqual({ items: [], hasNext: false });
  });

  it("keeps a kind of period apart from its dates: equal dates tie", async () => {
    const twins = [PeriodKind.SPAN, PeriodKind.FINANCIAL_YEAR].map((kind, line) =>
      makeObservation({ line: line + 1, period: period(kind, "2013/14") }),
    );
    const { reader } = await storeOf(twins);
    expect(await pageThrough(reader, [{ field: "PERIOD", direction: "DESC" }], 1)).toEqual(["halton-plan:1:1", "halton-plan:2:1"]);
  });
});
