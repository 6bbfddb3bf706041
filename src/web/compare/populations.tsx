import type { JSX } from "preact";
import type { ObservationRole, PageCompareQuery } from "../../client/generated/graphql.ts";
import { comparePath, type Selection } from "./selection.ts";

/** A group that figures of the chosen kind are about, and how many there are. */
export interface Group {
  key: string;
  name: string;
  figures: number;
}

/** The groups of a measure that the chosen councils print figures of this kind for; a baseline can stand in for an outturn. */
export function groupsOf({ measure }: PageCompareQuery, role: ObservationRole): Group[] {
  const groups = new Map<string, Group>();
  for (const { role: printed, population } of measure?.observations.nodes ?? []) {
    if (printed !== role && !(role === "ACTUAL" && printed === "BASELINE")) continue;
    const { figures } = groups.get(population.key) ?? { figures: 0 };
    groups.set(population.key, { ...population, figures: figures + 1 });
  }
  return [...groups.values()].sort((a, b) => b.figures - a.figures || a.name.localeCompare(b.name, "en-GB"));
}

/** Where nobody has a figure for the group asked for: those that there are figures for. */
export function OtherGroups(props: { groups: readonly Group[]; selection: Selection; asked: { key: string; name: string } }): JSX.Element {
  const { groups, selection, asked } = props;
  const others = groups.filter(({ key }) => key !== asked.key);
  return (
    <div class="govuk-inset-text hub-inset">
      <p>None of the councils chosen has such a figure for {asked.name.toLowerCase()}.</p>
      {others.length > 0 && (
        <>
          <p>There are figures for:</p>
          <ul class="govuk-list govuk-list--bullet">
            {others.map(({ key, name }) => (
              <li key={key}>
                <a class="govuk-link" href={comparePath({ ...selection, population: key })}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
