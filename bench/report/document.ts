import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../run/folders.ts";

const DOCUMENT = join(PROJECT, "docs", "benchmarks.md");
const [BEGIN, END] = ["<!-- measured: begin -->", "<!-- measured: end -->"];

/** Puts what a run found into docs/benchmarks.md, between its two marks; what stands around them is written by hand. */
export function writeDocument(measured: string): void {
  const text = readFileSync(DOCUMENT, "utf8");
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/benchmarks.md lacks the marks ${BEGIN} and ${END}`);
  writeFileSync(DOCUMENT, `${text.slice(0, begin + BEGIN.length)}\n\n${measured}\n\n${text.slice(end)}`);
}
