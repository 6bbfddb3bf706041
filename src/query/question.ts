import { type Comparison, compare } from "../domain/comparison.ts";
import { ObservationRole } from "../domain/observation.ts";
import { parsePeriodQuery } from "../domain/period.ts";
import { judgeLines, makeScorecard, type Scorecard, type ScorecardLine } from "../domain/scorecard.ts";
import { PeriodAlignment } from "../domain/selection.ts";
import { type Trajectory, trace } from "../domain/trajectory.ts";
import type { Desk } from "./desk.ts";
import { checkPeers } from "./peers.ts";
import { checkTolerance, DEFAULT_TOLERANCE } from "./tolerance.ts";
import type { Given } from "./wish.ts";

/** What is to be compared, in the user's words; areas by any of their codes. */
export interface ComparisonQuestion {
  measure: string;
  areas: readonly string[];
  /** Defaults to the measure's own. */
  population?: Given<string>;
  role?: Given<ObservationRole>;
  alignment?: Given<PeriodAlignment>;
  period?: Given<string>;
}

/** Whose scorecard is asked for, and against whom. */
export interface ScorecardQuestion {
  area: string;
  against: readonly string[];
  /** Amber band, per cent of the target. */
  tolerance?: Given<number>;
}

/** Measures of a scorecard that are read at once: of all of them together, the figures would take some 100 MB at national size. */
const AT_ONCE = 50;

const isGiven = <T>(value: Given<T>): value is T => value !== null && value !== undefined;

/** A comparison. @throws InputError for an unknown measure, area, population or period, no area, or one named twice. */
export async function askComparison({ vocabulary, books }: Desk, question: ComparisonQuestion): Promise<Comparison> {
  const { measure, role, alignment } = question;
  const areas = await vocabulary.distinctAreas("areas", question.areas);
  const period = isGiven(question.period)
    ? (parsePeriodQuery(question.period.trim()) ?? (await vocabulary.period("period", question.period)))
    : null;
  const book = await books.measure(measure, areas);
  const found = book.measures.get(measure);
  if (!found) await vocabulary.keys("measure", "measure", [measure]);
  const population = isGiven(question.population)
    ? await vocabulary.population("population", question.population)
    : (found?.population ?? "");
  return compare(book, {
    measure,
    areas,
    population,
    role: role ?? ObservationRole.ACTUAL,
    alignment: alignment ?? PeriodAlignment.LATEST,
    period,
  });
}

/** A scorecard. @throws InputError for an unknown area, one named twice, too many, or a negative tolerance. */
export async function askScorecard({ reader, vocabulary, books }: Desk, question: ScorecardQuestion): Promise<Scorecard> {
  const tolerance = checkTolerance(question.tolerance ?? DEFAULT_TOLERANCE);
  const [area = "", ...peers] = await vocabulary.distinctAreas("area, against", [question.area, ...question.against]);
  const keys = await reader.measuresOf(area);
  checkPeers(keys.length, peers.length);
  const lines: ScorecardLine[] = [];
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const part = keys.slice(at, at + AT_ONCE);
    const book = await books.measures(part, [area, ...peers]);
    lines.push(...judgeLines(book, area, peers, tolerance).filter(({ comparison }) => part.includes(comparison.measure.key)));
  }
  return makeScorecard(area, peers, lines);
}

/** What one area prints on a measure over time. @throws InputError for an unknown area or population. */
export async function askTrajectory(
  { vocabulary, books }: Desk,
  measure: string,
  own: string,
  code: string,
  population: Given<string>,
): Promise<Trajectory> {
  const { slug } = await vocabulary.area("area", code);
  const group = isGiven(population) ? await vocabulary.population("population", population) : own;
  return trace(await books.measure(measure, [slug]), measure, slug, group);
}
