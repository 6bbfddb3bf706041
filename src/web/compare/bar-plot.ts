import { axisX, barX, dot, gridX, plot, ruleX, text, tickX } from "@observablehq/plot";
import { hatching } from "../figure/plotted.tsx";

/** One council in the chart. */
export interface Bar {
  slug: string;
  name: string;
  /** Null where there is no figure, or none in the measure's unit. */
  value: number | null;
  valueHigh: number | null;
  formatted: string;
  isHatched: boolean;
  national: number | null;
  target: number | null;
  /** What is said under the bar, piece by piece. */
  notes: readonly string[];
}

const NAME = 26;
const THICK = 28;
const LINE = 19;
const GAP = 22;
const CHARACTER = 7.2;
const INK = "#0b0c0c";
const BLUE = "#1d5a8a";
const AMBER = "#b35900";

/** Packs pieces into as few lines as the width allows. */
export function linesOf(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = `${last}  ·  ${piece}`;
    if (last !== undefined && longer.length * CHARACTER <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

/** Draws the bars for a width in pixels: name above, notes below, the nation as a line, the target as a diamond. */
export function drawBars(bars: readonly Bar[], width: number): SVGElement | HTMLElement {
  const drawn = bars.filter(({ value }) => value !== null);
  const values = bars
    .flatMap(({ value, valueHigh, national, target }) => [value, valueHigh, national, target])
    .filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const widest = Math.max(0, ...drawn.map(({ formatted }) => formatted.length));
  const marginRight = Math.min(width * 0.4, widest * 9.5 + 18);
  const marginLeft = 6;
  const scale = (width - marginLeft - marginRight) / (high - low || 1);
  /** Whether the number fits into its bar, at the start, where neither the nation's line nor the target is near. */
  const fits = ({ value, formatted, national, target }: Bar): boolean => {
    const room = (formatted.length * 10 + 22) / scale;
    return low === 0 && (value ?? 0) > room && [national, target].every((mark) => mark === null || mark > room);
  };
  const inside = drawn.filter(fits);
  const outside = drawn.filter((bar) => !fits(bar));
  const notes = new Map(bars.map((bar) => [bar.slug, linesOf(bar.notes, width - 16)]));
  const lines = Math.max(...[...notes.values()].map(({ length }) => length));
  const row = NAME + THICK + 8 + lines * LINE + GAP;
  const [insetTop, insetBottom] = [NAME, row - NAME - THICK];
  const middle = NAME + THICK / 2 - row / 2;
  const y = "slug";
  const fill = (bar: Bar): string => (bar.isHatched ? "url(#not-comparable)" : BLUE);
  const stroke = (bar: Bar): string => (bar.isHatched ? "#6b7480" : BLUE);
  return plot({
    className: "hub-plot",
    width,
    height: row * bars.length + 34,
    marginLeft,
    marginTop: 2,
    marginBottom: 32,
    marginRight,
    style: { fontSize: "15px" },
    x: { domain: low === high ? [0, 1] : [low, high], nice: false, label: null },
    y: { type: "band", domain: bars.map(({ slug }) => slug), padding: 0, axis: null },
    marks: [
      () => hatching("not-comparable"),
      gridX({ ticks: Math.max(2, Math.floor(width / 130)), stroke: "#b8bfc6", strokeOpacity: 0.5 }),
      axisX({ ticks: Math.max(2, Math.floor(width / 130)), tickSize: 0, label: null, fontSize: 14, fill: "#484f56" }),
      barX(drawn, { x1: low < 0 ? 0 : low, x2: "value", y, insetTop, insetBottom, fill, stroke, strokeWidth: 1.5 }),
      barX(
        drawn.filter(({ valueHigh }) => valueHigh !== null),
        { x1: "value", x2: "valueHigh", y, insetTop, insetBottom, fill: BLUE, fillOpacity: 0.35, stroke: BLUE, strokeDasharray: "4 3" },
      ),
      ruleX([0], { stroke: INK, strokeWidth: 1.5 }),
      tickX(
        bars.filter(({ national }) => national !== null),
        { x: "national", y, insetTop: NAME - 8, insetBottom: insetBottom - 8, stroke: "#ffffff", strokeWidth: 7 },
      ),
      tickX(
        bars.filter(({ national }) => national !== null),
        { x: "national", y, insetTop: NAME - 8, insetBottom: insetBottom - 8, stroke: AMBER, strokeWidth: 3.5 },
      ),
      dot(
        bars.filter(({ target }) => target !== null),
        { x: "target", y, dy: middle, symbol: "diamond", r: 7.5, fill: "#ffffff", stroke: INK, strokeWidth: 2.5 },
      ),
      text(inside, {
        x: 0,
        y,
        dy: middle,
        dx: 10,
        text: "formatted",
        textAnchor: "start",
        fontSize: 18,
        fontWeight: 700,
        fill: ({ isHatched }: Bar) => (isHatched ? INK : "#ffffff"),
        stroke: ({ isHatched }: Bar) => (isHatched ? "#ffffff" : BLUE),
        strokeWidth: 6,
      }),
      text(outside, {
        x: (bar: Bar) => clearOf(bar, scale),
        y,
        dy: middle,
        dx: 9,
        text: "formatted",
        textAnchor: "start",
        fontSize: 18,
        fontWeight: 700,
        fill: INK,
        stroke: "#ffffff",
        strokeWidth: 6,
      }),
      text(bars, {
        y,
        frameAnchor: "left",
        textAnchor: "start",
        dx: 2,
        dy: NAME / 2 - row / 2 - 1,
        text: "name",
        fontSize: 16,
        fontWeight: 700,
        fill: INK,
      }),
      text(bars, {
        y,
        frameAnchor: "left",
        textAnchor: "start",
        lineAnchor: "top",
        lineHeight: LINE / 15,
        dx: 2,
        dy: NAME + THICK + 9 - row / 2,
        text: ({ slug }: Bar) => (notes.get(slug) ?? []).join("\n"),
        fill: ({ isHatched }: Bar) => (isHatched ? "#942514" : "#30363c"),
      }),
    ],
  });
}

/** The far end of a bar, or of its range, and of a mark that would cover a number there. */
function clearOf({ value, valueHigh, national, target, formatted }: Bar, scale: number): number {
  let end = Math.max(0, value ?? 0, valueHigh ?? 0);
  const marks = [national, target].filter((mark) => mark !== null).sort((a, b) => a - b);
  for (const mark of marks)
    if (mark > end - 10 / scale && mark < end + (formatted.length * 10 + 20) / scale) end = Math.max(end, mark + 6 / scale);
  return end;
}
