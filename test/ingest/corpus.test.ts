import { describe, expect, it } from "vitest";
import { academic, period } from "../helpers/corpus.ts";
import { corpusOf, FIGURES } from "../helpers/package.ts";

describe("the corpus", () => {
  it("holds what the tables say, in the order of keys, with null for empty cells", async () => {
    const { areas, populations, measures, breaks, indicators } = await corpusOf();
    expect(areas).toEqual([
      { slug: "england", name: "England", kind: "COUNTRY", gssCode: "E92000001", dfeCode: null, parent: null },
      { slug: "halton", name: "Halton", kind: "COUNCIL", gssCode: "E06000006", dfeCode: "876", parent: null },
    ]);
    expect(populations).toEqual([
      { key: "all", name: "Everyone", broader: null },
      { key: "fsm", name: "Eligible for free school meals", broader: "all" },
    ]);
    expect(measures).toEqual([
      {
        key: "eyfs-gld",
        name: "Good level of development",
        definition: "Share of children with a good level of development.",
        topic: "EARLY_YEARS",
        unit: "PERCENT",
        polarity: "HIGHER_IS_BETTER",
        kind: "LEVEL",
        population: "all",
        gapOf: null,
      },
    ]);
    expect(breaks).toEqual([{ measure: "eyfs-gld", date: "2012-09-01", reason: "The profile was revised." }]);
    expect(indicators).toEqual([
      {
        key: "halton-plan/eyfs-gld",
        source: "halton-plan",
        code: null,
        label: "Good level of development",
        measure: "eyfs-gld",
        population: "all",
        reference: null,
        match: "EXACT_MATCH",
        matchNote: null,
      },
    ]);
  });

  it("keeps a council's code as text, leading zeros too", async () => {
    const { areas } = await corpusOf({ "areas.csv": [{ dfe_code: "007" }] });
    expect(areas[0]?.dfeCode).toBe("007");
  });

  it("dates a source, and marks the date as inferred where a note says from what", async () => {
    const [printed] = (await corpusOf()).sources;
    expect(printed?.coverage).toEqual(period("SPAN", "2015-04-01/2018-03-31"));
    expect(printed?.published).toMatchObject({ end: "2015-03-31", inferred: false, note: null });

    const [inferred] = (await corpusOf({ "sources.csv": [{ published_note: "The latest event.", coverage: "", coverage_kind: "" }] }))
      .sources;
    expect(inferred?.published).toMatchObject({ end: "2015-03-31", inferred: true, note: "The latest event." });
    expect(inferred?.coverage).toBeNull();
  });

  it("holds a plain figure with what its indicator and measure say of it", async () => {
    const { observations } = await corpusOf();
    expect(observations).toEqual([
      {
        key: "halton-plan:10:1",
        source: "halton-plan",
        indicator: "halton-plan/eyfs-gld",
        measure: "eyfs-gld",
        area: "halton",
        population: "all",
        reference: null,
        role: "ACTUAL",
        status: "NOT_STATED",
        value: 55,
        valueHigh: null,
        bound: null,
        unit: "PERCENT",
        decimals: 0,
        numerator: null,
        denominator: null,
        doubtful: false,
        missing: null,
        relativeTo: null,
        qualitative: null,
        period: academic("2013/14"),
        tense: null,
        smallCohort: false,
        provenance: { source: "halton-plan", line: 10, place: 1, locator: "Appendix A", raw: "55%" },
        note: null,
        components: [],
      },
    ]);
  });

  it("holds a figure's own group, reference, unit and status rather than its indicator's", async () => {
    const { observations } = await corpusOf({
      "measures.csv": [{}, { key: "gap", kind: "GAP", unit: "PERCENTAGE_POINTS", gap_of: "eyfs-gld" }],
      "indicators.csv": [{ measure: "gap", population: "fsm", reference: "all", match: "RELATED_MATCH", match_note: "Pupils." }],
      [FIGURES]: [{}, { line: "11", population: "all", reference: "fsm", unit: "COUNT", status: "PROVISIONAL" }],
    });
    expect(observations.map(({ population, reference, unit, status }) => [population, reference, unit, status])).toEqual([
      ["fsm", "all", "PERCENTAGE_POINTS", "NOT_STATED"],
      ["all", "fsm", "COUNT", "PROVISIONAL"],
    ]);
  });

  it("keeps zero apart from a missing figure, and an empty cell from its words", async () => {
    const { observations } = await corpusOf({
      [FIGURES]: [
        { value: "0", raw: "0%" },
        { line: "11", value: "", decimals: "", raw: "", missing: "BLANK" },
      ],
    });
    expect(observations.map(({ value, decimals, missing, provenance }) => [value, decimals, missing, provenance?.raw])).toEqual([
      [0, 0, null, "0%"],
      [null, null, "BLANK", ""],
    ]);
  });

  it("keeps an inferred period with its reason, and an undated figure without dates", async () => {
    const { observations } = await corpusOf({
      [FIGURES]: [
        { period_inferred: "true", period_note: "The heading." },
        { line: "11", period_kind: "UNSPECIFIED", period: "", period_note: "Said to be recent." },
      ],
    });
    expect(observations.map((observation) => observation.period)).toEqual([
      { ...academic("2013/14"), inferred: true, note: "The heading." },
      { kind: "UNSPECIFIED", label: "not stated", start: null, end: null, inferred: false, note: "Said to be recent." },
    ]);
  });

  it("orders figures by source, then line and place as numbers", async () => {
    const { observations } = await corpusOf({
      "sources.csv": [{}, { key: "draft" }],
      "indicators.csv": [{}, { key: "draft/eyfs-gld", source: "draft" }],
      [FIGURES]: [{ line: "10" }, { line: "9", place: "10" }, { line: "9", place: "9" }],
      "observations/draft.csv": [{ indicator: "draft/eyfs-gld", line: "100" }],
    });
    expect(observations.map(({ key }) => key)).toEqual(["draft:100:1", "halton-plan:9:9", "halton-plan:9:10", "halton-plan:10:1"]);
  });
});
