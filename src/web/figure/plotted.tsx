import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface PlottedProps {
  /** Says the chart in words; a table beside it says it in full. */
  label: string;
  /** Draws for a width in pixels; what it is made with may still have to be fetched. */
  draw: (width: number) => Promise<SVGElement | HTMLElement>;
}

/** A chart that is drawn anew for each width, as one image with a text alternative; give it a key that changes with its content. */
export function Plotted({ label, draw }: PlottedProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let wanted = 0;
    const show = async (): Promise<void> => {
      const width = Math.floor(element.clientWidth);
      if (width === wanted || width === 0) return;
      wanted = width;
      const drawn = await latest.current(width);
      // The style element that comes with a plot would break the page's policy; the same rules stand in its stylesheet.
      for (const style of drawn.querySelectorAll("style")) style.remove();
      // The parts are no things of their own: the frame says the chart as a whole.
      for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
      drawn.setAttribute("aria-hidden", "true");
      if (wanted === width) element.replaceChildren(drawn);
    };
    const observer = new ResizeObserver(() => void show());
    observer.observe(element);
    return () => {
      wanted = -1;
      observer.disconnect();
    };
  }, []);
  return <div ref={frame} class="hub-plotted" role="img" aria-label={label} />;
}

const SVG = "http://www.w3.org/2000/svg";

/** Slanted lines, by which a bar that cannot be compared is told from the others without colour. */
export function hatching(id: string): SVGElement {
  const defs = document.createElementNS(SVG, "defs");
  const pattern = document.createElementNS(SVG, "pattern");
  const attributes = { id, width: "8", height: "8", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  for (const [key, value] of Object.entries(attributes)) pattern.setAttribute(key, value);
  for (const [width, color] of [
    ["8", "#ffffff"],
    ["3", "#6b7480"],
  ] as const) {
    const stripe = document.createElementNS(SVG, "rect");
    stripe.setAttribute("width", width);
    stripe.setAttribute("height", "8");
    stripe.setAttribute("fill", color);
    pattern.append(stripe);
  }
  defs.append(pattern);
  return defs;
}
