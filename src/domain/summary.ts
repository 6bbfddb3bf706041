import { type Casebook, held } from "./casebook.ts";
import { Comparability, ComparabilityCode } from "./comparability.ts";
import type { Comparison, ComparisonRow } from "./comparison.ts";
import { formatObservation, withinSentence } from "./formatted.ts";
import { figuresOf } from "./gap.ts";
import { type Observation, ObservationRole } from "./observation.ts";
import { isDated, PeriodKind } from "./period.ts";
import { everyone } from "./population.ts";
import { Rag } from "./rag.ts";
import { lastPossibleDay } from "./reasons.ts";
import { Trigger } from "./trigger.ts";

/** What a summary is made from. */
export interface SummaryParts {
  comparison: Comparison;
  area: string;
  rag: Rag;
  triggers: readonly Trigger[];
}

/** Notes of several sentences as one clause. */
const asClause = (text: string): string => text.replaceAll(/\. (?=[A-Z])/g, "; ");

const inWords = (text: string | null): string => `in words (${(text ?? "not paraphrased").replace(/\.$/, "")})`;

/** `(2014/15 Q2, rolling, inferred)` or `(undated)`. */
function when({ period }: Observation): string {
  if (!isDated(period)) return "undated";
  const kind = period.kind === PeriodKind.ROLLING ? ", rolling" : period.kind === PeriodKind.CUMULATIVE ? ", cumulative" : "";
  return `${period.label}${kind}${period.inferred ? ", inferred" : ""}`;
}

/** Whether an undated figure cannot be about the target's period, since its source came out before that began. */
function liesAhead(book: Casebook, figure: Observation, target: Observation): boolean {
  const last = lastPossibleDay(book, figure);
  return last !== null && target.period.start !== null && target.period.start > last;
}

/** The targets with a number or words that an area prints on a measure for a group, in order of their periods, undated ones last. */
function targetsOf(book: Casebook, measure: string, area: string, population: string): Observation[] {
  const end = ({ period }: Observation): string => period.end ?? "9999";
  return figuresOf(book, measure)
    .filter(
      (figure) =>
        figure.role === ObservationRole.TARGET &&
        figure.area === area &&
        figure.population === population &&
        (figure.value !== null || figure.qualitative !== null),
    )
    .sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
}

const ownTargets = (book: Casebook, { measure, area, population }: Observation): Observation[] =>
  targetsOf(book, measure, area, population);

/** `its 2016/17 target of 60%`. */
function nameOf(target: Observation, mark: Observation | null = target): string {
  const value =
    target.value === null
      ? `${inWords(target.qualitative)}${mark && mark !== target ? `, which is ${formatObservation(mark)}` : ""}`
      : `of ${formatObservation(target)}`;
  return `its ${isDated(target.period) ? `${target.period.label} ` : "undated "}target ${value}`;
}

/** What is said of the target: met, missed, still to come, or asking for less than there is. */
function targetClause(book: Casebook, row: ComparisonRow, rag: Rag, triggers: readonly Trigger[]): string {
  const { observation, aim } = row;
  if (observation === null) return "";
  if (aim === null)
    return ownTargets(book, observation).length > 0 ? ", its targets being for another time or definition" : ", with no target";
  const { target, due, mark } = aim;
  const name = nameOf(target, mark);
  const time =
    due === true ? "due for that time" : due === false || liesAhead(book, observation, target) ? "still to come" : "not known to be due";
  if (rag === Rag.NOT_RATED) return `, beside ${name} (${time}), against which it is not rated`;
  const loose = triggers.includes(Trigger.LOOSE_TARGET);
  const asks = loose ? `, which ${due === true ? "asked for less than it had" : "asks for less than it has"}` : "";
  const early = loose ? "already better than" : "already meeting";
  const stand = rag === Rag.GREEN ? (due === true ? "meeting" : early) : due === true ? "missing" : "short of";
  return `, ${stand} ${name} (${time})${asks}`;
}

/** The national figure; better or worse is said only where the two may be compared. */
function nationClause({ national }: ComparisonRow, triggers: readonly Trigger[]): string | null {
  if (national === null) return null;
  const ahead = triggers.includes(Trigger.AHEAD_OF_NATION);
  const place = ahead ? "better than" : triggers.includes(Trigger.BEHIND_NATION) ? "behind" : "beside";
  return `${place} the national ${formatObservation(national)} (${when(national)})`;
}

/** What the other councils have, and why those without a figure have none. */
function peersClause(book: Casebook, comparison: Comparison, area: string): string {
  const others = comparison.rows.filter((row) => row.area !== area);
  const silent = others.filter((row) => !figuresOf(book, comparison.measure.key).some((figure) => figure.area === row.area));
  if (others.length > 0 && silent.length === others.length) return "no other council in the comparison publishes it";
  const withFigure = others.filter(({ observation }) => observation !== null);
  if (others.length === 0) return "it is not held against other councils";
  if (withFigure.length === 0) return "none of the other councils has a figure to set beside it";
  const fair = comparison.pairs.filter(({ a, b, verdict }) => (a === area || b === area) && verdict !== Comparability.NOT_COMPARABLE);
  const isFair = (slug: string) => fair.some(({ a, b }) => a === slug || b === slug);
  const list = (rows: readonly ComparisonRow[]) =>
    rows
      .flatMap(({ area: slug, observation }) =>
        observation ? [`${held(book.areas, slug).name} ${formatObservation(observation)} (${when(observation)})`] : [],
      )
      .join(" and ");
  const clauses = [
    ["beside", list(withFigure.filter((row) => isFair(row.area)))],
    ["not to be compared with", list(withFigure.filter((row) => !isFair(row.area)))],
  ];
  return clauses
    .filter(([, figures]) => figures !== "")
    .map((words) => words.join(" "))
    .join("; ");
}

/** The first part of the summary, where the area stands, without the caveats that have to be told with it. */
export function headline(book: Casebook, parts: SummaryParts): string {
  return `${tell(book, parts).lead.join("; ")}.`;
}

/** One sentence that can be read out: area, figure, time, target and whether it is due, nation, peers, and a clause for each reason above COMPARABLE. */
export function summarise(book: Casebook, parts: SummaryParts): string {
  const { lead, caveats } = tell(book, parts);
  return `${[...lead, ...caveats].join("; ")}.`;
}

function tell(book: Casebook, { comparison, area, rag, triggers }: SummaryParts): { lead: string[]; caveats: string[] } {
  const { measure, population, rows, reasons } = comparison;
  const row = rows.find((candidate) => candidate.area === area);
  const name = held(book.areas, area).name;
  const group =
    population === measure.population || population === everyone(book.populations)
      ? ""
      : ` for ${withinSentence(held(book.populations, population).name)}`;
  const subject = `${withinSentence(measure.name)}${group}`;
  const peers = peersClause(book, comparison, area);
  const alone = peers.startsWith("no other council");
  const caveats = reasons
    .filter(({ code, areas }) => !(alone && code === ComparabilityCode.NO_FIGURE && !areas.includes(area)))
    .map(({ clause }) => asClause(clause));
  if (!row?.observation) {
    const [next] = targetsOf(book, measure.key, area, population);
    return { lead: [`${name} reports no figure for ${subject}${next ? `; ${nameOf(next)} stands alone` : ""}`, peers], caveats };
  }
  const opening = `${name} reported ${formatObservation(row.observation)} (${when(row.observation)}) for ${subject}${targetClause(book, row, rag, triggers)}`;
  return { lead: [opening, nationClause(row, triggers), peers].filter((clause) => clause !== null), caveats };
}
