import type { Source } from "../domain/source.ts";
import { latestPublication } from "./citation.ts";
import type { ColumnDescription } from "./column.ts";
import type { Content, Note, Origin } from "./content.ts";
import { LICENCE } from "./licence.ts";
import { describeParameters } from "./parameters.ts";
import { type Sheet, textSheet } from "./workbook.ts";

/** Publications as notes: what they are, and when the latest came out. */
export function sourceNotes(sources: readonly Source[]): Note[] {
  const latest = latestPublication(sources);
  return [
    ...sources.map(
      ({ key, title, publisherName, status }): Note => ["Source", `${key}: ${publisherName}, ${title} (${status.toLowerCase()})`],
    ),
    ["Latest source", latest === null ? "not stated" : `had come out by ${latest}`],
  ];
}

const columnNotes = (columns: readonly ColumnDescription[]): Note[] =>
  columns.map(
    ({ title, name, description, values }): Note => [
      `Column: ${title}`,
      `${description}${values ? ` One of ${values.join(", ")}.` : ""} (${name} in the CSV)`,
    ],
  );

/** The sheet that says what a workbook holds: subject, filters, revision, terms, what the content notes, and the meaning of each column. */
export function notesSheet({ title, description, columns }: Content, { revision, search }: Origin, notes: readonly Note[]): Sheet {
  const filters = describeParameters(search);
  return textSheet(
    "Notes",
    [34, 120],
    [
      ["Subject", "Note"],
      ["What", `${title}. ${description}`],
      ...(filters.length === 0 ? [["Filter", "none: everything"]] : filters.map((filter) => ["Filter", filter])),
      ["Revision of the data", revision],
      ...notes,
      ["Licence", LICENCE],
      ...columnNotes(columns),
    ],
  );
}
