import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesPeriod, type Period, type PeriodKind, parsePeriod, parsePeriodQuery } from "../../src/domain/period.ts";

/** Label, first and last day of a period; null for a text that is none of its kind. */
function read(kind: PeriodKind, text: string): string | null {
  const period = parsePeriod(kind, text);
  return period && `${period.label}: ${period.start} to ${period.end}`;
}

describe("parsePeriod", () => {
  it.each([
    ["ACADEMIC_YEAR", "2013/14", "2013/14: 2013-09-01 to 2014-08-31"],
    ["ACADEMIC_YEAR", "1999/00", "1999/00: 1999-09-01 to 2000-08-31"],
    ["FINANCIAL_YEAR", "2013/14", "2013/14: 2013-04-01 to 2014-03-31"],
    ["FINANCIAL_YEAR", "2000/01", "2000/01: 2000-04-01 to 2001-03-31"],
    ["CALENDAR_YEAR", "2014", "2014: 2014-01-01 to 2014-12-31"],
    ["QUARTER", "2014/15 Q1", "2014/15 Q1: 2014-04-01 to 2014-06-30"],
    ["QUARTER", "2014/15 Q2", "2014/15 Q2: 2014-07-01 to 2014-09-30"],
    ["QUARTER", "2014/15 Q3", "2014/15 Q3: 2014-10-01 to 2014-12-31"],
    ["QUARTER", "1999/00 Q4", "1999/00 Q4: 2000-01-01 to 2000-03-31"],
    ["TERM", "autumn term 2012/13", "autumn term 2012/13: 2012-09-01 to 2012-12-31"],
    ["TERM", "2012/13 spring", "spring term 2012/13: 2013-01-01 to 2013-04-30"],
    ["TERM", "summer term 1999/00", "summer term 1999/00: 2000-05-01 to 2000-08-31"],
    ["MONTH", "Sep 2014", "Sep 2014: 2014-09-01 to 2014-09-30"],
    ["MONTH", "2014-12", "Dec 2014: 2014-12-01 to 2014-12-31"],
    ["MONTH", "Feb 2012", "Feb 2012: 2012-02-01 to 2012-02-29"],
    ["MONTH", "2000-02", "Feb 2000: 2000-02-01 to 2000-02-29"],
    ["MONTH", "Feb 1900", "Feb 1900: 1900-02-01 to 1900-02-28"],
    ["AS_AT", "31 Aug 2014", "31 Aug 2014: 2014-08-31 to 2014-08-31"],
    ["AS_AT", "1 Jan 2014", "1 Jan 2014: 2014-01-01 to 2014-01-01"],
    ["AS_AT", "29 Feb 2012", "29 Feb 2012: 2012-02-29 to 2012-02-29"],
    ["AS_AT", "2000-02-29", "29 Feb 2000: 2000-02-29 to 2000-02-29"],
    ["SPAN", "2014-04-01/2015-03-31", "2014/15: 2014-04-01 to 2015-03-31"],
    ["SPAN", "2013-09-01/2014-08-31", "2013/14: 2013-09-01 to 2014-08-31"],
    ["SPAN", "2013-09-01/2016-08-31", "2013/14 to 2015/16: 2013-09-01 to 2016-08-31"],
    ["SPAN", "2014-04-01/2016-03-31", "2014/15 to 2015/16: 2014-04-01 to 2016-03-31"],
    ["SPAN", "2007-01-01/2015-12-31", "2007 to 2015: 2007-01-01 to 2015-12-31"],
    ["SPAN", "2014-02-01/2014-02-28", "Feb 2014: 2014-02-01 to 2014-02-28"],
    ["SPAN", "2014-07-01/2014-09-30", "Jul to Sep 2014: 2014-07-01 to 2014-09-30"],
    ["SPAN", "2012-01-01/2012-02-29", "Jan to Feb 2012: 2012-01-01 to 2012-02-29"],
    ["SPAN", "2012-01-01/2012-02-28", "1 Jan 2012 to 28 Feb 2012: 2012-01-01 to 2012-02-28"],
    ["SPAN", "2014-12-02/2014-12-31", "2 Dec 2014 to 31 Dec 2014: 2014-12-02 to 2014-12-31"],
    ["SPAN", "2014-07-01/2015-09-30", "1 Jul 2014 to 30 Sep 2015: 2014-07-01 to 2015-09-30"],
    ["ROLLING", "2014-07-01/2014-09-30", "2014/15 Q2: 2014-07-01 to 2014-09-30"],
    ["SPAN", "2007-01-01/2015-01-31", "1 Jan 2007 to 31 Jan 2015: 2007-01-01 to 2015-01-31"],
    ["SPAN", "2014-05-05/2014-05-05", "5 May 2014: 2014-05-05 to 2014-05-05"],
    ["ROLLING", "2014/15 Q2", "2014/15 Q2: 2014-07-01 to 2014-09-30"],
    ["CUMULATIVE", "2014/15", "2014/15: 2014-04-01 to 2015-03-31"],
    ["SPAN", "2014", "2014: 2014-01-01 to 2014-12-31"],
    ["SPAN", "2014-09", "Sep 2014: 2014-09-01 to 2014-09-30"],
    ["UNSPECIFIED", "", "not stated: null to null"],
  ] as const)("reads %s %j", (kind, text, expected) => {
    expect(read(kind, text)).toBe(expected);
  });

  it.each([
    ["ACADEMIC_YEAR", "2014/16"],
    ["ACADEMIC_YEAR", "2014/14"],
    ["ACADEMIC_YEAR", "2013/14/15"],
    ["ACADEMIC_YEAR", "2013-14"],
    ["ACADEMIC_YEAR", "2013/2014"],
    ["ACADEMIC_YEAR", "13/14"],
    ["ACADEMIC_YEAR", "2014"],
    ["ACADEMIC_YEAR", " 2013/14"],
    ["ACADEMIC_YEAR", "2013/14\n"],
    ["ACADEMIC_YEAR", "２０１３/14"],
    ["ACADEMIC_YEAR", "Dec-13"],
    ["ACADEMIC_YEAR", ""],
    ["FINANCIAL_YEAR", "0213/14"],
    ["FINANCIAL_YEAR", "9999/00"],
    ["CALENDAR_YEAR", "2013/14"],
    ["CALENDAR_YEAR", "0099"],
    ["CALENDAR_YEAR", "20144"],
    ["CALENDAR_YEAR", "2e03"],
    ["QUARTER", "2014/15 Q0"],
    ["QUARTER", "2014/15 Q5"],
    ["QUARTER", "2014/16 Q1"],
    ["QUARTER", "2014/15"],
    ["TERM", "winter term 2012/13"],
    ["TERM", "toString term 2012/13"],
    ["TERM", "autumn term 2012/14"],
    ["TERM", "autumn 2012"],
    ["MONTH", "2014-13"],
    ["MONTH", "2014-00"],
    ["MONTH", "Sept 2014"],
    ["MONTH", "SEP 2014"],
    ["AS_AT", "2013-02-29"],
    ["AS_AT", "1900-02-29"],
    ["AS_AT", "30 Feb 2012"],
    ["AS_AT", "31 Sep 2014"],
    ["AS_AT", "0 Sep 2014"],
    ["AS_AT", "5 Foo 2014"],
    ["AS_AT", "2014-00-10"],
    ["AS_AT", "31/08/2014"],
    ["SPAN", "2015-03-31/2014-04-01"],
    ["SPAN", "2014-04-01/2015-02-29"],
    ["SPAN", "2014-04-01"],
    ["SPAN", "31 Aug 2014/2014-09-30"],
    ["SPAN", "2014-08-31/30 Sep 2014"],
    ["SPAN", "2014-04-01/"],
    ["SPAN", "2014-04-01/2014-05-01/2014-06-01"],
    ["SPAN", ""],
    ["UNSPECIFIED", "2014"],
  ] as const)("takes %s %j for none", (kind, text) => {
    expect(read(kind, text)).toBeNull();
  });

  it("keeps whether it was inferred, and from what", () => {
    expect(parsePeriod("MONTH", "Sep 2014", true, "the heading")).toMatchObject({ inferred: true, note: "the heading" });
    expect(parsePeriod("MONTH", "Sep 2014")).toMatchObject({ inferred: false, note: null });
    expect(parsePeriod("UNSPECIFIED", "", false, "recent")).toMatchObject({ inferred: false, note: "recent" });
  });
});

