import { held } from "../domain/casebook.ts";
import { type Observation, ObservationRole } from "../domain/observation.ts";
import type { Period } from "../domain/period.ts";
import { InputError } from "../errors.ts";
import { citationOf, creditOf, latestPublication, sourcesOf } from "./citation.ts";
import type { Figure } from "./figure-columns.ts";
import { type Category, type Cube, cubeSize, type Dimension } from "./json-stat.ts";
import { LICENCE } from "./licence.ts";
import { statusOf } from "./statuses.ts";

/** Most cells of one cube, filled or not: readers unfold all of them. */
export const MOST_CELLS = 1_000_000;

const NO_REFERENCE = "none";

const kindInWords = ({ kind }: Period): string => kind.toLowerCase().replaceAll("_", " ");

/** A period's own id: years of two kinds share their label, and a running total shares its days with a year. */
function periodId({ kind, start, end }: Period): string {
  return start === null || end === null ? kind : `${kind}:${start}/${end}`;
}

/** Undated last, else by first day, last day and kind. */
function periodOrder(a: Period, b: Period): number {
  const key = ({ kind, start, end }: Period) => `${start ?? "9999"} ${end ?? "9999"} ${kind}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function periods(figures: readonly Figure[]): Category[] {
  const byId = new Map(figures.map(({ observation: { period } }) => [periodId(period), period]));
  return [...byId.values()].sort(periodOrder).map((period) => ({
    id: periodId(period),
    label: period.start === null ? period.label : `${period.label} (${kindInWords(period)})`,
  }));
}

/** The categories that some figures have, in the order of their ids, or as they come. */
function categories(figures: readonly Figure[], pick: (figure: Figure) => Category, sorted = true): Category[] {
  const byId = new Map(figures.map((figure) => pick(figure)).map((category) => [category.id, category]));
  const found = [...byId.values()];
  return sorted ? found.sort((a, b) => (a.id < b.id ? -1 : 1)) : found;
}

/** Where a figure lies, but for its number among those that lie there with it. */
const placeOf = ({ area, measure, population, reference, role, period, source }: Observation): string[] => [
  area,
  measure,
  population,
  reference ?? NO_REFERENCE,
  role,
  periodId(period),
  source,
];

/** The number of each figure among those of one place, from 1: a source may print two for one thing, and neither is lost. */
function numbersOf(figures: readonly Figure[]): string[] {
  const seen = new Map<string, number>();
  return figures.map(({ observation }) => {
    const place = JSON.stringify(placeOf(observation));
    const number = (seen.get(place) ?? 0) + 1;
    seen.set(place, number);
    return String(number);
  });
}

function dimensionsOf(figures: readonly Figure[], numbers: readonly string[]): Dimension[] {
  const populationOf = (key: string | null, { populations }: Figure["relations"]): Category =>
    key === null ? { id: NO_REFERENCE, label: "No reference group" } : { id: key, label: held(populations, key).name };
  const roles = new Set(figures.map(({ observation }) => observation.role));
  return [
    {
      id: "area",
      label: "Area",
      role: "geo",
      categories: categories(figures, ({ observation, relations }) => ({
        id: observation.area,
        label: held(relations.areas, observation.area).name,
      })),
    },
    {
      id: "measure",
      label: "Measure",
      role: "metric",
      categories: categories(figures, ({ observation, relations }) => {
        const { key, name, unit, definition } = held(relations.measures, observation.measure);
        return { id: key, label: name, unit: { label: unit }, note: definition };
      }),
    },
    {
      id: "population",
      label: "Population",
      categories: categories(figures, ({ observation, relations }) => populationOf(observation.population, relations)),
    },
    {
      id: "reference",
      label: "Group that a gap is set against",
      categories: categories(figures, ({ observation, relations }) => populationOf(observation.reference, relations)),
    },
    {
      id: "role",
      label: "Role",
      categories: Object.values(ObservationRole)
        .filter((role) => roles.has(role))
        .map((role) => ({ id: role, label: `${role.charAt(0)}${role.slice(1).toLowerCase()}` })),
    },
    { id: "period", label: "Period", role: "time", categories: periods(figures) },
    {
      id: "source",
      label: "Publication",
      categories: categories(figures, ({ observation, relations }) => {
        const { key, title, publisherName } = held(relations.sources, observation.source);
        return { id: key, label: `${publisherName}: ${title}` };
      }),
    },
    {
      id: "figure",
      label: "Number of the figure, where a publication prints several for one thing",
      categories: [...new Set(numbers)].sort((a, b) => Number(a) - Number(b)).map((id) => ({ id, label: `Figure ${id}` })),
    },
  ];
}

/** Figures as a cube with a cell for each. @throws InputError when the cube would be absurdly large. */
export function observationCube(label: string, figures: readonly Figure[], extension: object): Cube {
  const numbers = numbersOf(figures);
  const dimensions = dimensionsOf(figures, numbers);
  const size = cubeSize(dimensions);
  if (size > MOST_CELLS)
    throw new InputError(
      `${label}: the cube would have ${size} cells for ${figures.length} figures, more than ${MOST_CELLS}. ` +
        "Narrow it by area, population, role, period or source, or take the CSV.",
    );
  const [first] = figures;
  const sources = first
    ? sourcesOf(
        figures.map(({ observation }) => observation),
        first.relations.sources,
      )
    : [];
  return {
    label,
    source: creditOf(sources),
    updated: latestPublication(sources),
    note: [LICENCE],
    dimensions,
    cells: figures.map(({ observation, relations }, index) => ({
      at: [...placeOf(observation), numbers[index] ?? ""],
      value: observation.value,
      status: statusOf(observation, (relations.conflicts.get(observation.key) ?? []).length > 0),
      about: citationOf(observation, relations),
    })),
    extension,
  };
}
