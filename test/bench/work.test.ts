import { describe, expect, it } from "vitest";
import { isAnswer } from "../../bench/run/ask.ts";
import { parseCores } from "../../bench/run/cores.ts";
import { median } from "../../bench/run/median.ts";
import { comparisons, spread, wordsOf } from "../../bench/run/work.ts";

const keys = (count: number) => Array.from({ length: count }, (_, index) => `measure-${index}`);
const roles = (sets: readonly object[]) => sets.map((set) => (set as { role: string }).role);

describe("the comparisons that are asked", () => {
  it("are 200 different ones, of few measures and of many", () => {
    for (const count of [23, 199, 200, 434]) expect(new Set(comparisons(keys(count)).map((set) => JSON.stringify(set))).size).toBe(200);
  });

  it("are the same mixture of roles in every data set, so that one can be held against the other", () => {
    expect(roles(comparisons(keys(23)))).toEqual(roles(comparisons(keys(434))));
  });

  it("are refused where there are too few measures to make them of", () => {
    expect(() => comparisons(keys(22))).toThrow("only 198 different comparisons can be made of 22 measures");
  });
});

it("takes words of four letters or more, each once, and some of a long list", () => {
  expect(wordsOf([{ name: "Pupils in good schools" }, { name: "Good pupils of 16" }])).toEqual(["good", "pupils", "schools"]);
  expect(spread(["a", "b", "c", "d", "e", "f"], 3)).toEqual(["a", "c", "e"]);
});

it("takes an answer with errors for none", () => {
  expect(isAnswer('{"data":{"a":1}}')).toBe(true);
  expect(isAnswer('{"data":{"a":"the \\"errors\\":[ of a plan"}}')).toBe(true);
  expect(isAnswer('{"data":{"a":null},"errors":[{"message":"no"}]}')).toBe(false);
  expect(isAnswer('{"errors":[{"message":"no"}],"data":null}')).toBe(false);
});

it("reads which cores there are", () => {
  expect(parseCores("0-2,5")).toEqual([0, 1, 2, 5]);
  expect(parseCores("3")).toEqual([3]);
});

it("takes the middle of some numbers, whatever their order", () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});