const LAST_DAY = Date.UTC(2099, 11, 31) / 86_400_000;
const FIRST_DAY = Date.UTC(1901, 0, 1) / 86_400_000;
const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const splitYear = fc.integer({ min: 1901, max: 2098 }).map((year) => `${year}/${String((year + 1) % 100).padStart(2, "0")}`);

/** Any period that a figure may have, from the ways to write it. */
const anyPeriod: fc.Arbitrary<Period> = fc
  .oneof(
    fc.tuple(fc.constantFrom("ACADEMIC_YEAR", "FINANCIAL_YEAR", "SPAN", "ROLLING", "CUMULATIVE"), splitYear),
    fc.tuple(
      fc.constantFrom("CALENDAR_YEAR", "SPAN"),
      day.map((date) => date.slice(0, 4)),
    ),
    fc.tuple(
      fc.constantFrom("QUARTER", "ROLLING"),
      fc.tuple(splitYear, fc.integer({ min: 1, max: 4 })).map(([year, q]) => `${year} Q${q}`),
    ),
    fc.tuple(
      fc.constant("TERM"),
      fc.tuple(fc.constantFrom("autumn", "spring", "summer"), splitYear).map(([name, year]) => `${name} term ${year}`),
    ),
    fc.tuple(
      fc.constantFrom("MONTH", "SPAN"),
      day.map((date) => date.slice(0, 7)),
    ),
    fc.tuple(fc.constant("AS_AT"), day),
    fc.tuple(
      fc.constantFrom("SPAN", "ROLLING", "CUMULATIVE"),
      fc.tuple(day, day).map((days) => days.sort().join("/")),
    ),
    fc.tuple(
      fc.constant("SPAN"),
      fc
        .tuple(
          fc.integer({ min: 1901, max: 2000 }),
          fc.integer({ min: 1, max: 90 }),
          fc.constantFrom(["09-01", "08-31"], ["04-01", "03-31"]),
        )
        .map(([year, years, [from, to]]) => `${year}-${from}/${year + years}-${to}`),
    ),
  )
  .map(([kind, text]) => {
    const period = parsePeriod(kind as PeriodKind, text);
    if (!period) throw new Error(`${kind} ${text} is not read`);
    return period;
  });

