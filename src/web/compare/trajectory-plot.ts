import { axisX, axisY, dot, gridY, line, plot, ruleX, text } from "@observablehq/plot";
import type { ObservationRole, PageTrajectoryQuery } from "../../client/generated/graphql.ts";

/** What one council prints over time. */
export type Trajectory = NonNullable<PageTrajectoryQuery["measure"]>["trajectory"];
type Point = Trajectory["points"][number];

/** What all charts of a measure share, so that they can be read side by side. */
export interface Extent {
  low: number;
  high: number;
  start: Date;
  end: Date;
}

interface Mark {
  at: Date;
  value: number;
  formatted: string;
  role: ObservationRole;
  source: string;
  series: string;
}

const YEAR = 365.25 * 24 * 3600 * 1000;
const SYMBOLS = { ACTUAL: "circle", BASELINE: "square", TARGET: "diamond", PROJECTION: "triangle" } as const;
const INK = "#0b0c0c";
const BLUE = "#1d5a8a";

const ABOVE = -16;
const BELOW = 19;

/** Targets are labelled below their mark, everything else above, so that the two seldom meet. */
const isUnder = ({ role }: Mark): boolean => role === "TARGET";

interface Room {
  left: number;
  right: number;
  low: number;
  high: number;
  width: number;
  height: number;
}

/** Marks whose labels run into no other mark, nor into a label that stands already; the table has the others. */
function uncrowded(marks: readonly Mark[], all: readonly Mark[], { left, right, low, high, width, height }: Room): Mark[] {
  const taken: { x: number; y: number; half: number }[] = [];
  const xOf = ({ at }: Mark): number => ((at.getTime() - left) / (right - left)) * width;
  const yOf = ({ value }: Mark): number => height - ((value - low) / (high - low)) * height;
  return marks.filter((mark) => {
    const x = xOf(mark);
    const y = yOf(mark) + (isUnder(mark) ? BELOW : ABOVE);
    const half = mark.formatted.length * 4.4 + 3;
    const isCovering = all.some((other) => other !== mark && Math.abs(xOf(other) - x) < half + 7 && Math.abs(yOf(other) - y) < 14);
    const isFree = !isCovering && taken.every((other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y) > 17);
    if (isFree) taken.push({ x, y, half });
    return isFree;
  });
}

const isDrawn = (unit: string) => (point: Point) => point.value !== null && point.unit === unit;

/** The common frame of several trajectories; null when there is nothing to draw. */
export function extentOf(trajectories: readonly Trajectory[], unit: string): Extent | null {
  const points = trajectories.flatMap((trajectory) => trajectory.points).filter(isDrawn(unit));
  const values = points.flatMap(({ value, valueHigh }) => [value, valueHigh]).filter((value) => value !== null);
  if (values.length === 0) return null;
  const times = points.flatMap(({ period }) => (period.end === null ? [] : [Date.parse(period.end)]));
  const spare = (Math.max(...values) - Math.min(...values)) * 0.12 || Math.abs(values[0] ?? 1) * 0.1 || 1;
  const [first, last] = times.length === 0 ? [Date.UTC(2014, 0), Date.UTC(2014, 0)] : [Math.min(...times), Math.max(...times)];
  return {
    low: Math.min(...values) - spare,
    high: Math.max(...values) + spare,
    start: new Date(first - YEAR / 4),
    end: new Date(last + YEAR / 3),
  };
}

