import type { ComponentChildren, JSX } from "preact";
import type { ComparedFigureFragment, PageCompareQuery } from "../../client/generated/graphql.ts";
import { Badges } from "../figure/badges.tsx";
import { Citation, Citations } from "../figure/citation.tsx";
import { MATCHES } from "../wording.ts";
import { holeOf } from "./comparison-table.tsx";

type Comparison = NonNullable<PageCompareQuery["compare"]>;

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="hub-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One figure with all that is known of how it is printed. */
function Figure({ what, figure }: { what: string; figure: ComparedFigureFragment }): JSX.Element {
  const { formatted, period, indicator, note, conflicts, population, reference } = figure;
  const match = indicator === null ? null : MATCHES[indicator.match];
  return (
    <div class="hub-source">
      <p class="hub-source__head">
        <span class="hub-source__what">{what}</span> <strong class="hub-figure">{formatted}</strong>{" "}
        <span class="hub-sub hub-sub--inline">{period.label === "not stated" ? "year not stated" : period.label}</span>
        <Badges figure={figure} />
      </p>
      <dl class="hub-facts">
        <Fact name="Printed in">
          <Citations figure={figure} />
        </Fact>
        <Fact name="About">
          {population.name}
          {reference !== null && <>, set against {reference.name.toLowerCase()}</>}
        </Fact>
        {indicator !== null && (
          <Fact name="Indicator">
            {indicator.code !== null && <span class="hub-code">{indicator.code}</span>} {indicator.label}
          </Fact>
        )}
        {match !== null && (
          <Fact name="Definition">
            {match}
            {indicator?.matchNote && <>: {indicator.matchNote}</>}
          </Fact>
        )}
        {period.note !== null && <Fact name="Year">{period.note}</Fact>}
        {note !== null && <Fact name="Note">{note}</Fact>}
        {conflicts.length > 0 && (
          <Fact name="Also printed">
            <ul class="hub-plain">
              {conflicts.map((other) => (
                <li key={other.id}>
                  {other.formatted} ({other.period.label}){other.provenance !== null && <>: {<Citation printed={other.provenance} />}</>}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </div>
  );
}

/** Behind every figure: document, section, line, text as printed, and what a careful reader has to know. */
export function Sources({ comparison }: { comparison: Comparison }): JSX.Element {
  const own = new Set(comparison.rows.flatMap(({ national }) => (national === null ? [] : [national.id])));
  const benchmarks = comparison.benchmarks.flatMap(({ observation }) =>
    observation === null || own.has(observation.id) ? [] : [observation],
  );
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" class="govuk-heading-m">
        Where each figure is printed
      </h2>
      {comparison.rows.map((row) => (
        <section key={row.area.slug} class="hub-sources" aria-label={row.area.name}>
          <h3 class="hub-sources__area">{row.area.name}</h3>
          {row.observation === null && <p class="hub-hole">{holeOf(row, comparison)}</p>}
          {row.observation !== null && <Figure what="Figure" figure={row.observation} />}
          {row.missing.map((cell) => (
            <Figure key={cell.id} what="Cell without a number" figure={cell} />
          ))}
          {row.target !== null && <Figure what="Target" figure={row.target} />}
          {row.national !== null && <Figure what={row.national.area.name} figure={row.national} />}
        </section>
      ))}
      {benchmarks.length > 0 && (
        <section class="hub-sources" aria-label="Benchmarks">
          <h3 class="hub-sources__area">Benchmarks, never ranked</h3>
          {benchmarks.map((figure) => (
            <Figure key={figure.id} what={figure.area.name} figure={figure} />
          ))}
        </section>
      )}
    </section>
  );
}
