import { type Absence, type AbsenceKind, absenceOf, noFigure } from "./absence.ts";
import { align } from "./alignment.ts";
import { AreaKind } from "./area.ts";
import { type Casebook, held } from "./casebook.ts";
import { bestOf, Comparability, type Reason, worst } from "./comparability.ts";
import { figuresOf } from "./gap.ts";
import type { Measure } from "./measure.ts";
import { benchmarkFigures, differenceOf, nationalFigure } from "./national.ts";
import type { Observation, ObservationRole } from "./observation.ts";
import { rank, spread } from "./ranking.ts";
import { reasonsAmong } from "./reasons.ts";
import type { Wanted } from "./selection.ts";
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
  /** Why there is no figure; null with one. */
  absence: AbsenceKind | null;
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

const emptyRow = (area: string, absence?: Absence): ComparisonRow => ({
  area,
  observation: null,
  verdict: Comparability.NOT_COMPARABLE,
  rank: null,
  national: null,
  differenceFromNational: null,
  aim: null,
  distanceToTarget: null,
  absence: absence?.kind ?? null,
  missing: absence?.missing ?? [],
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

  const empty = choices.filter(({ observation }) => observation === null);
  const absences = new Map(empty.map(({ area }) => [area, absenceOf(book, figures, area, request)]));
  const pairs = judgePairs(book, found, population, role);
  const reasons = [
    ...reasonsAmong(book, found, { population, role }),
    ...[...absences].map(([area, absence]) => noFigure(area, absence, found.length)),
  ];
  const verdict = worst(reasons.map(({ severity }) => severity));
  const ranks = verdict === Comparability.NOT_COMPARABLE || found.length < 2 ? found.map(() => null) : rank(measure.polarity, found);

  const rows = choices.map(({ area, observation }): ComparisonRow => {
    if (observation === null) return emptyRow(area, absences.get(area));
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
      absence: null,
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
