import type { ServerResponse } from "node:http";
import { Socket } from "node:net";

/**
 * Resets a line, rather than ending it: over HTTP/1.0, which some proxies speak, a file has no other end than that of its line, so that a part
 * of it would look whole.
 */
export function reset(socket: Socket): void {
  if (socket instanceof Socket && !socket.pending && !socket.destroyed) socket.resetAndDestroy();
  else socket.destroy();
}

/** Cuts an answer off, with its line. */
export function cutOff({ req: { socket } }: Pick<ServerResponse, "req">): void {
  reset(socket);
}

/** What is answered on a line. Node tells it by this alone, and looks at it where it writes a refusal itself. */
const answerOn = (socket: Socket): ServerResponse | null => (socket as { _httpMessage?: ServerResponse | null })._httpMessage ?? null;

/** Whether something is answered on a line. */
export const isAnswering = (socket: Socket): boolean => answerOn(socket) !== null;

/** The answer that a line waits for, or is in the midst of; undefined for none, and while its request is still to come. */
export function dueOn(socket: Socket): ServerResponse | undefined {
  const answer = answerOn(socket);
  return answer && !answer.writableEnded && (answer.headersSent || answer.req.complete) ? answer : undefined;
}
