import { describe, expect, it } from "vitest";
import { ProgressLine } from "../../src/cli/progress.ts";
import { buildStore } from "../../src/ingest/load.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { writePackage } from "../helpers/package.ts";

/** A line on a terminal or in a log, a clock that the test turns, and what has been written. */
function given(live: boolean) {
  const written: string[] = [];
  const clock = { time: 0 };
  const terminal = {
    out: () => {},
    err: (text: string) => void written.push(text),
    input: async () => "",
    width: 40,
    colour: false,
    interactive: live,
    live,
  };
  return { line: new ProgressLine(terminal, () => clock.time), clock, written };
}

describe("progress", () => {
  it("is silent while work is short", () => {
    for (const live of [true, false]) {
      const { line, written } = given(live);
      line.tell("Writing figures", 1, 2);
      line.end();
      expect(written).toEqual([]);
    }
  });

  it("writes over one line on a terminal, within its width, and takes it away at the end", () => {
    const { line, clock, written } = given(true);
    clock.time = 100;
    line.tell("Writing figures", 1000, 20_000);
    clock.time = 150;
    line.tell("Writing figures", 1500, 20_000);
    clock.time = 250;
    line.tell("A long time is spent on something that has a long name");
    line.end();
    expect(written).toEqual([
      "\r\u001b[2KWriting figures: 1,000 of 20,000 …",
      "\r\u001b[2KA long time is spent on something that ",
      "\r\u001b[2K",
    ]);
  });

  it("writes a line every few seconds where nobody watches", () => {
    const { line, clock, written } = given(false);
    for (const time of [1000, 5000, 6000, 10_000]) {
      clock.time = time;
      line.tell("Writing figures", time, 20_000);
    }
    line.end();
    expect(written).toEqual(["Writing figures: 5,000 of 20,000 …\n", "Writing figures: 10,000 of 20,000 …\n"]);
  });

  it("is told each step of a build", async () => {
    const steps: string[] = [];
    await buildStore(writePackage(), `${temporaryFolder()}/hub.sqlite`, false, (doing, done, total) =>
      steps.push([doing, done, total].filter((part) => part !== undefined).join(" ")),
    );
    expect(steps).toEqual([
      "Looking at the data",
      "Reading the tables",
      "Checking the tables",
      "Reading the figures (kB) 1 1",
      "Putting the figures in order",
      "Checking the store",
    ]);
  });
});
