import { type Area, AreaKind, widerAreas } from "./area.ts";
import { type Casebook, printed } from "./casebook.ts";
import { subtract } from "./difference.ts";
import { allowedValues, isPoint } from "./interval.ts";
import { type Observation, ObservationRole } from "./observation.ts";
import { daysBetween, isDated, type Period, periodsOverlap } from "./period.ts";
import { firstBy, isExact, rolesFor, settle } from "./selection.ts";

/** The region and the countries that an area lies in and is held against, nearest first. */
export function benchmarkAreas(areas: ReadonlyMap<string, Area>, slug: string): Area[] {
  return widerAreas(areas, slug).filter(({ kind }) => kind === AreaKind.REGION || kind === AreaKind.COUNTRY);
}

const lines = (figure: Observation): string[] => printed(figure).map(({ source, provenance }) => `${source}:${provenance?.line}`);

/** Whether two figures stand in one sentence or row. */
function sameStatement(a: Observation, b: Observation): boolean {
  const other = lines(b);
  return lines(a).some((line) => other.includes(line));
}

/** Whether a figure is about a time that another is about too; an undated one is only where both stand in one statement. */
function sameTime(a: Observation, b: Observation): boolean {
  return isDated(a.period) && isDated(b.period) ? periodsOverlap(a.period, b.period) : sameStatement(a, b);
}

/** How far two periods are from being the same days. */
function daysApart(a: Period, b: Period): number {
  return isDated(a) && isDated(b) ? Math.abs(daysBetween(a.start, b.start)) + Math.abs(daysBetween(a.end, b.end)) : 0;
}

/** An area's figure for the same measure, group and time as a row's; null where none is printed: a figure of another year never serves. */
export function counterpart(book: Casebook, figures: readonly Observation[], row: Observation, area: string): Observation | null {
  const roles = rolesFor(row.role === ObservationRole.BASELINE ? ObservationRole.ACTUAL : row.role);
  const fitting = figures.filter(
    (figure) =>
      figure.area === area &&
      figure.value !== null &&
      figure.population === row.population &&
      figure.unit === row.unit &&
      (figure.reference === row.reference || figure.reference === null || row.reference === null) &&
      roles.includes(figure.role) &&
      sameTime(figure, row),
  );
  const nearest = firstBy(fitting, [
    ({ doubtful }) => (doubtful ? 1 : 0),
    (figure) => (sameStatement(figure, row) ? 0 : 1),
    ({ source }) => (source === row.source ? 0 : 1),
    ({ period }) => daysApart(period, row.period),
    (figure) => (isExact(figure) ? 0 : 1),
  ]);
  return settle(book, nearest);
}

/** The national figure that a row is held against: England's, unless the row's own source compares with Great Britain instead. */
export function nationalFigure(book: Casebook, figures: readonly Observation[], row: Observation): Observation | null {
  const countries = benchmarkAreas(book.areas, row.area)
    .filter(({ kind }) => kind === AreaKind.COUNTRY)
    .map(({ slug }) => counterpart(book, figures, row, slug));
  const own = countries.filter((figure) => figure?.source === row.source);
  return own.find((figure) => figure && sameStatement(figure, row)) ?? own[0] ?? countries[0] ?? null;
}

/** The figures of the region and the countries that fit a row. */
export function benchmarkFigures(book: Casebook, figures: readonly Observation[], row: Observation): Observation[] {
  return benchmarkAreas(book.areas, row.area)
    .map(({ slug }) => counterpart(book, figures, row, slug))
    .filter((figure) => figure !== null);
}

/** One figure minus another at the finer precision; null unless both are single values in one unit. */
export function differenceOf(a: Observation, b: Observation): number | null {
  if (a.value === null || b.value === null || a.unit !== b.unit) return null;
  if (!isPoint(allowedValues(a)) || !isPoint(allowedValues(b))) return null;
  return subtract({ value: a.value, decimals: a.decimals }, { value: b.value, decimals: b.decimals });
}
