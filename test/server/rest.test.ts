import Fastify from "fastify";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InFlight } from "../../src/server/in-flight.ts";
import { collectAtRest } from "../../src/server/rest.ts";

/** A server with one route, which answers when it is told to. */
async function quietServer() {
  const app = Fastify();
  const inFlight = new InFlight();
  const collect = vi.fn();
  collectAtRest(app, inFlight, collect);
  let finish: () => void = () => {};
  app.get("/slow", { preHandler: inFlight.admit }, async () => await new Promise((resolve) => (finish = () => resolve("done"))));
  app.get("/ready", async () => "yes");
  app.get("/fast", { preHandler: inFlight.admit }, async () => "done");
  await app.ready();
  return { app, collect, finish: () => finish() };
}

describe("a server at rest", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "hrtime"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("collects once when nothing has been asked for 75 seconds, and again after the next question", async () => {
    const { app, collect } = await quietServer();
    vi.advanceTimersByTime(600_000);
    expect(collect).toHaveBeenCalledTimes(0); // Nothing has been asked yet.
    await app.inject("/fast");
    vi.advanceTimersByTime(70_000);
    await app.inject("/fast");
    vi.advanceTimersByTime(70_000);
    expect(collect).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(5_000);
    expect(collect).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(600_000);
    expect(collect).toHaveBeenCalledTimes(1);
    await app.inject("/fast");
    vi.advanceTimersByTime(80_000);
    expect(collect).toHaveBeenCalledTimes(2);
    await app.close();
  });

  it("is not one while a question is being answered, and is one whatever asks for its health", async () => {
    const { app, collect, finish } = await quietServer();
    const slow = app.inject("/slow");
    await vi.waitFor(() => app.inject("/ready"));
    vi.advanceTimersByTime(300_000);
    expect(collect).toHaveBeenCalledTimes(0);
    finish();
    await slow;
    for (let checks = 0; checks < 8; checks++) {
      await app.inject("/ready");
      vi.advanceTimersByTime(10_000);
    }
    expect(collect).toHaveBeenCalledTimes(1);
    await app.close();
    vi.advanceTimersByTime(600_000);
    expect(collect).toHaveBeenCalledTimes(1);
  });
});
