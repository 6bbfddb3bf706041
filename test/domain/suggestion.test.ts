import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, suggest } from "../../src/domain/suggestion.ts";

const KNOWN = ["halton", "cheshire-east", "cheshire-west-and-chester", "england"];

describe("didYouMean", () => {
  it.each([
    ["haltn", "halton"],
    ["HALTON", "halton"],
    [" halton ", "halton"],
    ["hatlon", "halton"],
    ["Cheshire East", "cheshire-east"],
    ["west", "cheshire-west-and-chester"],
    ["cheshire", "cheshire-east"],
    ["englnd", "england"],
  ])("suggests the nearest name for %j", (value, nearest) => {
    expect(didYouMean(value, KNOWN)).toBe(` Did you mean "${nearest}"?`);
  });

  it.each(["ACTUALL", "actuall", "Actal"])("suggests a code in capitals, however %j is written", (value) => {
    expect(didYouMean(value, ["TARGET", "ACTUAL"])).toBe(' Did you mean "ACTUAL"?');
  });

  it("suggests the shortest of the names that hold three letters or more, whatever their order", () => {
    expect(didYouMean("west", ["cheshire-west-and-chester", "cheshire-west"])).toBe(' Did you mean "cheshire-west"?');
    expect(didYouMean("wes", ["cheshire-west"])).toBe(' Did you mean "cheshire-west"?');
    expect(didYouMean("we", ["cheshire-west"])).toBe("");
  });

  it.each(["zzzzzzzz", "", "  ", "x"])("suggests nothing where nothing is near: %j", (value) => {
    expect(didYouMean(value, KNOWN)).toBe("");
  });

  it("suggests nothing where nothing is known", () => {
    expect(didYouMean("halton", [])).toBe("");
  });

  it("finds a known name whatever its case, and never makes one up", () => {
    const names = fc.uniqueArray(fc.string({ unit: "grapheme-ascii", minLength: 3 }), {
      minLength: 1,
      selector: (name) => name.trim().toLowerCase(),
    });
    fc.assert(
      fc.property(names, fc.string(), (known, value) => {
        const answer = didYouMean(value, known);
        return answer === "" || known.some((name) => answer === ` Did you mean "${name}"?`);
      }),
    );
    fc.assert(
      fc.property(names, ([name = ""]) => name.trim() !== name || didYouMean(name.toUpperCase(), [name, "another"]).includes(`"${name}"`)),
    );
  });
});

describe("suggest", () => {
  it("asks whether a near name was meant, and tells the nearest where none is near", () => {
    expect(suggest("haltn", KNOWN)).toBe(' Did you mean "halton"?');
    expect(suggest("zzz", KNOWN)).toMatch(/^ The nearest known one is "(halton|england)"\.$/);
    expect(suggest("", KNOWN)).toBe(' The nearest known one is "halton".');
    expect(suggest("x", [])).toBe("");
  });

  it("is silent about a text that no name is as long as, whose comparing would take seconds", () => {
    expect(suggest("halton".repeat(20), KNOWN)).toBe("");
    expect(didYouMean("x".repeat(101), ["x".repeat(100)])).toBe("");
    expect(didYouMean("x".repeat(99), ["x".repeat(100)])).not.toBe("");
  });
});
