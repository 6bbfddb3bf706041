import type { JSX } from "preact";
import { RAGS } from "../figure/rag.tsx";
import { VERDICTS } from "../figure/verdict.tsx";
import { counted, keysOf, TOPICS } from "../wording.ts";
import type { CardSelection } from "./card-selection.ts";
import type { Scorecard } from "./scorecard.ts";

const day = (date: Date): string => date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

interface PackCoverProps {
  card: Scorecard;
  dataset: { revision: string; builtAt: string };
  selection: CardSelection;
  lines: number;
}

/** Title, date and revision of the printed pack; not shown on the screen. */
export function PackCover({ card, dataset, selection, lines }: PackCoverProps): JSX.Element {
  const peers = card.against.map(({ name }) => name).join(" and ");
  const filters = [
    ...(selection.topic === null ? [] : [`topic ${TOPICS[selection.topic]}`]),
    ...(selection.rag.length === 0 ? [] : [`rated ${selection.rag.map((rag) => RAGS[rag].name.toLowerCase()).join(" or ")}`]),
  ];
  return (
    <header class="hub-pack">
      <p class="hub-pack__kind">Peer challenge pack</p>
      <p class="hub-pack__name">{card.area.name}</p>
      <dl class="hub-pack__facts">
        <dt>Set against</dt>
        <dd>{peers === "" ? "its own targets and the nation" : peers}</dd>
        <dt>Holds</dt>
        <dd>
          {counted(lines, "line")}
          {filters.length > 0 && <>, only {filters.join(", ")}</>}; amber up to {selection.tolerance}% short of target
        </dd>
        <dt>Printed</dt>
        <dd>{day(new Date())}</dd>
        <dt>Data</dt>
        <dd>
          revision {dataset.revision.slice(0, 12)}, built on {day(new Date(dataset.builtAt))}
        </dd>
      </dl>
    </header>
  );
}

/** How to read the printed pack; not shown on the screen. */
export function PackNotes(): JSX.Element {
  return (
    <section class="hub-pack hub-pack--notes" aria-labelledby="notes">
      <h2 id="notes" class="govuk-heading-l hub-section">
        How to read this pack
      </h2>
      <ul>
        {keysOf(VERDICTS).map((verdict) => (
          <li key={verdict}>
            <strong>{VERDICTS[verdict].name}:</strong> {VERDICTS[verdict].advice}
          </li>
        ))}
        {keysOf(RAGS).map((rag) => (
          <li key={rag}>
            <strong>{RAGS[rag].name}:</strong> {RAGS[rag].meaning}.
          </li>
        ))}
        <li>A figure's line is its line in the text of the document; “printed as” quotes the cell or the fragment.</li>
        <li>
          The figures are facts quoted from public documents. When you reuse one, cite the publication and line, and carry the verdict
          along.
        </li>
      </ul>
    </section>
  );
}
