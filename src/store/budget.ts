import { AsyncLocalStorage } from "node:async_hooks";
import { QueryTimeout } from "../errors.ts";

/** Milliseconds that one request may spend in SQL: the slowest page of a national data set takes a tenth of it. */
export const MAX_SQL_MS = 1000;

/** Told when a statement begins and ends, so that another thread can see one that does not. */
export interface StatementWatch {
  began(): void;
  ended(): void;
}

/** Time that one piece of work may spend in SQL. */
export class SqlBudget {
  private spent = 0;

  /** `most` in milliseconds; used up, too, as soon as `gone` is aborted, since nobody waits any more. */
  constructor(
    private readonly most: number,
    private readonly watch?: StatementWatch,
    private readonly gone?: AbortSignal,
  ) {}

  /** Runs a statement. @throws QueryTimeout where the budget is used up, before it or by it. */
  charge<T>(run: () => T): T {
    this.check();
    const from = performance.now();
    this.watch?.began();
    try {
      return run();
    } finally {
      this.watch?.ended();
      this.spent += performance.now() - from;
      this.check();
    }
  }

  private check(): void {
    if (this.spent > this.most || this.gone?.aborted) throw new QueryTimeout(QueryTimeout.advice);
  }
}

const UNBOUNDED = new SqlBudget(Number.POSITIVE_INFINITY);
const budgets = new AsyncLocalStorage<SqlBudget>();

/** The budget of the work that is being done; without one, time does not matter. */
export function currentBudget(): SqlBudget {
  return budgets.getStore() ?? UNBOUNDED;
}

/** Does work for all requests to come, which the one that happens to be the first is not charged for. */
export function unbudgeted<T>(work: () => T): T {
  return budgets.run(UNBOUNDED, work);
}

/** Does some work, and all that it awaits, under a budget. */
export function withBudget<T>(budget: SqlBudget, work: () => T): T {
  return budgets.run(budget, work);
}
