import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import type { ObservationParent, ObservationSort } from "../../src/store/reader.ts";
import { academic, makeCorpus, makeIndicator, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { memoryStore } from "../helpers/store.ts";

const MEASURES = ["eyfs-gld", "neet-16-18", "ks4-progress-8"];

/** Nine figures of Halton's and three of Cheshire East's, of three measures, with ties and a missing one. */
const corpus = makeCorpus({
  measures: MEASURES.map((key) => makeMeasure({ key })),
  observations: [
    ...Array.from({ length: 9 }, (_, index) =>
      makeObservation({
        line: index + 1,
        measure: MEASURES[index % 2] ?? "",
        ...(index === 4 ? { missing: "BLANK" as const } : { value: index % 3 }),
        period: academic(index < 5 ? "2013/14" : "2012/13"),
      }),
    ),
    ...[1, 2, 3].map((line) => makeObservation({ area: "cheshire-east", line, measure: "neet-16-18", value: line })),
  ],
});

const byValue: ObservationSort[] = [{ field: "VALUE", direction: "DESC" }];
const PARENTS: readonly [ObservationParent, readonly string[]][] = [
  ["area", ["halton", "cheshire-east", "crewe"]],
  ["measure", MEASURES],
  ["source", ["cheshire-east-plan", "halton-plan"]],
  ["indicator", ["halton-plan/neet-16-18", "halton-plan/eyfs-gld", "none"]],
];

describe("a list under several parents", () => {
  it.each(PARENTS)("is, for each %s, the page that the list filtered by it has", async (parent, keys) => {
    const { reader } = await memoryStore(corpus);
    const whole = await reader.observations({}, byValue, { first: 500 });
    const after = whole.items[3]?.cursor;
    for (const page of [{ first: 2 }, { first: 1 }, { first: 500 }, { first: 2, after }]) {
      const together = await reader.observationsOf(parent, keys, {}, byValue, page);
      const apart = await Promise.all(keys.map((key) => reader.observations({ [parent]: [key] }, byValue, page)));
      expect(together).toEqual(apart);
    }
  });

  it.each(PARENTS)("has, for each %s, as many items as the list filtered by it", async (parent, keys) => {
    const { reader } = await memoryStore(corpus);
    const together = await reader.countObservationsOf(parent, keys, { hasValue: true });
    expect(together).toEqual(await Promise.all(keys.map((key) => reader.countObservations({ [parent]: [key], hasValue: true }))));
  });

  it("costs one statement for its pages and one for its lengths, however many parents", async () => {
    const { reader, statements } = await memoryStore(corpus);
    await reader.observationsOf("measure", MEASURES, { hasValue: true }, byValue, { first: 2 });
    await reader.countObservationsOf("measure", MEASURES, { hasValue: true });
    await reader.indicatorsOf("publisher", ["halton", "cheshire-east"], {}, { first: 2 });
    expect(statements).toHaveLength(3);
  });

  it("is empty, with nothing following, under a parent without items", async () => {
    const { reader } = await memoryStore(corpus);
    expect(await reader.observationsOf("area", ["crewe"], {}, [], { first: 1 })).toEqual([{ items: [], hasNext: false }]);
    expect(await reader.indicatorsOf("measure", ["ks4-progress-8"], {}, { first: 1 })).toEqual([{ items: [], hasNext: false }]);
    expect(await reader.countIndicatorsOf("measure", ["ks4-progress-8"], {})).toEqual([0]);
    expect(await reader.observationsOf("area", [], {}, [], { first: 1 })).toEqual([]);
  });

  it("gives a parent that is named twice its page twice", async () => {
    const { reader } = await memoryStore(corpus);
    const [first, second] = await reader.observationsOf("area", ["halton", "halton"], {}, [], { first: 3 });
    expect(first?.items).toHaveLength(3);
    expect(second).toEqual(first);
    // Also where the page is longer than what there is.
    const [alone] = await reader.observationsOf("area", ["halton"], {}, [], { first: 500 });
    expect(await reader.observationsOf("area", ["halton", "halton"], {}, [], { first: 500 })).toEqual([alone, alone]);
  });

  it("finds a council's indicators through the publications that it publishes", async () => {
    const { reader } = await memoryStore(corpus);
    const [halton, east] = await reader.indicatorsOf("publisher", ["halton", "cheshire-east"], {}, { first: 5 });
    expect(halton?.items.map(({ item }) => item.key)).toEqual(["halton-plan/eyfs-gld", "halton-plan/neet-16-18"]);
    expect(east?.items.map(({ item }) => item.key)).toEqual(["cheshire-east-plan/neet-16-18"]);
    expect(await reader.countIndicatorsOf("publisher", ["cheshire-east", "halton"], {})).toEqual([1, 2]);
  });
});

describe("a cursor", () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const cursorOf = async (sort: ObservationSort[]) => {
    const { reader } = await memoryStore(corpus);
    return (await reader.observations({}, sort, { first: 1 })).items[0]?.cursor ?? "";
  };
  const decode = (cursor: string) => JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];

  it("is refused by a list in another order", async () => {
    const { reader } = await memoryStore(corpus);
    const after = await cursorOf(byValue);
    await expect(reader.observations({}, [], { first: 1, after })).rejects.toThrow(InputError);
    await expect(reader.observations({}, [{ field: "VALUE", direction: "ASC" }], { first: 1, after })).rejects.toThrow(InputError);
  });

  it("is refused by a list of another kind, though both are in order of key", async () => {
    const { reader } = await memoryStore(corpus);
    const { items } = await reader.measures({}, { first: 1 });
    await expect(reader.indicators({}, { first: 1, after: items[0]?.cursor })).rejects.toThrow(InputError);
  });

  it.each([
    ["no text", ""],
    ["no base 64", "!!!"],
    ["no JSON", Buffer.from("{").toString("base64url")],
    ["no list", encode({ value: 1 })],
    ["null", encode(null)],
    ["an empty list", encode([])],
    ["NUL", "\0"],
    ["10,000 letters", "A".repeat(10_000)],
  ])("is refused when it is %s, with the beginning of its text in the message", async (_case, after) => {
    const { reader } = await memoryStore(corpus);
    const error = await reader.observations({}, [], { first: 1, after }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain(after.slice(0, 80));
    expect(String(error).length).toBeLessThan(400);
  });

  it.each([
    ["too few values", (parts: unknown[]) => parts.slice(0, -1)],
    ["too many values", (parts: unknown[]) => [...parts, 1]],
    ["text for a number", (parts: unknown[]) => [parts[0], "2", ...parts.slice(2)]],
    ["a number for text", (parts: unknown[]) => [parts[0], parts[1], 7, ...parts.slice(3)]],
    ["a list for a value", (parts: unknown[]) => [parts[0], [1], ...parts.slice(2)]],
    ["null where none can be", (parts: unknown[]) => [parts[0], parts[1], null, ...parts.slice(3)]],
  ])("is refused with %s", async (_case, forge) => {
    const { reader } = await memoryStore(corpus);
    const after = encode(forge(decode(await cursorOf(byValue))));
    await expect(reader.observations({}, byValue, { first: 1, after })).rejects.toThrow(InputError);
  });

  it("may stand at a missing value, after every number", async () => {
    const { reader } = await memoryStore(corpus);
    const [signature, , ...rest] = decode(await cursorOf(byValue));
    const atMissing = encode([signature, null, ...rest.map((cell) => (typeof cell === "number" ? 0 : ""))]);
    const { items } = await reader.observations({}, byValue, { first: 5, after: atMissing });
    expect(items.map(({ item }) => item.missing)).toEqual(["BLANK"]);
  });

  it("means the same place in every list of its order, so it goes on in a filtered list", async () => {
    const { reader } = await memoryStore(
      makeCorpus({ indicators: [makeIndicator()], observations: [1, 2, 3].map((line) => makeObservation({ line })) }),
    );
    const { items } = await reader.observations({}, [], { first: 1 });
    const rest = await reader.observations({ area: ["halton"] }, [], { first: 9, after: items[0]?.cursor });
    expect(rest.items.map(({ item }) => item.provenance?.line)).toEqual([2, 3]);
  });
});
