import { type Casebook, held } from "./casebook.ts";
import { figuresOf } from "./gap.ts";
import type { SeriesBreak } from "./measure.ts";
import { MissingReason, type Observation } from "./observation.ts";
import { type Pace, paceOf } from "./pace.ts";
import { lastPossibleDay } from "./reasons.ts";

/** What one area prints on one measure for one group over time. */
export interface Trajectory {
  measure: string;
  area: string;
  population: string;
  /** Undated ones first, then by end date. */
  points: readonly Observation[];
  /** Series breaks that lie between the points: after the last day that one can be about, and not after the first day of another. */
  breaks: readonly SeriesBreak[];
  pace: Pace;
}

const byEnd = (a: Observation, b: Observation): number => {
  const [x, y] = [a.period.end ?? "", b.period.end ?? ""];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Everything that one area prints on a measure for one group: outturns, baselines, projections and targets, with the breaks between them. */
export function trace(book: Casebook, measure: string, area: string, population: string): Trajectory {
  const figures = figuresOf(book, measure);
  const points = figures
    .filter(
      (figure) =>
        figure.area === area && figure.population === population && (figure.value !== null || figure.missing === MissingReason.QUALITATIVE),
    )
    .sort(byEnd);
  const breaks = (book.breaks.get(measure) ?? []).filter(({ date }) => {
    const before = points.some((point) => (point.period.start ?? lastPossibleDay(book, point) ?? date) < date);
    return before && points.some(({ period: { start } }) => start !== null && date <= start);
  });
  return { measure, area, population, points, breaks, pace: paceOf(book, figures, points, held(book.measures, measure).polarity) };
}
