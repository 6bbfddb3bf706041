import { AreaKind } from "./area.ts";
import { type Casebook, printed } from "./casebook.ts";
import { subtract } from "./difference.ts";
import { allowedValues, isPoint } from "./interval.ts";
import { type Observation, ObservationRole } from "./observation.ts";
import { isDated, periodsOverlap } from "./period.ts";
import { rolesFor, settle } from "./selection.ts";

/** The areas of some kinds that an area lies in, nearest first. */
function ancestors({ areas }: Casebook, slug: string, kinds: readonly AreaKind[]): string[] {
  const found: string[] = [];
  for (let at = areas.get(slug)?.parent; at; at = areas.get(at)?.parent)
    if (kinds.includes(areas.get(at)?.kind ?? AreaKind.LOCALITY)) found.push(at);
  return found;
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

/** The first non-empty of some choices. */
function firstOf(book: Casebook, choices: readonly (() => readonly Observation[])[]): Observation | null {
  for (const choice of choices) {
    const found = settle(book, choice());
    if (found) return found;
  }
  return null;
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
      roles.includes(figure.role) &&
      sameTime(figure, row),
  );
  const sound = fitting.filter(({ doubtful }) => !doubtful);
  const candidates = sound.length > 0 ? sound : fitting;
  return firstOf(book, [
    () => candidates.filter((figure) => sameStatement(figure, row)),
    () => candidates.filter(({ source }) => source === row.source),
    () => candidates,
  ]);
}

/** The national figure that a row is held against: England's, unless only Great Britain's stands in the row's own source. */
export function nationalFigure(book: Casebook, figures: readonly Observation[], row: Observation): Observation | null {
  const [nearest, ...wider] = ancestors(book, row.area, [AreaKind.COUNTRY]).map((area) => counterpart(book, figures, row, area));
  const own = wider.find((figure) => figure?.source === row.source) ?? null;
  const inStatement = own !== null && sameStatement(own, row) && !(nearest && sameStatement(nearest, row));
  return inStatement ? own : (nearest ?? own);
}

/** The figures of the region and the countries that fit a row. */
export function benchmarkFigures(book: Casebook, figures: readonly Observation[], row: Observation): Observation[] {
  return ancestors(book, row.area, [AreaKind.REGION, AreaKind.COUNTRY])
    .map((area) => counterpart(book, figures, row, area))
    .filter((figure) => figure !== null);
}

/** One figure minus another at the finer precision; null unless both are single values in one unit. */
export function differenceOf(a: Observation, b: Observation): number | null {
  if (a.value === null || b.value === null || a.unit !== b.unit) return null;
  if (!isPoint(allowedValues(a)) || !isPoint(allowedValues(b))) return null;
  return subtract({ value: a.value, decimals: a.decimals }, { value: b.value, decimals: b.decimals });
}
