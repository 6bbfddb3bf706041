import type { Answer, Asker } from "./answer.ts";
import { whenGone } from "./until-gone.ts";

/** Turns that one question gets: one of so many is soon had, and a crowd with the same question leaves the lane to others. */
export const MOST_TURNS = 8;
/** Given each time, since the platform would make an error with a stack. */
const ENDED = "nobody waits any more";

/** A question that is asked for some who wait for it. */
interface Turn {
  readonly answer: Promise<Answer>;
  readonly end: AbortController;
  waiting: number;
}

/**
 * A question that several ask at once. Each client has it asked once and in its own turn, since that of another may be long in coming; of many
 * clients the first few, and the others wait for those. The first good answer is everybody's, and ends what the other turns would bring.
 */
export class SharedQuestion {
  private readonly turns = new Map<string, Turn>();
  /** Clients without a turn of their own. */
  private readonly others = { waiting: 0 };
  private readonly good = Promise.withResolvers<Answer>();

  constructor(
    private readonly isGood: (answer: Answer) => boolean,
    /** Told when it is asked no more. */
    private readonly ended: () => void,
  ) {}

  /** Its answer, which `ask` gets if this client has a turn and does not wait for it already. */
  async answerTo({ client, gone }: Asker, ask: (asker: Asker) => Promise<Answer>): Promise<Answer> {
    const turn = this.turns.get(client) ?? (this.turns.size < MOST_TURNS ? this.begin(client, ask) : null);
    const answer = turn?.answer ?? noneGood([...this.turns.values()]);
    const among = turn ?? this.others;
    among.waiting += 1;
    let waits = true;
    const leave = (): void => {
      if (!waits) return;
      waits = false;
      among.waiting -= 1;
      this.endUnwanted();
    };
    const forget = gone && whenGone(gone, leave);
    try {
      return await Promise.race([this.good.promise, answer]);
    } finally {
      forget?.();
      leave();
    }
  }

  private begin(client: string, ask: (asker: Asker) => Promise<Answer>): Turn {
    const end = new AbortController();
    const answer = ask({ client, gone: end.signal });
    const turn: Turn = { answer, end, waiting: 0 };
    this.turns.set(client, turn);
    const finish = (made: Answer): void => {
      this.end(client, turn);
      if (!this.isGood(made)) return;
      this.good.resolve(made);
      for (const [other, behind] of this.turns) this.end(other, behind);
    };
    answer.then(finish, () => this.end(client, turn));
    return turn;
  }

  private endUnwanted(): void {
    if (this.others.waiting > 0) return;
    for (const [client, turn] of this.turns) if (turn.waiting === 0) this.end(client, turn);
  }

  /** Lets a turn go, whether it has brought an answer or nobody waits for it; who asks again has another. */
  private end(client: string, turn: Turn): void {
    if (this.turns.get(client) !== turn) return;
    this.turns.delete(client);
    turn.end.abort(ENDED);
    if (this.turns.size === 0) this.ended();
  }
}

/** What some turns bring of which none is good: the first answer when all have ended, or why there is none. */
async function noneGood(turns: readonly Turn[]): Promise<Answer> {
  const brought = await Promise.allSettled(turns.map(({ answer }) => answer));
  const answer = brought.find((one) => one.status === "fulfilled");
  if (answer) return answer.value;
  throw brought.find((one) => one.status === "rejected")?.reason;
}