/** Draws one trajectory: shapes by kind, a line through outturns of one series, a dashed one through a plan's targets, breaks as rules. */
export function drawTrajectory({ points, breaks }: Trajectory, unit: string, extent: Extent, width: number): SVGElement | HTMLElement {
  const shown = points.filter(isDrawn(unit));
  const undated = shown.some(({ period }) => period.end === null);
  const span = extent.end.getTime() - extent.start.getTime();
  const edge = new Date(extent.start.getTime() - span * (undated ? 0.3 : 0));
  const aside = new Date(extent.start.getTime() - span * 0.16);
  const days = breaks.map(({ date }) => Date.parse(date));
  const marks: Mark[] = shown.map(({ value, formatted, role, period, provenance }) => {
    const time = period.end === null ? null : Date.parse(period.end);
    return {
      at: time === null ? aside : new Date(time),
      value: value ?? 0,
      formatted,
      role,
      source: provenance?.source.key ?? "",
      series: time === null ? "" : `${provenance?.source.key} ${days.filter((day) => day < time).length}`,
    };
  });
  // A day with two outturns says nothing certain, so no line goes through it.
  const dated = marks.filter(({ role, series }) => (role === "ACTUAL" || role === "BASELINE") && series !== "");
  const outturns = dated.filter((mark) => dated.every((other) => other === mark || other.at.getTime() !== mark.at.getTime()));
  const targets = marks.filter(({ role, series }) => role === "TARGET" && series !== "");
  const labelled = uncrowded(
    marks.filter((mark) => mark.role !== "TARGET" || mark === targets.at(-1) || mark.series === ""),
    marks,
    { left: edge.getTime(), right: extent.end.getTime(), low: extent.low, high: extent.high, width: width - 72, height: 198 },
  );
  const inView = days.map((day) => new Date(day)).filter((day) => day > extent.start && day < extent.end);
  const bySeries = (mark: Mark): string => mark.series.split(" ")[1] ?? "";
  return plot({
    className: "hub-plot",
    width,
    height: 250,
    marginLeft: 46,
    marginRight: 26,
    marginTop: 22,
    marginBottom: 30,
    style: { fontSize: "14px" },
    x: { type: "utc", domain: [edge, extent.end], label: null },
    y: { domain: [extent.low, extent.high], label: null },
    marks: [
      gridY({ ticks: 4, stroke: "#b8bfc6", strokeOpacity: 0.5 }),
      axisY({ ticks: 4, tickSize: 0, label: null, fontSize: 13, fill: "#484f56" }),
      axisX({
        ticks: yearsOf(extent, undated ? span * 0.07 : 0, width),
        tickFormat: (date: Date) => String(date.getUTCFullYear()),
        tickSize: 4,
        label: null,
        fontSize: 13,
        fill: "#484f56",
      }),
      undated
        ? [
            ruleX([extent.start], { stroke: "#6b7480" }),
            text([aside], { x: (d: Date) => d, frameAnchor: "bottom", dy: 22, text: () => "undated", fontSize: 13, fill: "#484f56" }),
          ]
        : [],
      ruleX(inView, { stroke: "#942514", strokeDasharray: "5 4", strokeWidth: 2 }),
      text(inView.length === 1 ? inView : [], {
        x: (day: Date) => day,
        frameAnchor: "top",
        dy: -14,
        text: () => "definition changed",
        fontSize: 13,
        fill: "#942514",
      }),
      line(targets, { x: "at", y: "value", z: "series", stroke: INK, strokeDasharray: "3 4", strokeWidth: 1.5 }),
      line(outturns, { x: "at", y: "value", z: bySeries, stroke: BLUE, strokeWidth: 2.5 }),
      dot(marks, {
        x: "at",
        y: "value",
        symbol: ({ role }: Mark) => SYMBOLS[role],
        r: 6,
        fill: ({ role }: Mark) => (role === "ACTUAL" ? BLUE : "#ffffff"),
        stroke: ({ role }: Mark) => (role === "TARGET" ? INK : BLUE),
        strokeWidth: 2.2,
      }),
      ...[true, false].map((isBelow) =>
        text(
          labelled.filter((mark) => isUnder(mark) === isBelow),
          {
            x: "at",
            y: "value",
            text: "formatted",
            dy: isBelow ? BELOW : ABOVE,
            fontSize: 14,
            fontWeight: 700,
            fill: INK,
            stroke: "#ffffff",
            strokeWidth: 4,
          },
        ),
      ),
    ],
    symbol: { legend: false },
  });
}

/** The first days of the years in view, thinned out where there is no room. */
function yearsOf({ start, end }: Extent, spare: number, width: number): Date[] {
  const [from, to] = [start.getUTCFullYear(), end.getUTCFullYear()];
  const step = Math.max(1, Math.ceil((to - from) / Math.max(1, Math.floor(width / 80))));
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((year) => (year - from) % step === 0);
  return years.map((year) => new Date(Date.UTC(year, 0))).filter((day) => day.getTime() > start.getTime() + spare && day < end);
}
