import type { Casebook } from "./casebook.ts";
import { Comparability, worst } from "./comparability.ts";
import type { Comparison, ComparisonRow } from "./comparison.ts";
import { percentOf, subtract } from "./difference.ts";
import { figuresOf } from "./gap.ts";
import { allowedValues, isPoint } from "./interval.ts";
import { MeasureKind, type Polarity } from "./measure.ts";
import { type Observation, ObservationRole } from "./observation.ts";
import { isDated } from "./period.ts";
import { Rag } from "./rag.ts";
import { isBetter } from "./ranking.ts";
import { breakBetween, reasonsAmong } from "./reasons.ts";
import { latest, settle } from "./selection.ts";
import { pointsTheRightWay, thresholdOf } from "./target.ts";

export const Trigger = {
  BEHIND_PEERS: "BEHIND_PEERS",
  BEHIND_NATION: "BEHIND_NATION",
  TARGET_MISSED: "TARGET_MISSED",
  SHORT_OF_TARGET: "SHORT_OF_TARGET",
  GAP_WIDENING: "GAP_WIDENING",
  LOOSE_TARGET: "LOOSE_TARGET",
  AHEAD_OF_PEERS: "AHEAD_OF_PEERS",
  AHEAD_OF_NATION: "AHEAD_OF_NATION",
  TARGET_MET: "TARGET_MET",
  GAP_NARROWING: "GAP_NARROWING",
} as const;
export type Trigger = (typeof Trigger)[keyof typeof Trigger];

/** What makes a line one of enquiry. */
export const ENQUIRIES: readonly Trigger[] = [
  Trigger.BEHIND_PEERS,
  Trigger.BEHIND_NATION,
  Trigger.TARGET_MISSED,
  Trigger.SHORT_OF_TARGET,
  Trigger.GAP_WIDENING,
  Trigger.LOOSE_TARGET,
];
/** What makes a line a strength. */
export const STRENGTHS: readonly Trigger[] = [Trigger.AHEAD_OF_PEERS, Trigger.AHEAD_OF_NATION, Trigger.TARGET_MET, Trigger.GAP_NARROWING];

/** What a council's row is judged by. */
export interface Standing {
  row: ComparisonRow & { observation: Observation };
  polarity: Polarity;
  /** Figures of the peers that may be held against the row. */
  peers: readonly Observation[];
  /** The national figure, where the two may be held against each other. */
  nation: Observation | null;
  rag: Rag;
}

/** Where a council stands on a line; null without a figure. Peers and nation count only where the pair may be compared and neither figure looks wrong. */
export function standingOf(book: Casebook, comparison: Comparison, area: string, rag: Rag): Standing | null {
  const row = comparison.rows.find((candidate) => candidate.area === area);
  if (!row?.observation) return null;
  const fair = comparison.pairs.filter(({ a, b, verdict }) => (a === area || b === area) && verdict !== Comparability.NOT_COMPARABLE);
  const fairAreas = new Set(fair.flatMap(({ a, b }) => [a, b]).filter((slug) => slug !== area));
  const peers = comparison.rows.filter((peer) => fairAreas.has(peer.area)).map(({ observation }) => observation);
  const { observation: own, national } = row;
  const areSound = (other: Observation): boolean => !own.doubtful && !other.doubtful;
  const alone = national === null ? [] : reasonsAmong(book, [own, national], comparison).map(({ severity }) => severity);
  return {
    row: { ...row, observation: own },
    polarity: comparison.measure.polarity,
    peers: peers.filter((peer) => peer !== null).filter(areSound),
    nation: national !== null && areSound(national) && worst(alone) !== Comparability.NOT_COMPARABLE ? national : null,
    rag,
  };
}

/** The figure that a target starts from: the row's own while the target is still to come, else the last outturn before the target's period, or its plan's baseline. */
function startOf(book: Casebook, figures: readonly Observation[], { row }: Standing): Observation | null {
  const { observation, aim } = row;
  if (aim === null || aim.due !== true) return observation;
  const start = aim.target.period.start ?? "";
  const own = figures.filter(
    (figure) =>
      figure.area === observation.area &&
      figure.population === observation.population &&
      figure.value !== null &&
      figure.key !== observation.key,
  );
  const before = own.filter(
    ({ role, period }) =>
      (role === ObservationRole.ACTUAL || role === ObservationRole.BASELINE) && period.end !== null && period.end < start,
  );
  const baseline = own.filter(({ role, source }) => role === ObservationRole.BASELINE && source === aim.target.source);
  return settle(book, latest(book, before)) ?? settle(book, baseline);
}

