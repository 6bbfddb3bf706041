import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { choiceOption, choicesOption, listed, spelling } from "../../src/cli/choice.ts";
import { Rag } from "../../src/domain/rag.ts";

const quiet = () => new Command().exitOverride().configureOutput({ writeErr: () => {} });
const parse = (...args: string[]) => {
  const command = quiet()
    .addOption(choiceOption("--one <rating>", "one", Object.values(Rag)))
    .addOption(choicesOption("--many <rating...>", "many", Object.values(Rag)));
  return command.parse(args, { from: "user" }).opts<{ one?: Rag; many?: Rag[] }>();
};

describe("an option with codes", () => {
  it.each(["NOT_RATED", "not-rated", "Not_Rated", " not-rated "])("takes %j", (word) => {
    expect(parse("--one", word).one).toBe("NOT_RATED");
  });

  it("takes several as words, with commas, or repeated", () => {
    const expected = ["RED", "AMBER", "NOT_RATED"];
    expect(parse("--many", "red", "amber", "not-rated").many).toEqual(expected);
    expect(parse("--many", "red,amber,not-rated").many).toEqual(expected);
    expect(parse("--many", "red", "--many", "amber, not-rated").many).toEqual(expected);
  });

  it("refuses another, with those that there are and the nearest", () => {
    expect(() => parse("--one", "rad")).toThrow(/Choose from green, amber, red, not-rated\. Did you mean "red"\?/);
    expect(() => parse("--many", "red,blue")).toThrow(/'red,blue' is invalid/);
  });
});

describe("a list of words", () => {
  it("adds up, and leaves out what is empty", () => {
    expect(listed("c,, d ", listed("a,b", undefined))).toEqual(["a", "b", "c", "d"]);
  });
});

it("spells codes as words are typed", () => {
  expect(spelling("KEY_STAGE_4")).toBe("key-stage-4");
});
