import { type Casebook, publishedEnd } from "./casebook.ts";
import { allowedValues, isPoint } from "./interval.ts";
import { Polarity } from "./measure.ts";
import { counterpart, differenceOf } from "./national.ts";
import { Bound, MissingReason, type Observation, ObservationRole } from "./observation.ts";
import { type Dated, daysBetween, financialYear, isDated, PeriodKind, periodsOverlap } from "./period.ts";
import { lastPossibleDay } from "./reasons.ts";
import { settle } from "./selection.ts";

/** What a figure aims at. */
export interface Aim {
  target: Observation;
  /** Whether the target's period overlaps the figure's; null when either is undated. */
  due: boolean | null;
  /** The figure that gives the target its value: the target itself or, for one relative to an area, that area's; null where it has none. */
  mark: Observation | null;
}

/** A period as another counts it: beside a financial year, for which plans set targets, an academic year is the financial year in which it ends. */
export function inStep(period: Dated, other: Dated): Dated {
  if (period.kind !== PeriodKind.ACADEMIC_YEAR || other.kind !== PeriodKind.FINANCIAL_YEAR) return period;
  const [start, end] = financialYear(Number(period.end.slice(0, 4)));
  return { ...period, kind: PeriodKind.FINANCIAL_YEAR, start, end };
}

/** Whether a target is set for the time that a figure is about. */
export function isDue(figure: Dated, target: Dated): boolean {
  return periodsOverlap(inStep(figure, target), inStep(target, figure));
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

/** Those that share most days with a period: a calendar year lies in two financial years, but more of it in one. */
function mostShared(period: Dated, targets: readonly (Observation & { period: Dated })[]): Observation[] {
  const days = (target: Observation & { period: Dated }) => {
    const [a, b] = [inStep(period, target.period), inStep(target.period, period)];
    return daysBetween(a.start > b.start ? a.start : b.start, a.end < b.end ? a.end : b.end);
  };
  const most = Math.max(...targets.map(days));
  return targets.filter((target) => days(target) === most);
}

/** The target that applies among those of one source. */
function applicable(book: Casebook, figure: Observation, targets: readonly Observation[]): Observation | null {
  const undated = targets.filter(({ period }) => !isDated(period));
  const dated = targets.filter((target): target is Observation & { period: Dated } => isDated(target.period));
  const { period } = figure;
  if (!isDated(period)) return dated[0] ?? undated[0] ?? null;
  const due = dated.filter((target) => isDue(period, target.period));
  if (due.length > 0) return settle(book, mostShared(period, due));
  const toCome = dated.filter((target) => inStep(target.period, period).start > inStep(period, target.period).end);
  const first = toCome.map((target) => target.period.start).reduce((a, b) => (a < b ? a : b), "9999");
  const next = toCome.filter((target) => target.period.start === first);
  return settle(book, next) ?? undated[0] ?? null;
}

/** Sources of targets in the order in which they are asked: the figure's own alone where it has any, else the others, latest first. */
function sourcesOf(book: Casebook, figure: Observation, targets: readonly Observation[]): string[] {
  const published = new Map(targets.map((target) => [target.source, publishedEnd(book, target) ?? ""]));
  if (published.has(figure.source)) return [figure.source];
  return [...published].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1)).map(([source]) => source);
}

/** The target of an outturn or a projection, from its own source or, where that has none, the latest other one that has. */
export function aimOf(book: Casebook, figures: readonly Observation[], figure: Observation): Aim | null {
  if (figure.role === ObservationRole.TARGET) return null;
  const all = figures.filter(
    (other) =>
      other.role === ObservationRole.TARGET && other.area === figure.area && other.population === figure.population && isSet(other),
  );
  const within = withinSeries(book, figure, all);
  for (const source of sourcesOf(book, figure, all)) {
    const target = applicable(
      book,
      figure,
      within.filter((other) => other.source === source),
    );
    if (target === null) continue;
    const due = isDated(figure.period) && isDated(target.period) ? isDue(figure.period, target.period) : null;
    return { target, due, mark: markOf(book, figures, figure, target) };
  }
  return null;
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

/** Whether the target's own number is not enough to meet it. */
export function isStrict({ bound }: Observation): boolean {
  return bound === Bound.OVER || bound === Bound.UNDER;
}

/** The number that a target sets: its own, since its bound says on which side to be, not where; another area's figure only where that is one value. */
export function thresholdOf({ target, mark }: Aim): Observation | null {
  if (mark === null) return null;
  if (mark === target) return { ...mark, bound: null };
  return isPoint(allowedValues(mark)) ? mark : null;
}

/** Figure against target, positive when better; null where either allows several values, the units differ or no direction is better. */
export function distanceToTarget(polarity: Polarity, figure: Observation, aim: Aim): number | null {
  const threshold = thresholdOf(aim);
  if (threshold === null || !pointsTheRightWay(polarity, aim)) return null;
  const distance = differenceOf(figure, threshold);
  return distance === null || polarity === Polarity.HIGHER_IS_BETTER || distance === 0 ? distance : -distance;
}
