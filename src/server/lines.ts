import type { Server } from "node:http";
import type { Socket } from "node:net";
import { isAnswering, reset } from "./cut.ts";
import { clientOf } from "./rate-limit.ts";

/** Lines that are open at once; an idle one takes about 20 kB. */
export const MAX_CONNECTIONS = 8000;

/**
 * The lines that are open. Where there are as many as may be, whoever has most of them makes room for who has fewer: by the oldest on which
 * nothing is answered, else by the oldest. Lines cost nothing to open and no request is counted for them, so that one client could have them all.
 */
export class Lines {
  private readonly lines = new Map<string, Set<Socket>>();
  private count = 0;

  constructor(
    private readonly most: number,
    /** Told when a line is refused, or ended for another. */
    private readonly report: () => void,
  ) {}

  watch(server: Server): void {
    server.on("connection", (socket: Socket) => this.open(socket));
  }

  *[Symbol.iterator](): IterableIterator<Socket> {
    for (const own of this.lines.values()) yield* own;
  }

  private open(socket: Socket): void {
    const client = clientOf(socket.remoteAddress);
    if (this.count >= this.most) {
      this.report();
      if (!this.makeRoomFor(client)) {
        socket.destroy();
        return;
      }
    }
    const own = this.lines.get(client) ?? new Set();
    this.lines.set(client, own.add(socket));
    this.count += 1;
    socket.once("close", () => this.leave(client, socket));
  }

  private leave(client: string, socket: Socket): void {
    const own = this.lines.get(client);
    if (!own?.delete(socket)) return;
    this.count -= 1;
    if (own.size === 0) this.lines.delete(client);
  }

  private makeRoomFor(client: string): boolean {
    const own = 1 + (this.lines.get(client)?.size ?? 0);
    let most = { holder: "", lines: new Set<Socket>() };
    for (const [holder, lines] of this.lines) if (lines.size > most.lines.size) most = { holder, lines };
    if (most.lines.size <= own) return false;
    const line = oldestOf(most.lines);
    if (line) {
      this.leave(most.holder, line);
      reset(line);
    }
    return line !== undefined;
  }
}

/** The line that its client misses least. */
function oldestOf(lines: ReadonlySet<Socket>): Socket | undefined {
  for (const line of lines) if (!isAnswering(line)) return line;
  const [oldest] = lines;
  return oldest;
}
