import { type Casebook, held, printed, publishedEnd } from "./casebook.ts";
import { Comparability, ComparabilityCode, type Reason } from "./comparability.ts";
import { contradicts } from "./conflict.ts";
import { formatObservation, withinSentence } from "./formatted.ts";
import { MappingRelation } from "./indicator.ts";
import type { SeriesBreak } from "./measure.ts";
import { type Observation, ObservationRole, ObservationStatus } from "./observation.ts";
import { isDated, lengthInMonths, PeriodKind, periodsOverlap, yearsLater } from "./period.ts";
import { everyone, isNested } from "./population.ts";
import { matchOf } from "./selection.ts";
import { SourceStatus } from "./source.ts";

/** What a comparison asks for, as far as the verdict depends on it. */
export interface Question {
  population: string;
  role: ObservationRole;
}

interface Bench {
  book: Casebook;
  question: Question;
}

/** How far a reason limits the comparison, and why in words that can stand inside a sentence; null where it does not apply. */
type Finding = readonly [severity: "CAUTION" | "NOT_COMPARABLE", clause: string] | null;
type FigureRule = readonly [code: ComparabilityCode, find: (figure: Observation, bench: Bench) => Finding];
type PairRule = readonly [code: ComparabilityCode, find: (a: Observation, b: Observation, bench: Bench) => Finding];

const { CAUTION, NOT_COMPARABLE } = Comparability;
const Code = ComparabilityCode;

/** In a group of fewer people, one person moves a percentage by several points. */
const SMALL_COHORT = 30;
/** Figures that start further apart than this describe different times. */
const YEARS_APART = 2;
/** Overlapping periods are of a kind while their lengths differ by no more than this share of the longer. */
const LENGTH_SHARE = 0.5;

const areaName = ({ book }: Bench, { area }: Observation): string => held(book.areas, area).name;
const whose = (bench: Bench, figure: Observation): string => `${areaName(bench, figure)}'s figure`;
const groupName = ({ book }: Bench, key: string): string => withinSentence(held(book.populations, key).name);
const sourceTitle = ({ book }: Bench, { source }: Observation): string => held(book.sources, source).title;
const period = ({ period: when }: Observation): string => (isDated(when) ? when.label : "undated");

/** `Halton's figure is for 2013/14, Cheshire East's for 2016/17`. */
const apart = (bench: Bench, a: Observation, b: Observation): string =>
  `${whose(bench, a)} is for ${period(a)}, ${areaName(bench, b)}'s for ${period(b)}`;

/** A caution that needs no more than a yes or no. */
const caution = (
  code: ComparabilityCode,
  applies: (figure: Observation, bench: Bench) => boolean,
  words: (figure: Observation, bench: Bench) => string,
): FigureRule => [code, (figure, bench) => (applies(figure, bench) ? [CAUTION, `${whose(bench, figure)} ${words(figure, bench)}`] : null)];

function definition(figure: Observation, bench: Bench): Finding {
  const match = matchOf(bench.book, figure);
  if (match === MappingRelation.EXACT_MATCH) return null;
  const note = printed(figure)
    .map(({ indicator }) => bench.book.indicators.get(indicator ?? "")?.matchNote)
    .find((text) => text);
  const why = note ? ` (${note.replace(/\.$/, "")})` : "";
  return match === MappingRelation.RELATED_MATCH
    ? [NOT_COMPARABLE, `${whose(bench, figure)} is related to the measure but another quantity${why}`]
    : [CAUTION, `${whose(bench, figure)} does not have exactly the measure's definition${why}`];
}

function askedGroup(figure: Observation, bench: Bench): Finding {
  const { population } = bench.question;
  if (figure.population === population) return null;
  const severity = isNested(bench.book.populations, figure.population, population) ? CAUTION : NOT_COMPARABLE;
  return [severity, `${whose(bench, figure)} is about ${groupName(bench, figure.population)}, not ${groupName(bench, population)}`];
}

/** Whether a gap was derived against everyone, since the group's peers are not counted apart. */
function understates({ components, reference }: Observation, { book }: Bench): boolean {
  return components.length > 0 && reference === everyone(book.populations);
}

