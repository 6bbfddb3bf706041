import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getIntrospectionQuery, Kind, Lexer, parse, Source, TokenKind } from "graphql";
import { describe, expect, it } from "vitest";
import { PROJECT_FOLDER } from "../../src/config.ts";
import { InputError } from "../../src/errors.ts";
import { costOf, type RawVariables } from "../../src/graphql/cost.ts";
import { limitsBroken, MAX_COST, MAX_TOKENS } from "../../src/graphql/limits.ts";
import { makeSchema } from "../../src/graphql/schema.ts";
import type { Sizes } from "../../src/store/lease.ts";

const schema = makeSchema();

function cost(text: string, variables: RawVariables = {}, sizes?: Sizes): number {
  const document = parse(text);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error("no operation");
  return costOf(schema, document, operation, { variables, sizes });
}

const EVERY_RELATION = `
  area { slug parent { slug } } measure { key } indicator { key publisher { slug } source { key } } population { key } reference { key }
  relativeTo { slug } components { id } conflicts { id } period { label } provenance { line source { key } }`;

describe("the cost of an operation", () => {
  it.each([
    ["scalars cost nothing", "{ __typename }", 0],
    ["an object costs one", "{ dataset { revision builtAt } }", 1],
    ["an object within one costs another", '{ area(code: "x") { slug parent { slug } } }', 2],
    ["a list without first counts 10", "{ areas { slug } }", 10],
    ["… times what hangs from each", "{ areas { slug parent { slug } } }", 20],
    ["a page counts its size, and the connection one", "{ observations(first: 7) { nodes { id } } }", 8],
    ["a page's default is what it holds", "{ observations { nodes { id } } }", 51],
    ["… also where null is asked for", "{ observations(first: null) { nodes { id } } }", 51],
    ["a default in the schema counts", '{ search(text: "x") { score } }', 20],
    [
      "edges and nodes are both counted",
      "{ measures(first: 5) { edges { cursor node { key } } nodes { key } pageInfo { endCursor } } }",
      17,
    ],
    ["page sizes multiply", "{ measures(first: 5) { nodes { observations(first: 3) { nodes { id } } } } }", 1 + 5 * (1 + 1 + 3)],
    ["ids are counted", '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    ["fragments are followed", "{ ...F } fragment F on Query { areas { ...G } } fragment G on Area { parent { slug } }", 20],
    ["a comparison costs its pairs, asked for or not", '{ compare(measure: "m", areas: ["a", "b", "c", "d"]) { verdict } }', 7],
    ["its rows are the areas", '{ compare(measure: "m", areas: ["a", "b", "c"]) { rows { rank } pairs { verdict } } }', 3 + 1 + 3 + 3],
    ["a scorecard costs the pairs of its lines", '{ scorecard(area: "a", against: ["b", "c"]) { area { slug } } }', 302],
    ["its lines count 100", '{ scorecard(area: "a", against: []) { lines { summary } } }', 101],
    [
      "parts of a union are each counted",
      '{ search(text: "x", first: 2) { result { ... on Measure { population { key } } ... on Area { parent { slug } } } } }',
      2 * 4,
    ],
    ["introspection costs as anything else", '{ __schema { types { fields { name } } } __type(name: "Area") { name } }', 1 + 10 + 100 + 1],
    ["what the schema does not know costs nothing", "{ nothing { at { all } } ... on Nothing { x } }", 0],
    ["a fragment within itself ends", "{ areas { ...F } } fragment F on Area { parent { ...F } }", 20],
  ])("%s", (_rule, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it("counts all areas, and who publishes a measure, as what the store holds, and never as less than ten", () => {
    const everywhere = "{ areas { slug observations(first: 2) { nodes { id } } } }";
    const published = "{ measures(first: 3) { nodes { publishedBy { slug } } } }";
    const costs = (sizes: Sizes) => [everywhere, published, "{ sources { key } }"].map((text) => cost(text, {}, sizes));
    expect(costs({ areas: 3, sources: 5 })).toEqual([10 * 4, 1 + 3 * (1 + 10), 10]);
    expect(costs({ areas: 170, sources: 12 })).toEqual([170 * 4, 1 + 3 * (1 + 170), 12]);
  });

  it("lets introspection itself pass, and no document that asks it many times over", () => {
    const whole = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true });
    expect(cost(whole)).toBeLessThan(MAX_COST / 2);
    expect(3 * cost(whole)).toBeGreaterThan(MAX_COST);
  });

  it.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf"])(
    "reads a variable $%s as any other, though every object has something of that name",
    (name) => {
      const paged = `query ($${name}: Int = 500) { observations(first: $${name}) { nodes { id } } }`;
      expect(cost(paged)).toBe(501);
      expect(cost(paged, JSON.parse(`{"${name}": 7}`) as RawVariables)).toBe(8);
      expect(() => cost(paged.replace("500", "501"))).toThrow(InputError);
      const listed = `query ($${name}: [String!]! = ["a", "b", "c"]) { compare(measure: "m", areas: $${name}) { verdict } }`;
      expect(cost(listed)).toBe(4);
    },
  );

  it("reads page sizes and lists from variables and their defaults", () => {
    const paged = "query ($n: Int = 9) { observations(first: $n) { nodes { id } } }";
    expect(cost(paged)).toBe(10);
    expect(cost(paged, { n: 3 })).toBe(4);
    expect(cost(paged, { n: null })).toBe(51);
    expect(cost('query ($a: [String!]!) { compare(measure: "m", areas: $a) { rows { rank } } }', { a: ["x", "y"] })).toBe(1 + 1 + 2);
    expect(cost("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: "one" })).toBe(1);
  });

  it.each([0, -1, 501, 2_147_483_647])("refuses a page of %d before anything is read", (first) => {
    expect(() => cost(`{ observations(first: ${first}) { totalCount } }`)).toThrow(InputError);
    expect(() => cost("query ($n: Int) { areas { observations(first: $n) { totalCount } } }", { n: first })).toThrow(
      /first: .* is outside 1 to 500/,
    );
  });

  it("lets a page of 500 figures with every relation pass, and four levels of conflicts not", () => {
    const relations = cost(`{ observations(first: 500) { nodes { id ${EVERY_RELATION} } } }`);
    expect(relations).toBeGreaterThan(500 * 10);
    expect(relations).toBeLessThanOrEqual(MAX_COST);
    const conflicts = "{ observations { nodes { conflicts { conflicts { conflicts { conflicts { id } } } } } } }";
    expect(cost(conflicts)).toBeGreaterThan(MAX_COST);
  });

  it("is found at once though each of many fragments spreads the next one twice", () => {
    const chain = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Query { areas { slug } ...F${n + 1} ...F${n + 1} }`).join("\n");
    expect(cost(`{ ...F0 } ${chain} fragment F60 on Query { areas { slug } }`)).toBeGreaterThan(2 ** 60);
  });
});

describe("the hub's own operations", () => {
  const folder = join(PROJECT_FOLDER, "schema", "operations");
  const variables = { areas: ["a", "b", "c"], against: ["a", "b"] };

  it.each(readdirSync(folder))("%s is within every limit", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const lexer = new Lexer(new Source(text));
    let tokens = 0;
    while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
    expect(tokens).toBeLessThan(MAX_TOKENS / 2);
    expect(limitsBroken(parse(text))).toEqual([]);
    expect(cost(text, variables)).toBeLessThanOrEqual(MAX_COST);
  });
});
