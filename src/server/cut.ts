import type { ServerResponse } from "node:http";
import { Socket } from "node:net";

/**
 * Cuts an answer off, with its line. That is reset rather than ended: over HTTP/1.0, which some proxies speak, a file has no other end than that
 * of its line, so that a part of it would look whole.
 */
export function cutOff({ req: { socket } }: Pick<ServerResponse, "req">): void {
  if (socket instanceof Socket && !socket.pending && !socket.destroyed) socket.resetAndDestroy();
  else socket.destroy();
}

/** The answer that a line is in the midst of; undefined for none. Node tells it by this alone, and looks at it where it writes a refusal itself. */
export function unfinishedOn(socket: Socket): ServerResponse | undefined {
  const { _httpMessage: answer } = socket as { _httpMessage?: ServerResponse | null };
  return answer?.headersSent && !answer.writableEnded ? answer : undefined;
}
