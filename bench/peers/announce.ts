import type { Server } from "node:http";

/** Says where a server listens, in the words that the benchmark waits for. */
export function announce(server: Server): void {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("the server does not listen on a port");
  process.stdout.write(`Serving http://127.0.0.1:${address.port}/graphql\n`);
}
