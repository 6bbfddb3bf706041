import { describe, expect, it } from "vitest";
import { type Cells, type Changes, corpusOf, FIGURES, problemsOf } from "../helpers/package.ts";

/** Two undated figures of one plan, which only a reviewer can tell to be in conflict. */
const pair = (first: Cells, second: Cells = {}): Changes => ({
  [FIGURES]: [
    { line: "1", period_kind: "UNSPECIFIED", period: "", ...first },
    { line: "2", period_kind: "UNSPECIFIED", period: "", value: "60", ...second },
  ],
});

/** Another plan with one figure on line 1. */
const another = (publisher: string): Changes => ({
  "areas.csv": [{}, { slug: "england", gss_code: "", dfe_code: "" }],
  "sources.csv": [{}, { key: "draft", publisher, publisher_name: publisher }],
  "indicators.csv": [{}, { key: "draft/eyfs-gld", source: "draft" }],
  "observations/draft.csv": [{ indicator: "draft/eyfs-gld", line: "1", value: "70" }],
});

describe("a conflict", () => {
  it("is listed once, whichever of the two figures names the other, or both", async () => {
    const expected = [["halton-plan:1:1", "halton-plan:2:1"]];
    expect((await corpusOf(pair({ conflicts_with: "halton-plan:2:1" }))).conflicts).toEqual(expected);
    expect((await corpusOf(pair({}, { conflicts_with: "halton-plan:1:1" }))).conflicts).toEqual(expected);
    expect((await corpusOf(pair({ conflicts_with: "halton-plan:2:1" }, { conflicts_with: "halton-plan:1:1" }))).conflicts).toEqual(
      expected,
    );
  });

  it("is computed where two figures of one stated period contradict each other, and is not listed twice if reviewed too", async () => {
    const dated = { period_kind: "ACADEMIC_YEAR", period: "2013/14" };
    const expected = [["halton-plan:1:1", "halton-plan:2:1"]];
    expect((await corpusOf(pair(dated, dated))).conflicts).toEqual(expected);
    expect((await corpusOf(pair({ ...dated, conflicts_with: "halton-plan:2:1" }, dated))).conflicts).toEqual(expected);
    expect((await corpusOf(pair(dated, { ...dated, value: "55" }))).conflicts).toEqual([]);
    expect((await corpusOf(pair({}, {}))).conflicts).toEqual([]);
  });

  it("may be with several figures, in another publication of the same council too", async () => {
    const { conflicts } = await corpusOf({ ...another("halton"), ...pair({ conflicts_with: "halton-plan:2:1 draft:1:1" }) });
    expect(conflicts).toEqual([
      ["draft:1:1", "halton-plan:1:1"],
      ["halton-plan:1:1", "halton-plan:2:1"],
    ]);
  });

  it("is computed between the publications of a body that is no council of ours", async () => {
    const dated = { period_kind: "ACADEMIC_YEAR", period: "2013/14" };
    const national = another("");
    const sources: Cells[] = [
      { publisher: "", publisher_name: "Department" },
      { key: "draft", publisher: "", publisher_name: "Department" },
    ];
    expect((await corpusOf({ ...national, "sources.csv": sources, [FIGURES]: [dated] })).conflicts).toEqual([
      ["draft:1:1", "halton-plan:10:1"],
    ]);
  });

  it.each(["halton-plan:3:1", "nowhere:1:1", "halton-plan:2", "2", "halton-plan:02:1"])(
    "is with a figure, which %s is not",
    async (key) => {
      expect(await problemsOf(pair({ conflicts_with: key }))).toEqual([
        `${FIGURES}:2: conflicts_with: names "${key}", which is no figure; write source:line:place`,
      ]);
    },
  );

  it("lists figures with spaces, not commas", async () => {
    expect(await problemsOf(pair({ conflicts_with: "halton-plan:2:1,  halton-plan:2:1" }))).toEqual([
      `${FIGURES}:2: conflicts_with: names "halton-plan:2:1,", which is no figure; write source:line:place`,
    ]);
  });

  it("is not with itself", async () => {
    expect(await problemsOf(pair({ conflicts_with: "halton-plan:1:1" }))).toEqual([
      `${FIGURES}:2: conflicts_with: names the figure itself`,
    ]);
  });

  it("is within one publisher", async () => {
    expect(await problemsOf({ ...another("england"), ...pair({ conflicts_with: "draft:1:1" }) })).toEqual([
      `${FIGURES}:2: conflicts_with: pairs figures of two publishers (draft:1:1 and halton-plan:1:1); a conflict is within one publisher`,
    ]);
  });

  it("with a row that cannot be read is not judged", async () => {
    expect(await problemsOf(pair({ conflicts_with: "halton-plan:2:1" }, { role: "RESULT" }))).toEqual([
      expect.stringMatching(/^observations\/halton-plan\.csv:3: role: is no known code/),
    ]);
  });
});
