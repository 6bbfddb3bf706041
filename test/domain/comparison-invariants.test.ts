import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Casebook } from "../../src/domain/casebook.ts";
import { type Comparison, type ComparisonRequest, compare } from "../../src/domain/comparison.ts";
import type { Polarity } from "../../src/domain/measure.ts";
import { bookOf } from "../helpers/casebook.ts";
import { academic, type Figure, financial, makeIndicator, makeMeasure, makeSource, period, SOURCES } from "../helpers/corpus.ts";

const AREAS = ["halton", "cheshire-east", "cheshire-west-and-chester"];
const SEVERITIES = ["COMPARABLE", "CAUTION", "NOT_COMPARABLE"];
/** A draft that came out with Halton's plan, so that nothing but its status differs. */
const DRAFT = makeSource({ key: "halton-draft", status: "DRAFT" });
const INDICATORS = (["CLOSE_MATCH", "BROAD_MATCH", "NARROW_MATCH", "RELATED_MATCH"] as const).map((match) =>
  makeIndicator({ key: match, match }),
);

const periods = fc.constantFrom(
  period(),
  academic("2011/12"),
  academic("2012/13"),
  academic("2013/14"),
  academic("2015/16"),
  financial("2013/14"),
  period("AS_AT", "2014-03-31"),
);
const figure: fc.Arbitrary<Figure> = fc.record({
  value: fc.integer({ min: 0, max: 6 }),
  period: periods,
  bound: fc.constantFrom(null, null, null, "ABOUT", "OVER", "AT_MOST"),
  doubtful: fc.constantFrom(false, false, true),
  role: fc.constantFrom("ACTUAL", "ACTUAL", "BASELINE"),
  status: fc.constantFrom("NOT_STATED", "PROVISIONAL"),
  unit: fc.constantFrom("PERCENT", "PERCENT", "PERCENT", "PERCENT", "COUNT"),
});
/** The figures of each of the three councils. */
const lists = fc.array(fc.array(figure, { maxLength: 3 }), { minLength: 3, maxLength: 3 });
const alignments = fc.constantFrom("LATEST" as const, "CLOSEST" as const, "COMMON" as const);

function book(councils: readonly (readonly Figure[])[], polarity: Polarity = "HIGHER_IS_BETTER"): Casebook {
  return bookOf(
    councils.flatMap((figures, index) => figures.map((each): Figure => ({ area: AREAS[index] ?? "", ...each }))),
    {
      measures: [makeMeasure({ polarity })],
      sources: [...SOURCES, DRAFT],
      indicators: INDICATORS,
      breaks: [{ measure: "eyfs-gld", date: "2012-09-01", reason: "Revised." }],
    },
  );
}
const ask = (held: Casebook, request: Partial<ComparisonRequest> = {}): Comparison =>
  compare(held, { measure: "eyfs-gld", areas: AREAS, population: "all", role: "ACTUAL", alignment: "LATEST", period: null, ...request });

const codes = ({ reasons }: Pick<Comparison, "reasons">) => reasons.map(({ code, severity }) => `${code} ${severity}`).sort();
const severity = (verdict: string) => SEVERITIES.indexOf(verdict);

