import type { Answer, FileQuestion, GraphQLQuestion } from "./answer.ts";
import type { Manifest } from "./trusted-documents.ts";

/** What the thread is given when it starts. */
export interface LaneData {
  readonly databasePath: string;
  /** Of the file in service; null when none is. */
  readonly identity: string | null;
  readonly manifest: Manifest;
  /** One Float64: when the statement that runs began, by `steadyNow`; 0 while none runs. */
  readonly statement: SharedArrayBuffer;
  /**
   * Float64s: the last questions that nobody waits for any more, each at its number modulo their count. A thread
   * takes no message while it works, but may look here.
   */
  readonly dropped: SharedArrayBuffer;
}

/** To the thread. `next` asks for the next piece of a stream, `stop` says that nobody wants the rest. */
export type LaneRequest =
  | { readonly id: number; readonly kind: "graphql"; readonly question: GraphQLQuestion }
  | { readonly id: number; readonly kind: "file"; readonly question: FileQuestion }
  | { readonly id: number; readonly kind: "next" | "stop" };

/** To the thread, when another file is in service: what is asked afterwards is answered from that one, what was asked before may be answered from the other. */
export interface LaneNews {
  readonly kind: "store";
  readonly identity: string | null;
}

/** An answer's head, and its body unless that comes piece by piece. */
export type LaneAnswer = Omit<Answer, "body"> & { readonly body: Uint8Array | null };

/** From the thread; `begun` comes once, `elsewhere` for a question that it cannot answer from the file in service. */
export type LaneReply =
  | { readonly kind: "begun" }
  | { readonly id: number; readonly kind: "answer"; readonly answer: LaneAnswer }
  | { readonly id: number; readonly kind: "piece"; readonly piece: string | Uint8Array | null }
  | { readonly id: number; readonly kind: "elsewhere" }
  | { readonly id: number; readonly kind: "failed"; readonly error: Error; readonly isTimeout: boolean }
  | { readonly kind: "fault"; readonly error: unknown; readonly faultId: string };
