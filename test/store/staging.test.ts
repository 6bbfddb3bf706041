import { execFileSync, spawn } from "node:child_process";
import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { PLACE, stage, sweep, unstage } from "../../src/store/staging.ts";
import { temporaryFolder } from "../helpers/folder.ts";

/** What a name's random part is made of, where it is to be the same again. */
const chance = vi.hoisted(() => ({ fixed: null as Buffer | null }));

vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof import("node:crypto")>();
  return { ...crypto, randomBytes: (size: number) => chance.fixed ?? crypto.randomBytes(size) };
});

const ELSEWHERE = "0123456789ab";
const HOUR = 3_600_000;

const place = () => join(temporaryFolder(), "hub.sqlite");
const beside = (path: string) => readdirSync(dirname(path)).sort();

/** The number of a process that has ended. */
function deadProcess(): number {
  return Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
}

/** The number of a process that runs until the test has ended. */
function runningProcess(): number {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  onTestFinished(() => void child.kill());
  return child.pid ?? 0;
}

/** Leaves files beside a store, last written so many milliseconds ago. */
function leave(path: string, names: readonly string[], ago = 0): void {
  for (const name of names) {
    const file = join(dirname(path), name);
    writeFileSync(file, "half a store");
    const time = (Date.now() - ago) / 1000;
    utimesSync(file, time, time);
  }
}

describe("a staging file", () => {
  it("is an empty one beside the store, of another name each time", () => {
    const path = place();
    const staged = [stage(path), stage(path)];
    expect(beside(path)).toEqual(staged.map((file) => basename(file)).sort());
    expect(new Set(staged).size).toBe(2);
    for (const file of staged) unstage(file);
    expect(beside(path)).toEqual([]);
  });

  it("is never one that is there already", () => {
    const path = place();
    chance.fixed = Buffer.alloc(8);
    onTestFinished(() => {
      chance.fixed = null;
    });
    const staged = stage(path);
    expect(() => stage(path)).toThrow(expect.objectContaining({ code: "EEXIST" }));
    unstage(staged);
  });
});

describe("the sweep before a build", () => {
  it("removes what killed builds have left, with their journals, and nothing of a running one or of another store", () => {
    const path = place();
    const dead = `staging-${deadProcess()}-${PLACE}-00`;
    const running = `hub.sqlite.staging-${runningProcess()}-${PLACE}-00`;
    leave(path, [`hub.sqlite.${dead}`, `hub.sqlite.${dead}-journal`, running, `other.sqlite.${dead}`]);
    sweep(path);
    expect(beside(path)).toEqual([running, `other.sqlite.${dead}`].sort());
  });

  it("knows what this process builds from what an earlier one of its number has left", () => {
    const path = place();
    leave(path, [`hub.sqlite.staging-${process.pid}-${PLACE}-00`]);
    const staged = stage(path);
    writeFileSync(`${staged}-journal`, "");
    sweep(path);
    expect(beside(path)).toEqual([basename(staged), `${basename(staged)}-journal`]);
    unstage(staged);
    expect(beside(path)).toEqual([]);
  });

  it("leaves alone what a running build of another user has staged", () => {
    const path = place();
    const name = `hub.sqlite.staging-${deadProcess()}-${PLACE}-00`;
    leave(path, [name]);
    const kill = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
    });
    onTestFinished(() => kill.mockRestore());
    sweep(path);
    expect(beside(path)).toEqual([name]);
  });

  it.each([
    ["in another namespace, by a process of this one's number", () => `${process.pid}-${ELSEWHERE}-00`],
    ["in another namespace, by a process of a number that is free here", () => `${deadProcess()}-${ELSEWHERE}-00`],
    ["by an older hub, which did not say where", () => `${process.pid}-1`],
  ])("leaves what was made %s until nothing has been written for an hour", (_case, suffix) => {
    const path = place();
    const name = `hub.sqlite.staging-${suffix()}`;
    leave(path, [name, `${name}-journal`], HOUR - 60_000);
    sweep(path);
    expect(beside(path)).toEqual([name, `${name}-journal`]);
    leave(path, [name], 2 * HOUR);
    sweep(path);
    expect(beside(path)).toEqual([name, `${name}-journal`]);
    leave(path, [`${name}-journal`], HOUR + 60_000);
    sweep(path);
    expect(beside(path)).toEqual([]);
  });
});
