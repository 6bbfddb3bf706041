import type { Area } from "../domain/area.ts";
import { type Measure, MeasureKind, Polarity, Topic } from "../domain/measure.ts";
import type { Column } from "./column.ts";

/** Which place a row is about. */
export const AREA_COLUMNS: readonly Column<Area>[] = [
  { name: "area", title: "Area", datatype: "code", description: "Slug of the area.", value: ({ slug }) => slug, width: 24 },
  { name: "area_name", title: "Area name", datatype: "text", description: "Name of the area.", value: ({ name }) => name, width: 26 },
  {
    name: "area_gss",
    title: "GSS code",
    datatype: "text",
    description: "ONS nine-character code, where one exists.",
    value: ({ gssCode }) => gssCode,
    width: 12,
  },
  {
    name: "area_dfe",
    title: "DfE code",
    datatype: "text",
    description: "Three-digit code of the Department for Education, where one exists.",
    value: ({ dfeCode }) => dfeCode,
    width: 10,
  },
];

/** What is measured. */
export const MEASURE_COLUMNS: readonly Column<Measure>[] = [
  { name: "measure", title: "Measure", datatype: "code", description: "Key of the measure.", value: ({ key }) => key, width: 28 },
  {
    name: "measure_name",
    title: "Measure name",
    datatype: "text",
    description: "The measure in plain English.",
    value: ({ name }) => name,
    width: 40,
  },
  {
    name: "topic",
    title: "Topic",
    datatype: "code",
    description: "Subject of the measure.",
    values: Object.values(Topic),
    value: ({ topic }) => topic,
    width: 20,
  },
  {
    name: "measure_kind",
    title: "Kind of measure",
    datatype: "code",
    description: "A level, a gap, a change or a difference.",
    values: Object.values(MeasureKind),
    value: ({ kind }) => kind,
    width: 12,
  },
  {
    name: "polarity",
    title: "Polarity",
    datatype: "code",
    description: "Which direction is better.",
    values: Object.values(Polarity),
    value: ({ polarity }) => polarity,
    width: 18,
  },
];

/** Columns that are empty in no row. */
export function always<Row>(columns: readonly Column<Row>[], except: readonly string[] = []): Column<Row>[] {
  return columns.map((column) => (except.includes(column.name) ? column : { ...column, required: true }));
}
