import fc from "fast-check";
import { expect, it } from "vitest";
import { formatProblem } from "../../src/errors.ts";
import { Places } from "../../src/ingest/places.ts";

/** The problems of rows on lines 2, 3 and so on that claim these places. */
function problemsOf(claims: readonly (readonly [line: number, place: number])[]): string[] {
  const places = new Places();
  for (const [index, [line, place]] of claims.entries()) places.add(line, place, index + 2);
  const problems: string[] = [];
  places.check("t.csv", (problem) => problems.push(formatProblem(problem)));
  return problems;
}

it("finds each row that claims the place of an earlier one, and names the first of those", () => {
  const claim = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 2, Number.MAX_SAFE_INTEGER));
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 20 }), (claims) => {
      const expected = claims.flatMap(([line, place], index) => {
        const first = claims.findIndex((other) => other[0] === line && other[1] === place);
        return first === index
          ? []
          : [`t.csv:${index + 2}: line, place: repeats "${line}, ${place}" of line ${first + 2}; each row needs its own`];
      });
      expect(problemsOf(claims)).toEqual(expected);
    }),
  );
});