/** Whether the target asks for less than the council had when it was set. */
function isLoose(book: Casebook, figures: readonly Observation[], standing: Standing): boolean {
  const { aim } = standing.row;
  const threshold = aim && thresholdOf(aim);
  if (!threshold || aim.target.doubtful || threshold.doubtful || !pointsTheRightWay(standing.polarity, aim)) return false;
  const start = startOf(book, figures, standing);
  if (start === null || start.doubtful || start.unit !== threshold.unit || breakBetween(book, start, aim.target)) return false;
  return isBetter(standing.polarity, start, threshold);
}

/** The change of a gap between the last two sound, dated outturns for one group, none of them across a break; null where two are not printed. */
function gapChange(
  book: Casebook,
  comparison: Comparison,
  figures: readonly Observation[],
  { row: { observation } }: Standing,
): number | null {
  if (comparison.measure.kind !== MeasureKind.GAP || !isDated(observation.period) || observation.doubtful) return null;
  const earlier = figures.filter(
    (figure) =>
      figure.area === observation.area &&
      figure.population === observation.population &&
      figure.reference === observation.reference &&
      figure.unit === observation.unit &&
      (figure.role === ObservationRole.ACTUAL || figure.role === ObservationRole.BASELINE) &&
      figure.value !== null &&
      !figure.doubtful &&
      isPoint(allowedValues(figure)) &&
      figure.period.end !== null &&
      figure.period.end < (observation.period.end ?? "") &&
      !breakBetween(book, figure, observation),
  );
  const previous = settle(book, latest(book, earlier));
  if (!previous || previous.value === null || observation.value === null || !isPoint(allowedValues(observation))) return null;
  // A negative gap is one in which the group is ahead: it too widens away from zero.
  const size = ({ value, decimals }: Observation) => ({ value: Math.abs(value ?? 0), decimals });
  return subtract(size(observation), size(previous));
}

/** Why a line deserves a look: behind or ahead of peers and nation, target missed or met, gap widening or narrowing, target loose. */
export function triggersOf(book: Casebook, comparison: Comparison, standing: Standing): Trigger[] {
  const { row, polarity, peers, nation, rag } = standing;
  const { observation, aim } = row;
  const figures = figuresOf(book, comparison.measure.key);
  const loose = isLoose(book, figures, standing);
  const short = rag === Rag.AMBER || rag === Rag.RED;
  const change = gapChange(book, comparison, figures, standing);
  const holds: Record<Trigger, boolean> = {
    BEHIND_PEERS: peers.length > 0 && peers.every((peer) => isBetter(polarity, peer, observation)),
    BEHIND_NATION: nation !== null && isBetter(polarity, nation, observation),
    TARGET_MISSED: short && aim?.due === true,
    SHORT_OF_TARGET: short && aim?.due !== true,
    GAP_WIDENING: change !== null && change > 0,
    LOOSE_TARGET: loose,
    AHEAD_OF_PEERS: peers.length > 0 && peers.every((peer) => isBetter(polarity, observation, peer)),
    AHEAD_OF_NATION: nation !== null && isBetter(polarity, observation, nation),
    TARGET_MET: rag === Rag.GREEN && !loose,
    GAP_NARROWING: change !== null && change < 0,
  };
  return Object.values(Trigger).filter((trigger) => holds[trigger]);
}

/**
 * How far a line falls short, or leads, in per cent of the first that it does so against: its due target, the nation, the best peer;
 * a line that falls short of nothing but a target to come, of that.
 */
export function margin({ row, polarity, peers, nation }: Standing, triggers: readonly Trigger[], side: "BEHIND" | "AHEAD"): number {
  const { observation, aim } = row;
  const judged = triggers.includes(side === "BEHIND" ? Trigger.TARGET_MISSED : Trigger.TARGET_MET);
  const due = aim?.due === true && judged ? thresholdOf(aim) : null;
  const bestPeer = peers.find((peer) => peers.every((other) => !isBetter(polarity, other, peer))) ?? null;
  const ahead = (other: Observation) =>
    side === "BEHIND" ? isBetter(polarity, other, observation) : isBetter(polarity, observation, other);
  const toCome = side === "BEHIND" && aim && triggers.includes(Trigger.SHORT_OF_TARGET) ? thresholdOf(aim) : null;
  const other = due ?? [nation, bestPeer].find((figure) => figure !== null && figure.unit === observation.unit && ahead(figure)) ?? toCome;
  if (other === null || other.value === null || observation.value === null) return 0;
  const { value, decimals } = observation;
  const difference = subtract({ value, decimals }, { value: other.value, decimals: other.decimals });
  return difference === 0 ? 0 : (percentOf(difference, other.value) ?? Number.POSITIVE_INFINITY);
}
