import type { JSX } from "preact";
import type { ObservationRole, PageCompareQuery } from "../../client/generated/graphql.ts";
import { Plotted } from "../figure/plotted.tsx";
import { POLARITIES, ROLES } from "../wording.ts";
import type { Bar } from "./bar-plot.ts";

type Comparison = NonNullable<PageCompareQuery["compare"]>;
type Row = Comparison["rows"][number];

const year = (label: string): string => (label === "not stated" ? "year not stated" : label);

/** What is drawn and said of one council. */
function barOf({ area, observation, national, target, targetIsDue, verdict }: Row, { measure, rows }: Comparison): Bar {
  const isDrawn = observation !== null && observation.unit === measure.unit && observation.value !== null;
  const isHatched = rows.length > 1 && observation !== null && verdict === "NOT_COMPARABLE";
  const notes: string[] = [];
  if (observation === null) notes.push("No figure");
  else {
    if (!isDrawn) notes.push(`${observation.formatted}: in another unit, not drawn`);
    if (isHatched) notes.push("✕ Cannot be compared");
    notes.push(year(observation.period.label));
  }
  if (target !== null)
    notes.push(target.value === null ? "target in words" : `target ${target.formatted}${targetIsDue === false ? ", still to come" : ""}`);
  if (national !== null) notes.push(`${national.area.name} ${national.formatted}`);
  const inUnit = (figure: typeof target): number | null => (figure !== null && figure.unit === measure.unit ? figure.value : null);
  return {
    slug: area.slug,
    name: area.name,
    value: isDrawn ? observation.value : null,
    valueHigh: isDrawn ? observation.valueHigh : null,
    formatted: observation?.formatted ?? "",
    isHatched,
    national: inUnit(national),
    target: inUnit(target),
    notes,
  };
}

/** The chart's content in words. */
const spoken = (bars: readonly Bar[]): string =>
  bars.map(({ name, value, formatted, notes }) => `${name}${value === null ? "" : ` ${formatted}`} (${notes.join(", ")})`).join("; ");

/** What the shapes mean; only those that are drawn. */
function Key({ bars }: { bars: readonly Bar[] }): JSX.Element {
  return (
    <ul class="hub-key">
      {bars.some(({ value, isHatched }) => value !== null && !isHatched) && (
        <li>
          <span class="hub-key__mark hub-key__mark--bar" aria-hidden="true" /> Council
        </li>
      )}
      {bars.some(({ isHatched }) => isHatched) && (
        <li>
          <span class="hub-key__mark hub-key__mark--hatched" aria-hidden="true" /> Hatched: cannot be compared with the others
        </li>
      )}
      {bars.some(({ national }) => national !== null) && (
        <li>
          <span class="hub-key__mark hub-key__mark--nation" aria-hidden="true" /> National figure for the same time
        </li>
      )}
      {bars.some(({ target }) => target !== null) && (
        <li>
          <span class="hub-key__mark hub-key__mark--target" aria-hidden="true" /> Council's own target
        </li>
      )}
    </ul>
  );
}

/** Councils as bars, best first; those without a figure stand last and say so. */
export function BarChart({ comparison, role }: { comparison: Comparison; role: ObservationRole }): JSX.Element {
  const order = new Map(comparison.bars.map(({ area }, index) => [area.slug, index]));
  const place = ({ area }: Row): number => order.get(area.slug) ?? order.size;
  const bars = [...comparison.rows].sort((a, b) => place(a) - place(b)).map((row) => barOf(row, comparison));
  const { measure, population } = comparison;
  return (
    <figure class="hub-chart" aria-labelledby="chart">
      <h2 id="chart" class="govuk-heading-m">
        {ROLES[role]} by council
      </h2>
      <figcaption class="hub-chart__caption">
        {population.name}; {POLARITIES[measure.polarity]}
        {comparison.verdict === "NOT_COMPARABLE" ? "; the order is no ranking" : ""}.
      </figcaption>
      <Plotted
        key={JSON.stringify(bars)}
        label={`Bar chart of ${measure.name}: ${spoken(bars)}. The table below says the same.`}
        draw={async (width) => (await import("./bar-plot.ts")).drawBars(bars, width)}
      />
      <Key bars={bars} />
    </figure>
  );
}
