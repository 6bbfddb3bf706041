import type { Corpus } from "../../src/domain/corpus.ts";
import { serverOf } from "./server.ts";

type Line = Record<string, unknown>;

/** A server whose log lines are collected. */
export async function logged(corpus: Corpus, options: Parameters<typeof serverOf>[1] = {}) {
  const written: string[] = [];
  const server = await serverOf(corpus, { logLevel: "info", logTo: { write: (line: string) => void written.push(line) }, ...options });
  const lines = (): Line[] => written.map((line) => JSON.parse(line) as Line);
  const answered = (): Line[] => lines().filter(({ msg }) => msg === "answered");
  return { server, lines, answered, text: () => written.join("") };
}
