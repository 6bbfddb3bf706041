import type { PageScorecardQuery, Topic } from "../../client/generated/graphql.ts";
import { keysOf, TOPICS } from "../wording.ts";
import type { CardSelection } from "./card-selection.ts";

/** What the hub says of one council. */
export type Scorecard = NonNullable<PageScorecardQuery["scorecard"]>;

/** Where a council stands on one measure for one population. */
export type Line = Scorecard["lines"][number];

/** What names a line within its scorecard. */
export const keyOf = ({ measure, comparison }: Scorecard["strengths"][number]): string => `${measure.key} ${comparison.population.key}`;

/** The lines that a list names, in the order of the list. */
export function linesOf(list: Scorecard["strengths"], { lines }: Scorecard): Line[] {
  const byKey = new Map(lines.map((line) => [keyOf(line), line]));
  return list.map((entry) => byKey.get(keyOf(entry))).filter((line) => line !== undefined);
}

/** Whether a line passes the filters. */
export const passes =
  ({ topic, rag }: CardSelection) =>
  (line: Line): boolean =>
    (topic === null || line.measure.topic === topic) && (rag.length === 0 || rag.includes(line.rag));

/** Lines by subject, in the order of the subjects. */
export function byTopic(lines: readonly Line[]): [Topic, Line[]][] {
  const groups = Map.groupBy(lines, ({ measure }) => measure.topic);
  return keysOf(TOPICS).flatMap((topic): [Topic, Line[]][] => {
    const group = groups.get(topic);
    return group === undefined ? [] : [[topic, group]];
  });
}

/** How many of the councils compared have a figure. */
export const figuresOf = ({ comparison }: Line): number => comparison.rows.filter(({ observation }) => observation !== null).length;
