import { GraphQLInputObjectType, GraphQLObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { COMPARISON_PARAMETERS } from "../../src/export/comparison-file.ts";
import { OBSERVATION_PARAMETERS } from "../../src/export/observation-file.ts";
import { SCORECARD_PARAMETERS } from "../../src/export/scorecard-file.ts";
import { makeSchema } from "../../src/graphql/schema.ts";

const schema = makeSchema();

function argumentsOf(type: string, field: string): string[] {
  const found = schema.getType(type);
  if (!(found instanceof GraphQLObjectType)) throw new TypeError(`${type} is no object`);
  return (found.getFields()[field]?.args ?? []).map(({ name }) => name);
}

describe("the files take what the API takes, by the same names", () => {
  it("observations: every field of the filter, and the order; pages are the file's own affair", () => {
    const filter = schema.getType("ObservationFilter");
    if (!(filter instanceof GraphQLInputObjectType)) throw new TypeError("ObservationFilter is no input");
    const api = [...Object.keys(filter.getFields()), ...argumentsOf("Query", "observations").filter((name) => name !== "filter")];
    expect([...Object.keys(OBSERVATION_PARAMETERS), "first", "after"].sort()).toEqual(api.sort());
  });

  it("comparison: its arguments and the rating's; areas are repeated as area, or as areas", () => {
    const api = [...argumentsOf("Query", "compare"), ...argumentsOf("ComparisonRow", "rag"), "area"];
    expect(Object.keys(COMPARISON_PARAMETERS).sort()).toEqual(api.sort());
  });

  it("scorecard: its arguments and those of its lines", () => {
    const api = [...argumentsOf("Query", "scorecard"), ...argumentsOf("Scorecard", "lines")];
    expect(Object.keys(SCORECARD_PARAMETERS).sort()).toEqual(api.sort());
  });
});
