import type { Casebook } from "../../src/domain/casebook.ts";
import type { Reason } from "../../src/domain/comparability.ts";
import type { ComparisonRow } from "../../src/domain/comparison.ts";
import type { ComparisonQuestion } from "../../src/query/question.ts";
import type { Reader } from "../../src/store/reader.ts";
import { askComparison, DEFAULT_TOLERANCE, deskOf, Rag, rate, sentence } from "../hub.ts";
import { areaOf, figureOf, partOf, populationOf, related } from "./figure.ts";

/** A reason without the areas that it concerns. */
export const reasonOf = ({ code, severity, clause }: Reason) => ({ code, severity, message: sentence(clause) });

function rowOf(book: Casebook, row: ComparisonRow) {
  const { observation, aim, rank, verdict, distanceToTarget, differenceFromNational } = row;
  const area = related(book.areas, row.area);
  const measure = related(book.measures, observation?.measure ?? null);
  return {
    area: area && { slug: area.slug, name: area.name, gssCode: area.gssCode },
    rank,
    verdict,
    rag: observation && measure ? rate(measure.polarity, observation, aim, DEFAULT_TOLERANCE) : Rag.NOT_RATED,
    targetIsDue: aim?.due ?? null,
    distanceToTarget,
    differenceFromNational,
    observation: observation && {
      ...figureOf(book, observation),
      conflicts: observation.provenance === null ? [] : (book.conflicts.get(observation.key) ?? []).map((other) => partOf(book, other)),
    },
    target: figureOf(book, aim?.target ?? null),
    national: figureOf(book, row.national),
    missing: row.missing.map((cell) => figureOf(book, cell)),
  };
}

/** What the operation Compare selects, without GraphQL. */
export async function answerComparison(reader: Reader, question: ComparisonQuestion) {
  const books: Casebook[] = [];
  const { measure, population, role, verdict, spread, reasons, rows, benchmarks, pairs } = await askComparison(
    await deskOf(reader, (book) => books.push(book)),
    question,
  );
  const [book] = books;
  if (book === undefined) throw new TypeError("the comparison was made without a casebook");
  const { key, name, definition, topic, unit, polarity, kind } = measure;
  return {
    compare: {
      measure: { key, name, definition, topic, unit, polarity, kind },
      population: populationOf(book, population),
      role,
      verdict,
      spread,
      reasons: reasons.map((reason) => ({ ...reasonOf(reason), areas: [...new Set(reason.areas)].map((slug) => areaOf(book, slug)) })),
      rows: rows.map((row) => rowOf(book, row)),
      benchmarks: benchmarks.map(({ area, observation }) => ({ area: areaOf(book, area), observation: figureOf(book, observation) })),
      pairs: pairs.map((pair) => ({
        a: areaOf(book, pair.a),
        b: areaOf(book, pair.b),
        verdict: pair.verdict,
        reasons: pair.reasons.map(reasonOf),
      })),
    },
  };
}
