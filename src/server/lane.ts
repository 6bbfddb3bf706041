import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { type HubError, QueryTimeout } from "../errors.ts";
import { MAX_SQL_MS } from "../store/budget.ts";
import type { Answer, Engine, FileQuestion, GraphQLQuestion } from "./answer.ts";
import type { ReportInternal } from "./errors.ts";
import type { LaneAnswer, LaneData, LaneReply, LaneRequest } from "./lane-protocol.ts";
import { settleTriggers } from "./memory.ts";
import { type Refusal, Refused } from "./refusal.ts";

/** Questions that the thread works on at once; more would only share its one core, and fill its memory. */
const AT_ONCE = 4;
/** Questions that may wait for it; beyond, clients are told to come again. */
const WAITING = 60;
/** Longest that a question may wait and be worked on. */
const PATIENCE_MS = 10_000;
/** How often the running statement is looked at, and whether there is anything to do. */
const LOOK_EVERY_MS = 100;
/** Without work, after which the thread is ended: it holds a third of the server's memory, and begins again in less than half a second. */
const REST_AFTER_MS = 60_000;
/** Before a thread that has ended is replaced; each time longer for one that cannot begin, so that it neither spins nor fills the log. */
const RESTART_AFTER_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** A thread's memory; a workbook of 10,000 rows takes a third of it. */
const RESOURCES = { maxOldGenerationSizeMb: 512 };
/** For new objects: a large answer is made of some 15 MB of them, and what does not fit is copied again and again. Holds for threads that begin after it is set. */
const YOUNG_MEMORY = "--max-semi-space-size=32";

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
export interface LaneOptions extends Omit<LaneData, "statement"> {
  report: ReportInternal;
  /** Who answers while no thread can begin: when the file at the path is damaged, the one that is in service has no name any more. */
  instead?: Engine;
  /** The thread's file. */
  script?: URL;
  restAfter?: number;
}

/**
 * A thread with an engine of its own, for what would keep other clients waiting: large answers, scans, files. It begins with the first of
 * them and ends some time after the last. A statement that does not end is given up with its thread, which another replaces once it is gone.
 */
export class Lane implements Engine {
  private worker: Worker | null = null;
  /** Whether no other thread may begin yet: one is ending, or could not begin. */
  private pausing = false;
  private closed = false;
  private begun = false;
  private unable = false;
  private restartAfter = RESTART_AFTER_MS;
  private last = 0;
  private readonly statement = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  private readonly waiting: Job[] = [];
  private readonly working = new Map<number, Job>();
  private readonly readers = new Map<number, Reader>();
  private streams = 0;
  private busyAt = 0;
  private readonly look: NodeJS.Timeout;

  constructor(private readonly options: LaneOptions) {
    this.look = setInterval(() => {
      this.giveUpStuck();
      this.restWhenIdle();
    }, LOOK_EVERY_MS).unref();
  }

  async graphql(question: GraphQLQuestion): Promise<Answer> {
    return await this.ask({ id: ++this.last, kind: "graphql", question }, (engine) => engine.graphql(question));
  }

