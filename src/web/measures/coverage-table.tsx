import type { JSX } from "preact";
import { comparisonOf } from "../compare/selection.ts";
import type { CouncilChoice } from "../vocabulary.ts";
import { counted, keysOf, POLARITIES, UNITS } from "../wording.ts";
import { COVERAGES, type Coverage, type CoveredMeasure, coverageOf } from "./coverage.ts";

/** The shape of each kind of coverage: full, ring with a dot, half, dotted square, dash. */
function CoverageIcon({ kind }: { kind: Coverage["kind"] }): JSX.Element {
  return (
    <svg class={`hub-coverage__icon hub-coverage__icon--${kind}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {kind === "figure" && <circle cx="8" cy="8" r="7" class="hub-coverage__full" />}
      {kind === "target" && (
        <>
          <circle cx="8" cy="8" r="6" />
          <circle cx="8" cy="8" r="2.5" class="hub-coverage__full" />
        </>
      )}
      {kind === "other" && (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 2a6 6 0 0 1 0 12z" class="hub-coverage__full" />
        </>
      )}
      {kind === "missing" && <path d="M2 2h12v12H2z" stroke-dasharray="3 2" />}
      {kind === "never" && <path d="M3 8h10" />}
    </svg>
  );
}

/** What the shapes mean. */
export function CoverageKey(): JSX.Element {
  return (
    <ul class="hub-key hub-key--coverage" aria-label="What the shapes mean">
      {keysOf(COVERAGES).map((kind) => (
        <li key={kind}>
          <CoverageIcon kind={kind} /> {COVERAGES[kind]}
        </li>
      ))}
    </ul>
  );
}

function Cell({ coverage: { kind, text, detail } }: { coverage: Coverage }): JSX.Element {
  return (
    <div class={`hub-coverage hub-coverage--${kind}`}>
      <CoverageIcon kind={kind} />
      <span>
        <span class="hub-coverage__text">{text}</span>
        {detail !== "" && <span class="hub-sub">{detail}</span>}
      </span>
    </div>
  );
}

function Row({ measure, councils }: { measure: CoveredMeasure; councils: readonly CouncilChoice[] }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="hub-matrix__measure">
        <a
          class="govuk-link"
          href={comparisonOf(
            measure.key,
            councils.map(({ slug }) => slug),
          )}
        >
          {measure.name}
        </a>
        <span class="hub-matrix__definition">{measure.definition}</span>
        <span class="hub-sub">
          {UNITS[measure.unit]}, {POLARITIES[measure.polarity]} <span class="hub-code">{measure.key}</span>
        </span>
        {measure.seriesBreaks.length > 0 && (
          <details class="govuk-details hub-details hub-matrix__breaks">
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">
                {counted(measure.seriesBreaks.length, "change")} of definition
                <span class="govuk-visually-hidden"> of {measure.name}</span>
              </span>
            </summary>
            {measure.seriesBreaks.map(({ date, reason }) => (
              <span key={date} class="hub-sub">
                From {date}: {reason}
              </span>
            ))}
          </details>
        )}
      </th>
      {councils.map(({ slug, name }) => (
        <td key={slug} data-label={name}>
          <Cell coverage={coverageOf(measure, slug)} />
        </td>
      ))}
    </tr>
  );
}

interface CoverageTableProps {
  title: string;
  measures: readonly CoveredMeasure[];
  councils: readonly CouncilChoice[];
}

/** The measures of one topic by council: a figure, or the reason why there is none. */
export function CoverageTable({ title, measures, councils }: CoverageTableProps): JSX.Element {
  const sorted = [...measures].sort((a, b) => b.publishedBy.length - a.publishedBy.length || a.name.localeCompare(b.name, "en-GB"));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="hub-scroll" aria-label={`${title}, scrolls sideways`} tabIndex={0}>
      <table class="govuk-table hub-table hub-matrix hub-stack">
        <caption class="govuk-table__caption govuk-table__caption--m">
          {title} <span class="hub-section__count">{counted(measures.length, "measure")}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            {councils.map(({ slug, name }) => (
              <th key={slug} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((measure) => (
            <Row key={measure.key} measure={measure} councils={councils} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
