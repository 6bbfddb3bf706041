import { held } from "../domain/casebook.ts";
import { type Table, within } from "./column.ts";
import { CITATION_COLUMNS, type Figure, GROUP_COLUMNS, PERIOD_COLUMNS, VALUE_COLUMNS } from "./figure-columns.ts";
import { AREA_COLUMNS, always, MEASURE_COLUMNS } from "./subject-columns.ts";

/** One published figure, or one cell that stands where a figure is missing, a row. */
export const OBSERVATION_TABLE: Table<Figure> = {
  primaryKey: ["observation"],
  columns: [
    {
      name: "observation",
      title: "Observation",
      datatype: "code",
      description: "Key of the figure: source, line, and place in the line.",
      required: true,
      width: 34,
      value: ({ observation }) => observation.key,
    },
    ...always(
      within(AREA_COLUMNS, ({ observation, relations }: Figure) => held(relations.areas, observation.area)),
      ["area_gss", "area_dfe"],
    ),
    ...always(within(MEASURE_COLUMNS, ({ observation, relations }: Figure) => held(relations.measures, observation.measure))),
    ...GROUP_COLUMNS,
    ...VALUE_COLUMNS,
    ...PERIOD_COLUMNS,
    ...CITATION_COLUMNS,
  ],
};
