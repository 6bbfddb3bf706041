import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RawVariables } from "../../src/graphql/cost.ts";
import { MAX_FIELDS } from "../../src/graphql/limits.ts";
import { Planner } from "../../src/graphql/plan.ts";
import { makeSchema } from "../../src/graphql/schema.ts";

const planner = new Planner(makeSchema());
const many = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join(" ");
const compared = (index: number): string => `a${index}: compare(measure: "m", areas: ["a", "b", "c"]) { verdict }`;

describe("a question is heavy", () => {
  it.each([
    ["that brings figures, whose statements may scan", "{ observations(first: 1) { nodes { id } } }"],
    ["that counts", "{ measures(first: 1) { totalCount } }"],
    ["that searches for many things", `{ ${many(20, (index) => `a${index}: search(text: "x ${index}") { score }`)} }`],
    ["that brings many objects", "{ measures(first: 500) { nodes { population { key broader { key } } } } }"],
    [
      "that brings each value of some objects under many names",
      `{ measures(first: 400) { nodes { ${many(30, (index) => `a${index}: definition`)} } } }`,
    ],
    ["that compares for each measure of a page", '{ measures(first: 50) { nodes { comparison(areas: ["a", "b"]) { verdict } } } }'],
    ["that traces for each measure of a page", '{ measures(first: 50) { nodes { trajectory(area: "a") { pace { onTrack } } } } }'],
    ["that makes many comparisons", `{ ${many(20, compared)} }`],
    ["that makes a scorecard, which compares on every measure", '{ scorecard(area: "a", against: []) { area { slug } } }'],
    ["that does so in a fragment", '{ ...F } fragment F on Query { scorecard(area: "a", against: []) { area { slug } } }'],
  ])("%s", (_which, text) => {
    expect(planner.isHeavy(text, undefined, {})).toBe(true);
  });

  it.each([
    ["for a comparison, or a few", `{ ${many(5, compared)} }`],
    ["for a trajectory", '{ measure(key: "m") { trajectory(area: "a") { points { value } } } }'],
    ["for a search", '{ search(text: "x", first: 500) { score } }'],
    ["for the catalogue", "{ measures(first: 500) { nodes { key name } } sources { key } areas { slug } }"],
    ["for what is no question", "{"],
    ["for a page that is refused", "{ measures(first: 501) { nodes { comparison(areas: []) { verdict } } } }"],
  ])("and not %s", (_which, text) => {
    expect(planner.isHeavy(text, undefined, {})).toBe(false);
  });

  it("by the operation that is asked, and by its variables", () => {
    const text = `query Little { dataset { areas } } query Much($first: Int) { measures(first: $first) { nodes { comparison(areas: ["a"]) { verdict } } } }`;
    expect(planner.isHeavy(text, "Little", { first: 100 })).toBe(false);
    expect(planner.isHeavy(text, "Much", { first: 100 })).toBe(true);
    expect(planner.isHeavy(text, "Much", { first: 2 })).toBe(false);
  });
});

it("a document is long by its tokens, whatever it asks", () => {
  const names = (count: number) => `{ ${"__typename ".repeat(count)}}`;
  expect([names(240), names(250), "{".repeat(300)].map((text) => planner.isLong(text))).toEqual([false, true, false]);
});

describe("a cost", () => {
  const text = `query Q($first: Int = 7, $areas: [String!] = ["a", "b"], $other: String) {
    measures(first: $first, filter: { text: $other }) { nodes { comparison(areas: $areas) { rows { area { slug } } pairs { a { slug } } } } }
  }`;
  const value = fc.oneof(
    fc.constantFrom(undefined, null, "", "3", true, 0, 501, 2.5),
    fc.integer({ min: 1, max: 500 }),
    fc.array(fc.constant("x"), { maxLength: 6 }),
  );
  const costIn = (one: Planner, variables: RawVariables): unknown => {
    try {
      return one.cost(text, "Q", variables);
    } catch (error) {
      return String(error);
    }
  };

  it("is that of the variables at hand, whatever was asked before", () => {
    const schema = makeSchema();
    const used = new Planner(schema);
    fc.assert(
      fc.property(fc.record({ first: value, areas: value, other: value }), (variables) => {
        expect(costIn(used, variables)).toEqual(costIn(new Planner(schema), variables));
        expect(costIn(used, variables)).toEqual(costIn(used, variables));
      }),
    );
  });

  it("of 20,000 is the highest that is answered", () => {
    const text = `query Q($rest: Int!) {
      measures(first: 199) { nodes { observations(first: 98) { nodes { id } } } }
      observations(first: $rest) { nodes { id } }
    }`;
    const costs = [98, 99].map((rest) => planner.cost(text, "Q", { rest })?.objects);
    expect(costs).toEqual([20_000, 20_001]);
    expect(planner.refusal(text, "Q", { rest: 98 })).toBeNull();
    expect(planner.refusal(text, "Q", { rest: 99 })).toMatchObject({ code: "QUERY_TOO_COMPLEX", limit: "QUERY_TOO_COMPLEX" });
  });

  it("counts each value too, and lists of all that there is at their length, against a limit of its own", () => {
    const text = `query Q($first: Int!) { measures(first: $first) { nodes { publishedBy { ${many(30, (index) => `a${index}: name`)} } } } }`;
    const wide = new Planner(makeSchema(), () => ({ areas: 170, sources: 5 }));
    // A measure, and for each of 170 areas itself and thirty values; the connection, and its first level.
    const fields = (first: number) => 1 + first * (1 + 170 * 31);
    expect(wide.cost(text, "Q", { first: 47 })).toMatchObject({ objects: 1 + 47 * 11, fields: fields(47) });
    expect([fields(47), fields(48)].map((count) => count > MAX_FIELDS)).toEqual([false, true]);
    expect(wide.refusal(text, "Q", { first: 47 })).toBeNull();
    expect(wide.refusal(text, "Q", { first: 48 })).toMatchObject({ code: "ANSWER_TOO_LARGE", limit: "ANSWER_TOO_LARGE" });
    // Where there are ten areas, ten times as many measures pass.
    expect(planner.refusal(text, "Q", { first: 470 })).toBeNull();
  });

  it("is none of a text without the operation", () => {
    expect([planner.cost(text, "R", {}), planner.cost("{", undefined, {}), planner.cost("", null, {})]).toEqual([null, null, null]);
  });
});
