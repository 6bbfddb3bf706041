import { describe, expect, it } from "vitest";
import { matchOf, rolesFor, settle, shortlist, type Wanted } from "../../src/domain/selection.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, type Given, makeIndicator, makeSource, period, SOURCES } from "../helpers/corpus.ts";

const asked: Wanted = { population: "all", role: "ACTUAL", alignment: "LATEST", period: null };
const sources = [
  ...SOURCES,
  makeSource({ key: "halton-draft", status: "DRAFT", published: period("SPAN", "2016-01-01/2016-03-31") }),
  makeSource({ key: "halton-old", published: period("CALENDAR_YEAR", "2012") }),
  makeSource({ key: "halton-unknown", published: null }),
];

/** The places in the given order, from 1, of what is left of Halton's figures. */
function left(figures: readonly Figure[], wanted: Partial<Wanted> = {}): (number | undefined)[] {
  const book = bookOf(figures, { sources });
  const printed = book.observations.get("eyfs-gld") ?? [];
  return shortlist(book, printed, "halton", { ...asked, ...wanted }).map((figure) => printed.indexOf(figure) + 1);
}

/** The place in the given order, from 1, of the one figure that is chosen when periods no longer decide. */
function chosen(figures: readonly Figure[], given: Given = {}): number {
  const book = bookOf(figures, { sources, ...given });
  const printed = book.observations.get("eyfs-gld") ?? [];
  const found = settle(book, printed);
  return found === null ? 0 : printed.indexOf(found) + 1;
}

describe("an area's figures", () => {
  it("are its own, with a number, in the role asked for", () => {
    expect(left([])).toEqual([]);
    expect(
      left([{ area: "england", source: "halton-plan" }, { missing: "AWAITED" }, { role: "TARGET" }, { role: "PROJECTION" }, {}]),
    ).toEqual([5]);
    expect(left([{ value: 0 }])).toEqual([1]);
  });

  it.each([
    ["ACTUAL", ["ACTUAL", "BASELINE"]],
    ["BASELINE", ["BASELINE"]],
    ["TARGET", ["TARGET"]],
    ["PROJECTION", ["PROJECTION"]],
  ] as const)("that answer a question for %s are %j", (role, roles) => {
    expect(rolesFor(role)).toEqual(roles);
  });

  it("are those of the period where one is asked for, undated ones never", () => {
    const figures = [
      { period: academic("2012/13") },
      { period: academic("2013/14") },
      { period: financial("2013/14") },
      { period: period() },
    ];
    const spans = [["2013-09-01", "2014-08-31"] as const];
    expect(left(figures, { period: { type: "exact", spans } })).toEqual([2]);
    expect(left(figures, { period: { type: "overlap", span: ["2013-09-01", "2014-03-31"] } })).toEqual([2, 3]);
  });
});

describe("rule 1: the population asked for, else a directly narrower, else a directly broader group", () => {
  const fsm: Figure = { population: "fsm" };
  const disadvantaged: Figure = { population: "disadvantaged" };
  it.each([
    ["the very group", "disadvantaged", [fsm, disadvantaged], [2]],
    ["a narrower one", "disadvantaged", [fsm, {}], [1]],
    ["a broader one", "fsm", [disadvantaged, {}], [1]],
    ["never everyone for a group", "fsm", [{}, { population: "girls" }], []],
    ["never a group for everyone", "all", [fsm, disadvantaged, { population: "girls" }], []],
  ] satisfies [string, string, Figure[], number[]][])("%s", (_, population, figures, expected) => {
    expect(left(figures, { population })).toEqual(expected);
  });
});

describe("rule 2: exact before bound, range or about; not doubtful before doubtful", () => {
  it.each([
    ["a bound", { bound: "OVER" }],
    ["an upper bound", { bound: "AT_MOST" }],
    ["about", { bound: "ABOUT" }],
    ["a range", { value: 25, valueHigh: 28 }],
    ["a doubtful figure", { doubtful: true }],
  ] satisfies [string, Figure][])("%s yields to an exact figure, and serves alone", (_, figure) => {
    expect(left([figure, {}])).toEqual([2]);
    expect(left([figure])).toEqual([1]);
  });

  it("an exact doubtful figure goes before a sound bound", () => {
    expect(left([{ bound: "OVER" }, { doubtful: true }])).toEqual([2]);
  });
});

describe("rule 3: an outturn before a baseline", () => {
  it("a baseline yields to an outturn, however old, and serves alone", () => {
    expect(left([{ role: "BASELINE" }, { period: academic("2009/10") }])).toEqual([2]);
    expect(left([{ role: "BASELINE" }])).toEqual([1]);
  });

  it("a baseline that is asked for is not replaced by an outturn", () => {
    expect(left([{ role: "BASELINE" }, {}], { role: "BASELINE" })).toEqual([1]);
    expect(left([{}], { role: "BASELINE" })).toEqual([]);
  });
});

describe("rule 4: a printed period before an inferred one that overlaps it", () => {
  const inferred = (text: string): Figure => ({ period: period("ACADEMIC_YEAR", text, true) });
  it.each([
    ["for the same year", [inferred("2013/14"), {}], [2]],
    ["for part of it", [inferred("2013/14"), { period: financial("2013/14") }], [2]],
    ["for another year", [inferred("2014/15"), {}], [1, 2]],
    ["beside an undated one", [inferred("2013/14"), { period: period() }], [1, 2]],
    ["beside another inferred one", [inferred("2013/14"), inferred("2013/14")], [1, 2]],
  ] satisfies [string, Figure[], number[]][])("%s", (_, figures, expected) => {
    expect(left(figures)).toEqual(expected);
  });
});

