import type { Answer, Asker, Engine, FileQuestion, GraphQLQuestion } from "./answer.ts";
import { steadyNow } from "./clock.ts";
import { Turns } from "./turns.ts";
import { untilGone, whenGone } from "./until-gone.ts";

/** Questions that this thread works on at once: more would only come between each other's statements. */
export const AT_ONCE_HERE = 4;
/** Of them those of one client, whose others wait: however many it asks, another's has two at most before it, of a few milliseconds each. */
export const SHARE_HERE = 2;

/** What waits for its turn. */
interface Waiting {
  readonly client: string;
  readonly begin: () => void;
}

/**
 * How long this thread begins one thing after another before it reads what has come, in milliseconds: so long that reading costs little, so short
 * that it may be added to what anybody waits.
 */
export const SLICE_MS = 5;

/**
 * Lets clients have this thread in turns, and reads what has come between the turns. Else hundreds of questions that came together would all be
 * answered, each as it is read, before anything of another client is looked at.
 */
export class InTurns implements Engine {
  private readonly turns = new Turns<Waiting>(SHARE_HERE);
  private atWork = 0;
  /** When the first was begun since all that had come was read; null before that. */
  private since: number | null = null;

  constructor(
    readonly engine: Engine,
    private readonly now: () => number = steadyNow,
  ) {}

  async graphql(question: GraphQLQuestion, asker: Asker): Promise<Answer> {
    return await this.run(asker, () => this.engine.graphql(question, asker));
  }

  async file(question: FileQuestion, asker: Asker): Promise<Answer> {
    return await this.run(asker, () => this.engine.file(question, asker));
  }

  /** Does some work when it is the asker's turn, which ends with the work or when the asker goes. @throws the reason for that. */
  async run<T>({ client, gone }: Asker, work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const one: Waiting = { client, begin: resolve };
    this.turns.add(one);
    const forget = gone && whenGone(gone, () => this.turns.leave(one) && reject(gone.reason));
    this.begin();
    try {
      await promise;
    } finally {
      forget?.();
    }
    try {
      return await (gone ? untilGone(gone, work()) : work());
    } finally {
      this.turns.ended(one);
      this.atWork -= 1;
      this.begin();
    }
  }

  /** Begins what comes next, unless it is time to read. One thing alone: how long that takes shows when it has ended, which begins the next. */
  private begin(): void {
    if (this.atWork >= AT_ONCE_HERE || (this.since !== null && this.now() - this.since > SLICE_MS)) return;
    const one = this.turns.next();
    if (!one) return;
    this.atWork += 1;
    one.begin();
    if (this.since !== null) return;
    this.since = this.now();
    setImmediate(() => {
      this.since = null;
      this.begin();
    });
  }
}
