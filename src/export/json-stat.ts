import { statusLabels } from "./statuses.ts";

/** One value of a dimension. */
export interface Category {
  id: string;
  label: string;
  /** For a metric. */
  unit?: { label: string; decimals?: number };
  note?: string;
}

/** One side of a cube; every cell names one of its categories. */
export interface Dimension {
  id: string;
  label: string;
  role?: "time" | "geo" | "metric";
  categories: readonly Category[];
}

/** A cell that is filled: where it lies, by a category of each dimension, its number, and what is to be known about it. */
export interface CubeCell {
  at: readonly string[];
  value: number | null;
  status: string | null;
  about?: object;
}

/** What a data set consists of. */
export interface Cube {
  label: string;
  source: string;
  /** When the latest of its publications came out, ISO 8601; null where no source says. */
  updated: string | null;
  note: readonly string[];
  dimensions: readonly Dimension[];
  cells: readonly CubeCell[];
  extension: object;
}

/** A JSON-stat 2.0 response: https://json-stat.org/full/ */
export interface JsonStat {
  version: "2.0";
  class: "dataset" | "collection";
  [property: string]: unknown;
}

/** How many cells a cube has, filled or not. */
export function cubeSize(dimensions: readonly Pick<Dimension, "categories">[]): number {
  return dimensions.reduce((product, { categories }) => product * categories.length, 1);
}

function categoryOf(categories: readonly Category[]): object {
  const of = (pick: (category: Category) => unknown) =>
    Object.fromEntries(categories.flatMap((category) => (pick(category) === undefined ? [] : [[category.id, pick(category)]])));
  const units = of(({ unit }) => unit);
  const notes = of(({ note }) => note && [note]);
  return {
    index: categories.map(({ id }) => id),
    label: of(({ label }) => label),
    ...(Object.keys(units).length > 0 && { unit: units }),
    ...(Object.keys(notes).length > 0 && { note: notes }),
  };
}

/** A JSON-stat data set. Values and statuses are sparse, by the number of their cell; a null value is printed, but missing, and its status says why. */
export function datasetOf({ label, source, updated, note, dimensions, cells, extension }: Cube): JsonStat {
  const indexes = dimensions.map(({ categories }) => new Map(categories.map(({ id }, index) => [id, index])));
  const numberOf = ({ at }: CubeCell): number =>
    indexes.reduce((number, index, dimension) => number * index.size + (index.get(at[dimension] ?? "") ?? Number.NaN), 0);
  const numbered = cells.map((cell) => [String(numberOf(cell)), cell] as const);
  const roles = Map.groupBy(dimensions, ({ role }) => role);
  const role = (["time", "geo", "metric"] as const).flatMap((name) => {
    const ids = roles.get(name)?.map(({ id }) => id);
    return ids ? [[name, ids]] : [];
  });
  return {
    version: "2.0",
    class: "dataset",
    label,
    source,
    ...(updated !== null && { updated }),
    note,
    role: Object.fromEntries(role),
    id: dimensions.map(({ id }) => id),
    size: dimensions.map(({ categories }) => categories.length),
    dimension: Object.fromEntries(dimensions.map((side) => [side.id, { label: side.label, category: categoryOf(side.categories) }])),
    value: Object.fromEntries(numbered.map(([number, { value }]) => [number, value])),
    status: Object.fromEntries(numbered.flatMap(([number, { status }]) => (status === null ? [] : [[number, status]]))),
    extension: {
      ...extension,
      status: { label: statusLabels(cells.map(({ status }) => status)) },
      cells: Object.fromEntries(numbered.flatMap(([number, { about }]) => (about ? [[number, about]] : []))),
    },
  };
}

/** A JSON-stat collection with its data sets inside. */
export function collectionOf(label: string, updated: string | null, datasets: readonly JsonStat[], extension: object): JsonStat {
  return { version: "2.0", class: "collection", label, ...(updated !== null && { updated }), link: { item: datasets }, extension };
}
