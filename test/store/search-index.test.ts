import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Corpus } from "../../src/domain/corpus.ts";
import { matchExpression, searchDocuments } from "../../src/store/search-index.ts";
import { Tally } from "../../src/store/tally.ts";
import { makeCorpus, makeIndicator, makeMeasure, makeObservation } from "../helpers/corpus.ts";
import { memoryStore } from "../helpers/store.ts";

const corpus = makeCorpus({
  measures: [
    makeMeasure({ name: "Good level of development" }),
    makeMeasure({
      key: "neet-16-18",
      name: "Not in education, employment or training",
      definition: "Young people of 16 to 18. Naïve café.",
    }),
    makeMeasure({
      key: "eyfs-gld-gap",
      name: "Gap in development",
      kind: "GAP",
      unit: "PERCENTAGE_POINTS",
      gapOf: "eyfs-gld",
      population: "fsm",
    }),
  ],
  indicators: [
    makeIndicator({ code: "CED022", label: "Early years outcomes" }),
    makeIndicator({
      key: "halton-plan/neet",
      measure: "neet-16-18",
      label: "NEET young people",
      match: "CLOSE_MATCH",
      matchNote: "Counts unknowns",
    }),
  ],
  observations: [makeObservation(), makeObservation({ line: 2, indicator: "halton-plan/neet", measure: "neet-16-18" })],
});

const search = async (text: string, first = 10) => (await memoryStore(corpus)).reader.search(text, first);
const keys = async (text: string, first = 10) => (await search(text, first)).map(({ type, key }) => `${type} ${key}`);

