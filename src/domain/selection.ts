import { type Casebook, printed, publishedEnd } from "./casebook.ts";
import { MappingRelation } from "./indicator.ts";
import { type Observation, ObservationRole, ObservationStatus, Tense } from "./observation.ts";
import { isDated, matchesPeriod, type PeriodQuery, periodsOverlap } from "./period.ts";
import { populationFit } from "./population.ts";

export const PeriodAlignment = { LATEST: "LATEST", CLOSEST: "CLOSEST", COMMON: "COMMON" } as const;
export type PeriodAlignment = (typeof PeriodAlignment)[keyof typeof PeriodAlignment];

/** What is asked of each area. */
export interface Wanted {
  population: string;
  role: ObservationRole;
  alignment: PeriodAlignment;
  period: PeriodQuery | null;
}

/** The roles that answer a question for one: where an outturn is asked for, a baseline serves too. */
export function rolesFor(role: ObservationRole): readonly ObservationRole[] {
  return role === ObservationRole.ACTUAL ? [ObservationRole.ACTUAL, ObservationRole.BASELINE] : [role];
}

/** Lower ranks go first. */
type Rank = (observation: Observation) => number;

/** Those with the lowest rank. */
function best(candidates: readonly Observation[], rank: Rank): Observation[] {
  const lowest = Math.min(...candidates.map(rank));
  return candidates.filter((candidate) => rank(candidate) === lowest);
}

/** Those that come first by some ranks, of which the first to differ decides. */
export const firstBy = (candidates: readonly Observation[], ranks: readonly Rank[]): readonly Observation[] =>
  ranks.reduce(best, candidates);

const FIT_RANK = { SAME: 0, NARROWER: 1, BROADER: 2 } as const;
const MATCH_RANK = [
  MappingRelation.EXACT_MATCH,
  MappingRelation.CLOSE_MATCH,
  MappingRelation.NARROW_MATCH,
  MappingRelation.BROAD_MATCH,
  MappingRelation.RELATED_MATCH,
];
const STATUS_RANK: Record<ObservationStatus, number> = {
  [ObservationStatus.FINAL]: 0,
  [ObservationStatus.NOT_STATED]: 0,
  [ObservationStatus.PROVISIONAL]: 1,
  [ObservationStatus.PREDICTED]: 2,
};
const TENSE_RANK = { [Tense.CURRENT]: 0, none: 1, [Tense.PAST]: 2 } as const;

/** The loosest relation to the measure among the figures that one rests on. */
export function matchOf({ indicators }: Casebook, observation: Observation): MappingRelation {
  const ranks = printed(observation).map(({ indicator }) =>
    MATCH_RANK.indexOf(indicators.get(indicator ?? "")?.match ?? MappingRelation.EXACT_MATCH),
  );
  return MATCH_RANK[Math.max(...ranks)] ?? MappingRelation.EXACT_MATCH;
}

/** Whether a figure is printed as one value, without a bound or `about`. */
export const isExact = ({ bound, valueHigh }: Observation): boolean => bound === null && valueHigh === null;

/** Drops figures whose period was inferred where another's is printed and overlaps it. */
function preferPrintedPeriods(candidates: readonly Observation[]): Observation[] {
  const stated = candidates.map(({ period }) => period).filter((period) => isDated(period) && !period.inferred);
  return candidates.filter(
    ({ period }) => !period.inferred || !isDated(period) || !stated.some((other) => isDated(other) && periodsOverlap(other, period)),
  );
}

/** What an area's figures come down to before their periods are aligned: rules 1 to 4 of the choice of one figure. */
export function shortlist(
  book: Casebook,
  figures: readonly Observation[],
  area: string,
  { population, role, period }: Wanted,
): Observation[] {
  const roles = rolesFor(role);
  const fitOf = (figure: Observation) => populationFit(book.populations, population, figure.population);
  const candidates = figures.filter(
    (figure) =>
      figure.area === area &&
      figure.value !== null &&
      roles.includes(figure.role) &&
      fitOf(figure) !== null &&
      (period === null || matchesPeriod(figure.period, period)),
  );
  return preferPrintedPeriods(
    firstBy(candidates, [
      (figure) => FIT_RANK[fitOf(figure) ?? "BROADER"],
      (figure) => (isExact(figure) ? 0 : 1),
      (figure) => (figure.doubtful ? 1 : 0),
      (figure) => roles.indexOf(figure.role),
    ]),
  );
}

const later = (date: string | null): number => (date === null ? 0 : -Date.parse(date));

/** The most recent of an area's figures; several where their periods end together. */
export function latest(book: Casebook, candidates: readonly Observation[]): Observation[] {
  const dated = candidates.filter(({ period }) => isDated(period));
  const newestDated = dated.map((figure) => publishedEnd(book, figure) ?? "").reduce((a, b) => (a > b ? a : b), "");
  // An undated figure goes before dated ones only where every one of them stands in an earlier publication.
  const undated = candidates.filter(
    (figure) => !isDated(figure.period) && (dated.length === 0 || (publishedEnd(book, figure) ?? "") > newestDated),
  );
  if (undated.length > 0) return best(undated, (figure) => later(publishedEnd(book, figure)));
  return best(dated, ({ period }) => later(period.end));
}

/** The one figure that is left when its period no longer decides: rule 6 of the choice. */
export function settle(book: Casebook, candidates: readonly Observation[]): Observation | null {
  const publication: Rank = (figure) => later(publishedEnd(book, figure));
  const left = firstBy(candidates, [
    (figure) => (figure.role === ObservationRole.TARGET ? publication(figure) : 0),
    (figure) => MATCH_RANK.indexOf(matchOf(book, figure)),
    (figure) => STATUS_RANK[figure.status],
    publication,
    ({ tense }) => TENSE_RANK[tense ?? "none"],
    ({ decimals }) => -(decimals ?? 0),
    ({ components }) => components.length,
  ]);
  return [...left].sort(byPlace)[0] ?? null;
}

/** Order of source, line and place in the line. */
function byPlace(a: Observation, b: Observation): number {
  const [x, y] = [printed(a)[0]?.provenance, printed(b)[0]?.provenance];
  return (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) || (x?.line ?? 0) - (y?.line ?? 0) || (x?.place ?? 0) - (y?.place ?? 0);
}
