import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../../src/graphql/canonical.ts";

const canonical = (text: string): string => canonicalText(parse(text));

describe("the canonical text of a document", () => {
  it.each([
    ["layout and comments", "{ a # one\n b(x: 1,y: 2) }", "{\n  a\n  b(x: 1 y: 2)\n}"],
    ["the order of fields", "{ a { c b } d }", "{ d a { b c } }"],
    [
      "the order of arguments, variables and directives",
      "query ($x: Int, $y: Int) { a(x: $x, y: $y) @p @q }",
      "query ($y: Int, $x: Int) { a(y: $y, x: $x) @q @p }",
    ],
    ["the order of definitions", "query A { ...F } fragment F on Q { a }", "fragment F on Q { a } query A { ...F }"],
  ])("does not depend on %s", (_what, one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  it.each([
    ["another field", "{ a }", "{ b }"],
    ["another alias", "{ x: a }", "{ a }"],
    ["another level", "{ a { b } c }", "{ a { b c } }"],
    ["another value", "{ a(x: [1, 2]) }", "{ a(x: [2, 1]) }"],
    ["another name", "query A { a }", "query B { a }"],
    ["another operation beside it", "query A { a }", "query A { a } query B { a }"],
    ["a condition", "{ a @skip(if: true) }", "{ a }"],
  ])("tells %s", (_what, one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});
