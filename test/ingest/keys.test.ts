import { describe, expect, it } from "vitest";
import { type Changes, FIGURES, problemsOf } from "../helpers/package.ts";

const rows = (file: string, ...cells: Changes[string] & readonly object[]): Changes => ({ [file]: cells });
const figure = (...cells: Changes[string] & readonly object[]): Changes => ({ [FIGURES]: cells });

describe("a key", () => {
  it.each([
    [
      "areas.csv",
      "slug",
      rows("areas.csv", {}, { gss_code: "", dfe_code: "" }, { slug: "england", gss_code: "E92000001", dfe_code: "" }),
      "halton",
      3,
    ],
    ["populations.csv", "key", rows("populations.csv", {}, { key: "fsm" }, { name: "Again" }), "all", 4],
    ["sources.csv", "key", rows("sources.csv", {}, { title: "Another" }), "halton-plan", 3],
    ["measures.csv", "key", rows("measures.csv", {}, { name: "Another" }), "eyfs-gld", 3],
    ["indicators.csv", "key", rows("indicators.csv", {}, { label: "Another" }), "halton-plan/eyfs-gld", 3],
  ])("of %s stands once", async (file, column, changes, key, line) => {
    expect(await problemsOf(changes)).toEqual([`${file}:${line}: ${column}: repeats "${key}" of line 2; each row needs its own`]);
  });

  it("of two columns may repeat either, not both", async () => {
    expect(await problemsOf(rows("series-breaks.csv", {}, { date: "2021-09-01" }, { reason: "Again." }))).toEqual([
      'series-breaks.csv:4: measure, date: repeats "eyfs-gld, 2012-09-01" of line 2; each row needs its own',
    ]);
    expect(await problemsOf(figure({}, { place: "2" }, { line: "11" }, { place: "2", value: "56" }))).toEqual([
      `${FIGURES}:5: line, place: repeats "10, 2" of line 3; each row needs its own`,
    ]);
  });

  it("is the same number however it is written", async () => {
    expect(await problemsOf(figure({}, { line: "010" }))).toEqual([
      `${FIGURES}:3: line, place: repeats "10, 1" of line 2; each row needs its own`,
    ]);
  });

  it("of an area is its own in each of the codes, which may be empty", async () => {
    expect(
      await problemsOf(
        rows(
          "areas.csv",
          {},
          { slug: "england" },
          { slug: "crewe", gss_code: "", dfe_code: "" },
          { slug: "wales", gss_code: "", dfe_code: "" },
        ),
      ),
    ).toEqual([
      'areas.csv:3: gss_code: repeats "E06000006" of line 2; each row needs its own',
      'areas.csv:3: dfe_code: repeats "876" of line 2; each row needs its own',
    ]);
  });
});

