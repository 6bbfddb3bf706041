import { held } from "../domain/casebook.ts";
import { formatObservation } from "../domain/formatted.ts";
import type { ScorecardLine } from "../domain/scorecard.ts";
import { Trigger } from "../domain/trigger.ts";
import { type Column, listed, type Table } from "./column.ts";
import {
  NATIONAL_COLUMNS,
  OWN_COLUMNS,
  QUESTION_COLUMNS,
  REASON_COLUMNS,
  type Standing,
  TARGET_COLUMNS,
  VERDICT_COLUMNS,
} from "./comparison-table.ts";
import type { Relations } from "./relations.ts";

/** A line of a scorecard: the council's own standing, and the line's triggers and summary. */
export interface LineStanding {
  line: ScorecardLine;
  own: Standing;
}

/** Lines with the council's own row of each comparison; lines without any row have nothing to say. */
export function lineStandings(lines: readonly ScorecardLine[], relations: Relations): LineStanding[] {
  return lines.flatMap((line) => {
    const [row] = line.comparison.rows;
    return row ? [{ line, own: { comparison: line.comparison, row, rag: line.rag, relations } }] : [];
  });
}

const own = (columns: readonly Column<Standing>[]): Column<LineStanding>[] =>
  columns.map(({ value, format, ...described }) => ({
    ...described,
    value: (row) => value(row.own),
    ...(format && { format: (row: LineStanding) => format(row.own) }),
  }));

const LINE_COLUMNS: readonly Column<LineStanding>[] = [
  {
    name: "triggers",
    title: "Triggers",
    datatype: "list",
    description: `Why the line is a strength or a line of enquiry: ${Object.keys(Trigger).join(", ")}; empty when it is neither.`,
    width: 30,
    value: ({ line }) => listed(line.triggers),
  },
  {
    name: "summary",
    title: "Summary",
    datatype: "text",
    description: "One plain sentence, with the caveats that matter.",
    required: true,
    width: 60,
    value: ({ line }) => line.summary,
  },
  {
    name: "peers",
    title: "Peers",
    datatype: "list",
    description: "The figures of the peers: name, figure, and period in brackets.",
    width: 50,
    value: ({ line, own: { relations } }) =>
      listed(
        line.comparison.rows.slice(1).map(({ area, observation }) => {
          const figure = observation === null ? "no figure" : `${formatObservation(observation)} (${observation.period.label})`;
          return `${held(relations.areas, area).name}: ${figure}`;
        }),
      ),
  },
];

/** One line of a scorecard a row: a measure and a group. */
export const SCORECARD_TABLE: Table<LineStanding> = {
  primaryKey: ["area", "measure", "asked_population"],
  columns: [
    ...own(QUESTION_COLUMNS),
    ...own(TARGET_COLUMNS.filter(({ name }) => name === "rag")),
    ...LINE_COLUMNS,
    ...own(VERDICT_COLUMNS),
    ...own(OWN_COLUMNS),
    ...own(NATIONAL_COLUMNS),
    ...own(TARGET_COLUMNS.filter(({ name }) => name !== "rag")),
    ...own(REASON_COLUMNS),
  ],
};
