import { AreaKind } from "./area.ts";
import { type Casebook, held } from "./casebook.ts";
import { Comparability, ComparabilityCode, type Reason } from "./comparability.ts";
import { missingInWords, withinSentence } from "./formatted.ts";
import { MissingReason, type Observation, type ObservationRole } from "./observation.ts";
import { isDated, matchesPeriod } from "./period.ts";
import { populationFit } from "./population.ts";
import { rolesFor, shortlist, type Wanted } from "./selection.ts";

const ROLE_WORDS: Record<ObservationRole, string> = { ACTUAL: "outturn", BASELINE: "baseline", TARGET: "target", PROJECTION: "projection" };

const inPlaceOf = ({ missing, qualitative }: Observation): string => {
  const words = missingInWords(missing ?? MissingReason.BLANK);
  return qualitative === null ? words : `${words} (${qualitative.replace(/\.$/, "")})`;
};

const listed = (words: Iterable<string>, conjunction: string): string => [...new Set(words)].sort().join(conjunction);

/** The cells that say why an area has no figure; none where it has figures that fit, only for other times than the rest. */
function missingCells(book: Casebook, figures: readonly Observation[], area: string, wanted: Wanted): Observation[] {
  if (shortlist(book, figures, area, wanted).length > 0) return [];
  const { population, role, period } = wanted;
  return figures.filter(
    (figure) =>
      figure.area === area &&
      figure.value === null &&
      rolesFor(role).includes(figure.role) &&
      populationFit(book.populations, population, figure.population) !== null &&
      (period === null || !isDated(figure.period) || matchesPeriod(figure.period, period)),
  );
}

export const AbsenceKind = {
  NEVER_PUBLISHED: "NEVER_PUBLISHED",
  OTHER_ROLE: "OTHER_ROLE",
  OTHER_POPULATION: "OTHER_POPULATION",
  NO_NUMBER: "NO_NUMBER",
  OTHER_PERIOD: "OTHER_PERIOD",
} as const;
export type AbsenceKind = (typeof AbsenceKind)[keyof typeof AbsenceKind];

/** Why an area has no figure. */
export interface Absence {
  kind: AbsenceKind;
  /** Plain English that can stand inside a sentence, without a full stop. */
  clause: string;
  /** The cells that stand in the figure's place. */
  missing: readonly Observation[];
}

/** Why an area has no figure: it publishes nothing, or nothing in that role, for that group or period, or prints something else in its place. */
export function absenceOf(book: Casebook, figures: readonly Observation[], area: string, wanted: Wanted): Absence {
  const name = held(book.areas, area).name;
  const group = (key: string): string => withinSentence(held(book.populations, key).name);
  const missing = missingCells(book, figures, area, wanted);
  const because = (kind: AbsenceKind, clause: string): Absence => ({ kind, clause: `${name} ${clause}`, missing });
  const own = figures.filter((figure) => figure.area === area);
  const publishes = held(book.areas, area).kind === AreaKind.COUNCIL;
  if (own.length === 0)
    return because(AbsenceKind.NEVER_PUBLISHED, publishes ? "publishes nothing on this measure" : "has nothing printed on this measure");

  const inRole = own.filter(({ role }) => rolesFor(wanted.role).includes(role));
  if (inRole.length === 0) {
    const others = own.map(({ role }) => `${ROLE_WORDS[role]}s`);
    return because(AbsenceKind.OTHER_ROLE, `publishes no ${ROLE_WORDS[wanted.role]} of this measure, only ${listed(others, " and ")}`);
  }
  const fitting = inRole.filter(({ population }) => populationFit(book.populations, wanted.population, population) !== null);
  if (fitting.length === 0) {
    const others = inRole.filter(({ value }) => value !== null).map(({ population }) => group(population));
    const instead = others.length > 0 ? `only for ${listed(others, " and for ")}` : "nor for any other group";
    return because(AbsenceKind.OTHER_POPULATION, `has no figure for ${group(wanted.population)}, ${instead}`);
  }
  if (missing.length > 0)
    return because(AbsenceKind.NO_NUMBER, `has no figure: in its source it is ${listed(missing.map(inPlaceOf), " and ")}`);

  const left = shortlist(book, figures, area, wanted);
  if (left.length > 0) {
    const undatedAlone = left.every(({ period }) => !isDated(period));
    return because(
      AbsenceKind.OTHER_PERIOD,
      undatedAlone
        ? "has only undated figures, which share no period"
        : "has figures, but no period is shared by every area that has dated ones",
    );
  }
  const undated = fitting.some(({ value, period }) => value !== null && !isDated(period));
  return because(AbsenceKind.OTHER_PERIOD, `has no figure for that period${undated ? "; undated figures are left out" : ""}`);
}

/** A reason for an area without a figure: a caution while two figures remain to be compared. */
export function noFigure(area: string, { clause, missing }: Absence, found: number): Reason {
  const severity = found >= 2 ? Comparability.CAUTION : Comparability.NOT_COMPARABLE;
  return { code: ComparabilityCode.NO_FIGURE, severity, clause, areas: [area], observations: missing };
}