/** Reasons that one figure gives by itself, a row each, in the order in which they are told. */
const FIGURE_RULES: readonly FigureRule[] = [
  [Code.DIFFERENT_DEFINITION, definition],
  [Code.DIFFERENT_POPULATION, askedGroup],
  caution(
    Code.DIFFERENT_POPULATION,
    understates,
    () => "sets the group against everyone, the group included, and so understates the gap to its peers",
  ),
  caution(
    Code.PERIOD_NOT_STATED,
    (figure) => !isDated(figure.period),
    (figure, { book }) =>
      `is undated (its source came out in ${held(book.sources, figure.source).published?.label ?? "a year that is not known"})`,
  ),
  caution(
    Code.PROVISIONAL,
    ({ status }) => status === ObservationStatus.PROVISIONAL || status === ObservationStatus.PREDICTED,
    ({ status }) => `is ${status === ObservationStatus.PREDICTED ? "predicted" : "provisional"}`,
  ),
  caution(
    Code.PROJECTED,
    ({ role }) => role === ObservationRole.PROJECTION,
    () => "is a projection",
  ),
  caution(
    Code.BASELINE_USED,
    ({ role }, { question }) => role === ObservationRole.BASELINE && question.role === ObservationRole.ACTUAL,
    () => "is the baseline of its plan, standing in for an outturn",
  ),
  caution(
    Code.DOUBTFUL_FIGURE,
    ({ doubtful }) => doubtful,
    (figure) => `looks wrong in print (${doubt(figure)})`,
  ),
  caution(
    Code.APPROXIMATE,
    ({ bound, valueHigh }) => bound !== null || valueHigh !== null,
    (figure) => `is printed as ${formatObservation(figure)}`,
  ),
  caution(
    Code.SMALL_COHORT,
    (figure) => printed(figure).some(({ smallCohort, denominator }) => smallCohort || (denominator !== null && denominator < SMALL_COHORT)),
    (figure) => `rests on a small cohort${base(figure)}`,
  ),
  caution(
    Code.DERIVED,
    ({ components }) => components.length > 0,
    (figure) => `is computed by the hub from rounded figures (${figure.components.map(formatObservation).join(" minus ")})`,
  ),
  caution(
    Code.DRAFT_SOURCE,
    ({ source }, { book }) => held(book.sources, source).status === SourceStatus.DRAFT,
    (figure, bench) => `comes from a draft (${sourceTitle(bench, figure)})`,
  ),
  caution(
    Code.CONFLICTING_FIGURES,
    (figure, bench) => contradicting(figure, bench).length > 0,
    (figure, bench) =>
      [...Map.groupBy(contradicting(figure, bench), (other) => relation(figure, other, bench))]
        .map(([verb, others]) => `${verb} ${others.map((other) => cited(other, bench)).join(" and ")}`)
        .join("; "),
  ),
];

/** `61% (Halton plan, line 2)`. */
const cited = (figure: Observation, bench: Bench): string =>
  `${formatObservation(figure)} (${sourceTitle(bench, figure)}, line ${figure.provenance?.line ?? "?"})`;

/** How another figure for the same thing stands to one: a later publication revises a target, anything else contradicts. */
function relation(figure: Observation, other: Observation, { book }: Bench): string {
  if (figure.role !== ObservationRole.TARGET || figure.source === other.source) return "is contradicted by";
  return (publishedEnd(book, other) ?? "") > (publishedEnd(book, figure) ?? "") ? "is revised later to" : "revises an earlier";
}

/** Estimates of one thing that one line prints side by side, by several models. */
function sideBySide(figure: Observation, { book }: Bench): readonly Observation[] {
  if (figure.role !== ObservationRole.PROJECTION || figure.provenance === null) return [];
  const { provenance, indicator, population, area, period, key } = figure;
  return (book.observations.get(figure.measure) ?? []).filter(
    (other) =>
      other.key !== key &&
      other.indicator === indicator &&
      other.provenance?.line === provenance.line &&
      other.area === area &&
      other.population === population &&
      other.role === figure.role &&
      other.period.start === period.start &&
      other.period.end === period.end &&
      contradicts(figure, other),
  );
}

const doubt = (figure: Observation): string => {
  const note = printed(figure).find(({ doubtful }) => doubtful)?.note ?? "the source does not explain it";
  return note.replace(/\.$/, "");
};

/** The smallest number of people or schools that a figure is known to rest on. */
const base = (figure: Observation): string => {
  const denominators = printed(figure).flatMap(({ denominator }) => denominator ?? []);
  return denominators.length === 0 ? "" : ` (${Math.min(...denominators)})`;
};

const contradicting = (figure: Observation, bench: Bench): readonly Observation[] =>
  printed(figure).flatMap((part) => [...(bench.book.conflicts.get(part.key) ?? []), ...sideBySide(part, bench)]);

function units(a: Observation, b: Observation, bench: Bench): Finding {
  return a.unit === b.unit
    ? null
    : [
        NOT_COMPARABLE,
        `${whose(bench, a)} is ${formatObservation(a)}, ${areaName(bench, b)}'s is ${formatObservation(b)}: different units`,
      ];
}

