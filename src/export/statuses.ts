import { Bound, MissingReason, type Observation, ObservationStatus } from "../domain/observation.ts";

/** What the codes in a cell's status mean. */
const STATUS_LABELS: Readonly<Record<string, string>> = {
  [MissingReason.TO_BE_CONFIRMED]: "No number: to be confirmed.",
  [MissingReason.AWAITED]: "No number: awaited.",
  [MissingReason.NOT_APPLICABLE]: "No number: not applicable.",
  [MissingReason.BLANK]: "No number: the cell is empty or holds a dash.",
  [MissingReason.QUALITATIVE]: "No number: words stand in its place.",
  [MissingReason.SUPPRESSED]: "No number: withheld.",
  [MissingReason.NOT_AVAILABLE]: "No number: not available.",
  [MissingReason.LOW]: "No number: printed as low.",
  [ObservationStatus.PROVISIONAL]: "Provisional.",
  [ObservationStatus.PREDICTED]: "Predicted.",
  [Bound.OVER]: "More than the value.",
  [Bound.UNDER]: "Less than the value.",
  [Bound.AT_LEAST]: "The value or more.",
  [Bound.AT_MOST]: "The value or less.",
  [Bound.ABOUT]: "Around the value.",
  RANGE: "The low end of a range.",
  DOUBTFUL: "The print looks wrong.",
  CONFLICTING: "The same publisher prints another figure for the same thing.",
  PERIOD_INFERRED: "The period is not printed but inferred.",
  NO_FIGURE: "The area has no figure; the reasons say why.",
  DERIVED: "Computed by the hub from published figures.",
  NOT_COMPARABLE: "Must not be compared with the others.",
  CAUTION: "Compare only with the reasons told.",
};

/** The codes of a figure's status, and further ones of the cell that it stands in; null when there are none. */
export function statusOf(figure: Observation, isConflicting: boolean, more: readonly string[] = []): string | null {
  const { missing, status, bound, valueHigh, doubtful, period, provenance } = figure;
  const codes = [
    missing,
    status === ObservationStatus.PROVISIONAL || status === ObservationStatus.PREDICTED ? status : null,
    bound,
    valueHigh === null ? null : "RANGE",
    doubtful ? "DOUBTFUL" : null,
    isConflicting ? "CONFLICTING" : null,
    period.inferred ? "PERIOD_INFERRED" : null,
    provenance === null ? "DERIVED" : null,
    ...more,
  ].filter((code) => code !== null);
  return codes.length === 0 ? null : codes.join(" ");
}

/** What the codes mean that stand in some statuses, by code. */
export function statusLabels(statuses: readonly (string | null)[]): Readonly<Record<string, string>> {
  const used = new Set(statuses.flatMap((status) => status?.split(" ") ?? []));
  return Object.fromEntries(Object.entries(STATUS_LABELS).filter(([code]) => used.has(code)));
}
