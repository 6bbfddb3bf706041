import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dated, daysBetween, isDated, lengthInMonths, periodsOverlap, yearsLater } from "../../src/domain/period.ts";
import { academic, financial, period } from "../helpers/corpus.ts";

function dated(span: string): Dated {
  const found = period("SPAN", span);
  if (!isDated(found)) throw new Error(`${span} is undated`);
  return found;
}

describe("a period's days", () => {
  it("are known unless it is unspecified", () => {
    expect([academic("2013/14"), financial("2013/14"), period()].map(isDated)).toEqual([true, true, false]);
  });

  it.each([
    ["2014-04-01/2015-03-31", "2015-03-31/2015-12-31", true],
    ["2014-04-01/2015-03-31", "2015-04-01/2015-12-31", false],
    ["2014-04-01/2015-03-31", "2013-01-01/2014-04-01", true],
    ["2014-04-01/2015-03-31", "2013-01-01/2014-03-31", false],
    ["2014-04-01/2015-03-31", "2014-06-01/2014-06-01", true],
    ["2014-06-01/2014-06-01", "2014-06-01/2014-06-01", true],
  ])("of %s and %s have one in common: %s", (a, b, expected) => {
    expect(periodsOverlap(dated(a), dated(b))).toBe(expected);
    expect(periodsOverlap(dated(b), dated(a))).toBe(expected);
  });

  it.each([
    ["2014-06-01/2014-06-01", 0],
    ["2014-01-01/2014-12-31", 12],
    ["2012-01-01/2012-12-31", 12],
    ["2013-09-01/2014-08-31", 12],
    ["2014-04-01/2014-09-30", 6],
    ["2014-10-01/2015-03-31", 6],
    ["2014-03-01/2014-04-30", 2],
    ["2012-04-01/2015-03-31", 36],
  ])("of %s are counted in months: %d", (span, months) => {
    expect(lengthInMonths(dated(span))).toBe(months);
  });

  it("lie as far from each other one way as the other", () => {
    expect(daysBetween("2014-03-29", "2014-03-31")).toBe(2);
    const day = fc
      .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, (a, b) => daysBetween(a, b) + daysBetween(b, a) === 0 && daysBetween(a, b) > 0 === a < b));
  });

  it.each([
    ["2014-04-01", 2, "2016-04-01"],
    ["2012-02-29", 1, "2013-03-01"],
    ["2012-02-29", 4, "2016-02-29"],
    ["1999-12-31", 1, "2000-12-31"],
    ["2014-04-01", 0, "2014-04-01"],
  ])("%s is, %d years later, %s", (date, years, expected) => {
    expect(yearsLater(date, years)).toBe(expected);
  });
});
