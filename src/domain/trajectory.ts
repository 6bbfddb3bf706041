import { type Casebook, held } from "./casebook.ts";
import { divide, subtract } from "./difference.ts";
import { figuresOf } from "./gap.ts";
import { allowedValues, isPoint } from "./interval.ts";
import { Polarity, type SeriesBreak } from "./measure.ts";
import { MissingReason, type Observation, ObservationRole } from "./observation.ts";
import { type Dated, daysBetween, isDated } from "./period.ts";
import { breakBetween } from "./reasons.ts";
import { latest, settle } from "./selection.ts";
import { aimOf } from "./target.ts";

/** What one area prints on one measure for one group over time. */
export interface Trajectory {
  measure: string;
  area: string;
  population: string;
  /** Undated ones first, then by end date. */
  points: readonly Observation[];
  /** Series breaks that lie between the first and the last dated point. */
  breaks: readonly SeriesBreak[];
  pace: Pace;
}

/** Whether the pace so far is enough to reach the plan's last target. */
export interface Pace {
  from: Observation | null;
  latest: Observation | null;
  target: Observation | null;
  /** Change a year between the first and the latest outturn, in the measure's unit. */
  actualPerYear: number | null;
  /** Change a year that is needed from the latest outturn to the target. */
  requiredPerYear: number | null;
  /** Whether the target is reached at the actual pace; null where it cannot be said. */
  onTrack: boolean | null;
  /** What the answer rests on, or why there is none. */
  explanation: string;
}

type DatedFigure = Observation & { period: Dated; value: number };

const isFirm = (figure: Observation): figure is DatedFigure =>
  isDated(figure.period) && figure.value !== null && isPoint(allowedValues(figure)) && !figure.doubtful;
const OUTTURNS: readonly ObservationRole[] = [ObservationRole.ACTUAL, ObservationRole.BASELINE];
const DAYS_PER_YEAR = 365.25;

/** Digits of a yearly change beyond the printed precision: enough to tell paces apart, not more than the figures carry. */
const PACE_DECIMALS = 2;

const byEnd = (a: Observation, b: Observation): number => {
  const [x, y] = [a.period.end ?? "", b.period.end ?? ""];
  return x < y ? -1 : x > y ? 1 : 0;
};

const yearsBetween = (a: DatedFigure, b: DatedFigure): number => daysBetween(a.period.end, b.period.end) / DAYS_PER_YEAR;

/** Change a year from one figure to a later one; null when they end together. */
function perYear(from: DatedFigure, to: DatedFigure): number | null {
  const years = yearsBetween(from, to);
  return years <= 0 ? null : divide(subtract(to, from), Math.round(years * 100) / 100, PACE_DECIMALS);
}

/** Why no pace can be told, or null. */
function obstacle(
  book: Casebook,
  outturns: readonly Observation[],
  from: DatedFigure | undefined,
  to: DatedFigure | undefined,
  target: Observation | null,
): string | null {
  if (outturns.length === 0) return "No outturn or baseline is printed.";
  if (!from || !to) return "No outturn is printed with a period and as one sound value, so no pace can be worked out.";
  if (target === null) return "No target applies to the latest outturn.";
  if (!isFirm(target)) return "The last target is not one dated value, so no yearly change can be worked out.";
  if (target.unit !== to.unit) return "The target is in another unit than the outturn.";
  if (breakBetween(book, to, target)) return "The definition changes between the latest outturn and the target.";
  if (yearsBetween(to, target) <= 0) return "The last target lies before the latest outturn.";
  return null;
}

/** The target that the plan ends with: the last dated one of the source that the latest outturn's target comes from. */
function lastTarget(book: Casebook, figures: readonly Observation[], to: Observation): Observation | null {
  const aim = aimOf(book, figures, to);
  if (aim === null) return null;
  const plan = figures.filter(
    (figure) =>
      figure.role === ObservationRole.TARGET &&
      figure.source === aim.target.source &&
      figure.area === to.area &&
      figure.population === to.population &&
      figure.value !== null,
  );
  return plan.length === 0 ? aim.target : settle(book, latest(book, plan));
}

function paceOf(book: Casebook, figures: readonly Observation[], own: readonly Observation[], polarity: Polarity): Pace {
  const outturns = own.filter(({ role, value }) => OUTTURNS.includes(role) && value !== null);
  const firm = outturns.filter(isFirm).sort(byEnd);
  const to = settle(book, latest(book, firm)) as DatedFigure | null;
  const target = to && lastTarget(book, figures, to);
  const start = to && (firm.find((figure) => figure.period.end < to.period.end && !breakBetween(book, figure, to)) ?? null);
  const pace: Pace = {
    from: start,
    latest: to,
    target,
    actualPerYear: start && to && perYear(start, to),
    requiredPerYear: null,
    onTrack: null,
    explanation: "",
  };
  const why = obstacle(book, outturns, firm[0], to ?? undefined, target);
  if (why !== null || !to || !target || !isFirm(target)) return { ...pace, explanation: why ?? "" };
  const requiredPerYear = perYear(to, target);
  if (polarity === Polarity.NEUTRAL)
    return { ...pace, requiredPerYear, explanation: "Neither direction is better, so nothing is on or off track." };
  const reached = polarity === Polarity.HIGHER_IS_BETTER ? to.value >= target.value : to.value <= target.value;
  if (reached) return { ...pace, requiredPerYear, onTrack: true, explanation: "The latest outturn already meets the last target." };
  if (!start || pace.actualPerYear === null || requiredPerYear === null)
    return { ...pace, requiredPerYear, explanation: "Only one dated outturn of this series is printed, so the pace so far is not known." };
  const onTrack = polarity === Polarity.HIGHER_IS_BETTER ? pace.actualPerYear >= requiredPerYear : pace.actualPerYear <= requiredPerYear;
  return {
    ...pace,
    requiredPerYear,
    onTrack,
    explanation: `From ${start.period.label} to ${to.period.label}, held against the target for ${target.period.label}.`,
  };
}

/** Everything that one area prints on a measure for one group: outturns, baselines, projections and targets, with the breaks between them. */
export function trace(book: Casebook, measure: string, area: string, population: string): Trajectory {
  const figures = figuresOf(book, measure);
  const points = figures
    .filter(
      (figure) =>
        figure.area === area && figure.population === population && (figure.value !== null || figure.missing === MissingReason.QUALITATIVE),
    )
    .sort(byEnd);
  const starts = points
    .map(({ period }) => period.start)
    .filter((start) => start !== null)
    .sort();
  const breaks = (book.breaks.get(measure) ?? []).filter(({ date }) => (starts[0] ?? "9999") < date && date <= (starts.at(-1) ?? ""));
  return { measure, area, population, points, breaks, pace: paceOf(book, figures, points, held(book.measures, measure).polarity) };
}