function references(a: Observation, b: Observation, bench: Bench): Finding {
  if (a.reference === b.reference || a.reference === null || b.reference === null) return null;
  // A gap against everyone is told of by itself.
  if (understates(a, bench) || understates(b, bench)) return null;
  return [
    CAUTION,
    `${whose(bench, a)} is set against ${groupName(bench, a.reference)}, ${areaName(bench, b)}'s against ${groupName(bench, b.reference)}`,
  ];
}

function periods(a: Observation, b: Observation, bench: Bench): Finding {
  if (!isDated(a.period) || !isDated(b.period)) return null;
  const snapshot = a.period.kind === PeriodKind.AS_AT || b.period.kind === PeriodKind.AS_AT;
  if (periodsOverlap(a.period, b.period)) {
    const [shorter = 0, longer = 0] = [lengthInMonths(a.period), lengthInMonths(b.period)].sort((x, y) => x - y);
    return !snapshot && longer - shorter > LENGTH_SHARE * longer
      ? [CAUTION, `${apart(bench, a, b)}: stretches of very different length`]
      : null;
  }
  const [first, second] = a.period.start < b.period.start ? [a.period, b.period] : [b.period, a.period];
  return [second.start <= yearsLater(first.start, YEARS_APART) ? CAUTION : NOT_COMPARABLE, apart(bench, a, b)];
}

/** In an order in which the first may be the undated one. */
const bothWays =
  (find: (a: Observation, b: Observation, bench: Bench) => Finding) =>
  (a: Observation, b: Observation, bench: Bench): Finding =>
    find(a, b, bench) ?? find(b, a, bench);

/** The last day that a figure can be about: its own end, or that of its source's publication; null for an undated target. */
export function lastPossibleDay(book: Casebook, figure: Observation): string | null {
  if (figure.period.end !== null) return figure.period.end;
  return figure.role === ObservationRole.TARGET ? null : publishedEnd(book, figure);
}

function longBefore(undated: Observation, dated: Observation, bench: Bench): Finding {
  if (isDated(undated.period) || !isDated(dated.period)) return null;
  const last = lastPossibleDay(bench.book, undated);
  if (last === null || dated.period.start <= yearsLater(last, YEARS_APART)) return null;
  return [
    NOT_COMPARABLE,
    `${whose(bench, undated)} is undated, but no later than ${last}, more than two years before ${areaName(bench, dated)}'s of ${period(dated)}`,
  ];
}

/** The first break that lies after one figure and not after the start of the other. */
export function breakBetween(book: Casebook, before: Observation, after: Observation): SeriesBreak | null {
  if (!isDated(after.period)) return null;
  const from = before.period.start ?? lastPossibleDay(book, before);
  const { start } = after.period;
  return from === null ? null : (book.breaks.get(after.measure)?.find(({ date }) => from < date && date <= start) ?? null);
}

function seriesBreak(before: Observation, after: Observation, bench: Bench): Finding {
  const found = breakBetween(bench.book, before, after);
  if (found === null) return null;
  return [
    NOT_COMPARABLE,
    `the definition changed on ${found.date}, between ${areaName(bench, before)}'s figure (${period(before)}) and ${areaName(bench, after)}'s (${period(after)}): ${found.reason.replace(/\.$/, "")}`,
  ];
}

/** Reasons that two figures give together. */
const PAIR_RULES: readonly PairRule[] = [
  [Code.DIFFERENT_UNIT, units],
  [Code.DIFFERENT_POPULATION, references],
  [Code.DIFFERENT_PERIOD, periods],
  [Code.PERIOD_NOT_STATED, bothWays(longBefore)],
  [Code.SERIES_BREAK, bothWays(seriesBreak)],
];

/** Every reason among some figures: what each gives by itself, and what each two give together. */
export function reasonsAmong(book: Casebook, figures: readonly Observation[], question: Question): Reason[] {
  const bench = { book, question };
  const toReason = (code: ComparabilityCode, finding: Finding, observations: readonly Observation[]): Reason[] =>
    finding === null ? [] : [{ code, severity: finding[0], clause: finding[1], areas: observations.map(({ area }) => area), observations }];
  const alone = figures.flatMap((figure) => FIGURE_RULES.flatMap(([code, find]) => toReason(code, find(figure, bench), [figure])));
  const together = figures.flatMap((a, index) =>
    figures.slice(index + 1).flatMap((b) => PAIR_RULES.flatMap(([code, find]) => toReason(code, find(a, b, bench), [a, b]))),
  );
  return [...together, ...alone];
}
