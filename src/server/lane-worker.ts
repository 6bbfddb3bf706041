import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { MAX_SQL_MS } from "../store/budget.ts";
import type { InService } from "../store/lease.ts";
import { steadyNow } from "./clock.ts";
import type { ReportInternal } from "./errors.ts";
import type { LaneData, LaneNews, LaneReply, LaneRequest } from "./lane-protocol.ts";
import { settleTriggers } from "./memory.ts";

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

/** Questions that are told to be dropped at a time; of those at work there are few, and one that is forgotten is worked on to its end. */
const DROPPED = 64;

/** Who gives the thread its work. */
export interface LaneOwner {
  receive(reply: LaneReply): void;
  /** When the last work ended, by `steadyNow`; null while there is some. */
  idleSince(): number | null;
  /** A thread takes work, for the first time or again. */
  ready(): void;
  /** What has been given to the thread is lost: it is stuck in a statement, has ended, or could not begin. */
  lost(why: "stuck" | "ended" | "unable"): void;
}

/** What a thread is made of. */
export interface LaneWorkerOptions extends Omit<LaneData, "statement" | "dropped" | "identity"> {
  store: InService;
  report: ReportInternal;
  /** The thread's file. */
  script?: URL;
  restAfter?: number;
}

/**
 * The thread of a lane, which begins when it is first asked for and ends some time after its last work. One that is stuck in a statement is
 * given up; another replaces it, as one that has ended by a fault, once it is gone.
 */
export class LaneWorker {
  /** Whether the last thread could not begin. */
  isUnable = false;
  /** Tells a thread from those before it. */
  private number = 0;
  private worker: Worker | null = null;
  /** The one that has been given up, until it ends. */
  private stuck: Worker | null = null;
  /** Whether no other thread may begin yet: one is stuck, or has ended by a fault. */
  private pausing = false;
  private closed = false;
  private begun = false;
  private restartAfter = RESTART_AFTER_MS;
  private readonly statement = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  private readonly dropped = new Float64Array(new SharedArrayBuffer(DROPPED * Float64Array.BYTES_PER_ELEMENT));
  private readonly look: NodeJS.Timeout;

  constructor(
    private readonly options: LaneWorkerOptions,
    private readonly owner: LaneOwner,
  ) {
    const { store } = options;
    store.onTurn(() => this.post({ kind: "store", identity: store.identity }));
    this.look = setInterval(() => {
      this.giveUpStuck();
      this.restWhenIdle();
    }, LOOK_EVERY_MS).unref();
  }

  /** Whether a thread takes work; one begins where there is none and one may. */
  takesWork(): boolean {
    if (this.worker === null && !this.pausing) this.start();
    return this.worker !== null;
  }

  /** Asks later whether what is the thread now still stands. */
  presence(): () => boolean {
    const { number } = this;
    return () => this.worker !== null && this.number === number;
  }

  /** @throws Error for what cannot be handed to a thread. */
  post(message: LaneRequest | LaneNews): void {
    this.worker?.postMessage(message);
  }

  /** Nobody waits any more for a question that the thread has been given. */
  drop(id: number): void {
    this.dropped[id % DROPPED] = id;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.look);
    await this.worker?.terminate();
  }

  private start(): void {
    if (this.closed) return;
    const { databasePath, store, manifest, script = new URL("./lane-thread.js", import.meta.url) } = this.options;
    const [statement, dropped] = [this.statement.buffer as SharedArrayBuffer, this.dropped.buffer as SharedArrayBuffer];
    const data: LaneData = { databasePath, identity: store.identity, manifest, statement, dropped };
    setFlagsFromString(YOUNG_MEMORY);
    settleTriggers("besideTheLane");
    const worker = new Worker(script, { workerData: data, resourceLimits: RESOURCES });
    this.worker = worker;
    this.number += 1;
    this.pausing = false;
    this.begun = false;
    worker.unref();
    worker.on("message", (reply: LaneReply) => {
      if (reply.kind === "begun") this.hasBegun();
      else this.owner.receive(reply);
    });
    worker.on("error", (error) => this.options.report(error, "lane"));
    worker.on("exit", () => this.hasEnded(worker));
  }

  private hasBegun(): void {
    this.begun = true;
    this.isUnable = false;
    this.restartAfter = RESTART_AFTER_MS;
  }

  private hasEnded(worker: Worker): void {
    if (worker !== this.worker && worker !== this.stuck) return; // It was sent to rest.
    this.worker = null;
    this.stuck = null;
    this.pausing = true;
    this.statement[0] = 0;
    this.isUnable = !this.begun;
    this.owner.lost(this.isUnable ? "unable" : "ended");
    if (!this.closed) setTimeout(() => this.replace(), this.restartAfter).unref();
    if (this.isUnable) this.restartAfter = Math.min(2 * this.restartAfter, LONGEST_RESTART_MS);
  }

  private replace(): void {
    this.start();
    this.owner.ready();
  }

  private giveUpStuck(): void {
    const [began = 0] = this.statement;
    if (began === 0 || steadyNow() - began <= MAX_SQL_MS || this.worker === null) return;
    this.stuck = this.worker;
    this.worker = null;
    this.pausing = true;
    this.statement[0] = 0;
    this.owner.lost("stuck");
    // Native code is not interrupted: the thread ends with its statement, and only then does another begin.
    void this.stuck.terminate();
  }

  private restWhenIdle(): void {
    const { restAfter = REST_AFTER_MS } = this.options;
    const since = this.owner.idleSince();
    if (this.worker === null || !this.begun || since === null || steadyNow() - since < restAfter) return;
    const { worker } = this;
    this.worker = null;
    settleTriggers("alone");
    void worker.terminate();
  }
}
