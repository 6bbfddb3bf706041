import type { JSX } from "preact";
import { RAGS, RagTag } from "../figure/rag.tsx";
import { RATINGS } from "./card-selection.ts";
import type { Line } from "./scorecard.ts";

/** How many lines there are of each sort. */
export function Tiles({ lines, enquiry, strengths }: { lines: readonly Line[]; enquiry: number; strengths: number }): JSX.Element {
  return (
    <ul class="hub-tiles">
      <li class="hub-tile">
        <span class="hub-tile__count">{enquiry}</span>{" "}
        <a class="govuk-link" href="#enquiry">
          lines of enquiry
        </a>
      </li>
      <li class="hub-tile">
        <span class="hub-tile__count">{strengths}</span>{" "}
        <a class="govuk-link" href="#strengths">
          strengths
        </a>
      </li>
      {RATINGS.map((rag) => (
        <li key={rag} class="hub-tile">
          <span class="hub-tile__count">{lines.filter((line) => line.rag === rag).length}</span> <RagTag rag={rag} />
          <span class="hub-tile__meaning">{RAGS[rag].meaning}</span>
        </li>
      ))}
    </ul>
  );
}