describe("the first difference decides", () => {
  it.each([
    ["population before exactness", "fsm", [{ population: "fsm", bound: "ABOUT" }, { population: "disadvantaged" }], [1]],
    ["exactness before doubt", "all", [{ doubtful: true }, { bound: "ABOUT" }], [1]],
    ["doubt before role", "all", [{ doubtful: true }, { role: "BASELINE" }], [2]],
    ["role before an inferred period", "all", [{ role: "BASELINE" }, { period: period("ACADEMIC_YEAR", "2013/14", true) }], [2]],
  ] satisfies [string, string, Figure[], number[]][])("%s", (_, population, figures, expected) => {
    expect(left(figures, { population })).toEqual(expected);
  });
});

describe("rule 6, where periods no longer decide", () => {
  const matched = (match: "CLOSE_MATCH" | "NARROW_MATCH" | "BROAD_MATCH" | "RELATED_MATCH"): Figure => ({ indicator: match });
  const indicators = (["CLOSE_MATCH", "NARROW_MATCH", "BROAD_MATCH", "RELATED_MATCH"] as const).map((match) =>
    makeIndicator({ key: match, match }),
  );

  it("leaves nothing of nothing", () => {
    expect(chosen([])).toBe(0);
  });

  it.each([
    ["an exact before a close match", [matched("CLOSE_MATCH"), {}], 2],
    ["a close before a narrow one", [matched("NARROW_MATCH"), matched("CLOSE_MATCH")], 2],
    ["a narrow before a broad one", [matched("BROAD_MATCH"), matched("NARROW_MATCH")], 2],
    ["a broad before a related one", [matched("RELATED_MATCH"), matched("BROAD_MATCH")], 2],
    ["a match before a status", [matched("CLOSE_MATCH"), { status: "PREDICTED" }], 2],
  ] satisfies [string, Figure[], number][])("takes %s", (_, figures, expected) => {
    expect(chosen(figures, { indicators })).toBe(expected);
  });

  it.each([
    ["a final before a provisional figure", [{ status: "PROVISIONAL" }, { status: "FINAL" }], 2],
    ["one without a status before a provisional figure", [{ status: "PROVISIONAL" }, { status: "NOT_STATED" }], 2],
    ["a provisional before a predicted figure", [{ status: "PREDICTED" }, { status: "PROVISIONAL" }], 2],
    ["final and without a status alike", [{ status: "NOT_STATED" }, { status: "FINAL" }], 1],
    ["a status before a later publication", [{ source: "halton-draft", status: "PROVISIONAL" }, {}], 2],
    ["the later publication, though a draft", [{}, { source: "halton-draft" }], 2],
    ["a dated publication before one of unknown date", [{ source: "halton-unknown" }, { source: "halton-old" }], 2],
    ["a later publication before what the text calls current", [{ tense: "CURRENT" }, { source: "halton-draft", tense: "PAST" }], 2],
    ["what the text calls current before what it leaves open", [{}, { tense: "CURRENT" }], 2],
    ["what it leaves open before what it calls past", [{ tense: "PAST" }, {}], 2],
    ["what it calls current before a finer precision", [{ value: 60.5 }, { tense: "CURRENT" }], 2],
    ["the finer precision", [{ value: 60 }, { value: 60.1 }], 2],
    ["the finer precision as printed", [{ value: 60 }, { value: 60, decimals: 1 }], 2],
    ["the key of the source", [{ source: "halton-plan" }, { source: "cheshire-east-plan" }], 2],
    ["the line", [{ line: 9 }, { line: 8 }], 2],
    ["the line as a number", [{ line: 10 }, { line: 9 }], 2],
    [
      "the place in the line",
      [
        { line: 9, place: 2 },
        { line: 9, place: 1 },
      ],
      2,
    ],
  ] satisfies [string, Figure[], number][])("takes %s", (_, figures, expected) => {
    expect(chosen(figures)).toBe(expected);
  });

  it("takes the later publication of a target first of all, draft or not", () => {
    const close = makeIndicator({ key: "close", source: "halton-draft", match: "CLOSE_MATCH" });
    const figures = (role: "TARGET" | "ACTUAL"): Figure[] => [{ role }, { role, source: "halton-draft", indicator: "close" }];
    expect(chosen(figures("TARGET"), { indicators: [close] })).toBe(2);
    expect(chosen(figures("ACTUAL"), { indicators: [close] })).toBe(1);
  });

  it("does not depend on the order in which figures come", () => {
    const figures: Figure[] = [{ line: 4 }, { line: 3, tense: "PAST" }, { line: 2, status: "PROVISIONAL" }, { line: 1, value: 60.5 }];
    expect(chosen(figures)).toBe(4);
    expect(chosen([...figures].reverse())).toBe(1);
  });
});

describe("matchOf", () => {
  it("is the loosest match among the legs of a derived figure", () => {
    const indicators = [makeIndicator({ key: "close", match: "CLOSE_MATCH" }), makeIndicator({ key: "broad", match: "BROAD_MATCH" })];
    const book = bookOf([{ indicator: "close" }, { indicator: "broad" }, {}], { indicators });
    const [close, broad, exact] = book.observations.get("eyfs-gld") ?? [];
    if (!close || !broad || !exact) throw new Error("three figures were given");
    expect(matchOf(book, close)).toBe("CLOSE_MATCH");
    expect(matchOf(book, { ...exact, indicator: null, components: [close, broad, exact] })).toBe("BROAD_MATCH");
    expect(matchOf(book, exact)).toBe("EXACT_MATCH");
  });
});