describe("a reference", () => {
  it.each([
    [
      "areas.csv:2",
      "parent",
      "englnd",
      "areas.csv",
      "england",
      rows("areas.csv", { parent: "englnd" }, { slug: "england", gss_code: "", dfe_code: "" }),
    ],
    ["populations.csv:3", "broader", "al", "populations.csv", "all", rows("populations.csv", {}, { key: "fsm", broader: "al" })],
    ["sources.csv:2", "publisher", "haltom", "areas.csv", "halton", rows("sources.csv", { publisher: "haltom" })],
    ["measures.csv:2", "population", "fsmm", "populations.csv", "fsm", rows("measures.csv", { population: "fsmm" })],
    [
      "measures.csv:3",
      "gap_of",
      "eyfs",
      "measures.csv",
      "eyfs-gld",
      rows("measures.csv", {}, { key: "gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gap_of: "eyfs" }),
    ],
    ["series-breaks.csv:2", "measure", "eyfs-gd", "measures.csv", "eyfs-gld", rows("series-breaks.csv", { measure: "eyfs-gd" })],
    ["indicators.csv:2", "measure", "gld", "measures.csv", "eyfs-gld", rows("indicators.csv", { measure: "gld" })],
    ["indicators.csv:2", "population", "ALL", "populations.csv", "all", rows("indicators.csv", { population: "ALL" })],
    ["indicators.csv:2", "reference", "fms", "populations.csv", "fsm", rows("indicators.csv", { reference: "fms" })],
    [`${FIGURES}:2`, "indicator", "eyfs-gld", "indicators.csv", "halton-plan/eyfs-gld", figure({ indicator: "eyfs-gld" })],
    [`${FIGURES}:2`, "area", "Halton", "areas.csv", "halton", figure({ area: "Halton" })],
    [`${FIGURES}:2`, "population", "fmss", "populations.csv", "fsm", figure({ population: "fmss" })],
    [`${FIGURES}:2`, "relative_to", "enland", "areas.csv", "england", figure({ relative_to: "enland" })],
  ])('of %s in %s to "%s" is not in %s, where "%s" is nearest', async (place, column, found, file, nearest, changes) => {
    expect(await problemsOf(changes)).toContain(
      `${place}: ${column}: names "${found}", which ${file} does not hold; add it there or correct it. Did you mean "${nearest}"?`,
    );
  });

  it("to an unknown group as a gap's reference is reported", async () => {
    const changes = {
      ...rows("measures.csv", {}, { key: "gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gap_of: "eyfs-gld" }),
      ...rows("indicators.csv", { measure: "gap" }),
      ...figure({ reference: "boys" }),
    };
    expect(await problemsOf(changes)).toEqual([
      `${FIGURES}:2: reference: names "boys", which populations.csv does not hold; add it there or correct it.`,
    ]);
  });

  it("of an indicator to an unknown source is reported beside what else is wrong with its key", async () => {
    expect(await problemsOf({ ...rows("indicators.csv", { source: "halton-pan" }), ...figure() })).toEqual([
      'indicators.csv:2: source: names "halton-pan", which sources.csv does not hold; add it there or correct it. Did you mean "halton-plan"?',
      'indicators.csv:2: key: is "halton-plan/eyfs-gld"; it starts with its source and a slash: "halton-pan/…"',
    ]);
  });

  it("that is unknown everywhere is reported once for each row, without what follows from it", async () => {
    expect(await problemsOf({ ...rows("indicators.csv", { measure: "wages", reference: "fsm" }) })).toEqual([
      'indicators.csv:2: measure: names "wages", which measures.csv does not hold; add it there or correct it.',
    ]);
  });

  it("to a row that cannot be read is not unknown", async () => {
    expect(
      await problemsOf({
        ...rows("areas.csv", { kind: "TOWN" }, { slug: "england", gss_code: "", dfe_code: "" }),
        ...figure({ relative_to: "wales" }),
      }),
    ).toEqual([expect.stringMatching(/^areas\.csv:2: kind: is no known code, found "TOWN"/)]);
  });

  it("may be empty where the schema lets it", async () => {
    expect(
      await problemsOf({ ...rows("sources.csv", { publisher: "" }), ...figure({ population: "", reference: "", relative_to: "" }) }),
    ).toEqual([]);
  });
});

describe("a file of figures", () => {
  it("is named after a source", async () => {
    expect(await problemsOf({ "observations/another.csv": [] })).toEqual([
      'observations/another.csv: is named after "another", which sources.csv does not hold; add the source or rename the file',
    ]);
  });
});

describe("a tree", () => {
  it("has nobody as their own parent", async () => {
    expect(await problemsOf(rows("areas.csv", { parent: "halton" }, { slug: "england", gss_code: "", dfe_code: "" }))).toEqual([
      'areas.csv:2: parent: makes "halton" its own ancestor; a tree has no rings',
    ]);
  });

  it("has no ring, and only those in the ring are blamed", async () => {
    const ring = rows(
      "populations.csv",
      {},
      { key: "a", broader: "b" },
      { key: "b", broader: "c" },
      { key: "c", broader: "a" },
      { key: "below", broader: "a" },
      { key: "fsm", broader: "all" },
    );
    expect(await problemsOf(ring)).toEqual([
      'populations.csv:3: broader: makes "a" its own ancestor; a tree has no rings',
      'populations.csv:4: broader: makes "b" its own ancestor; a tree has no rings',
      'populations.csv:5: broader: makes "c" its own ancestor; a tree has no rings',
    ]);
  });
});
