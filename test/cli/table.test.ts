import { describe, expect, it } from "vitest";
import { paragraph, quantity, table, tie, widthOf, wrap } from "../../src/cli/table.ts";

const plain = (text: string) => text;
const loud = (text: string) => `\u001b[1m${text}\u001b[22m`;

describe("wrap", () => {
  it.each([
    ["short", 10, ["short"]],
    ["two words", 5, ["two", "words"]],
    ["a much-too-long-word b", 5, ["a", "much-too-long-word", "b"]],
    ["first\nsecond", 20, ["first", "second"]],
    [`${tie("338.9 per 10,000")} here`, 8, ["338.9 per 10,000", "here"]],
    ["Llŷn ac Eifionydd", 8, ["Llŷn ac", "Eifionydd"]],
    ["", 5, [""]],
  ])("breaks %j at %i into %j", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

it("keeps a number with its unit, and lets a statement break", () => {
  expect(wrap(quantity("338.9 per 10,000"), 8)).toEqual(["338.9 per 10,000"]);
  expect(wrap(quantity("To rise no less than prices do."), 12)).toEqual(["To rise no", "less than", "prices do"]);
});

describe("a paragraph", () => {
  it("hangs under its mark", () => {
    expect(paragraph("one two three", 9, " 1. ")).toBe(" 1. one\n    two\n    three");
  });
});

describe("a table", () => {
  it("aligns its columns and ends no line with spaces", () => {
    const rows = [
      ["Halton", "5"],
      ["St Helens", "12"],
    ];
    expect(table([{ title: "Area" }, { title: "Rank", align: "right" }], rows, 80, plain)).toBe(
      ["Area       Rank", "Halton        5", "St Helens    12"].join("\n"),
    );
  });

  it("takes the space that is missing from the widest column, at spaces alone", () => {
    const rows = [["Cheshire West and Chester", "338.9 per 10,000"]];
    const text = table([{ title: "Area" }, { title: "Figure", fixed: true }], rows, 34, plain);
    expect(text).toBe(["Area           Figure", "Cheshire West  338.9 per 10,000", "and Chester"].join("\n"));
  });

  it("would rather be too wide than cut a word", () => {
    const text = table([{ title: "Key" }], [["secondary-persistent-absence"]], 10, plain);
    expect(text).toContain("secondary-persistent-absence");
  });

  it("paints each line of a cell, without counting the paint", () => {
    const text = table([{ title: "A" }, { title: "B" }], [[{ text: "one two three", paint: loud }, "x"]], 13, plain);
    expect(text.split("\n").slice(1)).toEqual([`${loud("one two")}  x`, loud("three")]);
  });

  it("counts letters, not bytes", () => {
    expect(widthOf("Llŷn “é”")).toBe(8);
  });
});
