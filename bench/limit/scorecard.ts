import type { Casebook } from "../../src/domain/casebook.ts";
import type { ScorecardLine } from "../../src/domain/scorecard.ts";
import type { ScorecardQuestion } from "../../src/query/question.ts";
import type { Reader } from "../../src/store/reader.ts";
import { askScorecard, deskOf } from "../hub.ts";
import { reasonOf } from "./comparison.ts";
import { areaOf, populationOf } from "./figure.ts";

const findingOf = ({ comparison, triggers }: ScorecardLine) => ({ measure: { key: comparison.measure.key }, triggers });

function lineOf(book: Casebook, { comparison, rag, triggers, headline, summary }: ScorecardLine) {
  const { key, name, topic, unit, polarity } = comparison.measure;
  return {
    measure: { key, name, topic, unit, polarity },
    rag,
    triggers,
    headline,
    summary,
    comparison: {
      population: populationOf(book, comparison.population),
      verdict: comparison.verdict,
      reasons: comparison.reasons.map(reasonOf),
    },
  };
}

/** What the operation ScorecardInWords selects, without GraphQL. */
export async function answerScorecard(reader: Reader, question: ScorecardQuestion) {
  const books: Casebook[] = [];
  const { area, against, strengths, linesOfEnquiry, lines } = await askScorecard(
    await deskOf(reader, (book) => books.push(book)),
    question,
  );
  const [book] = books;
  if (book === undefined) throw new TypeError("the scorecard was made without a casebook");
  return {
    scorecard: {
      area: areaOf(book, area),
      against: against.map((slug) => areaOf(book, slug)),
      strengths: strengths.map(findingOf),
      linesOfEnquiry: linesOfEnquiry.map(findingOf),
      lines: lines.map((line) => lineOf(book, line)),
    },
  };
}
