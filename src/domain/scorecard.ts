import type { Casebook } from "./casebook.ts";
import { type Comparison, compare } from "./comparison.ts";
import { Topic } from "./measure.ts";
import { MissingReason, type Observation, ObservationRole } from "./observation.ts";
import { Rag, rate } from "./rag.ts";
import { PeriodAlignment } from "./selection.ts";
import { headline, summarise } from "./summary.ts";
import { ENQUIRIES, margin, STRENGTHS, standingOf, type Trigger, triggersOf } from "./trigger.ts";

/** Where a council stands on one measure for one group. */
export interface ScorecardLine {
  comparison: Comparison;
  triggers: readonly Trigger[];
  rag: Rag;
  /** The summary without its caveats. */
  headline: string;
  summary: string;
  /** Per cent by which the line falls short and leads, for the order of the lists. */
  shortfall: number;
  lead: number;
}

/** Where one council stands on everything it publishes. */
export interface Scorecard {
  area: string;
  against: readonly string[];
  /** By topic, then key and group. */
  lines: readonly ScorecardLine[];
  strengths: readonly ScorecardLine[];
  linesOfEnquiry: readonly ScorecardLine[];
}

/** Each measure and group that an area prints a figure or a target for. */
export function printedLines(observations: Iterable<Observation>, area: string): { measure: string; population: string }[] {
  const lines = new Map<string, { measure: string; population: string }>();
  for (const { area: about, measure, population, value, missing } of observations) {
    if (about === area && (value !== null || missing === MissingReason.QUALITATIVE))
      lines.set(`${measure} ${population}`, { measure, population });
  }
  return [...lines.values()];
}

const TOPICS = Object.keys(Topic);

function lineOf(
  book: Casebook,
  area: string,
  against: readonly string[],
  tolerance: number,
  { measure, population }: { measure: string; population: string },
): ScorecardLine {
  const comparison = compare(book, {
    measure,
    areas: [area, ...against],
    population,
    role: ObservationRole.ACTUAL,
    alignment: PeriodAlignment.LATEST,
    period: null,
  });
  const row = comparison.rows[0];
  const rag = row?.observation ? rate(comparison.measure.polarity, row.observation, row.aim, tolerance) : Rag.NOT_RATED;
  const standing = standingOf(book, comparison, area, rag);
  const triggers = standing === null ? [] : triggersOf(book, comparison, standing);
  return {
    comparison,
    triggers,
    rag,
    headline: headline(book, { comparison, area, rag, triggers }),
    summary: summarise(book, { comparison, area, rag, triggers }),
    shortfall: standing === null ? 0 : margin(standing, triggers, "BEHIND"),
    lead: standing === null ? 0 : margin(standing, triggers, "AHEAD"),
  };
}

const keyOf = ({ comparison: { measure, population } }: ScorecardLine): string => `${measure.key} ${population}`;
const byKey = (a: ScorecardLine, b: ScorecardLine): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** Lines with triggers of a kind: most of them first, then the largest margin, then the key. */
function ordered(lines: readonly ScorecardLine[], kind: readonly Trigger[], size: (line: ScorecardLine) => number): ScorecardLine[] {
  const count = ({ triggers }: ScorecardLine) => triggers.filter((trigger) => kind.includes(trigger)).length;
  return lines.filter((line) => count(line) > 0).sort((a, b) => count(b) - count(a) || compareSizes(size(b), size(a)) || byKey(a, b));
}

/** Two infinities are equal. */
const compareSizes = (a: number, b: number): number => (a === b ? 0 : a - b);

/** Where an area stands against its peers on the measures of a casebook; `tolerance` is the amber band in per cent of the target. */
export function judgeLines(book: Casebook, area: string, against: readonly string[], tolerance: number): ScorecardLine[] {
  return printedLines([...book.observations.values()].flat(), area).map((line) => lineOf(book, area, against, tolerance, line));
}

/** The scorecard that lines make. */
export function makeScorecard(area: string, against: readonly string[], judged: readonly ScorecardLine[]): Scorecard {
  const topic = ({ comparison }: ScorecardLine) => TOPICS.indexOf(comparison.measure.topic);
  const lines = judged.toSorted((a, b) => topic(a) - topic(b) || byKey(a, b));
  return {
    area,
    against,
    lines,
    strengths: ordered(lines, STRENGTHS, ({ lead }) => lead),
    linesOfEnquiry: ordered(lines, ENQUIRIES, ({ shortfall }) => shortfall),
  };
}