/** Texts that a query language might trip over, among ordinary words. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "neet",
        "NEAR",
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        ")",
        "(",
        "*",
        "^",
        ":",
        "-",
        "+",
        '"',
        "'",
        '""',
        "name:",
        "{a b}:",
        ";",
        "--",
        "\\",
        "%",
      ),
      fc.constantFrom("\0", "🎓", "é", "e\u0301", "ſ", "İ", "\ud800", "½", "²", "文字", "१२", "𞤀", "\u202e", "\t", "\r\n", ",", "<script>"),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .chain((parts) => fc.constantFrom("", " ").map((glue) => parts.join(glue)));

describe("search", () => {
  it("answers any input, with at most as many hits as asked for, best first", async () => {
    const { reader } = await memoryStore(corpus);
    await fc.assert(
      fc.asyncProperty(hostile, fc.integer({ min: 1, max: 5 }), async (text, first) => {
        const hits = await reader.search(text, first);
        expect(hits.length).toBeLessThanOrEqual(first);
        expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
        expect(hits.every(({ score }) => Number.isFinite(score))).toBe(true);
        await reader.measures({ text }, { first: 5 });
        await reader.indicators({ text }, { first: 5 });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["nothing", ""],
    ["blanks", " \t\n"],
    ["marks alone", '"*^:-()+{}\\%_'],
    ["NUL", "\0"],
    ["an emoji", "🎓"],
  ])("finds nothing for %s", async (_case, text) => {
    expect(await search(text)).toEqual([]);
  });

  it.each([
    ["10,000 letters", "a".repeat(10_000)],
    ["10,000 words", "neet ".repeat(10_000)],
    ["10,000 quotes", '"'.repeat(10_000)],
    ["10,000 brackets", "(".repeat(10_000)],
  ])("answers %s", async (_case, text) => {
    expect((await search(text)).length).toBeLessThanOrEqual(10);
  });

  it("reads operators as words", async () => {
    expect(await keys("training NOT education")).toEqual(await keys("training not education"));
    expect(await keys("neet AND zebra")).toContain("Measure neet-16-18");
    expect(await keys("name:neet")).toContain("Measure neet-16-18");
  });

  it("finds words in any order, case and inflection, without their accents, the last one unfinished", async () => {
    for (const text of ["training employment", "EMPLOYMENT Training", "employments trained", "naive", "CAFÉ", "cafe\u0301", "educ emplo"])
      expect(await keys(text)).toContain("Measure neet-16-18");
    expect(await keys("emplo educ")).toContain("Measure neet-16-18");
    expect(await keys("emplo zebra")).toEqual([]);
  });

  it("finds a measure by its indicators' codes and titles, and a gap by its groups", async () => {
    expect(await keys("CED022")).toEqual(expect.arrayContaining(["Measure eyfs-gld", "Indicator halton-plan/eyfs-gld"]));
    expect((await keys("early years outcomes")).slice(0, 2)).toContain("Measure eyfs-gld");
    expect(await keys("free school meals")).toContain("Measure eyfs-gld-gap");
  });

  it("finds areas by name and codes, publications by title, and groups", async () => {
    expect((await keys("876"))[0]).toBe("Area halton");
    expect((await keys("E06000006"))[0]).toBe("Area halton");
    expect((await keys("halton plan"))[0]).toBe("Source halton-plan");
    expect(await keys("girls")).toEqual(["Population girls"]);
  });

  it("puts the thing whose key was typed first", async () => {
    expect((await keys("neet-16-18"))[0]).toBe("Measure neet-16-18");
    expect((await keys("  NEET 16_18 "))[0]).toBe("Measure neet-16-18");
    expect((await keys("cheshire east"))[0]).toBe("Area cheshire-east");
  });

  it("puts what has every word before what has some", async () => {
    const found = await keys("gap development", 50);
    expect(found[0]).toBe("Measure eyfs-gld-gap");
    expect(found).toContain("Measure eyfs-gld");
  });

  it("costs one statement, and none when there is nothing to look for", async () => {
    const { reader, statements } = await memoryStore(corpus);
    await reader.search("neet", 5);
    expect(statements).toHaveLength(1);
    await reader.search("?", 5);
    expect(statements).toHaveLength(1);
  });
});

describe("matchExpression", () => {
  it("quotes every word and opens the last", () => {
    expect(matchExpression('care "leavers', true)).toBe('"care" AND "leavers"*');
    expect(matchExpression("care-leavers", false)).toBe('"care" OR "leavers"*');
    expect(matchExpression("½", true)).toBe('"1" AND "2"*');
    expect(matchExpression("?", true)).toBeNull();
  });

  it("holds nothing but quoted words and its own operators", () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, every) => {
        const expression = matchExpression(text, every);
        if (expression !== null)
          expect(expression).toMatch(every ? /^"[^"\s]+"( AND "[^"\s]+")*\*$|^"[^"\s]+"\*$/u : /^"[^"\s]+"( OR "[^"\s]+")*\*$/u);
      }),
    );
  });

  it("looks for at most sixteen words", () => {
    expect(matchExpression("w ".repeat(100), false)?.split(" OR ")).toHaveLength(16);
  });
});

/** The documents of a corpus. */
function documentsOf(given: Corpus) {
  const tally = new Tally(given);
  for (const observation of given.observations) tally.add(observation);
  return searchDocuments(given, tally);
}

describe("searchDocuments", () => {
  it("has one document for each thing, and weighs a measure by the councils with a figure", () => {
    const documents = documentsOf(corpus);
    const { measures, indicators, areas, sources, populations } = corpus;
    expect(documents).toHaveLength([measures, indicators, areas, sources, populations].flat().length);
    expect(documents.find(({ key }) => key === "neet-16-18")?.weight).toBe(3);
    expect(documents.find(({ key }) => key === "eyfs-gld-gap")?.weight).toBe(2);
    expect(documents.find(({ type, key }) => type === "Area" && key === "halton")?.weight).toBe(0);
  });

  it("names each word of a measure once, however many indicators repeat it", () => {
    const repeated = ["a", "b", "c"].map((name) => makeIndicator({ key: `halton-plan/${name}`, label: "Development level" }));
    const [measure] = documentsOf(makeCorpus({ indicators: repeated }));
    expect(measure?.body.split(" ").filter((word) => word === "development")).toHaveLength(1);
  });
});
