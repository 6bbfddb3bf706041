import { utimesSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { AppOptions } from "../../src/server/app.ts";
import { READER_PATIENCE_MS } from "../../src/server/in-flight.ts";
import { TIMEOUTS } from "../../src/server/timeouts.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { openLine } from "../helpers/line.ts";
import { serverOf } from "../helpers/server.ts";

/** More than the system takes of a file that nobody reads. */
const wordy = makeCorpus({
  observations: Array.from({ length: 12 }, (_, index) => makeObservation({ line: index + 1, note: "x".repeat(1_000_000) })),
});
/** The same in more than one piece. */
const long = makeCorpus({
  observations: Array.from({ length: 1200 }, (_, index) => makeObservation({ line: index + 1, note: "x".repeat(20_000) })),
});
const FILE = "GET /export/observations.csv HTTP/1.0\r\n\r\n";

/** A line that has asked by HTTP/1.0 for a file, and does not read on once that has begun; and how it ends when it reads again. */
async function inTheMidst(options: Partial<AppOptions> = {}, corpus = wordy) {
  const { app, path } = await serverOf(corpus, options);
  const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  const line = await openLine(port);
  let end: string | undefined;
  line.socket.once("end", () => {
    end ??= "as if whole";
  });
  line.socket.once("error", ({ code }: NodeJS.ErrnoException) => {
    end ??= code ?? "an error";
  });
  line.socket.once("data", () => line.socket.pause());
  line.socket.write(FILE);
  await expect.poll(line.heard).toMatch(/^HTTP\/1\.1 200 /);
  await sleep(200);
  const ended = async () => {
    await sleep(200);
    line.socket.resume();
    await expect.poll(() => end, { timeout: 5000 }).toBeDefined();
    return end;
  };
  return { app, path, port, line, ended };
}

describe("a file over HTTP/1.0 that is cut off does not look whole, since its line is reset", () => {
  it("when the server stops before it is", async () => {
    const { app, ended } = await inTheMidst();
    app.cutAll();
    expect(await ended()).toBe("ECONNRESET");
  });

  it("when its reader is silent for too long", async () => {
    const { ended } = await inTheMidst({ timeouts: { ...TIMEOUTS, silence: 300 } });
    await sleep(1000);
    expect(await ended()).toBe("ECONNRESET");
  });

  it("when another wants its place", async () => {
    const { port, ended } = await inTheMidst({ maxInFlight: 1 });
    await sleep(READER_PATIENCE_MS);
    expect((await fetch(`http://127.0.0.1:${port}/graphql?documentId=x`)).status).toBe(400);
    expect(await ended()).toBe("ECONNRESET");
  });

  it("when what comes behind its request is none, and no refusal stands in it", async () => {
    const { line, ended } = await inTheMidst();
    line.socket.write("Good day to you!\r\n\r\n");
    expect(await ended()).toBe("ECONNRESET");
    expect(line.heard()).not.toContain("The request is no HTTP.");
  });

  it("when the rest of it cannot be made", async () => {
    const { path, ended } = await inTheMidst({}, long);
    utimesSync(path, 1, 1);
    expect(await ended()).toBe("ECONNRESET");
  });
});
