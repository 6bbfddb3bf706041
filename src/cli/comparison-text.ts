import type { CompareQuery } from "../client/generated/graphql.ts";
import { Citations, type Cited } from "./citations.ts";
import { type Cell, type Column, paragraph, quantity, table } from "./table.ts";
import { type Colors, inWords, verdictInWords, verdictPaint } from "./wording.ts";

/** A comparison as the API gives it. */
export type Comparison = NonNullable<CompareQuery["compare"]>;
type Row = Comparison["rows"][number];
type Figure = NonNullable<Row["observation"]>;
type Dated = Cited & { period: { label: string; inferred: boolean } };

const NONE = "-";
const ROLES = { ACTUAL: "outturns", BASELINE: "baselines", TARGET: "targets", PROJECTION: "projections" } as const;

const periodOf = ({ period }: Dated): string => (period.inferred ? `${period.label}, inferred` : period.label);

/** What a reader of a figure has to know beside its period. */
function cautions(figure: Figure, asked: string): string[] {
  return [
    ...(figure.population.key === asked ? [] : [figure.population.name]),
    ...(figure.status === "PROVISIONAL" || figure.status === "PREDICTED" ? [inWords(figure.status)] : []),
    ...(figure.doubtful ? ["doubtful in print"] : []),
    ...(figure.components.length > 0 ? ["computed by the hub"] : []),
  ];
}

/** A figure that stands beside another, with its period and the mark of its citation. */
function beside(figure: Dated | null, whose: string, citations: Citations): string {
  if (figure === null) return NONE;
  return `${quantity(figure.formatted)} (${periodOf(figure)}) ${citations.mark(figure, whose)}`;
}

const COLUMNS: readonly (Column & { key: "area" | "figure" | "period" | "rank" | "target" | "nation" })[] = [
  { key: "area", title: "Area" },
  { key: "figure", title: "Figure" },
  { key: "period", title: "Period" },
  { key: "rank", title: "Rank", align: "right", fixed: true },
  { key: "target", title: "Target" },
  { key: "nation", title: "Nation" },
];

function cellsOf(row: Row, asked: string, citations: Citations): Record<(typeof COLUMNS)[number]["key"], string> {
  const { area, observation } = row;
  const missing = row.missing.map((cell) => `${cell.formatted} ${citations.mark(cell, area.name)}`);
  const figure = observation
    ? `${quantity(observation.formatted)} ${citations.mark(observation, area.name)}`
    : ["no figure", ...missing].join(": ");
  const target = beside(row.target, `${area.name}, target`, citations);
  const country = row.national && row.national.area.slug !== "england" ? `${row.national.area.name} ` : "";
  return {
    area: area.name,
    figure,
    period: observation ? [periodOf(observation), ...cautions(observation, asked)].join("; ") : NONE,
    rank: row.rank === null ? NONE : String(row.rank),
    target,
    nation: row.national ? `${country}${beside(row.national, row.national.area.name, citations)}` : NONE,
  };
}

function figures(comparison: Comparison, citations: Citations, width: number, colours: Colors): string {
  const cells = comparison.rows.map((row) => cellsOf(row, comparison.population.key, citations));
  const used = COLUMNS.filter(({ key }) => ["area", "figure"].includes(key) || cells.some((row) => row[key] !== NONE));
  const rows: Cell[][] = cells.map((row) => used.map(({ key }) => row[key]));
  return table(used, rows, width, colours.bold);
}

function pairs({ pairs }: Comparison, width: number, colours: Colors): string {
  const rows = pairs.map(({ a, b, verdict, reasons }): Cell[] => [
    `${a.name} and ${b.name}`,
    { text: verdictInWords(verdict), paint: verdictPaint(colours, verdict) },
    [...new Set(reasons.map(({ code }) => inWords(code)))].join(", ") || NONE,
  ]);
  return table([{ title: "Pair" }, { title: "Verdict" }, { title: "Because of" }], rows, width, colours.bold);
}

/** A comparison to read: what is compared, the verdict with its reasons, the figures, each pair, and where everything is printed. */
export function comparisonText(comparison: Comparison, width: number, colours: Colors): string {
  const { measure, population, role, verdict, reasons, rows, benchmarks } = comparison;
  const citations = new Citations();
  const shown = figures(comparison, citations, width, colours);
  const shownAlready = new Set(rows.map(({ national }) => national?.id));
  const others = benchmarks.flatMap(({ area, observation }) =>
    observation && !shownAlready.has(observation.id) ? [`${area.name} ${beside(observation, area.name, citations)}`] : [],
  );
  const conflicts = rows.flatMap(({ area, observation }) =>
    (observation?.conflicts ?? []).map((other) => `${area.name} also prints ${beside(other, `${area.name}, another figure`, citations)}`),
  );
  const title = `${measure.name} (${measure.key}): ${population.name}, ${ROLES[role]}`;
  const blocks = [
    `${paragraph(title, width).split("\n").map(colours.bold).join("\n")}\n${paragraph(measure.definition, width)}`,
    [
      colours.bold(verdictPaint(colours, verdict)(`${verdictInWords(verdict).toUpperCase()}${reasons.length === 0 ? "" : ":"}`)),
      ...reasons.map(({ message, severity }) => paragraph(message, width, severity === "NOT_COMPARABLE" ? "  x " : "  - ")),
    ].join("\n"),
    shown,
    others.length > 0 && paragraph(`Beside them, never ranked: ${others.join("; ")}`, width),
    conflicts.map((text) => paragraph(text, width)).join("\n"),
    comparison.pairs.length > 0 && pairs(comparison, width, colours),
    citations.list().length > 0 &&
      [
        colours.bold("Printed in"),
        ...citations.list().map((text, index) => paragraph(text, width, `${`[${index + 1}]`.padStart(4)} `)),
      ].join("\n"),
  ];
  return blocks.filter((block) => block).join("\n\n");
}
