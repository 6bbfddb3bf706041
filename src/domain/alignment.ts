import type { Casebook } from "./casebook.ts";
import type { Observation } from "./observation.ts";
import { type Dated, daysBetween, isDated } from "./period.ts";
import { latest, PeriodAlignment, settle, shortlist, type Wanted } from "./selection.ts";

/** One area's figure; null where it has none that fits. */
export interface Choice {
  area: string;
  observation: Observation | null;
}

type DatedFigure = Observation & { period: Dated };

const isDatedFigure = (figure: Observation): figure is DatedFigure => isDated(figure.period);

/** First and last end date of the narrowest stretch of time in which every list has a figure; the most recent of equally narrow ones. */
function narrowestWindow(lists: readonly (readonly DatedFigure[])[]): readonly [string, string] | null {
  const ends = lists
    .flatMap((list, index) => list.map(({ period }) => ({ end: period.end, index })))
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  const inside = new Array<number>(lists.length).fill(0);
  let covered = 0;
  let left = 0;
  let narrowest: readonly [string, string] | null = null;
  for (const { end, index } of ends) {
    if (inside[index] === 0) covered += 1;
    inside[index] = (inside[index] ?? 0) + 1;
    for (let first = ends[left]; covered === lists.length && first; first = ends[left]) {
      if (narrowest === null || daysBetween(first.end, end) <= daysBetween(...narrowest)) narrowest = [first.end, end];
      inside[first.index] = (inside[first.index] ?? 0) - 1;
      if (inside[first.index] === 0) covered -= 1;
      left += 1;
    }
  }
  return narrowest;
}

const endsLast = (figures: readonly DatedFigure[]): DatedFigure[] => {
  const end = figures.map(({ period }) => period.end).reduce((a, b) => (a > b ? a : b), "");
  return figures.filter(({ period }) => period.end === end);
};

function closest(book: Casebook, lists: readonly (readonly Observation[])[]): (Observation | null)[] {
  const dated = lists.map((list) => list.filter(isDatedFigure));
  const window = narrowestWindow(dated.filter((list) => list.length > 0));
  return lists.map((list, index) => {
    const own = (dated[index] ?? []).filter(({ period }) => window !== null && period.end >= window[0] && period.end <= window[1]);
    return settle(book, own.length > 0 ? endsLast(own) : latest(book, list));
  });
}

const samePeriod = ({ kind, start, end }: Dated): string => `${end} ${start} ${kind}`;

function common(book: Casebook, lists: readonly (readonly Observation[])[]): (Observation | null)[] {
  const dated = lists.map((list) => list.filter(isDatedFigure));
  const sets = dated.filter((list) => list.length > 0).map((list) => new Set(list.map(({ period }) => samePeriod(period))));
  const shared = [...(sets[0] ?? [])]
    .filter((period) => sets.every((set) => set.has(period)))
    .sort()
    .at(-1);
  return dated.map((list) =>
    settle(
      book,
      list.filter(({ period }) => samePeriod(period) === shared),
    ),
  );
}

/** One figure for each area, aligned in time as asked for. */
export function align(book: Casebook, figures: readonly Observation[], areas: readonly string[], wanted: Wanted): Choice[] {
  const lists = areas.map((area) => shortlist(book, figures, area, wanted));
  const chosen =
    wanted.alignment === PeriodAlignment.CLOSEST
      ? closest(book, lists)
      : wanted.alignment === PeriodAlignment.COMMON
        ? common(book, lists)
        : lists.map((list) => settle(book, latest(book, list)));
  return areas.map((area, index) => ({ area, observation: chosen[index] ?? null }));
}
