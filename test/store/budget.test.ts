import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { QueryTimeout } from "../../src/errors.ts";
import { currentBudget, MAX_SQL_MS, SqlBudget, withBudget } from "../../src/store/budget.ts";

/** A statement that takes so many milliseconds of a clock that only statements move. */
const taking = (ms: number) => () => {
  vi.advanceTimersByTime(ms);
  return ms;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a budget of SQL", () => {
  it("is one second for a request", () => {
    expect(MAX_SQL_MS).toBe(1000);
  });

  it("sums up what statements take, and not what lies between them", () => {
    const budget = new SqlBudget(100);
    for (const part of [40, 30, 30]) {
      expect(budget.charge(taking(part))).toBe(part);
      vi.advanceTimersByTime(5000);
    }
    expect(() => budget.charge(taking(1))).toThrow(QueryTimeout);
  });

  it("refuses what the statement that goes beyond it has found, and runs none after it", () => {
    const budget = new SqlBudget(100);
    budget.charge(taking(60));
    const [passing, late] = [vi.fn(taking(41)), vi.fn(taking(0))];
    expect(() => budget.charge(passing)).toThrow(new QueryTimeout(QueryTimeout.advice));
    expect(passing).toHaveBeenCalledOnce();
    for (let count = 0; count < 3; count += 1) expect(() => budget.charge(late)).toThrow(QueryTimeout);
    expect(late).not.toHaveBeenCalled();
  });

  it("is used up as soon as nobody waits: by the statement during which that is told, and before any other", () => {
    const gone = new AbortController();
    const watch = { began: vi.fn(), ended: () => gone.abort() };
    const budget = new SqlBudget(100, watch, gone.signal);
    expect(() => budget.charge(taking(1))).toThrow(QueryTimeout);
    const late = vi.fn(taking(0));
    expect(() => budget.charge(late)).toThrow(QueryTimeout);
    expect(late).not.toHaveBeenCalled();
  });

  it("counts statements that fail too, each with its own error until the time is up", () => {
    const budget = new SqlBudget(100);
    const failing = (ms: number) => () => {
      taking(ms)();
      throw new RangeError("no such table");
    };
    expect(() => budget.charge(failing(60))).toThrow(RangeError);
    expect(() => budget.charge(failing(60))).toThrow(QueryTimeout);
  });

  it("is each request's own, and the work's that is done outside of any without an end", async () => {
    const [one, other] = [new SqlBudget(100), new SqlBudget(100)];
    const spend = async (ms: number) => {
      await Promise.resolve();
      return currentBudget().charge(taking(ms));
    };
    await expect(withBudget(one, () => spend(101))).rejects.toThrow(QueryTimeout);
    await expect(withBudget(one, () => spend(0))).rejects.toThrow(QueryTimeout);
    await expect(withBudget(other, () => spend(100))).resolves.toBe(100);
    await expect(spend(1_000_000)).resolves.toBe(1_000_000);
    await expect(spend(1)).resolves.toBe(1);
  });
});

describe("whoever watches a budget", () => {
  const watched = () => {
    const told: string[] = [];
    const budget = new SqlBudget(100, { began: () => told.push("began"), ended: () => told.push("ended") });
    const run = (name: string, ms: number) => () => {
      told.push(name);
      return taking(ms)();
    };
    return { told, budget, run };
  };

  it("is told when each statement begins and ends", () => {
    const { told, budget, run } = watched();
    budget.charge(run("first", 10));
    budget.charge(run("second", 10));
    expect(told).toEqual(["began", "first", "ended", "began", "second", "ended"]);
  });

  it("is told of the end also where a statement throws, or goes beyond the budget", () => {
    const { told, budget, run } = watched();
    const failing = () => {
      throw new RangeError("no such table");
    };
    expect(() => budget.charge(failing)).toThrow(RangeError);
    expect(told).toEqual(["began", "ended"]);
    expect(() => budget.charge(run("long", 101))).toThrow(QueryTimeout);
    expect(told).toEqual(["began", "ended", "began", "long", "ended"]);
  });

  it("is told nothing of a statement that is not run", () => {
    const { told, budget, run } = watched();
    expect(() => budget.charge(run("long", 101))).toThrow(QueryTimeout);
    told.length = 0;
    expect(() => budget.charge(run("late", 0))).toThrow(QueryTimeout);
    expect(told).toEqual([]);
  });
});
