import { align, type Choice } from "./alignment.ts";
import { AreaKind } from "./area.ts";
import { type Casebook, held } from "./casebook.ts";
import { bestOf, Comparability, ComparabilityCode, type Reason, worst } from "./comparability.ts";
import { missingInWords } from "./formatted.ts";
import { figuresOf } from "./gap.ts";
import type { Measure } from "./measure.ts";
import { benchmarkFigures, differenceOf, nationalFigure } from "./national.ts";
import { MissingReason, type Observation, type ObservationRole } from "./observation.ts";
import { matchesPeriod } from "./period.ts";
import { populationFit } from "./population.ts";
import { rank, spread } from "./ranking.ts";
import { reasonsAmong } from "./reasons.ts";
import { rolesFor, type Wanted } from "./selection.ts";
import { type Aim, aimOf, distanceToTarget } from "./target.ts";

/** Two rows with figures, judged alone. */
export interface ComparisonPair {
  a: string;
  b: string;
  verdict: Comparability;
  reasons: readonly Reason[];
}

/** One area's figure and what it is held against. */
export interface ComparisonRow {
  area: string;
  observation: Observation | null;
  /** The best verdict among its pairs. */
  verdict: Comparability;
  rank: number | null;
  national: Observation | null;
  differenceFromNational: number | null;
  aim: Aim | null;
  distanceToTarget: number | null;
  /** The cells that say why there is no figure. */
  missing: readonly Observation[];
}

/** One measure side by side for several areas, and how far that is fair. */
export interface Comparison {
  measure: Measure;
  population: string;
  role: ObservationRole;
  verdict: Comparability;
  reasons: readonly Reason[];
  pairs: readonly ComparisonPair[];
  rows: readonly ComparisonRow[];
  benchmarks: readonly ComparisonRow[];
  spread: number | null;
}

/** What is compared: one measure, for areas in this order, each once. */
export interface ComparisonRequest extends Wanted {
  measure: string;
  areas: readonly string[];
}

/** The cells of an area that hold no number for what was asked. */
function missingCells(book: Casebook, figures: readonly Observation[], area: string, { population, role, period }: Wanted): Observation[] {
  const roles = rolesFor(role);
  return figures.filter(
    (figure) =>
      figure.area === area &&
      figure.value === null &&
      roles.includes(figure.role) &&
      populationFit(book.populations, population, figure.population) !== null &&
      (period === null || matchesPeriod(figure.period, period)),
  );
}

/** What stands in place of a figure, in words. */
function whyNone(book: Casebook, figures: readonly Observation[], area: string, missing: readonly Observation[], wanted: Wanted): string {
  const name = held(book.areas, area).name;
  const own = figures.filter((figure) => figure.area === area);
  if (own.length === 0) return `${name} publishes nothing on this measure`;
  const printed = [
    ...new Set(
      missing.map((cell) =>
        cell.missing === MissingReason.QUALITATIVE ? `in words (${cell.qualitative})` : missingInWords(cell.missing ?? MissingReason.BLANK),
      ),
    ),
  ];
  if (printed.length > 0) return `${name} has no figure: its source prints it as ${printed.join(" and ")}`;
  const numbers = own.filter(({ value }) => value !== null);
  if (wanted.period !== null && numbers.length > 0) return `${name} has no figure for that period; undated figures are left out`;
  const roles = rolesFor(wanted.role);
  const other = numbers.some(({ role }) => roles.includes(role));
  if (!other)
    return `${name} publishes no ${ROLE_WORDS[wanted.role]} of this measure, only ${[...new Set(own.map(({ role }) => `${ROLE_WORDS[role]}s`))].sort().join(" and ")}`;
  const groups = [...new Set(numbers.filter(({ role }) => roles.includes(role)).map(({ population }) => population))];
  const fits = groups.some((group) => populationFit(book.populations, wanted.population, group) !== null);
  const group = (key: string) => held(book.populations, key).name.toLowerCase();
  return fits
    ? `${name} has no figure for a period that the others share`
    : `${name} has no figure for ${group(wanted.population)}, only for ${groups.map(group).sort().join(", ")}`;
}

const ROLE_WORDS: Record<ObservationRole, string> = { ACTUAL: "outturn", BASELINE: "baseline", TARGET: "target", PROJECTION: "projection" };

