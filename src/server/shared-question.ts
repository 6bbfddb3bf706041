import type { Answer, Asker } from "./answer.ts";

/** Why nobody waits any more; given each time, since the platform would make an error with a stack. */
export const GONE = "nobody waits any more";

/** A question as one client asks it, however often. */
interface Asking {
  readonly answer: Promise<Answer>;
  readonly bring: (answer: Answer) => void;
  readonly end: AbortController;
  waiting: number;
}

/**
 * A question that several ask at once. Each client has it asked once and in its own turn, since that of another may be long in coming; the first
 * good answer is everybody's, and ends what the others' turns would bring. Whose own turn brings none waits for those of the others.
 */
export class SharedQuestion {
  private readonly askings = new Map<string, Asking>();

  constructor(
    private readonly isGood: (answer: Answer) => boolean,
    /** Told when nobody asks it any more. */
    private readonly ended: () => void,
  ) {}

  /** Its answer, which `ask` gets if this client does not wait for it already. */
  async answerTo({ client, gone }: Asker, ask: (asker: Asker) => Promise<Answer>): Promise<Answer> {
    const asking = this.askings.get(client) ?? this.begin(client, ask);
    asking.waiting += 1;
    const leave = (): void => {
      asking.waiting -= 1;
      if (asking.waiting === 0) this.end(client, asking);
    };
    if (gone?.aborted) leave();
    gone?.addEventListener("abort", leave, { once: true });
    try {
      return await asking.answer;
    } finally {
      gone?.removeEventListener("abort", leave);
    }
  }

  private begin(client: string, ask: (asker: Asker) => Promise<Answer>): Asking {
    const { promise: answer, resolve: bring, reject } = Promise.withResolvers<Answer>();
    const end = new AbortController();
    const asking: Asking = { answer, bring, end, waiting: 0 };
    this.askings.set(client, asking);
    const finish = (made: Answer): void => {
      bring(made);
      this.end(client, asking);
      if (!this.isGood(made)) return;
      for (const [other, waiting] of this.askings) {
        waiting.bring(made);
        this.end(other, waiting);
      }
    };
    const fail = (error: unknown): void => {
      this.end(client, asking);
      const others = [...this.askings.values()].map((other) => other.answer);
      Promise.any(others).then(bring, () => reject(error));
    };
    ask({ client, gone: end.signal }).then(finish, fail);
    return asking;
  }

  /** Lets a client's question go, whether it has been answered or nobody waits for it; who asks it again begins anew. */
  private end(client: string, asking: Asking): void {
    if (this.askings.get(client) !== asking) return;
    this.askings.delete(client);
    asking.end.abort(GONE);
    if (this.askings.size === 0) this.ended();
  }
}
