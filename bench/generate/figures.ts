import { AreaKind } from "../../src/domain/area.ts";
import { Unit } from "../../src/domain/unit.ts";
import type { MadeArea } from "./areas.ts";
import { chance, Purpose } from "./chance.ts";
import type { MadeMeasure } from "./measures.ts";

/** The years of every series: 2014/15 to 2023/24, academic or financial as the measure's topic is. */
export const YEARS = Array.from({ length: 10 }, (_, index) => `${2014 + index}/${15 + index}`);

/** Everyone, and the two groups that a gap lies between. */
export const GROUPS = ["all", "disadvantaged", "not-disadvantaged"] as const;
export type Group = (typeof GROUPS)[number];

/** The cells of an observation that are not empty. */
export type Cells = Readonly<Record<string, string | number>>;

/** One measure's figures about one group: what the areas' series are made of. */
export interface Series {
  seed: number;
  measure: MadeMeasure;
  group: Group;
  indicator: string;
}

/** The middle of a unit's figures, and how far they reach from it. */
const SCALES: Partial<Record<Unit, readonly [middle: number, reach: number]>> = {
  [Unit.PERCENT]: [55, 30],
  [Unit.COUNT]: [2400, 2000],
  [Unit.RATE_PER_10000]: [320, 240],
  [Unit.SCORE]: [46, 8],
};

/** A share of the way from -1 to 1. */
const swing = (...parts: readonly number[]): number => 2 * chance(...parts) - 1;

/** A level as it would be without rounding: its measure's middle, how the area stands to it, a trend, and a little luck each year. */
function level(seed: number, { number, unit }: MadeMeasure, group: Group, area: number, year: number): number {
  const [middle, reach] = SCALES[unit] ?? [50, 25];
  const behind = group === "disadvantaged" ? -0.3 : group === "not-disadvantaged" ? 0.15 : 0;
  const parts =
    0.6 * swing(seed, Purpose.BASE, number) +
    0.3 * swing(seed, Purpose.AREA, number, area) +
    0.02 * year * swing(seed, Purpose.TREND, number, area) +
    0.05 * swing(seed, Purpose.NOISE, number, area, year, GROUPS.indexOf(group)) +
    behind * (0.5 + chance(seed, Purpose.GROUP, number, area));
  const value = middle + reach * parts;
  return unit === Unit.PERCENT ? Math.min(99.9, Math.max(0.1, value)) : Math.max(1, value);
}

function figureOf({ seed, measure, group }: Series, area: number, year: number): number {
  const { level: of } = measure;
  if (of === null) return level(seed, measure, group, area, year);
  return level(seed, of, "not-disadvantaged", area, year) - level(seed, of, "disadvantaged", area, year);
}

const SIGNS: Partial<Record<Unit, string>> = { [Unit.PERCENT]: "%", [Unit.PERCENTAGE_POINTS]: " points" };

/** A value as its source prints it, and what follows from that. */
function print(value: number, { unit, decimals }: MadeMeasure, before = ""): Cells {
  const text = value.toFixed(decimals);
  const shown = unit === Unit.COUNT ? Number(text).toLocaleString("en-GB") : text;
  return { raw: `${before}${shown}${SIGNS[unit] ?? ""}`, value: text, decimals };
}

/** What is odd about a figure, in few of a thousand: not printed, printed as a bound, doubtful, or of few people. */
function oddity(series: Series, area: number, year: number, value: number): Cells {
  const luck = 1000 * chance(series.seed, Purpose.ODDITY, series.measure.number, area, year, GROUPS.indexOf(series.group));
  if (luck < 20) return { raw: "c", missing: "SUPPRESSED" };
  if (luck < 30) return { raw: "..", missing: "NOT_AVAILABLE" };
  if (luck < 34) return { ...print(value, series.measure, "under "), bound: "UNDER" };
  if (luck < 36) return { ...print(value, series.measure, "about "), bound: "ABOUT" };
  if (luck < 37) return { ...print(value, series.measure), doubtful: "true", note: "The table and the chart of the page do not agree." };
  if (luck < 42) return { ...print(value, series.measure), small_cohort: "true" };
  return print(value, series.measure);
}

/** How often an area prints a series at all; a nation and its regions print every one, a gap is left to its levels more often than not. */
function isKept({ seed, measure, group }: Series, { kind }: MadeArea, area: number, share: number): boolean {
  if (kind === AreaKind.COUNTRY || kind === AreaKind.REGION) return true;
  const part = measure.level === null ? share : 0.6 * share;
  return chance(seed, Purpose.PRINTED, measure.number, area, GROUPS.indexOf(group)) < part;
}

const about = ({ measure, indicator }: Series, area: MadeArea, year: string): Cells => ({
  indicator,
  place: 1,
  area: area.slug,
  period_kind: measure.years,
  period: year,
  period_inferred: "false",
  doubtful: "false",
});

/** The rows of one area in a national table, one for each year; none where it does not print the series. */
export function outturns(series: Series, area: MadeArea, number: number, share: number): Cells[] {
  if (!isKept(series, area, number, share)) return [];
  const { measure } = series;
  const settled = measure.number % 4 === 0 ? YEARS.length - 1 : YEARS.length;
  return YEARS.map((year, index) => {
    const value = figureOf(series, number, index);
    return {
      ...about(series, area, year),
      place: index + 1,
      locator: `Table ${measure.number + 1}`,
      role: "ACTUAL",
      status: index < settled ? "FINAL" : "PROVISIONAL",
      ...(area.kind === AreaKind.COUNTRY ? print(value, measure) : oddity(series, number, index, value)),
    };
  });
}

/** Some series are printed once more, in a summary, where the figure of the fifth year is another. */
export function summary(series: Series, area: MadeArea, number: number, share: number): Cells[] {
  const { seed, measure } = series;
  const shown = chance(seed, Purpose.AGAIN, measure.number, number, GROUPS.indexOf(series.group)) < 0.005;
  if (!shown || !isKept(series, area, number, share)) return [];
  const value = figureOf(series, number, 4) * 1.1;
  return [{ ...about(series, area, YEARS[4] ?? ""), locator: "Summary", role: "ACTUAL", ...print(value, measure) }];
}

/** What a council aims at in the last two years: a little better than it stands, and now and then only in words. */
export function targets(series: Series, area: MadeArea, number: number): Cells[] {
  const { seed, measure } = series;
  if (area.kind !== AreaKind.COUNCIL || chance(seed, Purpose.TARGET, measure.number, number) > 0.1) return [];
  return YEARS.slice(-2).map((year, index) => ({
    ...about(series, area, year),
    place: index + 1,
    locator: "Targets",
    role: "TARGET",
    ...(chance(seed, Purpose.TARGET, measure.number, number, index) < 0.05
      ? { raw: "better than now", missing: "QUALITATIVE", qualitative: "Improve on the year before." }
      : print(figureOf(series, number, YEARS.length - 1) * (measure.polarity === "LOWER_IS_BETTER" ? 0.97 : 1.02), measure)),
  }));
}
