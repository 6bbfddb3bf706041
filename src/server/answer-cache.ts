import { LRUCache } from "lru-cache";
import type { Answer, Asker } from "./answer.ts";
import { SharedQuestion } from "./shared-question.ts";

/** A finished answer that is kept whole. */
export type KeptAnswer = Answer & { readonly body: Buffer };

/** What an entry takes beside its body and its key. */
const OVERHEAD = 1000;
/** An answer's bytes with those of it that are packed, in two ways at most: a tenth each, as a rule, and less than a quarter. */
const WITH_PACKED = 1.5;
/** Of all its room, the share that one answer may take. */
const LARGEST_SHARE = 8;

/** Whether an answer is to be kept: a whole one without errors. */
const isKept = (answer: Answer): answer is KeptAnswer =>
  answer.status === 200 && answer.account.codes.length === 0 && Buffer.isBuffer(answer.body);

/**
 * Answers by question and revision, the least used dropped first: data changes with the revision alone, so they never grow old.
 * Only whole answers without errors are kept. A question that is being answered is not answered twice, but where clients have turns.
 */
export class AnswerCache {
  private readonly answers: LRUCache<string, KeptAnswer> | null;
  private readonly pending = new Map<string, SharedQuestion>();

  /** Room for so many megabytes; 0 keeps nothing. */
  constructor(megabytes: number) {
    const maxSize = megabytes * 1_000_000;
    this.answers =
      megabytes === 0
        ? null
        : new LRUCache({
            maxSize,
            maxEntrySize: Math.ceil(maxSize / LARGEST_SHARE),
            sizeCalculation: ({ body }, key) => Math.ceil(body.length * WITH_PACKED) + key.length + OVERHEAD,
          });
  }

  get(revision: string, question: string): KeptAnswer | undefined {
    return this.answers?.get(`${revision} ${question}`);
  }

  /** The answer that is being made already, or that `make` makes. */
  async make(revision: string, question: string, asker: Asker, make: (asker: Asker) => Promise<Answer>): Promise<Answer> {
    if (!this.answers) return await make(asker);
    const key = `${revision} ${question}`;
    const shared = this.pending.get(key) ?? new SharedQuestion(isKept, () => this.pending.delete(key));
    this.pending.set(key, shared);
    const answer = await shared.answerTo(asker, make);
    // The store may have been replaced meanwhile: an answer is kept under the revision that it was made from.
    if (isKept(answer)) this.answers.set(`${answer.revision} ${question}`, answer);
    return answer;
  }
}