  async file(question: FileQuestion): Promise<Answer> {
    return await this.ask({ id: ++this.last, kind: "file", question }, (engine) => engine.file(question));
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.look);
    for (const job of this.waiting.splice(0)) job.failed(new Refused(BUSY));
    await this.worker?.terminate();
  }

  private start(): void {
    if (this.closed) return;
    const { databasePath, manifest, script = new URL("./lane-thread.js", import.meta.url) } = this.options;
    const data: LaneData = { databasePath, manifest, statement: this.statement.buffer as SharedArrayBuffer };
    setFlagsFromString(YOUNG_MEMORY);
    settleTriggers("besideTheLane");
    const worker = new Worker(script, { workerData: data, resourceLimits: RESOURCES });
    this.worker = worker;
    this.pausing = false;
    this.begun = false;
    worker.unref();
    worker.on("message", (reply: LaneReply) => this.receive(reply));
    worker.on("error", (error) => this.options.report(error, "lane"));
    worker.on("exit", () => {
      if (this.worker !== worker && !this.pausing) return; // It was sent to rest.
      this.pausing = true;
      this.unable = !this.begun;
      if (this.unable && this.options.instead) this.divertAll();
      this.failAll(new Refused(BUSY));
      this.worker = null;
      if (!this.closed) setTimeout(() => this.start(), this.restartAfter).unref();
      if (this.unable) this.restartAfter = Math.min(2 * this.restartAfter, LONGEST_RESTART_MS);
      this.statement[0] = 0;
    });
    this.dispatch();
  }

  private async ask(request: LaneRequest, by: (engine: Engine) => Promise<Answer>): Promise<Answer> {
    const { instead } = this.options;
    if (this.unable && instead) return await by(instead);
    if (this.waiting.length >= WAITING) throw new Refused(BUSY);
    let timer: NodeJS.Timeout | undefined;
    return await new Promise<Answer>((resolve, failed) => {
      const answered = ({ body, ...head }: LaneAnswer): void =>
        resolve({ ...head, body: body === null ? this.pieces(request.id) : Buffer.from(body.buffer, body.byteOffset, body.byteLength) });
      const job = { request, answered, failed, diverted: () => (instead ? void by(instead).then(resolve, failed) : undefined) };
      timer = setTimeout(() => this.drop(job), PATIENCE_MS).unref();
      this.waiting.push(job);
      this.dispatch();
      // Until it fires, a timer would hold the answer, which may be large.
    }).finally(() => clearTimeout(timer));
  }

  /** Hands on all questions, where no thread can answer them. */
  private divertAll(): void {
    for (const { diverted } of [...this.working.values(), ...this.waiting.splice(0)]) diverted();
    this.working.clear();
  }

  private drop(job: Job): void {
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    job.dropped = true;
    job.failed(new Refused(BUSY));
  }

  private dispatch(): void {
    this.busyAt = Date.now();
    if (this.worker === null && !this.pausing && this.waiting.length > 0) this.start();
    while (this.worker && this.working.size < AT_ONCE) {
      const job = this.waiting.shift();
      if (!job) return;
      try {
        this.worker.postMessage(job.request);
        this.working.set(job.request.id, job);
      } catch (error) {
        // What cannot be handed to a thread fails by itself.
        job.failed(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  private receive(reply: LaneReply): void {
    switch (reply.kind) {
      case "begun":
        this.begun = true;
        this.unable = false;
        this.restartAfter = RESTART_AFTER_MS;
        break;
      case "fault":
        this.options.report(reply.error, reply.faultId);
        break;
      case "piece":
        this.readers.get(reply.id)?.piece(reply.piece);
        break;
      case "answer":
        this.bring(reply.id, reply.answer);
        break;
      case "failed":
        this.finished(reply.id)?.failed(reply.error);
        this.readers.get(reply.id)?.failed(reply.error);
    }
  }

  /** Hands an answer to who waits for it; a stream that nobody waits for any more is ended. */
  private bring(id: number, answer: LaneAnswer): void {
    const job = this.finished(id);
    if (job?.dropped) this.worker?.postMessage({ id, kind: "stop" } satisfies LaneRequest);
    else job?.answered(answer);
  }

  /** The job that has ended; the next takes its place. */
  private finished(id: number): Job | undefined {
    const job = this.working.get(id);
    this.working.delete(id);
    this.dispatch();
    return job;
  }

  /** A stream, piece by piece as it is read; the thread makes no more than is asked for. */
  private async *pieces(id: number): AsyncGenerator<Buffer | string> {
    const { worker } = this;
    let ended = false;
    this.streams += 1;
    try {
      while (!ended) {
        const piece = await new Promise<string | Uint8Array | null>((resolve, reject) => {
          if (this.worker !== worker) return reject(new Refused(BUSY));
          this.readers.set(id, { piece: resolve, failed: reject });
          worker?.postMessage({ id, kind: "next" } satisfies LaneRequest);
        });
        ended = piece === null;
        if (piece !== null) yield typeof piece === "string" ? piece : Buffer.from(piece);
      }
    } finally {
      this.streams -= 1;
      this.busyAt = Date.now();
      this.readers.delete(id);
      if (!ended && this.worker === worker) worker?.postMessage({ id, kind: "stop" } satisfies LaneRequest);
    }
  }

  private giveUpStuck(): void {
    const [began = 0] = this.statement;
    if (began === 0 || Date.now() - began <= MAX_SQL_MS || this.worker === null) return;
    this.failAll(new Refused(TIMEOUT));
    const { worker } = this;
    this.pausing = true;
    this.worker = null;
    this.statement[0] = 0;
    // Native code is not interrupted: the thread ends with its statement, and only then does another begin.
    void worker.terminate();
  }

  private restWhenIdle(): void {
    const { restAfter = REST_AFTER_MS } = this.options;
    if (this.worker === null || !this.begun || this.working.size + this.streams > 0 || Date.now() - this.busyAt < restAfter) return;
    const { worker } = this;
    this.worker = null;
    settleTriggers("alone");
    void worker.terminate();
  }

  private failAll(error: HubError): void {
    for (const { failed } of [...this.working.values(), ...this.readers.values()]) failed(error);
    this.working.clear();
    this.readers.clear();
  }
}
