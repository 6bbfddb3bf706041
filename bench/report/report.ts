import { NAMES, type Name } from "../run/contestants.ts";
import { ROWS, type Row } from "../run/work.ts";
import { growthGoals, HELD, OF_LIMIT, PEERS, processorTimesOf, timesOf } from "./goals.ts";
import type { Results, SizeResults } from "./results.ts";
import { figure, table } from "./table.ts";

const HEADINGS: Readonly<Record<Name, string>> = {
  limit: "Limit",
  "hub without cache": "Hub, cache off",
  "hub, other document": "The same, other document",
  hub: "Hub as shipped",
  Yoga: "Yoga",
  Mercurius: "Mercurius",
  PostGraphile: "PostGraphile",
};

const rowsOf = ({ scores }: Pick<SizeResults, "scores">): Row[] => ROWS.filter((row) => scores[row] !== undefined);

/** Share of its core from which on the load may be what holds a score down. */
const BUSY = 0.9;

function ratesOf({ scores, titles }: SizeResults): string {
  const cell = (row: Row, name: Name): string => {
    const score = scores[row]?.[name];
    if (score === undefined) return "n/a";
    if (score.bad > 0) return `${score.bad} bad answers`;
    return `${figure(score.rate)} (${figure(score.p50)} ms)${score.loadBusy > BUSY ? " †" : ""}`;
  };
  return table(
    ["Work", ...NAMES.map((name) => HEADINGS[name])],
    rowsOf({ scores }).map((row) => [`(${row}) ${titles[row] ?? ""}`, ...NAMES.map((name) => cell(row, name))]),
  );
}

const times = (ratio: number | null): string => (ratio === null ? "n/a" : ratio.toFixed(2));
const verdict = (met: boolean | null): string => (met === null ? "–" : met ? "met" : "NOT MET");

function ratiosOf({ scores }: SizeResults): string {
  const cells = (row: Row, held: Name): string[] => {
    const [ratio, goal] = [timesOf(scores, row, "limit", held), OF_LIMIT[row]];
    const peers = PEERS.map((peer) => timesOf(scores, row, peer, held));
    const known = peers.filter((peer) => peer !== null);
    return [
      `(${row})`,
      HEADINGS[held],
      times(ratio),
      times(processorTimesOf(scores, row, "limit", held)),
      held === "hub without cache" ? times(timesOf(scores, row, "limit", "hub, other document")) : "",
      goal === undefined ? "none" : `at least ${goal}`,
      verdict(goal === undefined || ratio === null ? null : ratio >= goal),
      ...peers.map(times),
      verdict(known.length === 0 ? null : known.every((peer) => peer > 1)),
    ];
  };
  return table(
    [
      "Work",
      "Held",
      "Of the limit",
      "By processor time",
      "Other document",
      "Goal",
      "",
      ...PEERS.map((peer) => `Times ${peer}`),
      "Ahead of every peer",
    ],
    rowsOf({ scores }).flatMap((row) => HELD[row].map((held) => cells(row, held))),
  );
}

const NAMES_OF_SIZES = { publications: "the publications", national: "national size, generated", large: "ten million, generated" } as const;

/** What a run found, as Markdown: the same in the terminal and in the document. */
export function report(results: Results): string {
  const { date, machine, divided, minutes, sizes, left } = results;
  const slowed = sizes.some(({ scores }) => ROWS.some((row) => NAMES.some((name) => (scores[row]?.[name]?.loadBusy ?? 0) > BUSY)));
  const goals = growthGoals(results).map(({ what, measured, goal, met }) => [what, measured, goal, verdict(met)]);
  return [
    `Measured on ${date}, in ${Math.ceil(minutes)} minutes, on ${machine.processor}, ${machine.cores} cores, ${machine.memory} GiB of memory, ${machine.system}, Node ${machine.node}. ${
      divided
        ? "Servers ran on one core, the load on another."
        : "Servers and load SHARED their cores, since they could not be kept apart here."
    }`,
    ...sizes.flatMap((size) => [
      `### ${size.observations.toLocaleString("en-GB")} observations: ${NAMES_OF_SIZES[size.size]}`,
      "Answers in a second, and the median time of an answer:",
      ratesOf(size),
      "The hub's rate as a share of the limit's, and as times a peer's:",
      ratiosOf(size),
    ]),
    ...(slowed ? ["† The load kept its own core busy nine tenths of the time or more: the server may be faster than this."] : []),
    "### Size, memory and start",
    table(["What", "Measured", "Goal", ""], goals),
    ...(left.length === 0 ? [] : [[...new Set(left)].map((line) => `- ${line}`).join("\n")]),
  ].join("\n\n");
}
