import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** One line to a server, over which bytes go as the test wants them to. */
export interface Line {
  socket: Socket;
  /** All that the server has said on it. */
  heard(): string;
  closed(): boolean;
}

/** Opens a line that does not outlive the test. */
export async function openLine(port: number): Promise<Line> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let text = "";
  let closed = false;
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
  });
  // A server that ends a line while the client still writes breaks it.
  socket.on("error", () => {});
  socket.on("close", () => {
    closed = true;
  });
  await new Promise<void>((resolve) => void socket.once("connect", resolve));
  return { socket, heard: () => text, closed: () => closed };
}

/** Sends a text a byte at a time until all is sent or the line is closed. */
export function drip({ socket }: Line, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at === text.length) clearInterval(timer);
    else socket.write(text.slice(at, ++at));
  }, everyMs);
  socket.once("close", () => clearInterval(timer));
}
