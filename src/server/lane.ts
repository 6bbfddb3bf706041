import type { Answer, Asker, Engine, FileQuestion, GraphQLQuestion } from "./answer.ts";
import { steadyNow } from "./clock.ts";
import type { LaneAnswer, LaneReply, LaneRequest } from "./lane-protocol.ts";
import { LaneStreams } from "./lane-streams.ts";
import { type LaneOwner, LaneWorker, type LaneWorkerOptions } from "./lane-worker.ts";
import { type Refusal, Refused } from "./refusal.ts";
import { CLIENT_GONE, LANE_BUSY, TOOK_TOO_LONG } from "./refusals.ts";
import { Turns } from "./turns.ts";
import { whenGone } from "./until-gone.ts";

/** Questions that the thread works on at once; more would only share its one core, and fill its memory. */
const AT_ONCE = 4;
/** Questions that may wait for it; beyond, who has most of them is told to come again. */
const WAITING = 60;
/** Of them those of one client: whoever asks more leaves places to the others, whose questions then have at most two of its before them. */
const SHARE_AT_ONCE = 2;
/** Longest that a question may wait and be worked on. */
const PATIENCE_MS = 10_000;

interface Job {
  readonly client: string;
  readonly request: LaneRequest;
  readonly answered: (answer: LaneAnswer) => void;
  readonly failed: (error: Error) => void;
  /** Whether nobody waits any more. */
  dropped?: boolean;
  /** Asks whoever answers instead. */
  readonly diverted: () => void;
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
  private readonly turns = new Turns<Job>(SHARE_AT_ONCE);
  private readonly working = new Map<number, Job>();
  private readonly streams: LaneStreams;
  private busyAt = 0;

  constructor(private readonly options: LaneOptions) {
    this.worker = new LaneWorker(options, this);
    this.streams = new LaneStreams(this.worker, () => {
      this.busyAt = steadyNow();
    });
  }

  async graphql(question: GraphQLQuestion, asker: Asker): Promise<Answer> {
    return await this.ask({ id: ++this.last, kind: "graphql", question }, (engine) => engine.graphql(question, asker), asker);
  }

  async file(question: FileQuestion, asker: Asker): Promise<Answer> {
    return await this.ask({ id: ++this.last, kind: "file", question }, (engine) => engine.file(question, asker), asker);
  }

  async close(): Promise<void> {
    for (const job of this.turns.clear()) job.failed(new Refused(LANE_BUSY));
    await this.worker.close();
  }

  private async ask(request: LaneRequest, by: (engine: Engine) => Promise<Answer>, { client, gone }: Asker): Promise<Answer> {
    const { instead } = this.options;
    if (this.worker.isUnable && instead) return await by(instead);
    if (this.turns.waiting >= WAITING) this.makeRoom(client);
    let timer: NodeJS.Timeout | undefined;
    let forget: (() => void) | undefined;
    return await new Promise<Answer>((resolve, failed) => {
      const answered = ({ body, ...head }: LaneAnswer): void =>
        resolve({
          ...head,
          body: body === null ? this.streams.open(request.id, client) : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
        });
      const job: Job = {
        client,
        request,
        answered,
        failed,
        diverted: () => (instead ? void by(instead).then(resolve, failed) : undefined),
      };
      timer = setTimeout(() => this.drop(job, LANE_BUSY), PATIENCE_MS).unref();
      this.turns.add(job);
      forget = gone && whenGone(gone, () => this.drop(job, CLIENT_GONE));
      this.ready();
    }).finally(() => {
      // Until it fires, a timer would hold the answer, which may be large.
      clearTimeout(timer);
      forget?.();
    });
  }

  /** @throws Refused where no other client has more questions waiting than this one. */
  private makeRoom(client: string): void {
    const last = this.turns.lastFor(client);
    if (!last) throw new Refused(LANE_BUSY);
    this.drop(last, LANE_BUSY);
  }

  /** Waits no longer for a question; one that the thread works on ends at its next statement, and is thrown away when it has. */
  private drop(job: Job, why: Refusal): void {
    if (!this.turns.leave(job)) this.worker.drop(job.request.id);
    job.dropped = true;
    job.failed(new Refused(why));
  }

  /** Hands on what waits, as far as the thread takes it. */
  ready(): void {
    this.busyAt = steadyNow();
    while (this.turns.waiting > 0 && this.working.size < AT_ONCE && this.worker.takesWork()) {
      const job = this.turns.next();
      if (!job) return;
      try {
        this.worker.post(job.request);
        this.working.set(job.request.id, job);
      } catch (error) {
        // What cannot be handed to a thread fails by itself.
        this.turns.ended(job);
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
        this.streams.bring(reply.id, reply.piece);
        break;
      case "answer":
        this.bring(reply.id, reply.answer);
        break;
      case "elsewhere": {
        const job = this.finished(reply.id);
        if (!job?.dropped) job?.diverted();
        break;
      }
      case "failed": {
        const error = reply.isTimeout ? new Refused(TOOK_TOO_LONG) : reply.error;
        this.finished(reply.id)?.failed(error);
        this.streams.failed(reply.id, error);
      }
    }
  }

  idleSince(): number | null {
    return this.working.size + this.streams.count > 0 ? null : this.busyAt;
  }

  lost(why: "stuck" | "ended" | "unable"): void {
    const lost = [...this.working.values()];
    for (const job of lost) this.turns.ended(job);
    this.working.clear();
    const error = new Refused(why === "stuck" ? TOOK_TOO_LONG : LANE_BUSY);
    if (why === "unable" && this.options.instead) {
      for (const { dropped, diverted } of [...lost, ...this.turns.clear()]) if (!dropped) diverted();
    } else for (const { failed } of lost) failed(error);
    this.streams.lost(error);
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
    if (job) this.turns.ended(job);
    this.working.delete(id);
    this.ready();
    return job;
  }
}
