import { describe, expect, it } from "vitest";
import { ConfigError, DataError, formatProblem, HubError, InputError, quoted, StoreError } from "../src/errors.ts";

const problem = { file: "areas.csv", line: 2, column: "slug", message: "is empty" };

describe("an error of the hub", () => {
  it.each([
    [new InputError("no"), "InputError", "BAD_USER_INPUT"],
    [new DataError([]), "DataError", "BAD_DATA"],
    [new ConfigError("no"), "ConfigError", "BAD_CONFIG"],
    [new StoreError("no"), "StoreError", "BAD_STORE"],
  ])("%s has a name and a stable code", (error, name, code) => {
    expect(error).toBeInstanceOf(HubError);
    expect([error.name, error.code]).toEqual([name, code]);
  });

  it("keeps its cause", () => {
    const cause = new Error("why");
    expect(new StoreError("no", { cause }).cause).toBe(cause);
  });
});

describe("formatProblem", () => {
  it("writes file, line, column and message, and leaves out what is not known", () => {
    expect(formatProblem(problem)).toBe("areas.csv:2: slug: is empty");
    expect(formatProblem({ ...problem, column: null })).toBe("areas.csv:2: is empty");
    expect(formatProblem({ ...problem, line: null, column: null })).toBe("areas.csv: is empty");
    expect(formatProblem({ ...problem, line: null })).toBe("areas.csv: slug: is empty");
  });
});

describe("a DataError", () => {
  it("lists every problem, counted", () => {
    expect(new DataError([problem]).message).toBe("1 problem in the data\nareas.csv:2: slug: is empty");
    expect(new DataError([problem, { ...problem, line: 3 }]).message).toBe(
      "2 problems in the data\nareas.csv:2: slug: is empty\nareas.csv:3: slug: is empty",
    );
    expect(new DataError([problem]).problems).toEqual([problem]);
  });
});

describe("quoted", () => {
  it("repeats a text, and of a long one the beginning", () => {
    expect(quoted("halton")).toBe('"halton"');
    expect(quoted("x".repeat(100))).toBe(`"${"x".repeat(100)}"`);
    expect(quoted("x".repeat(101))).toBe(`"${"x".repeat(100)}…"`);
  });

  it("sends no half of a character", () => {
    expect(quoted(`${"x".repeat(99)}🎓`)).toBe(`"${"x".repeat(99)}\ufffd…"`);
  });
});
