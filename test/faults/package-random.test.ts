import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { AreaKind } from "../../src/domain/area.ts";
import type { Corpus } from "../../src/domain/corpus.ts";
import { DataError } from "../../src/errors.ts";
import { buildStore, loadCorpus } from "../../src/ingest/load.ts";
import { makeCorpus } from "../helpers/corpus.ts";
import { NASTY_TEXTS, secretIn } from "../helpers/nasty.ts";
import { type Changes, csv } from "../helpers/package.ts";
import { RandomPackage, type Tables, writeTables } from "../helpers/random-package.ts";
import { serverOf } from "../helpers/server.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 30);
const SEED = Number(process.env["FUZZ_SEED"] ?? 5);

const operation = (name: string): string => readFileSync(join(PROJECT_FOLDER, "schema", "operations", `${name}.graphql`), "utf8");
const DOCUMENTS = new Map(
  ["PageCompare", "Scorecard", "Search", "FiguresPage", "PageTrajectory", "ContradictoryFigures", "PageVocabulary", "PageMeasures"].map(
    (name) => [name, operation(name)],
  ),
);

/** A question: a document and its variables, or the address of a file. */
type Question = readonly [document: string, variables: Record<string, unknown>] | readonly [address: string];

/** What is asked of every package: all its lists and files, and each question of the page for what it holds. */
function questionsOf({ areas, measures, sources, populations }: Corpus): Question[] {
  const slugs = areas.map(({ slug }) => slug);
  const side = areas.filter(({ kind, parent }) => kind !== AreaKind.LOCALITY && parent === null).map(({ slug }) => slug);
  const [area = "", ...others] = side;
  const against = others.slice(0, 2);
  return [
    ["PageVocabulary", {}],
    ["PageMeasures", { areas: side }],
    ["ContradictoryFigures", {}],
    ["/export/observations.csv"],
    ["/export/observations.json"],
    ["/export/observations.xlsx"],
    [`/export/scorecard.csv?area=${area}`],
    ...sources.map(({ key }): Question => ["FiguresPage", { source: key }]),
    ...slugs.map((slug): Question => ["Scorecard", { area: slug, against: [] }]),
    ["Scorecard", { area, against }],
    ...measures.flatMap(({ key, name }): Question[] => [
      ["Search", { text: name.slice(0, 20) }],
      ["PageCompare", { measure: key, areas: side }],
      ["PageCompare", { measure: key, areas: side, population: populations[0]?.key, alignment: "COMMON", role: "TARGET" }],
      [`/export/comparison.csv?measure=${key}&area=${area}`],
      ...slugs.map((slug): Question => ["PageTrajectory", { measure: key, area: slug }]),
    ]),
  ];
}

/** The tables with the text of one file spoilt: cut short, with a column lost or a nasty text within, or in another encoding. */
function withSpoiltFile(g: fc.GeneratorValue, tables: Tables): Changes {
  const files = Object.keys(tables);
  const file = files[g(fc.nat, { max: files.length - 1 })] ?? "";
  const text = csv(file, tables[file] ?? []);
  const at = g(fc.nat, { max: text.length });
  const ways: readonly (() => string | Uint8Array | null)[] = [
    () => text.slice(0, at),
    () => text.replace(/^[^,\n]*,/gm, ""),
    () => text.slice(0, at) + NASTY_TEXTS[g(fc.nat, { max: NASTY_TEXTS.length - 1 })] + text.slice(at),
    () => Buffer.from(text, "utf16le"),
    () => Buffer.from(text, "latin1"),
    () => null,
  ];
  return { ...tables, [file]: ways[g(fc.nat, { max: ways.length - 1 })]?.() ?? null };
}

it("a random data package is refused with its problems, or its store answers everything without an error of its own", async ({
  annotate,
}) => {
  const { app, store, path } = await serverOf(makeCorpus());
  const seen = { built: 0, refused: 0, answers: 0, mistakes: 0 };
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const random = new RandomPackage(g);
      const tables = g(fc.boolean) ? random.sound() : random.damaged();
      const folder = writeTables(g(fc.nat, { max: 9 }) === 0 ? withSpoiltFile(g, tables) : tables);
      const outcome = await buildStore(folder, path).catch((error: unknown) => error);
      if (outcome instanceof DataError) {
        seen.refused += 1;
        return;
      }
      if (outcome instanceof Error) throw outcome;
      seen.built += 1;
      const corpus = await loadCorpus(folder);
      await expect.poll(() => store.edition.revision, { interval: 5 }).toBe(corpus.revision);
      for (const question of questionsOf(corpus)) {
        const [name, variables] = question;
        const query = DOCUMENTS.get(name);
        const { statusCode, body } = await app.inject(
          query === undefined ? { url: name } : { method: "POST", url: "/graphql", payload: { query, variables } },
        );
        const about = `${name} ${JSON.stringify(variables)}: ${body.slice(0, 500)}`;
        expect([200, 400], about).toContain(statusCode);
        expect(secretIn(body), about).toBeNull();
        seen.answers += 1;
        if (statusCode !== 200 || body.startsWith('{"errors":')) seen.mistakes += 1;
      }
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
  await annotate(`${seen.built} packages were built and asked ${seen.answers} questions, ${seen.refused} were refused`);
  expect(seen.built / RUNS).toBeGreaterThan(0.1);
  expect(seen.mistakes / seen.answers).toBeLessThan(0.2);
}, 60_000);
