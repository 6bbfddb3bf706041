import type Database from "better-sqlite3";
import { LRUCache } from "lru-cache";
import { currentBudget } from "./budget.ts";

/** Statements that a connection keeps; the hub's own are some forty, and lists of keys of different lengths make more. */
const KEPT = 500;

/** A prepared statement whose time is charged to the request that runs it. */
class BudgetedStatement {
  private raws: BudgetedStatement | undefined;

  constructor(
    private readonly database: Database.Database,
    private readonly statement: Database.Statement,
  ) {}

  /** The same statement with rows as arrays. It is prepared by itself, since the mode belongs to a statement and not to a call. */
  raw(): BudgetedStatement {
    this.raws ??= new BudgetedStatement(this.database, this.database.prepare(this.statement.source).raw());
    return this.raws;
  }

  all(...parameters: unknown[]): unknown[] {
    return currentBudget().charge(() => this.statement.all(...parameters));
  }

  get(...parameters: unknown[]): unknown {
    return currentBudget().charge(() => this.statement.get(...parameters));
  }

  run(...parameters: unknown[]): Database.RunResult {
    return currentBudget().charge(() => this.statement.run(...parameters));
  }
}

/** What Drizzle needs of a connection: each SQL text is prepared once. */
export class Statements {
  private readonly prepared = new LRUCache<string, BudgetedStatement>({ max: KEPT });

  constructor(private readonly database: Database.Database) {}

  prepare(sql: string): BudgetedStatement {
    const known = this.prepared.get(sql);
    if (known) return known;
    const made = new BudgetedStatement(this.database, this.database.prepare(sql));
    this.prepared.set(sql, made);
    return made;
  }
}
