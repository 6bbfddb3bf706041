import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/errors.ts";
import { checkSources, digitTokens } from "../../src/ingest/source-check.ts";
import { type Figure, makeCorpus, makeObservation, makeSource } from "../helpers/corpus.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { type Cells, csv } from "../helpers/package.ts";

interface Given {
  /** Text of the one document; null where it is missing. */
  document: string | null;
  figures?: Figure[];
  leftOut?: Cells[] | null;
  sha256?: string;
}

/** What a check of the figures of one plan against its document finds. */
async function check({ document, figures = [], leftOut = [], sha256 }: Given) {
  const [data, sources] = [temporaryFolder(), temporaryFolder()];
  if (leftOut !== null) writeFileSync(join(data, "left-out.csv"), csv("left-out.csv", leftOut));
  if (document !== null) writeFileSync(join(sources, "halton.txt"), document);
  const source = makeSource({
    sha256:
      sha256 ??
      createHash("sha256")
        .update(document ?? "")
        .digest("hex"),
  });
  const corpus = makeCorpus({ sources: [source], observations: figures.map(makeObservation) });
  const { problems, open, tickedOff } = await checkSources(corpus, data, sources);
  return { problems: problems.map((problem) => formatProblem(problem).replaceAll(sources, "SOURCES")), open, tickedOff };
}

const leftOut = (line: number, token: string, source = "halton-plan"): Cells => ({
  source,
  line: String(line),
  token,
  reason: "A date.",
});

describe("checkSources", () => {
  it("finds nothing where every figure stands on its line and every other number is ticked off", async () => {
    const found = await check({
      document: "Plan 2015\n\nGLD: 55% in 2013/14, target 60%\n",
      figures: [
        { line: 3, raw: "55%" },
        { line: 3, place: 2, raw: "60%" },
      ],
      leftOut: [leftOut(1, "2015")],
    });
    expect(found).toEqual({ problems: [], open: [], tickedOff: 1 });
  });

  it("finds figures that do not stand literally on their line", async () => {
    const { problems } = await check({
      document: "Plan\nGLD 55 %\n55%",
      figures: [
        { line: 2, raw: "55%" },
        { line: 3, raw: "55%" },
        { line: 1, raw: "plan" },
      ],
    });
    expect(problems).toEqual([
      'halton.txt:2: "55%" of halton-plan:2:1 does not stand here',
      'halton.txt:1: "plan" of halton-plan:1:1 does not stand here',
    ]);
  });

  it("finds an empty cell anywhere in the document, but not beyond its end", async () => {
    const blank = (line: number): Figure => ({ line, missing: "BLANK", raw: "" });
    const { problems } = await check({ document: "Plan\n", figures: [blank(1), blank(2), blank(3)] });
    expect(problems).toEqual(['halton.txt:3: "" of halton-plan:3:1 does not stand here']);
  });

  it("lists every number that no figure cites and nobody has ticked off, each time it stands there", async () => {
    const { problems, open } = await check({
      document: "In 2014, 5 of 5 (see p.12)\nGLD 55 and 56",
      figures: [{ line: 2, raw: "55" }],
      leftOut: [leftOut(1, "p.12")],
    });
    expect(problems).toEqual([]);
    expect(open).toEqual(["halton.txt:1: 2014", "halton.txt:1: 5", "halton.txt:1: 5"]);
  });

  it("takes one tick for a number that stands twice on its line, and none for another line", async () => {
    expect((await check({ document: "5 of 5\n5", leftOut: [leftOut(1, "5")] })).open).toEqual(["halton.txt:2: 5"]);
  });

  it("finds ticks that tick off nothing: no such number, or its line is cited, or no such source", async () => {
    const { problems, tickedOff } = await check({
      document: "In 2014\nGLD 55",
      figures: [{ line: 2, raw: "55" }],
      leftOut: [leftOut(1, "2014"), leftOut(1, "2015"), leftOut(2, "55"), leftOut(1, "2014", "another-plan")],
    });
    expect(problems).toEqual(
      [
        [3, "2015", 1],
        [4, "55", 2],
        [5, "2014", 1],
      ].map(
        ([row, token, line]) =>
          `left-out.csv:${row}: token: "${token}" is not on line ${line} of the document, or a figure cites that line; remove the row`,
      ),
    );
    expect(tickedOff).toBe(4);
  });

  it("finds that a document is another text than the one cited, and still compares it", async () => {
    const { problems, open } = await check({ document: "In 2014", sha256: "0".repeat(64) });
    expect(problems).toEqual(["halton.txt: is another text than the one cited (SHA-256 differs); line numbers may not fit"]);
    expect(open).toEqual(["halton.txt:1: 2014"]);
  });

  it("finds that a document is missing, and says nothing of what it would hold", async () => {
    expect(await check({ document: null, figures: [{ line: 1 }], leftOut: [leftOut(1, "2014")] })).toEqual({
      problems: ["halton.txt: is not in SOURCES; halton-plan cites it"],
      open: [],
      tickedOff: 1,
    });
  });

  it("passes over a source that has no document", async () => {
    const corpus = makeCorpus({ sources: [makeSource({ file: null, sha256: null })], observations: [makeObservation()] });
    expect(await checkSources(corpus, temporaryFolder(), temporaryFolder())).toEqual({ problems: [], open: [], tickedOff: 0 });
  });

  it("goes without a list of numbers left out", async () => {
    expect(await check({ document: "In 2014", leftOut: null })).toEqual({ problems: [], open: ["halton.txt:1: 2014"], tickedOff: 0 });
  });

  it("reports a list of numbers left out that cannot be read", async () => {
    const { problems } = await check({ document: "In 2014", leftOut: [{ ...leftOut(1, "2014"), reason: "" }] });
    expect(problems).toEqual(["left-out.csv:2: reason: is empty; it needs a value"]);
  });

  it("reads documents from Windows", async () => {
    expect(await check({ document: "Plan\r\nGLD 55%\r\n", figures: [{ line: 2, raw: "55%" }] })).toMatchObject({ problems: [], open: [] });
  });
});

describe("digitTokens", () => {
  it.each([
    ["no figures here", []],
    ["", []],
    ["GLD is 55%, up from 49.6%.", ["55%", "49.6%"]],
    ["(£11.5m) “2013/14” -5", ["£11.5m", "2013/14", "5"]],
    ["a|1|2 b\t3\u00A04", ["1", "2", "3", "4"]],
    ['<td class="w2"><b>7</b></td><br/>8', ["7", "8"]],
    ["fewer than <5 pupils and >10 schools", ["5", "10"]],
    ["½ m² KS2-KS4 5-a-day", ["½", "m²", "KS2-KS4", "5-a-day"]],
  ])("of %j are %j", (line, tokens) => {
    expect(digitTokens(line)).toEqual(tokens);
  });
});
