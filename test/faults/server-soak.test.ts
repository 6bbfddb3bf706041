import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judge, MOST_DESCRIPTORS, MOST_MEMORY, type Sample } from "../../scripts/soak/verdict.ts";
import { canTellVitals } from "../../scripts/soak/vitals.ts";
import { PROJECT_FOLDER } from "../../src/config.ts";

const SECONDS = 12;
/**
 * In a quarter of a minute a server has hardly warmed up: what this run finds is wrong answers, faults, and leaks of tens of megabytes a second.
 * A leak from nothing, however steep, brings the middle of the last third to five thirds of that of the second. Of open files it would find
 * one for each answer; one for each store is `store-replaced.test.ts`'s to find.
 */
const MEMORY = 1.3;

/** Ninety samples, of which the first thirty are of a server that warms up. */
const samples = (late: (index: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 90 }, (_, index) =>
    index < 30 ? { memory: 50, descriptors: 5 } : { memory: 200, descriptors: 40, ...late(index - 30) },
  );

describe("the verdict on a run", () => {
  it("is that it was flat where memory and open files go up and down, after a beginning with less of both", () => {
    expect(judge(samples((index) => ({ memory: 200 + 30 * (index % 3), descriptors: 40 + (index % 7) }))).flat).toBe(true);
  });

  it("may be that memory was allowed to grow, where a run is short", () => {
    const grown = samples((index) => ({ memory: index < 30 ? 200 : 255 }));
    expect([judge(grown).flat, judge(grown, MEMORY).flat]).toEqual([false, true]);
  });

  it.each([
    ["thirty megabytes a second", 144, 1955],
    ["eight", 146, 560],
  ])("is not, also of a short run, where memory has grown by %s since its first moment", (_, first, last) => {
    const leaking = Array.from({ length: 48 }, (_sample, index) => ({ memory: first + ((last - first) * index) / 47, descriptors: 40 }));
    expect(judge(leaking, MEMORY).flat).toBe(false);
  });

  it("passes over a moment in which there was much", () => {
    expect(judge(samples((index) => (index === 50 ? { memory: 900, descriptors: 400 } : {}))).flat).toBe(true);
  });

  it.each([
    ["megabytes", (index: number) => ({ memory: 200 + 3 * index })],
    ["open files", (index: number) => ({ descriptors: 40 + index })],
  ])("is not that it was flat where %s go on growing", (_what, late) => {
    expect(judge(samples(late)).flat).toBe(false);
  });

  it("says what was found and what was allowed", () => {
    const { memory, descriptors } = judge(samples(() => ({})));
    expect(memory).toBe(`memory 200 MB, later 200 MB (at most ${200 * MOST_MEMORY})`);
    expect(descriptors).toBe(`open files 40, later 40 (at most ${40 + MOST_DESCRIPTORS})`);
  });
});

const reason = canTellVitals ? "" : " (skipped: this system does not tell what a process takes)";

it.runIf(canTellVitals)(
  `a server stays flat while clients ask and the store is built anew${reason}`,
  { timeout: 120_000 },
  async ({ annotate }) => {
    const args = ["--import", "tsx", join(PROJECT_FOLDER, "scripts", "soak.ts"), "--seconds", String(SECONDS), "--memory", String(MEMORY)];
    const { code, text } = await new Promise<{ code: number | string | null | undefined; text: string }>((resolve) => {
      execFile(process.execPath, args, { cwd: PROJECT_FOLDER }, (error, stdout, stderr) =>
        resolve({ code: error ? error.code : 0, text: stdout + stderr }),
      );
    });
    await annotate(text.trim().split("\n").slice(-2).join(" "));
    expect({ code, text }).toEqual({
      code: 0,
      text: expect.stringMatching(/ s left: [\s\S]*answers over [2-9] rebuilds; the server ended with 0\.\nFlat: /),
    });
  },
);
