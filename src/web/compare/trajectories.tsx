import type { JSX } from "preact";
import type { PageTrajectoryQuery, Unit } from "../../client/generated/graphql.ts";
import { PageTrajectoryDocument } from "../../client/generated/graphql.ts";
import { useAnswer } from "../answer.ts";
import { Badges } from "../figure/badges.tsx";
import { Citation } from "../figure/citation.tsx";
import { Plotted } from "../figure/plotted.tsx";
import { Failure, Loading } from "../frame/waiting.tsx";
import { ask } from "../hub.ts";
import { counted, ROLES } from "../wording.ts";

type Trajectory = NonNullable<PageTrajectoryQuery["measure"]>["trajectory"];

const year = (label: string): string => (label === "not stated" ? "undated" : label);

/** One council's figures over time as a table. */
function Table({ trajectory: { area, points } }: { trajectory: Trajectory }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="hub-scroll" aria-label={`${area.name} over time, scrolls sideways`} tabIndex={0}>
      <table class="govuk-table hub-table hub-table--small hub-stack">
        <caption class="govuk-visually-hidden">{area.name} over time</caption>
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col">Kind</th>
            <th scope="col">Figure</th>
            <th scope="col">Printed in</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.id}>
              <td data-label="Year">
                {year(point.period.label)} <Badges figure={point} />
              </td>
              <td data-label="Kind">{ROLES[point.role]}</td>
              <td class="hub-figure" data-label="Figure">
                {point.formatted}
              </td>
              <td data-label="Printed in">{point.provenance === null ? "Computed by the hub" : <Citation printed={point.provenance} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One council: chart, pace, breaks, table. */
function One({ trajectory, unit, all }: { trajectory: Trajectory; unit: Unit; all: readonly Trajectory[] }): JSX.Element {
  const { area, points, breaks, pace } = trajectory;
  const drawn = points.filter((point) => point.value !== null && point.unit === unit);
  const spoken = drawn.map(({ role, formatted, period }) => `${ROLES[role].toLowerCase()} ${formatted} (${year(period.label)})`).join("; ");
  return (
    <section class="hub-trajectory" aria-label={`${area.name} over time`}>
      <h3 class="hub-sources__area">{area.name}</h3>
      {points.length === 0 && <p class="hub-hole">{area.name} prints nothing on this measure for this group.</p>}
      {drawn.length > 0 && (
        <Plotted
          key={JSON.stringify([all, unit, area.slug])}
          label={`Chart over time, ${area.name}: ${spoken}${breaks.map(({ date }) => `; the definition changed on ${date}`).join("")}. The table below says the same.`}
          draw={async (width) => {
            const { drawTrajectory, extentOf } = await import("./trajectory-plot.ts");
            const extent = extentOf(all, unit);
            return extent === null ? document.createElement("span") : drawTrajectory(trajectory, unit, extent, width);
          }}
        />
      )}
      {points.length > 0 && (
        <>
          <p class="hub-pace">
            {pace.onTrack !== null && <strong>{pace.onTrack ? "On track. " : "Not on track. "}</strong>}
            {pace.explanation}
          </p>
          {breaks.map(({ date, reason }) => (
            <p key={date} class="hub-break">
              <strong>Definition changed on {date}:</strong> {reason}
            </p>
          ))}
          <details class="govuk-details hub-details">
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">
                {counted(points.length, "figure")} of {area.name} as a table
              </span>
            </summary>
            <Table trajectory={trajectory} />
          </details>
        </>
      )}
    </section>
  );
}

interface TrajectoriesProps {
  measure: { key: string; unit: Unit };
  areas: readonly { slug: string; name: string }[];
  /** Key of the group that is compared. */
  population: string;
}

/** Each council over time, on common scales. */
export function Trajectories({ measure, areas, population }: TrajectoriesProps): JSX.Element {
  const key = JSON.stringify([measure.key, areas.map(({ slug }) => slug), population]);
  const { data, error, loading, retry } = useAnswer(key, (signal) =>
    Promise.all(areas.map(({ slug }) => ask(PageTrajectoryDocument, { measure: measure.key, area: slug, population }, signal))),
  );
  const all = (data ?? []).flatMap((answer) => (answer.measure === null ? [] : [answer.measure.trajectory]));
  return (
    <section aria-labelledby="trajectories" aria-busy={loading}>
      <h2 id="trajectories" class="govuk-heading-m">
        Over time
      </h2>
      <ul class="hub-key">
        <li>
          <span class="hub-key__mark hub-key__mark--outturn" aria-hidden="true" /> Outturn
        </li>
        <li>
          <span class="hub-key__mark hub-key__mark--baseline" aria-hidden="true" /> Baseline
        </li>
        <li>
          <span class="hub-key__mark hub-key__mark--target" aria-hidden="true" /> Target
        </li>
        <li>
          <span class="hub-key__mark hub-key__mark--projection" aria-hidden="true" /> Projection
        </li>
        <li>
          <span class="hub-key__mark hub-key__mark--break" aria-hidden="true" /> Definition changed
        </li>
      </ul>
      {error !== null && <Failure error={error} retry={retry} />}
      {data === null && loading && <Loading what="the years" />}
      <div class="hub-trajectories">
        {all.map((trajectory) => (
          <One key={trajectory.area.slug} trajectory={trajectory} unit={measure.unit} all={all} />
        ))}
      </div>
    </section>
  );
}
