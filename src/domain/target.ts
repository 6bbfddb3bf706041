import { type Casebook, publishedEnd } from "./casebook.ts";
import { Polarity } from "./measure.ts";
import { counterpart, differenceOf } from "./national.ts";
import { Bound, MissingReason, type Observation, ObservationRole } from "./observation.ts";
import { type Dated, financialYear, isDated, PeriodKind, periodsOverlap } from "./period.ts";
import { lastPossibleDay } from "./reasons.ts";
import { settle } from "./selection.ts";

/** What a figure aims at. */
export interface Aim {
  target: Observation;
  /** Whether the target's period overlaps the figure's; null when the figure is undated. */
  due: boolean | null;
  /** The figure that gives the target its value: the target itself or, for one relative to an area, that area's; null where it has none. */
  mark: Observation | null;
}

/** The year that plans set targets for: an academic year counts for the financial year in which it ends. */
function planYear(period: Dated): Dated {
  if (period.kind !== PeriodKind.ACADEMIC_YEAR) return period;
  const [start, end] = financialYear(Number(period.end.slice(0, 4)));
  return { ...period, kind: PeriodKind.FINANCIAL_YEAR, start, end };
}

/** Whether a target is set for the time that a figure is about; two academic years are compared as they are. */
function isDue(figure: Dated, target: Dated): boolean {
  const bothAcademic = figure.kind === PeriodKind.ACADEMIC_YEAR && target.kind === PeriodKind.ACADEMIC_YEAR;
  return bothAcademic ? periodsOverlap(figure, target) : periodsOverlap(planYear(figure), planYear(target));
}

const isSet = ({ value, missing }: Observation): boolean => value !== null || missing === MissingReason.QUALITATIVE;

/** Targets on this side of every series break: one whose period starts on or after a break that the figure lies before is for another series. */
function withinSeries(book: Casebook, figure: Observation, targets: readonly Observation[]): Observation[] {
  const from = figure.period.start ?? lastPossibleDay(book, figure);
  const breaks = book.breaks.get(figure.measure) ?? [];
  return targets.filter(
    ({ period: { start } }) => start === null || from === null || !breaks.some(({ date }) => from < date && date <= start),
  );
}

/** The target that applies among those of one source. */
function applicable(book: Casebook, figure: Observation, targets: readonly Observation[]): Observation | null {
  const undated = targets.filter(({ period }) => !isDated(period));
  const dated = targets.filter((target): target is Observation & { period: Dated } => isDated(target.period));
  const { period } = figure;
  if (!isDated(period)) return dated[0] ?? undated[0] ?? null;
  const due = dated.filter((target) => isDue(period, target.period));
  if (due.length > 0) return settle(book, due);
  const { end } = planYear(period);
  const toCome = dated.filter((target) => planYear(target.period).start > end);
  const first = toCome.map((target) => target.period.start).reduce((a, b) => (a < b ? a : b), "9999");
  return (
    settle(
      book,
      toCome.filter((target) => target.period.start === first),
    ) ??
    undated[0] ??
    null
  );
}

/** The target of an outturn or a projection, from its own source or, where that has none, the latest other one that has. */
export function aimOf(book: Casebook, figures: readonly Observation[], figure: Observation): Aim | null {
  if (figure.role === ObservationRole.TARGET) return null;
  const all = figures.filter(
    (other) =>
      other.role === ObservationRole.TARGET && other.area === figure.area && other.population === figure.population && isSet(other),
  );
  const sources = [...new Set(all.map(({ source }) => source))].sort((a, b) => {
    const published = (source: string) => publishedEnd(book, { ...figure, source }) ?? "";
    return published(a) > published(b) ? -1 : 1;
  });
  const source = sources.includes(figure.source) ? figure.source : sources[0];
  const target = applicable(
    book,
    figure,
    withinSeries(
      book,
      figure,
      all.filter((other) => other.source === source),
    ),
  );
  if (target === null) return null;
  const due = isDated(figure.period) ? isDated(target.period) && isDue(figure.period, target.period) : null;
  return { target, due, mark: markOf(book, figures, figure, target) };
}

/** What a target amounts to: its own number, or the figure that its area has for the time of the figure. */
function markOf(book: Casebook, figures: readonly Observation[], figure: Observation, target: Observation): Observation | null {
  if (target.value !== null) return target;
  if (target.relativeTo === null) return null;
  return counterpart(book, figures, { ...figure, role: ObservationRole.ACTUAL }, target.relativeTo);
}

const OPPOSED: Partial<Record<Polarity, readonly Bound[]>> = {
  HIGHER_IS_BETTER: [Bound.AT_MOST, Bound.UNDER],
  LOWER_IS_BETTER: [Bound.AT_LEAST, Bound.OVER],
};

/** Whether a target's bound points the way that is better; `at least the national average` always does, on a gap as well. */
export function pointsTheRightWay(polarity: Polarity, { target, mark }: Aim): boolean {
  if (polarity === Polarity.NEUTRAL) return false;
  return mark !== target || target.bound === null || !OPPOSED[polarity]?.includes(target.bound);
}

/** What a figure and its mark are once the target's own bound is set aside: the bound says on which side to be, the number where. */
const threshold = (mark: Observation): Observation => ({ ...mark, bound: null });

/** Figure against target, positive when better; null where either allows several values, the units differ or no direction is better. */
export function distanceToTarget(polarity: Polarity, figure: Observation, aim: Aim): number | null {
  if (aim.mark === null || !pointsTheRightWay(polarity, aim)) return null;
  const distance = differenceOf(figure, threshold(aim.mark));
  return distance === null || polarity === Polarity.HIGHER_IS_BETTER || distance === 0 ? distance : -distance;
}