describe("every period", () => {
  it("runs from a day to one that is not before it, in four-digit years", () => {
    fc.assert(
      fc.property(anyPeriod, ({ start, end }) => {
        const iso = /^\d{4}-\d{2}-\d{2}$/;
        return start !== null && end !== null && iso.test(start) && iso.test(end) && start <= end;
      }),
    );
  });

  it("is found by its own label", () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const query = parsePeriodQuery(period.label);
        return query !== null && matchesPeriod(period, query);
      }),
      { numRuns: 1000 },
    );
  });

  it("is found by its first and last day, and by any stretch that touches it, and by no other", () => {
    fc.assert(
      fc.property(anyPeriod, day, day, (period, a, b) => {
        const { start, end } = period;
        const [from, to] = [a, b].sort();
        const own = parsePeriodQuery(`${start}/${end}`);
        const query = parsePeriodQuery(`${from}/${to}`);
        if (!own || !query || !start || !end || !from || !to) return false;
        return matchesPeriod(period, own) && matchesPeriod(period, query) === (start <= to && from <= end);
      }),
    );
  });
});

describe("a period argument", () => {
  const found = (kind: PeriodKind, text: string, argument: string): boolean | null => {
    const [period, query] = [parsePeriod(kind, text), parsePeriodQuery(argument)];
    return period && query && matchesPeriod(period, query);
  };

  it.each([
    ["2013/14", "ACADEMIC_YEAR", "2013/14", true],
    ["2013/14", "FINANCIAL_YEAR", "2013/14", true],
    ["2013/14", "CALENDAR_YEAR", "2014", false],
    ["2013/14", "QUARTER", "2013/14 Q1", false],
    ["2014", "CALENDAR_YEAR", "2014", true],
    ["2014", "ACADEMIC_YEAR", "2013/14", true],
    ["2014", "FINANCIAL_YEAR", "2013/14", true],
    ["2014", "FINANCIAL_YEAR", "2014/15", false],
    ["2000", "ACADEMIC_YEAR", "1999/00", true],
    ["2014/15 Q2", "QUARTER", "2014/15 Q2", true],
    ["2014/15 Q2", "SPAN", "2014-07-01/2014-09-30", true],
    ["autumn term 2012/13", "TERM", "2012/13 autumn", true],
    ["2014-09", "MONTH", "Sep 2014", true],
    ["Sep 2014", "AS_AT", "2014-09-01", false],
    ["2014-08-31", "AS_AT", "31 Aug 2014", true],
    ["2013/14 to 2015/16", "SPAN", "2013-09-01/2016-08-31", true],
    ["2013/14 to 2015/16", "SPAN", "2013-04-01/2016-03-31", true],
    ["2013/14 to 2015/16", "ACADEMIC_YEAR", "2014/15", false],
    ["Jul to Sep 2014", "SPAN", "2014-07-01/2014-09-30", true],
    ["Jul to Sep 2014", "MONTH", "Aug 2014", false],
    ["1 Sep 2014 to 1 Sep 2014", "AS_AT", "2014-09-01", true],
    ["2007 to 2015", "SPAN", "2007-01-01/2015-12-31", true],
    ["2014-04-01/2015-03-31", "FINANCIAL_YEAR", "2014/15", true],
    ["2014-04-01/2015-03-31", "ACADEMIC_YEAR", "2013/14", true],
    ["2014-04-01/2015-03-31", "AS_AT", "2015-03-31", true],
    ["2014-04-01/2015-03-31", "AS_AT", "2015-04-01", false],
    ["2014-04-01/2015-03-31", "AS_AT", "2014-03-31", false],
    ["2013/14", "UNSPECIFIED", "", false],
    ["1900-01-01/2099-12-31", "UNSPECIFIED", "", false],
  ] as const)("of %s: is %s %s one of its figures? %s", (argument, kind, text, expected) => {
    expect(found(kind, text, argument)).toBe(expected);
  });

  it.each([
    "",
    "not stated",
    "2014/16",
    "2013-14",
    "2013/14 to",
    "to 2013/14",
    "2015/16 to 2013/14",
    "Sep to Jul 2014",
    "2013/14 to 2014/15 to 2015/16",
    "2014-04-01/2014-03-31",
    "last year",
    "2013-02-29",
    "0",
    "' OR 1=1 --",
  ])("is not %j", (argument) => {
    expect(parsePeriodQuery(argument)).toBeNull();
  });

  it("may be anything at all without harm", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const query = parsePeriodQuery(text);
        return query === null || query.type === "overlap" || query.spans.length > 0;
      }),
    );
  });
});
