import type { Casebook } from "./casebook.ts";
import { divide, finerDecimals, subtract } from "./difference.ts";
import { allowedValues, isPoint } from "./interval.ts";
import { Polarity } from "./measure.ts";
import { type Observation, ObservationRole } from "./observation.ts";
import { type Dated, daysBetween, isDated, lengthInMonths } from "./period.ts";
import { Rag, rate } from "./rag.ts";
import { breakBetween } from "./reasons.ts";
import { latest, settle } from "./selection.ts";
import { aimOf, inStep, isDue, isStrict } from "./target.ts";

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
const DAYS_PER_MONTH = 365.25 / 12;

/** Digits of a yearly change beyond the printed precision: enough to tell paces apart, not more than the figures carry. */
const PACE_DECIMALS = 2;

/** Years from the end of one period to that of another, in whole months, with which nearly all periods end. */
const yearsBetween = ({ period: a }: DatedFigure, { period: b }: DatedFigure): number =>
  Math.round(daysBetween(inStep(a, b).end, inStep(b, a).end) / DAYS_PER_MONTH) / 12;

/** Change a year from one figure to a later one; null when they end within the same month. */
function perYear(from: DatedFigure, to: DatedFigure): number | null {
  const years = yearsBetween(from, to);
  return years <= 0 ? null : divide(subtract(to, from), years, finerDecimals(to, from) + PACE_DECIMALS);
}

/** Why no pace can be told, or null. */
function obstacle(book: Casebook, outturns: readonly Observation[], to: DatedFigure | null, target: Observation | null): string | null {
  if (outturns.length === 0) return "No outturn or baseline is printed.";
  if (!to) return "No outturn is printed with a period and as one sound value, so no pace can be worked out.";
  if (target === null) return "No target applies to the latest outturn.";
  if (!isFirm(target)) return "The last target is not one dated, sound value, so no yearly change can be worked out.";
  if (target.unit !== to.unit) return "The target is in another unit than the outturn.";
  if (breakBetween(book, to, target)) return "The definition changes between the latest outturn and the target.";
  if (yearsBetween(to, target) < 0 && !isDue(to.period, target.period)) return "The last target lies before the latest outturn.";
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

/** Outturns closer together than this tell no yearly change: the rest of a year would be made up. */
const LEAST_YEARS = 1;

/** Whether two periods are of one kind, or about as long: a quarter's figure goes on from no year's. */
const sameStretch = (a: Dated, b: Dated): boolean => a.kind === b.kind || lengthInMonths(a) === lengthInMonths(b);

/** The earliest outturn that the latest can be held against: of the same kind and the same series, a year before it or more. */
function startOf(book: Casebook, firm: readonly DatedFigure[], to: DatedFigure): DatedFigure | null {
  const alike = firm.filter(
    ({ unit, reference, period }) => unit === to.unit && reference === to.reference && sameStretch(period, to.period),
  );
  return alike.find((figure) => yearsBetween(figure, to) >= LEAST_YEARS && !breakBetween(book, figure, to)) ?? null;
}

type Answer = Pick<Pace, "onTrack" | "explanation">;

/** Whether the pace so far is enough, from the pace, the change needed and whether the target is met already. */
function judge({ from, latest: to, target, actualPerYear, requiredPerYear }: Pace, polarity: Polarity): Answer {
  const aim = target && { target, mark: target, due: null };
  const rating = to === null ? Rag.NOT_RATED : rate(polarity, to, aim, 0);
  if (rating === Rag.NOT_RATED || aim === null)
    return { onTrack: null, explanation: "Which direction is better is not clear, so nothing is on or off track." };
  const met = rating === Rag.GREEN;
  if (requiredPerYear === null)
    return {
      onTrack: met,
      explanation: `The last target is set for the time of the latest outturn, which ${met ? "meets" : "misses"} it.`,
    };
  if (from === null || actualPerYear === null)
    return met
      ? { onTrack: true, explanation: "The latest outturn already meets the last target." }
      : {
          onTrack: null,
          explanation: "Only one dated outturn of this series is printed, or none a year before it, so the pace so far is not known.",
        };
  const lead = polarity === Polarity.HIGHER_IS_BETTER ? actualPerYear - requiredPerYear : requiredPerYear - actualPerYear;
  const onTrack = lead > 0 || (lead === 0 && !isStrict(aim.target));
  const turn = met && !onTrack ? "; the latest outturn meets it, but at this pace it will not be met then" : "";
  return {
    onTrack,
    explanation: `From ${from.period.label} to ${to?.period.label}, held against the target for ${aim.target.period.label}${turn}.`,
  };
}

/** How fast an area gets on towards the last target of its plan; `own` are its figures for one group, earliest first, among all `figures` of the measure. */
export function paceOf(book: Casebook, figures: readonly Observation[], own: readonly Observation[], polarity: Polarity): Pace {
  const outturns = own.filter(({ role, value }) => OUTTURNS.includes(role) && value !== null);
  const firm = outturns.filter(isFirm);
  const to = settle(book, latest(book, firm)) as DatedFigure | null;
  const from = to && startOf(book, firm, to);
  const target = to && lastTarget(book, figures, to);
  const known = { from, latest: to, target, actualPerYear: from && to && perYear(from, to) };
  const goal = target && { ...target, bound: null };
  const why = obstacle(book, outturns, to, goal);
  if (why !== null || !to || !goal || !isFirm(goal)) return { ...known, requiredPerYear: null, onTrack: null, explanation: why ?? "" };
  const pace: Pace = { ...known, requiredPerYear: perYear(to, goal), onTrack: null, explanation: "" };
  return { ...pace, ...judge(pace, polarity) };
}
