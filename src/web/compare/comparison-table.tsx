import type { JSX } from "preact";
import type { ObservationRole, PageCompareQuery } from "../../client/generated/graphql.ts";
import { Badges } from "../figure/badges.tsx";
import { RagTag } from "../figure/rag.tsx";
import { VerdictTag } from "../figure/verdict.tsx";
import { ROLES, signed } from "../wording.ts";

type Comparison = NonNullable<PageCompareQuery["compare"]>;
type Row = Comparison["rows"][number];

const NONE = (
  <span class="hub-none">
    <span aria-hidden="true">–</span>
    <span class="govuk-visually-hidden">none</span>
  </span>
);

/** What an area prints instead of a figure, or what the comparison says of it. */
export function holeOf({ area }: Row, { reasons }: Comparison): string {
  const told = reasons.find(({ code, areas }) => code === "NO_FIGURE" && areas.some(({ slug }) => slug === area.slug));
  return told?.message ?? "No figure.";
}

function TargetCell({ row: { target, targetIsDue, distanceToTarget, rag } }: { row: Row }): JSX.Element {
  if (target === null) return NONE;
  return (
    <>
      <span class="hub-figure">{target.formatted}</span>
      <span class="hub-sub">
        {target.period.label === "not stated" ? "year not stated" : target.period.label}
        {targetIsDue === false && ", still to come"}
      </span>
      <RagTag rag={rag} />
      {distanceToTarget !== null && (
        <span class="hub-sub">
          {signed(distanceToTarget)} {distanceToTarget < 0 ? "(worse)" : distanceToTarget > 0 ? "(better)" : "(met)"}
        </span>
      )}
    </>
  );
}

function NationalCell({ row: { national, differenceFromNational } }: { row: Row }): JSX.Element {
  if (national === null) return NONE;
  return (
    <>
      <span class="hub-figure">{national.formatted}</span>
      <span class="hub-sub">
        {national.area.name}, {national.period.label}
      </span>
      {differenceFromNational !== null && <span class="hub-sub">difference {signed(differenceFromNational)}</span>}
    </>
  );
}

/** The chart's content as a table, in the order in which the councils were chosen. */
export function ComparisonTable({ comparison, role }: { comparison: Comparison; role: ObservationRole }): JSX.Element {
  const ranked = comparison.rows.some(({ rank }) => rank !== null);
  return (
    <section aria-labelledby="table">
      <h2 id="table" class="govuk-heading-m">
        The same as a table
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="hub-scroll" aria-label="Comparison table, scrolls sideways" tabIndex={0}>
        <table class="govuk-table hub-table hub-stack">
          <caption class="govuk-visually-hidden">
            {comparison.measure.name}, {comparison.population.name}, by council
          </caption>
          <thead>
            <tr>
              <th scope="col">Council</th>
              <th scope="col">{ROLES[role]}</th>
              <th scope="col">Year</th>
              {ranked && <th scope="col">Rank</th>}
              {role !== "TARGET" && <th scope="col">Target</th>}
              <th scope="col">National</th>
              <th scope="col">Beside the others</th>
            </tr>
          </thead>
          <tbody>
            {comparison.rows.map((row) => (
              <tr key={row.area.slug}>
                <th scope="row">
                  <a class="govuk-link" href={`/council/${row.area.slug}`}>
                    {row.area.name}
                  </a>
                </th>
                {row.observation === null ? (
                  <td colSpan={ranked ? 3 : 2} class="hub-hole" data-label={ROLES[role]}>
                    {holeOf(row, comparison)}
                  </td>
                ) : (
                  <>
                    <td data-label={ROLES[role]}>
                      <span class="hub-figure hub-figure--main">{row.observation.formatted}</span>
                      {row.observation.population.key !== comparison.population.key && (
                        <span class="hub-sub">for {row.observation.population.name.toLowerCase()}</span>
                      )}
                    </td>
                    <td data-label="Year">
                      {row.observation.period.label === "not stated" ? "Not stated" : row.observation.period.label}{" "}
                      <Badges figure={row.observation} />
                    </td>
                    {ranked && <td data-label="Rank">{row.rank ?? NONE}</td>}
                  </>
                )}
                {role !== "TARGET" && (
                  <td data-label="Target">
                    <TargetCell row={row} />
                  </td>
                )}
                <td data-label="National">
                  <NationalCell row={row} />
                </td>
                <td data-label="Beside the others">{row.observation === null ? NONE : <VerdictTag verdict={row.verdict} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
