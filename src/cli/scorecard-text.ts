import type { ScorecardQuery } from "../client/generated/graphql.ts";
import { type Cell, type Column, paragraph, quantity, table } from "./table.ts";
import { type Colors, enumerated, heading, inWords, ragCell, verdictInWords } from "./wording.ts";

/** A scorecard as the API gives it. */
export type Scorecard = NonNullable<ScorecardQuery["scorecard"]>;
type Line = Scorecard["lines"][number];
type Figure = NonNullable<Line["comparison"]["rows"][number]["observation"]>;

const NONE = "-";
const COLUMNS: readonly Column[] = [
  { title: "Rating", fixed: true },
  { title: "Measure" },
  { title: "Figure" },
  { title: "Target" },
  { title: "Nation" },
];

const keyOf = ({ measure, comparison }: Pick<Line, "measure"> & { comparison: { population: { key: string } } }): string =>
  `${measure.key} ${comparison.population.key}`;

/** `NEET, 16 to 18, boys`; the measure's own group is not named. */
function nameOf({ measure, comparison: { population } }: Line): string {
  return population.key === measure.population.key ? measure.name : `${measure.name}, ${population.name}`;
}

const shown = (figure: Figure | null): string => {
  if (figure === null) return NONE;
  return `${quantity(figure.formatted)} (${figure.period.label}${figure.period.inferred ? ", inferred" : ""})${figure.doubtful ? " doubtful" : ""}`;
};

function cellsOf(line: Line, colours: Colors): Cell[] {
  const own = line.comparison.rows[0];
  const nation = own?.national ?? null;
  const name = nation === null || nation.area.name === "England" ? "" : `${nation.area.name} `;
  const missing = (own?.missing ?? []).map(({ formatted }) => formatted).join("; ");
  const figure = own?.observation ? shown(own.observation) : missing || NONE;
  return [ragCell(colours, line.rag), nameOf(line), figure, shown(own?.target ?? null), `${name}${shown(nation)}`];
}

/** The figures behind a line that deserves a look, or the sentence that explains it. */
function detail(line: Line, explained: boolean): string {
  if (explained) return line.summary;
  const [own, ...peers] = line.comparison.rows;
  const target = own?.target ? [`target ${shown(own.target)}${own.targetIsDue === false ? ", still to come" : ""}`] : [];
  const nation = own?.national ? [`${own.national.area.name} ${shown(own.national)}`] : [];
  const others = peers.flatMap(({ area, observation }) => (observation ? [`${area.name} ${shown(observation)}`] : []));
  const verdict = others.length > 0 ? ` ${verdictInWords(line.comparison.verdict)}.` : "";
  return `${[shown(own?.observation ?? null), ...target, ...nation, ...others].join("; ")}.${verdict}`;
}

function list(title: string, lines: readonly Line[], explained: boolean, width: number, colours: Colors): string {
  const digits = String(lines.length).length;
  const items = lines.flatMap((line, index) => {
    const mark = `${String(index + 1).padStart(digits + 2)}. `;
    return [
      paragraph(`${nameOf(line)}: ${line.triggers.map(inWords).join(", ")}`, width, mark)
        .split("\n")
        .map(colours.bold)
        .join("\n"),
      paragraph(detail(line, explained), width, " ".repeat(mark.length)),
    ];
  });
  return [colours.bold(`${title} (${lines.length})`), ...items].join("\n");
}

/** The lines of a list, in its order, that the filters have left. */
const among = (lines: readonly Line[], names: Scorecard["strengths"]): Line[] => {
  const byKey = new Map(lines.map((line) => [keyOf(line), line]));
  return names.flatMap((name) => byKey.get(keyOf(name)) ?? []);
};

/** A scorecard to read: lines of enquiry, strengths, then everything by topic; `explained` puts the sentences in place of the figures. */
export function scorecardText(scorecard: Scorecard, explained: boolean, width: number, colours: Colors): string {
  const { area, against, lines, linesOfEnquiry, strengths } = scorecard;
  const peers = against.length > 0 ? `beside ${enumerated(against.map(({ name }) => name))}` : "beside its targets and the nation alone";
  const topics = [...Map.groupBy(lines, ({ measure }) => measure.topic)].map(
    ([topic, within]) =>
      `${colours.bold(heading(topic))}\n${table(
        COLUMNS,
        within.map((line) => cellsOf(line, colours)),
        width,
        colours.dim,
      )}`,
  );
  const lists = [
    ["Lines of enquiry", among(lines, linesOfEnquiry)],
    ["Strengths", among(lines, strengths)],
  ] as const;
  return [
    colours.bold(`${area.name}, ${peers}: ${lines.length} lines`),
    ...lists.filter(([, found]) => found.length > 0).map(([title, found]) => list(title, found, explained, width, colours)),
    ...topics,
  ].join("\n\n");
}
