import { LEFT_OUT_FILE } from "./package.ts";
import { LEFT_OUT, OBSERVATIONS, TABLES, type TableSchema } from "./schema.ts";

const TITLES: Record<keyof typeof TABLES, string> = {
  areas: "Areas that figures are about",
  populations: "Groups that figures are about",
  sources: "Publications that figures were read from",
  measures: "Shared measure types",
  "series-breaks": "Days on which the definition of a measure changed",
  indicators: "Indicators as councils publish them, mapped to measures",
};

const resource = (name: string, path: string, title: string, schema: TableSchema) => ({
  name,
  path,
  title,
  profile: "tabular-data-resource",
  format: "csv",
  mediatype: "text/csv",
  encoding: "utf-8",
  schema: {
    fields: schema.fields,
    primaryKey: schema.primaryKey,
    ...(schema.foreignKeys.length > 0 && { foreignKeys: schema.foreignKeys }),
  },
});

/** The Frictionless descriptor of a data package with the observations of these sources. */
export function describePackage(sources: readonly string[]) {
  return {
    profile: "tabular-data-package",
    name: "indicator-hub",
    title: "Indicators that three English councils publish about children, schools and skills",
    description:
      "Every figure and target that five publications of Cheshire West and Chester, Halton and Cheshire East print, each with the line that it stands on.",
    resources: [
      ...Object.entries(TABLES).map(([name, schema]) => resource(name, `${name}.csv`, TITLES[name as keyof typeof TABLES], schema)),
      ...sources.map((source) => resource(`observations-${source}`, `observations/${source}.csv`, `Figures of ${source}`, OBSERVATIONS)),
      resource("left-out", LEFT_OUT_FILE, "Numbers in the documents that were left out on purpose", LEFT_OUT),
    ],
  };
}
