import type { JSX } from "preact";
import { RagTag } from "../figure/rag.tsx";
import { PeerSign } from "../figure/verdict.tsx";
import { counted } from "../wording.ts";
import { compareLink } from "./finding.tsx";
import { figuresOf, keyOf, type Line, type Scorecard } from "./scorecard.ts";

/** Every line of one topic, each with its summary and the way to its comparison. */
export function LinesTable({ title, lines, card }: { title: string; lines: readonly Line[]; card: Scorecard }): JSX.Element {
  return (
    <table class="govuk-table hub-table hub-linestable hub-stack">
      <caption class="govuk-table__caption govuk-table__caption--m">
        {title} <span class="hub-section__count">{lines.length}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Where it stands</th>
          <th scope="col">Rating</th>
          <th scope="col">Beside its peers</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { measure, comparison, rag } = line;
          return (
            <tr key={keyOf(line)}>
              <th scope="row">
                <a class="govuk-link" href={compareLink(line, card)}>
                  {measure.name}
                </a>
                {comparison.population.key !== "all" && <span class="hub-sub">{comparison.population.name}</span>}
              </th>
              <td class="hub-linestable__summary">
                {line.headline}
                {comparison.reasons.length > 0 && (
                  <span class="hub-sub"> {counted(comparison.reasons.length, "caveat")}: see the comparison</span>
                )}
              </td>
              <td>
                <RagTag rag={rag} />
              </td>
              <td>
                <PeerSign verdict={comparison.verdict} figures={figuresOf(line)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
