import { describe, expect, it } from "vitest";
import { bestOf, type Comparability, sentence, worst } from "../../src/domain/comparability.ts";

describe("of several severities", () => {
  it.each([
    [[], "COMPARABLE", "NOT_COMPARABLE"],
    [["COMPARABLE"], "COMPARABLE", "COMPARABLE"],
    [["CAUTION"], "CAUTION", "CAUTION"],
    [["NOT_COMPARABLE"], "NOT_COMPARABLE", "NOT_COMPARABLE"],
    [["COMPARABLE", "CAUTION"], "CAUTION", "COMPARABLE"],
    [["NOT_COMPARABLE", "CAUTION"], "NOT_COMPARABLE", "CAUTION"],
    [["CAUTION", "NOT_COMPARABLE", "COMPARABLE"], "NOT_COMPARABLE", "COMPARABLE"],
  ] satisfies [Comparability[], Comparability, Comparability][])("%j: the worst is %s and the best is %s", (severities, low, high) => {
    expect(worst(severities)).toBe(low);
    expect(bestOf(severities)).toBe(high);
  });

  it("may come from any iterable", () => {
    expect(worst(new Set<Comparability>(["CAUTION"]))).toBe("CAUTION");
    expect(bestOf(new Set<Comparability>(["CAUTION"]))).toBe("CAUTION");
  });
});

describe("sentence", () => {
  it("opens with a capital and ends with a full stop", () => {
    expect(sentence("the definition changed on 2016-09-01")).toBe("The definition changed on 2016-09-01.");
    expect(sentence("Halton's figure is undated")).toBe("Halton's figure is undated.");
  });
});
