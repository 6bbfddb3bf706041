/** What one client has: what waits, in its order, and how much is worked on. */
interface Line<T> {
  readonly waiting: T[];
  atWork: number;
}

/** What waits to be worked on, of several clients: each has its turn, those first of whom the least is worked on. */
export class Turns<T extends { readonly client: string }> {
  /** In the order of their turns. Who has nothing any more is remembered until its next one has passed, so that who comes back at once is not the last again. */
  private readonly lines = new Map<string, Line<T>>();

  /** Of one client at most `share` are worked on at once. */
  constructor(private readonly share: number) {}

  get waiting(): number {
    let count = 0;
    for (const { waiting } of this.lines.values()) count += waiting.length;
    return count;
  }

  /** What has to leave for a question of this client to wait: the last of whose wait most, if those are more than its own would be. */
  lastFor(client: string): T | undefined {
    let longest = this.lines.get(client)?.waiting ?? [];
    const own = longest.length + 1;
    for (const { waiting } of this.lines.values()) if (waiting.length > longest.length) longest = waiting;
    return longest.length > own ? longest.at(-1) : undefined;
  }

  add(one: T): void {
    const line = this.lines.get(one.client) ?? { waiting: [], atWork: 0 };
    line.waiting.push(one);
    this.lines.set(one.client, line);
  }

  /** Takes out what is worked on next; undefined where nothing waits, or only what is beyond its client's share. */
  next(): T | undefined {
    let [first, least]: [Line<T> | null, number] = [null, this.share];
    for (const line of this.lines.values()) if (line.waiting.length > 0 && line.atWork < least) [first, least] = [line, line.atWork];
    const one = first?.waiting.shift();
    if (!first || !one) return undefined;
    first.atWork += 1;
    this.forgetBefore(first);
    // Its client's next turn comes after everybody else's.
    this.lines.delete(one.client);
    this.lines.set(one.client, first);
    return one;
  }

  /** It is worked on no more. */
  ended({ client }: T): void {
    const line = this.lines.get(client);
    if (line) line.atWork -= 1;
  }

  /** Takes out what waits no longer; false for what does not wait. */
  leave(one: T): boolean {
    const line = this.lines.get(one.client);
    const at = line?.waiting.indexOf(one) ?? -1;
    if (!line || at < 0) return false;
    line.waiting.splice(at, 1);
    return true;
  }

  /** Takes out all that waits. */
  clear(): T[] {
    return [...this.lines.values()].flatMap(({ waiting }) => waiting.splice(0));
  }

  private forgetBefore(first: Line<T>): void {
    for (const [client, line] of this.lines) {
      if (line === first) return;
      if (line.waiting.length === 0 && line.atWork === 0) this.lines.delete(client);
    }
  }
}
