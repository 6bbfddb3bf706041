import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../src/cli/failure.ts";
import { ConfigError, DataError, InputError, StoreError } from "../../src/errors.ts";

describe("a failure", () => {
  it.each([
    ["help", new CommanderError(0, "commander.help", "(help)"), { code: 0, text: "" }],
    ["wrong use", new CommanderError(1, "commander.unknownOption", "error"), { code: 2, text: "" }],
    ["a bad argument", new InputError("area: no area."), { code: 2, text: "area: no area." }],
    ["a bad configuration", new ConfigError("Bad configuration"), { code: 1, text: "Bad configuration" }],
    [
      "bad data",
      new DataError([{ file: "areas.csv", line: 2, column: "slug", message: "is empty" }]),
      { code: 1, text: "1 problem in the data\nareas.csv:2: slug: is empty" },
    ],
    [
      "no store",
      new StoreError("The store is missing. Build it again."),
      { code: 1, text: "The store is missing. Build it: npx indicator-hub build" },
    ],
    ["another trouble with the store", new StoreError("The disk is full."), { code: 1, text: "The disk is full." }],
    [
      "a fault",
      new TypeError("x is\nundefined"),
      { code: 70, text: "A fault of the hub: TypeError: x is undefined. LOG_LEVEL=debug tells where; please report it." },
    ],
    ["a fault that is no error", "oh", { code: 70, text: "A fault of the hub: oh. LOG_LEVEL=debug tells where; please report it." }],
  ])("by %s has its own code and words", (_what, error, failure) => {
    expect(failureOf(error)).toEqual(failure);
  });

  it("shows where a fault has happened when that is asked for", () => {
    expect(failureOf(new TypeError("x"), true).text).toMatch(/failure\.test\.ts/);
    expect(failureOf(new TypeError("x"), false).text).not.toMatch(/\n/);
    expect(failureOf(new InputError("x"), true).text).toBe("x");
  });
});