describe("for any figures", () => {
  it("the order of the areas never changes the verdict, a reason, the spread or an area's figure, rank and verdict", () => {
    const orders = fc.shuffledSubarray(AREAS, { minLength: 3 });
    fc.assert(
      fc.property(lists, alignments, orders, (councils, alignment, areas) => {
        const held = book(councils);
        const [one, other] = [ask(held, { alignment }), ask(held, { alignment, areas })];
        const row = ({ rows }: Comparison, area: string) => rows.find((each) => each.area === area);
        expect([other.verdict, codes(other), other.spread]).toEqual([one.verdict, codes(one), one.spread]);
        for (const area of AREAS) expect(row(other, area)).toEqual(row(one, area));
      }),
    );
  });

  it("what is NOT_COMPARABLE ranks nothing and has no spread, yet shows its figures", () => {
    fc.assert(
      fc.property(lists, alignments, (councils, alignment) => {
        const found = ask(book(councils), { alignment });
        const shown = found.rows.filter(({ observation }) => observation !== null);
        if (alignment === "LATEST") expect(shown).toHaveLength(councils.filter((figures) => figures.length > 0).length);
        if (found.verdict === "NOT_COMPARABLE") {
          expect(found.rows.map(({ rank }) => rank)).toEqual([null, null, null]);
          expect(found.spread).toBeNull();
        } else expect(shown.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it("the verdict is the worst severity among the reasons, and among the pairs where every area has a figure", () => {
    fc.assert(
      fc.property(lists, alignments, (councils, alignment) => {
        const found = ask(book(councils), { alignment });
        expect(severity(found.verdict)).toBe(Math.max(0, ...found.reasons.map((reason) => severity(reason.severity))));
        if (found.rows.every(({ observation }) => observation !== null))
          expect(severity(found.verdict)).toBe(Math.max(...found.pairs.map(({ verdict }) => severity(verdict))));
      }),
    );
  });

  it("a pair's verdict and reasons are those of comparing the two alone, where the same figures are chosen", () => {
    fc.assert(
      fc.property(lists, alignments, (councils, alignment) => {
        const held = book(councils);
        const whole = ask(held, { alignment });
        for (const pair of whole.pairs) {
          const alone = ask(held, { alignment, areas: [pair.a, pair.b] });
          const chosen = whole.rows.filter(({ area }) => area === pair.a || area === pair.b).map(({ observation }) => observation);
          if (alone.rows.every(({ observation }) => chosen.includes(observation)))
            expect([alone.verdict, alone.reasons]).toEqual([pair.verdict, pair.reasons]);
          else expect(alignment).not.toBe("LATEST");
        }
      }),
    );
  });

  it("swapping the polarity turns the ranks round and changes nothing else", () => {
    fc.assert(
      fc.property(lists, alignments, (councils, alignment) => {
        const [up, down] = [ask(book(councils), { alignment }), ask(book(councils, "LOWER_IS_BETTER"), { alignment })];
        expect([down.verdict, codes(down), down.spread]).toEqual([up.verdict, codes(up), up.spread]);
        up.rows.forEach((a, i) => {
          up.rows.forEach((b, j) => {
            const [c, d] = [down.rows[i], down.rows[j]];
            expect(c?.rank === null).toBe(a.rank === null);
            if (a.rank !== null && b.rank !== null)
              expect(Math.sign((c?.rank ?? 0) - (d?.rank ?? 0)) + 0).toBe(Math.sign(b.rank - a.rank) + 0);
          });
        });
      }),
    );
  });

  it("figures of other areas, a region and the nation included, change no verdict, reason, rank or spread", () => {
    const others = fc.array(
      fc
        .tuple(fc.constantFrom("england", "great-britain", "north-west", "crewe"), figure)
        .map(([area, each]): Figure => ({ ...each, area, source: "halton-plan" })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(lists, alignments, others, (councils, alignment, more) => {
        const [without, beside] = [ask(book(councils), { alignment }), ask(book([...councils, more]), { alignment })];
        const judged = ({ verdict, reasons, pairs, spread, rows }: Comparison) => ({
          verdict,
          reasons,
          pairs,
          spread,
          ranks: rows.map(({ rank }) => rank),
        });
        expect(judged(beside)).toEqual(judged(without));
      }),
    );
  });

  it("an area without a figure leaves no more than a caution", () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 2 }), (councils, at) => {
        const found = ask(book(councils.map((figures, index) => (index === at ? [{ missing: "AWAITED" }] : figures))));
        expect(found.reasons.filter(({ code }) => code === "NO_FIGURE")).not.toEqual([]);
        expect(severity(found.verdict)).toBeGreaterThanOrEqual(severity("CAUTION"));
      }),
    );
  });
});

describe("adding a caveat never improves a verdict", () => {
  const plain = fc.record({
    value: fc.integer({ min: 0, max: 6 }),
    period: periods,
    role: fc.constantFrom("ACTUAL" as const, "BASELINE" as const),
  });
  const places = fc.tuple(fc.array(plain, { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 2 }));
  const worse = (figures: readonly Figure[], altered: readonly Figure[]) => {
    const one = (each: readonly Figure[]) => ask(book(AREAS.map((area) => each.filter((given) => given.area === area))));
    const [before, after] = [one(figures), one(altered)];
    expect(severity(after.verdict)).toBeGreaterThanOrEqual(severity(before.verdict));
    expect(severity(after.verdict)).toBeGreaterThanOrEqual(severity("CAUTION"));
    for (const [index, pair] of after.pairs.entries())
      expect(severity(pair.verdict)).toBeGreaterThanOrEqual(severity(before.pairs[index]?.verdict ?? "COMPARABLE"));
  };

  it.each([
    ["doubtful", { doubtful: true }],
    ["provisional", { status: "PROVISIONAL" }],
    ["predicted", { status: "PREDICTED" }],
    ["a lower bound", { bound: "AT_LEAST" }],
    ["an upper bound", { bound: "UNDER" }],
    ["about", { bound: "ABOUT" }],
    ["a range", { valueHigh: 99 }],
    ["a small cohort", { smallCohort: true }],
    ["a base of 29", { denominator: 29 }],
    ["a baseline", { role: "BASELINE" }],
    ["undated", { period: period() }],
    ["in another unit", { unit: "COUNT" }],
    ...INDICATORS.map(({ key }): [string, Figure] => [key, { indicator: key }]),
  ] satisfies [string, Figure][])("%s", (name, caveat) => {
    fc.assert(
      fc.property(places, ([figures, at]) => {
        const given = figures.map((each, index): Figure => ({ ...each, area: AREAS[index] ?? "" }));
        // An undated figure can be older than it looks, and so fit one that its dated self did not.
        if (name === "undated") fc.pre(ask(book(given.map((each) => [each]))).verdict !== "NOT_COMPARABLE");
        worse(
          given,
          given.map((each, index) => (index === at ? { ...each, ...caveat } : each)),
        );
      }),
    );
  });

  it("from a draft", () => {
    fc.assert(
      fc.property(places, ([figures]) => {
        const given = figures.map((each, index): Figure => ({ ...each, area: AREAS[index] ?? "" }));
        worse(
          given,
          given.map((each) => (each.area === "halton" ? { ...each, source: "halton-draft" } : each)),
        );
      }),
    );
  });

  it("contradicted by a figure further down", () => {
    fc.assert(
      fc.property(places, ([figures, at]) => {
        const given = figures.map((each, index): Figure => ({ ...each, area: AREAS[index] ?? "", period: academic("2013/14") }));
        worse(given, [...given, { ...given[at], line: 99, value: 50 }]);
      }),
    );
  });
});
