import DataLoader from "dataloader";

/** A value that may have to be waited for. A field that need not wait costs a fraction of one that does. */
export type MaybePromise<T> = T | Promise<T>;

/** Records by key: those at hand at once, the others together by a loader. */
export class Lookup<T> {
  private readonly held: ReadonlyMap<string, T>[] = [];
  private loader: DataLoader<string, T> | undefined;

  /** `read` brings records in the order of their keys. Most questions need no loader, or one of all. */
  constructor(private readonly read: (keys: readonly string[]) => Promise<readonly T[]>) {}

  /** Takes records that are at hand. */
  hold(records: ReadonlyMap<string, T>): void {
    this.held.push(records);
  }

  load(key: string): MaybePromise<T> {
    for (const records of this.held) {
      const record = records.get(key);
      if (record !== undefined) return record;
    }
    this.loader ??= new DataLoader(this.read);
    return this.loader.load(key);
  }
}

/** Goes on with a value, at once where it is there. */
export function after<T, U>(value: MaybePromise<T>, then: (value: T) => MaybePromise<U>): MaybePromise<U> {
  return value instanceof Promise ? value.then(then) : then(value);
}

function promised<T>(key: string, record: T | undefined): T {
  if (record === undefined) throw new Error(`the store refers to ${key}, which it does not hold`);
  return record;
}

/** A record that the store's foreign keys promise. */
export function required<T>(lookup: Lookup<T | undefined>, key: string): MaybePromise<T> {
  return after(lookup.load(key), (record) => promised(key, record));
}

/** A relation that may be empty. */
export function optional<T>(lookup: Lookup<T | undefined>, key: string | null): MaybePromise<T | null> {
  return key === null ? null : after(lookup.load(key), (record) => record ?? null);
}