function noFigure(choices: readonly Choice[], why: (area: string) => { clause: string; missing: readonly Observation[] }): Reason[] {
  const found = choices.filter(({ observation }) => observation !== null).length;
  const severity = found >= 2 ? Comparability.CAUTION : Comparability.NOT_COMPARABLE;
  return choices
    .filter(({ observation }) => observation === null)
    .map(({ area }) => {
      const { clause, missing } = why(area);
      return { code: ComparabilityCode.NO_FIGURE, severity, clause, areas: [area], observations: missing };
    });
}

/** The figures of the region, England and Great Britain that fit some row, each once, with the best verdict that it has beside a row. */
function benchmarkRows(
  book: Casebook,
  figures: readonly Observation[],
  found: readonly Observation[],
  population: string,
  role: ObservationRole,
): ComparisonRow[] {
  const fitting = new Map<string, { figure: Observation; beside: Observation[] }>();
  for (const row of found) {
    for (const figure of benchmarkFigures(book, figures, row)) {
      const entry = fitting.get(figure.key) ?? { figure, beside: [] };
      entry.beside.push(row);
      fitting.set(figure.key, entry);
    }
  }
  const order: AreaKind[] = [AreaKind.COUNTRY, AreaKind.REGION];
  return [...fitting.values()]
    .map(({ figure, beside }) => ({
      ...emptyRow(figure.area),
      observation: figure,
      verdict: bestOf(beside.map((row) => worst(reasonsAmong(book, [row, figure], { population, role }).map(({ severity }) => severity)))),
    }))
    .sort(
      (a, b) =>
        order.indexOf(held(book.areas, a.area).kind) - order.indexOf(held(book.areas, b.area).kind) ||
        (a.area < b.area ? -1 : a.area > b.area ? 1 : 0),
    );
}

const emptyRow = (area: string): ComparisonRow => ({
  area,
  observation: null,
  verdict: Comparability.NOT_COMPARABLE,
  rank: null,
  national: null,
  differenceFromNational: null,
  aim: null,
  distanceToTarget: null,
  missing: [],
});

function judgePairs(book: Casebook, found: readonly Observation[], population: string, role: ObservationRole): ComparisonPair[] {
  return found.flatMap((a, index) =>
    found.slice(index + 1).map((b) => {
      const reasons = reasonsAmong(book, [a, b], { population, role });
      return { a: a.area, b: b.area, verdict: worst(reasons.map(({ severity }) => severity)), reasons };
    }),
  );
}

/** Compares areas on one measure: chooses a figure for each, judges every pair and the whole, and ranks what may be ranked. */
export function compare(book: Casebook, request: ComparisonRequest): Comparison {
  const { areas, population, role } = request;
  const measure = held(book.measures, request.measure);
  const figures = figuresOf(book, request.measure);
  const choices = align(book, figures, areas, request);
  const found = choices.map(({ observation }) => observation).filter((observation) => observation !== null);

  const pairs = judgePairs(book, found, population, role);
  const gaps = new Map(
    choices.filter(({ observation }) => observation === null).map(({ area }) => [area, missingCells(book, figures, area, request)]),
  );
  const reasons = [
    ...reasonsAmong(book, found, { population, role }),
    ...noFigure(choices, (area) => ({
      clause: whyNone(book, figures, area, gaps.get(area) ?? [], request),
      missing: gaps.get(area) ?? [],
    })),
  ];
  const tooFew = areas.length > 1 && found.length < 2;
  const verdict = tooFew ? Comparability.NOT_COMPARABLE : worst(reasons.map(({ severity }) => severity));
  const ranks = verdict === Comparability.NOT_COMPARABLE || found.length < 2 ? found.map(() => null) : rank(measure.polarity, found);

  const rows = choices.map(({ area, observation }): ComparisonRow => {
    if (observation === null) return { ...emptyRow(area), missing: gaps.get(area) ?? [] };
    const national = nationalFigure(book, figures, observation);
    const aim = aimOf(book, figures, observation);
    return {
      area,
      observation,
      verdict: bestOf(pairs.filter(({ a, b }) => a === area || b === area).map((pair) => pair.verdict)),
      rank: ranks[found.indexOf(observation)] ?? null,
      national,
      differenceFromNational: national && differenceOf(observation, national),
      aim,
      distanceToTarget: aim && distanceToTarget(measure.polarity, observation, aim),
      missing: [],
    };
  });
  return {
    measure,
    population,
    role,
    verdict,
    reasons,
    pairs,
    rows,
    benchmarks: benchmarkRows(book, figures, found, population, role),
    spread: verdict === Comparability.NOT_COMPARABLE ? null : spread(measure.polarity, found),
  };
}
