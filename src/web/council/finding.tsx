import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { comparisonOf } from "../compare/selection.ts";
import { Badges } from "../figure/badges.tsx";
import { Citations } from "../figure/citation.tsx";
import { RagTag } from "../figure/rag.tsx";
import { ReasonList } from "../figure/reasons.tsx";
import { PeerSign } from "../figure/verdict.tsx";
import { counted, TRIGGERS } from "../wording.ts";
import { figuresOf, keyOf, type Line, type Scorecard } from "./scorecard.ts";

/** Where a line's comparison can be seen in full. */
export const compareLink = ({ measure, comparison }: Line, { area, against }: Scorecard): string =>
  comparisonOf(measure.key, [area.slug, ...against.map(({ slug }) => slug)], comparison.population.key);

type Row = Line["comparison"]["rows"][number];
type Printed = NonNullable<Row["observation"]>;

const printedOf = ({ observation, target, national }: Row, isOwn: boolean): [string, Printed][] => {
  const named: [string, Printed | null][] = [
    ["", observation],
    ["target", isOwn ? target : null],
    ["nation", isOwn ? national : null],
  ];
  return named.filter((entry): entry is [string, Printed] => entry[1] !== null);
};

/** Every figure of a line with where it is printed; of the peers the figure alone, of the council its target and nation too. */
function FigureTable({ line, card }: { line: Line; card: Scorecard }): JSX.Element {
  const rows = line.comparison.rows.flatMap((row) =>
    printedOf(row, row.area.slug === card.area.slug).map(([kind, figure]) => ({
      who: kind === "nation" ? figure.area.name : row.area.name,
      kind,
      figure,
    })),
  );
  return (
    <table class="govuk-table hub-table hub-table--small hub-evidence hub-stack">
      <caption class="govuk-visually-hidden">Figures and where they are printed</caption>
      <thead>
        <tr>
          <th scope="col">Whose</th>
          <th scope="col">Figure</th>
          <th scope="col">Printed in</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ who, kind, figure }) => (
          <tr key={`${kind} ${figure.id}`}>
            <th scope="row">
              {who}
              {kind === "target" && ", target"}
            </th>
            <td>
              <span class="hub-figure">{figure.formatted}</span>{" "}
              <span class="hub-sub hub-sub--inline">{figure.period.label === "not stated" ? "undated" : figure.period.label}</span>
              <Badges figure={figure} />
            </td>
            <td>
              <Citations figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One line of enquiry or strength, with its caveats and its evidence. */
function Finding({ line, card, number, isFolded }: { line: Line; card: Scorecard; number: number; isFolded: boolean }): JSX.Element {
  const { measure, comparison, rag, triggers } = line;
  const { reasons } = comparison;
  return (
    <li class={`hub-finding ${isFolded ? "hub-finding--folded" : ""}`}>
      <h3 class="hub-finding__name">
        <span class="hub-finding__number">{number}</span>
        <a class="govuk-link" href={compareLink(line, card)}>
          {measure.name}
        </a>
        <span class="hub-finding__group">{comparison.population.name}</span>
      </h3>
      <p class="hub-finding__signs">
        <RagTag rag={rag} />
        <PeerSign verdict={comparison.verdict} figures={figuresOf(line)} />
        {triggers.map((trigger) => (
          <span key={trigger} class="hub-trigger">
            {TRIGGERS[trigger]}
          </span>
        ))}
      </p>
      <p class="hub-finding__summary">{line.headline}</p>
      <details class="govuk-details hub-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">
            {reasons.length === 0 ? "Evidence" : `${counted(reasons.length, "caveat")} and evidence`}
            <span class="govuk-visually-hidden"> for {measure.name}</span>
          </span>
        </summary>
        <div class="hub-evidence__inside">
          {reasons.length > 0 && <ReasonList reasons={reasons} />}
          <FigureTable line={line} card={card} />
        </div>
      </details>
    </li>
  );
}

interface FindingsProps {
  id: string;
  title: string;
  intro: string;
  empty: string;
  lines: readonly Line[];
  card: Scorecard;
}

/** A list a little longer than what is shown at first is not worth a button. */
const AT_FIRST = 8;
const UNFOLDED = 12;

/** A list of findings, the weightiest first; a long one is folded on the screen, never on paper. */
export function Findings({ id, title, intro, empty, lines, card }: FindingsProps): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const isLong = lines.length > UNFOLDED;
  return (
    <section class={`hub-findings hub-findings--${id}`} aria-labelledby={id}>
      <h2 id={id} class="govuk-heading-l hub-section" tabIndex={-1}>
        {title} <span class="hub-section__count">{lines.length}</span>
      </h2>
      <p class="hub-intro">{intro}</p>
      {lines.length === 0 && <p class="hub-hole">{empty}</p>}
      <ol class="hub-findings__list">
        {lines.map((line, index) => (
          <Finding key={keyOf(line)} line={line} card={card} number={index + 1} isFolded={isLong && !isWhole && index >= AT_FIRST} />
        ))}
      </ol>
      {isLong && (
        <button
          type="button"
          class="govuk-button govuk-button--secondary hub-more"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? `Show the first ${AT_FIRST}` : `Show all ${lines.length} ${title.toLowerCase()}`}
        </button>
      )}
    </section>
  );
}
