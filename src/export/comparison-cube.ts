import { held } from "../domain/casebook.ts";
import { type Reason, sentence } from "../domain/comparability.ts";
import type { Comparison } from "../domain/comparison.ts";
import type { Observation } from "../domain/observation.ts";
import { citationOf } from "./citation.ts";
import type { Standing } from "./comparison-table.ts";
import type { Category, CubeCell } from "./json-stat.ts";
import type { Relations } from "./relations.ts";
import { statusOf } from "./statuses.ts";

/** What is told of each row. */
export const STATISTICS = ["value", "national", "difference_from_national", "rank", "target", "distance_to_target"] as const;

const LABELS: Record<(typeof STATISTICS)[number], string> = {
  value: "Figure",
  national: "National figure",
  difference_from_national: "Figure minus national figure",
  rank: "Rank, 1 is best",
  target: "Target",
  distance_to_target: "Distance to target, positive is better",
};

/** The categories of the dimension `statistic`, in the unit of one measure or of each row's own. */
export function statisticCategories(unit: string): Category[] {
  return STATISTICS.map((id) => ({ id, label: LABELS[id], ...(id !== "rank" && { unit: { label: unit } }) }));
}

/** The cells of one row: figure, national figure, rank, target and distances, each with its citation. */
export function standingCells({ row, rag, relations }: Standing, at: readonly string[]): CubeCell[] {
  const cell = (statistic: (typeof STATISTICS)[number], value: number | null, more: Partial<CubeCell> = {}): CubeCell[] =>
    value === null && !more.about ? [] : [{ at: [...at, statistic], value, status: null, ...more }];
  const cited = (figure: Observation | null | undefined, codes: readonly string[] = [], about: object = {}): Partial<CubeCell> =>
    figure
      ? {
          status: statusOf(figure, (relations.conflicts.get(figure.key) ?? []).length > 0, codes),
          about: { ...citationOf(figure, relations), ...about },
        }
      : {};
  const { observation, national, aim, missing } = row;
  const verdict = row.verdict === "COMPARABLE" ? [] : [row.verdict];
  const own = observation
    ? cited(observation, verdict, { verdict: row.verdict })
    : {
        status: [...new Set(missing.map((figure) => figure.missing ?? "NOT_AVAILABLE"))].join(" ") || "NO_FIGURE",
        about: { verdict: row.verdict, missing: missing.map((figure) => citationOf(figure, relations)) },
      };
  return [
    ...cell("value", observation?.value ?? null, own),
    ...cell("national", national?.value ?? null, cited(national)),
    ...cell("difference_from_national", row.differenceFromNational),
    ...cell("rank", row.rank),
    ...cell("target", aim?.target.value ?? null, cited(aim?.target, [], { due: aim?.due ?? null, rag })),
    ...cell("distance_to_target", row.distanceToTarget),
  ];
}

const reasonOf = ({ code, severity, clause, areas, observations }: Reason): object => ({
  code,
  severity,
  message: sentence(clause),
  areas: [...new Set(areas)],
  observations: observations.map(({ key }) => key),
});

/** Verdict, reasons, pairs and benchmarks of a comparison, for its extension. */
export function judgementOf(comparison: Comparison, relations: Relations): object {
  const { verdict, reasons, pairs, spread, benchmarks } = comparison;
  return {
    verdict,
    reasons: reasons.map(reasonOf),
    pairs: pairs.map((pair) => ({ a: pair.a, b: pair.b, verdict: pair.verdict, reasons: pair.reasons.map(reasonOf) })),
    spread,
    benchmarks: benchmarks.flatMap(({ area, observation, verdict: beside }) =>
      observation
        ? [
            {
              area,
              name: held(relations.areas, area).name,
              value: observation.value,
              verdict: beside,
              ...citationOf(observation, relations),
            },
          ]
        : [],
    ),
  };
}

/** Every figure that a row shows, for the credits. */
export function figuresShown({ row }: Standing): Observation[] {
  return [row.observation, row.national, row.aim?.target, ...row.missing].filter((figure) => figure !== null && figure !== undefined);
}
