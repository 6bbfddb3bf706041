import fc from "fast-check";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { extentOf } from "../../src/graphql/extent.ts";
import { documentLimits, limitsBroken, MAX_ALIASES, MAX_DEPTH, MAX_DIRECTIVES, MAX_OPERATIONS } from "../../src/graphql/limits.ts";

const extent = (text: string) => extentOf(parse(text));
const nested = (levels: number): string => `${"{ a ".repeat(levels)}${"}".repeat(levels)}`;
const codes = (text: string): unknown[] => limitsBroken(parse(text)).map(({ extensions }) => extensions["validationErrorCode"]);

describe("the extent of a document", () => {
  it.each([
    ["{ a }", { depth: 1, aliases: 0, directives: 0, operations: 1 }],
    ["{ a { b { c } } d }", { depth: 3, aliases: 0, directives: 0, operations: 1 }],
    ["query A { a } query B { b { c } }", { depth: 2, aliases: 0, directives: 0, operations: 2 }],
    ["{ x: a y: __typename ... { z: a } }", { depth: 1, aliases: 3, directives: 0, operations: 1 }],
    ["{ x: __schema { y: types { ...F } } } fragment F on __Type { z: name }", { depth: 1, aliases: 3, directives: 0, operations: 1 }],
    ["{ a @skip(if: true) b { c @include(if: false) } }", { depth: 2, aliases: 0, directives: 2, operations: 1 }],
    [
      "{ ...F ...F } fragment F on Q { x: a { ...G } } fragment G on A { y: b { c } }",
      { depth: 3, aliases: 4, directives: 0, operations: 1 },
    ],
    ["{ ... on Q { ... on Q { a { b } } } }", { depth: 2, aliases: 0, directives: 0, operations: 1 }],
    ["fragment F on Q { x: a { b } }", { depth: 0, aliases: 0, directives: 0, operations: 0 }],
  ])("%s", (text, expected) => {
    expect(extent(text)).toEqual(expected);
  });

  it("ends with fragments that hold themselves, or are not there", () => {
    expect(extent("{ a { ...F } } fragment F on Q { b { ...G } } fragment G on Q { c { ...F } }").depth).toBe(3);
    expect(extent("{ a { ...Gone } }").depth).toBe(1);
  });

  it("is found at once though each of many fragments spreads the next one twice", () => {
    const chain = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Q { x: a ...F${n + 1} ...F${n + 1} }`).join("\n");
    expect(extent(`{ ...F0 } ${chain} fragment F60 on Q { y: a }`).aliases).toBeGreaterThan(2 ** 59);
  });

  it("is the same for a selection and for the same within fragments", () => {
    const tree = fc.letrec((tie) => ({
      field: fc.record({
        alias: fc.boolean(),
        below: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie("field"), { maxLength: 3 })),
      }),
    })).field;
    type Tree = { alias: boolean; below: Tree[] };
    const plain = (all: Tree[]): string =>
      all.length === 0 ? "" : `{ ${all.map((one) => `${one.alias ? "x: " : ""}a ${plain(one.below)}`).join(" ")} }`;
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), (found) => {
        const all = found as Tree[];
        const whole = plain(all);
        expect(extent(`{ ...F } fragment F on Q ${whole}`)).toEqual(extent(whole));
      }),
    );
  });
});

describe("the limits of a document", () => {
  it.each([
    ["QUERY_TOO_DEEP", nested(MAX_DEPTH), nested(MAX_DEPTH + 1)],
    [
      "TOO_MANY_ALIASES",
      ...[MAX_ALIASES, MAX_ALIASES + 1].map((n) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: __typename`).join(" ")} }`),
    ],
    ["TOO_MANY_DIRECTIVES", ...[MAX_DIRECTIVES, MAX_DIRECTIVES + 1].map((n) => `{ ${"a @skip(if: false) ".repeat(n)} }`)],
    [
      "TOO_MANY_OPERATIONS",
      ...[MAX_OPERATIONS, MAX_OPERATIONS + 1].map((n) => Array.from({ length: n }, (_, i) => `query A${i} { a }`).join(" ")),
    ],
  ])("%s: the last that passes, and the first that does not", (code, within, beyond) => {
    expect(codes(String(within))).toEqual([]);
    expect(codes(String(beyond))).toEqual([code]);
  });

  it("are all told at once, by a rule that never throws, also for a document without an operation", () => {
    const schema = buildSchema("type Query { a: Query }");
    const both = `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: __typename`).join(" ")} ${"a { ".repeat(12)} __typename ${"}".repeat(12)} }`;
    expect(validate(schema, parse(both), [documentLimits]).map(({ extensions }) => extensions["validationErrorCode"])).toEqual([
      "QUERY_TOO_DEEP",
      "TOO_MANY_ALIASES",
    ]);
    expect(validate(schema, parse(`fragment F on Query { ${"a @skip(if: true) ".repeat(20)} }`), [documentLimits])).toHaveLength(1);
  });

  it("say what was found, what is allowed and what to do", () => {
    expect(limitsBroken(parse(nested(12)))[0]?.message).toBe(
      "The document is 12 levels deep; at most 10. Ask for the parts in queries of their own.",
    );
  });
});
