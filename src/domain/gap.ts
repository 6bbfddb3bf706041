import { type Casebook, held } from "./casebook.ts";
import { finerDecimals, subtract } from "./difference.ts";
import { allowedValues, isPoint } from "./interval.ts";
import { type Measure, MeasureKind } from "./measure.ts";
import { type Observation, ObservationStatus } from "./observation.ts";
import { complementOf, everyone } from "./population.ts";

/** What two legs of a gap have in common: one area's figures of one role from one source for one time. */
function sameOccasion(a: Observation, b: Observation): boolean {
  if (a.area !== b.area || a.role !== b.role || a.source !== b.source) return false;
  if (a.period.start === null && b.period.start === null) return printedTogether(a, b);
  return a.period.kind === b.period.kind && a.period.start === b.period.start && a.period.end === b.period.end;
}

/** Whether two undated figures stand in one sentence or list, or in adjacent rows of one table. */
function printedTogether(a: Observation, b: Observation): boolean {
  if (a.provenance === null || b.provenance === null || a.tense !== b.tense) return false;
  return a.provenance.locator === b.provenance.locator && Math.abs(a.provenance.line - b.provenance.line) <= 1;
}

const STATUS_ORDER = [
  ObservationStatus.FINAL,
  ObservationStatus.NOT_STATED,
  ObservationStatus.PROVISIONAL,
  ObservationStatus.PREDICTED,
] as const;

/** The less settled of two statuses. */
function lessSettled(a: ObservationStatus, b: ObservationStatus): ObservationStatus {
  return STATUS_ORDER[Math.max(STATUS_ORDER.indexOf(a), STATUS_ORDER.indexOf(b))] ?? ObservationStatus.NOT_STATED;
}

/** The key of a gap derived from two figures; the same two give the same key in every revision. */
function derivedKey(gap: Measure, reference: Observation, group: Observation): string {
  return `derived:${gap.key}:${reference.key}~${group.key}`;
}

/** The measure and the group's figure that a derived key names; null for any other key. */
export function parseDerivedKey(key: string): { measure: string; group: string } | null {
  const match = /^derived:([^:~]+):[^~]+~([^~]+)$/.exec(key);
  return match?.[1] && match[2] ? { measure: match[1], group: match[2] } : null;
}

/** Reference minus group: positive means that the group is behind. Both legs are kept as components. */
export function deriveGap(gap: Measure, reference: Observation, group: Observation): Observation | null {
  if (reference.value === null || group.value === null) return null;
  if (!isPoint(allowedValues(reference)) || !isPoint(allowedValues(group))) return null;
  const [minuend, subtrahend] = [
    { value: reference.value, decimals: reference.decimals },
    { value: group.value, decimals: group.decimals },
  ];
  return {
    ...group,
    key: derivedKey(gap, reference, group),
    measure: gap.key,
    indicator: null,
    reference: reference.population,
    status: lessSettled(reference.status, group.status),
    value: subtract(minuend, subtrahend),
    decimals: finerDecimals(minuend, subtrahend),
    unit: gap.unit,
    bound: reference.bound ?? group.bound,
    numerator: null,
    denominator: null,
    doubtful: reference.doubtful || group.doubtful,
    smallCohort: reference.smallCohort || group.smallCohort,
    qualitative: null,
    relativeTo: null,
    period: { ...group.period, inferred: reference.period.inferred || group.period.inferred },
    provenance: null,
    note: null,
    components: [reference, group],
  };
}

/** Whether a gap for the same area, group, role and time is printed, whoever prints it. */
function isPrinted(published: readonly Observation[], { area, population, role, period, source }: Observation): boolean {
  return published.some(
    (figure) =>
      figure.value !== null &&
      figure.area === area &&
      figure.population === population &&
      figure.role === role &&
      figure.period.start === period.start &&
      figure.period.end === period.end &&
      (period.start !== null || figure.source === source),
  );
}

/** The figures to hold a group against: its complement's if they are printed for the same occasion, else everyone's. */
function referencesFor({ populations }: Casebook, levels: readonly Observation[], group: Observation): readonly Observation[] {
  const together = levels.filter((level) => sameOccasion(level, group));
  const complement = together.filter(({ population }) => population === complementOf(populations, group.population));
  return complement.length > 0 ? complement : together.filter(({ population }) => population === everyone(populations));
}

/** The figures of a measure: those printed and, for a gap, those that its two printed levels give where no gap is printed. */
export function figuresOf(book: Casebook, key: string): readonly Observation[] {
  const measure = held(book.measures, key);
  const published = book.observations.get(key) ?? [];
  if (measure.kind !== MeasureKind.GAP || measure.gapOf === null) return published;
  const { unit } = held(book.measures, measure.gapOf);
  // A level in another unit (a count beside a share) would give a gap in another unit than the measure's.
  const levels = (book.observations.get(measure.gapOf) ?? []).filter((level) => level.value !== null && level.unit === unit);
  const derived = levels
    .filter(({ population }) => population !== everyone(book.populations))
    .flatMap((group) => referencesFor(book, levels, group).flatMap((reference) => deriveGap(measure, reference, group) ?? []))
    .filter((gap) => !isPrinted(published, gap));
  return [...published, ...derived];
}
