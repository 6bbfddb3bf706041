import { expect, it } from "vitest";
import { Citations } from "../../src/cli/citations.ts";

const cited = (raw: string, line: number, status = "FINAL") => ({
  formatted: raw,
  provenance: { line, locator: "table", raw, source: { title: "Plan", status } },
});

it("gives each place one number, however often it is named", () => {
  const citations = new Citations();
  expect([citations.mark(cited("5%", 1), "Halton"), citations.mark(cited("6%", 2, "DRAFT"), "England")]).toEqual(["[1]", "[2]"]);
  expect(citations.mark(cited("5%", 1), "Halton")).toBe("[1]");
  expect(citations.list()).toEqual(["Halton: “5%”, Plan, table, line 1", "England: “6%”, Plan (draft), table, line 2"]);
});

it("says so where a cell is empty", () => {
  const citations = new Citations();
  citations.mark(cited("", 3), "Halton");
  expect(citations.list()).toEqual(["Halton: an empty cell, Plan, table, line 3"]);
});

it("cites both figures behind a computed one", () => {
  const citations = new Citations();
  expect(citations.mark({ formatted: "1 pp", provenance: null, components: [cited("6%", 2), cited("5%", 1)] }, "Halton")).toBe("[1][2]");
  expect(citations.list()).toEqual(["Halton (6%): “6%”, Plan, table, line 2", "Halton (5%): “5%”, Plan, table, line 1"]);
});
