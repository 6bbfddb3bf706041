import { QueryTimeout } from "../errors.ts";
import type { Answer, Engine, FileQuestion, GraphQLQuestion } from "./answer.ts";
import type { LaneAnswer, LaneReply, LaneRequest } from "./lane-protocol.ts";
import { type LaneOwner, LaneWorker, type LaneWorkerOptions } from "./lane-worker.ts";
import { type Refusal, Refused } from "./refusal.ts";
import { Steps } from "./steps.ts";

/** Questions that the thread works on at once; more would only share its one core, and fill its memory. */
const AT_ONCE = 4;
/** Questions that may wait for it; beyond, clients are told to come again. */
const WAITING = 60;
/** Longest that a question may wait and be worked on. */
const PATIENCE_MS = 10_000;

const BUSY: Refusal = {
  status: 503,
  code: "SERVER_BUSY",
  message: "Too many large questions are being answered. Ask again later.",
  retryAfter: 5,
};
const TIMEOUT: Refusal = {
  status: 503,
  code: QueryTimeout.code,
  message: QueryTimeout.advice,
  retryAfter: 10,
};

/** Read by nobody: its client has gone. */
const GONE: Refusal = { status: 503, code: "CLIENT_GONE", message: "The client has gone." };

interface Job {
  readonly request: LaneRequest;
  readonly answered: (answer: LaneAnswer) => void;
  readonly failed: (error: Error) => void;
  /** Whether nobody waits any more. */
  dropped?: boolean;
  /** Asks whoever answers instead. */
  readonly diverted: () => void;
}

/** A stream's consumer, who waits for one piece at a time. */
interface Reader {
  readonly piece: (piece: string | Uint8Array | null) => void;
  readonly failed: (error: Error) => void;
}

/** What a lane is made of. */
export interface LaneOptions extends LaneWorkerOptions {
  /** Who answers what the thread cannot, and while none can begin: when the file at the path is damaged, the one that is in service has no name any more. */
  instead?: Engine;
}

/** Questions for a thread with an engine of its own, for what would keep other clients waiting: large answers, scans, files. */
export class Lane implements Engine, LaneOwner {
  private readonly worker: LaneWorker;
  private last = 0;
  private readonly waiting: Job[] = [];
  private readonly working = new Map<number, Job>();
  private readonly readers = new Map<number, Reader>();
  private streams = 0;
  private busyAt = 0;

  constructor(private readonly options: LaneOptions) {
    this.worker = new LaneWorker(options, this);
  }

  async graphql(question: GraphQLQuestion, gone?: AbortSignal): Promise<Answer> {
    return await this.ask({ id: ++this.last, kind: "graphql", question }, (engine) => engine.graphql(question, gone), gone);
  }

  async file(question: FileQuestion, gone?: AbortSignal): Promise<Answer> {
    return await this.ask({ id: ++this.last, kind: "file", question }, (engine) => engine.file(question, gone), gone);
  }

  async close(): Promise<void> {
    for (const job of this.waiting.splice(0)) job.failed(new Refused(BUSY));
    await this.worker.close();
  }

  private async ask(request: LaneRequest, by: (engine: Engine) => Promise<Answer>, gone?: AbortSignal): Promise<Answer> {
    const { instead } = this.options;
    if (this.worker.isUnable && instead) return await by(instead);
    if (this.waiting.length >= WAITING) throw new Refused(BUSY);
    let timer: NodeJS.Timeout | undefined;
    let leave = (): void => {};
    return await new Promise<Answer>((resolve, failed) => {
      const answered = ({ body, ...head }: LaneAnswer): void =>
        resolve({ ...head, body: body === null ? this.stream(request.id) : Buffer.from(body.buffer, body.byteOffset, body.byteLength) });
      const job = { request, answered, failed, diverted: () => (instead ? void by(instead).then(resolve, failed) : undefined) };
      timer = setTimeout(() => this.drop(job, BUSY), PATIENCE_MS).unref();
      leave = () => this.drop(job, GONE);
      if (gone?.aborted) return leave();
      gone?.addEventListener("abort", leave, { once: true });
      this.waiting.push(job);
      this.ready();
    }).finally(() => {
      // Until it fires, a timer would hold the answer, which may be large.
      clearTimeout(timer);
      gone?.removeEventListener("abort", leave);
    });
  }

  /** Waits no longer for a question; one that the thread works on is thrown away when it is answered. */
  private drop(job: Job, why: Refusal): void {
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    job.dropped = true;
    job.failed(new Refused(why));
  }

  /** Hands on what waits, as far as the thread takes it. */
  ready(): void {
    this.busyAt = Date.now();
    while (this.waiting.length > 0 && this.working.size < AT_ONCE && this.worker.takesWork()) {
      const job = this.waiting.shift();
      if (!job) return;
      try {
        this.worker.post(job.request);
        this.working.set(job.request.id, job);
      } catch (error) {
        // What cannot be handed to a thread fails by itself.
        job.failed(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  receive(reply: LaneReply): void {
    switch (reply.kind) {
      case "fault":
        this.options.report(reply.error, reply.faultId);
        break;
      case "piece":
        this.readers.get(reply.id)?.piece(reply.piece);
        break;
      case "answer":
        this.bring(reply.id, reply.answer);
        break;
      case "elsewhere": {
        const job = this.finished(reply.id);
        if (!job?.dropped) job?.diverted();
        break;
      }
      case "failed":
        this.finished(reply.id)?.failed(reply.error);
        this.readers.get(reply.id)?.failed(reply.error);
    }
  }

  idleSince(): number | null {
    return this.working.size + this.streams > 0 ? null : this.busyAt;
  }

  lost(why: "stuck" | "ended" | "unable"): void {
    if (why === "unable" && this.options.instead) {
      for (const { dropped, diverted } of [...this.working.values(), ...this.waiting.splice(0)]) if (!dropped) diverted();
      this.working.clear();
    }
    const error = new Refused(why === "stuck" ? TIMEOUT : BUSY);
    for (const { failed } of [...this.working.values(), ...this.readers.values()]) failed(error);
    this.working.clear();
    this.readers.clear();
  }

  /** Hands an answer to who waits for it; a stream that nobody waits for any more is ended. */
  private bring(id: number, answer: LaneAnswer): void {
    const job = this.finished(id);
    if (job?.dropped) this.worker.post({ id, kind: "stop" });
    else job?.answered(answer);
  }

  /** The job that has ended; the next takes its place. */
  private finished(id: number): Job | undefined {
    const job = this.working.get(id);
    this.working.delete(id);
    this.ready();
    return job;
  }

  /** A stream, piece by piece as it is read; the thread makes no more than is asked for. */
  private stream(id: number): AsyncIterable<Buffer | string> {
    const { worker } = this;
    const stands = worker.presence();
    this.streams += 1;
    const next = async (): Promise<IteratorResult<Buffer | string, undefined>> => {
      const piece = await new Promise<string | Uint8Array | null>((resolve, reject) => {
        if (!stands()) return reject(new Refused(BUSY));
        this.readers.set(id, { piece: resolve, failed: reject });
        worker.post({ id, kind: "next" });
      });
      if (piece === null) return { done: true, value: undefined };
      return { done: false, value: typeof piece === "string" ? piece : Buffer.from(piece) };
    };
    return new Steps(next, (whole) => {
      this.streams -= 1;
      this.busyAt = Date.now();
      // Who still waits for a piece has had enough.
      this.readers.get(id)?.piece(null);
      this.readers.delete(id);
      if (!whole && stands()) worker.post({ id, kind: "stop" });
    });
  }
}
