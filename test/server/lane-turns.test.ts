import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { graphql, laneOf, refusalOf, textOf } from "../helpers/lane.ts";

describe("the clients of the lane", () => {
  it("have two places each at most: what another asks is answered beside any number of somebody's endless questions", async () => {
    const { lane } = laneOf();
    const endless = Array.from({ length: 17 }, () => refusalOf(lane.graphql(graphql("?silent"), { client: "many" })));
    const other = await lane.graphql(graphql("?a"), { client: "other" });
    expect(await textOf(other.body)).toBe("answer to graphql?a");
    // Who has the two has no third, though two are free.
    const third = refusalOf(lane.graphql(graphql("?b"), { client: "many" }));
    expect(await Promise.race([third, sleep(50, "waiting")])).toBe("waiting");
    await lane.close();
    expect(new Set(await Promise.all(endless))).toEqual(new Set(["503 SERVER_BUSY, again in 5 s"]));
  });

  it("leave nothing to work on when they go: the thread is told of what it was given, by its number", async () => {
    const { lane } = laneOf();
    const gone = new AbortController();
    const asked = ["?silent", "?silent", "?waits"].map((search) =>
      refusalOf(lane.graphql(graphql(search), { client: "one", gone: gone.signal })),
    );
    const dropped = async () => await textOf((await lane.graphql(graphql("?dropped"), { client: "other" })).body);
    expect(await dropped()).toBe("");
    gone.abort();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["503 CLIENT_GONE"]));
    expect(await dropped()).toBe("1 2");
  });

  it("have all places to wait in while nobody else comes: then the last of whose wait most leaves", async () => {
    const { lane } = laneOf();
    const ask = (client: string) => refusalOf(lane.graphql(graphql("?silent"), { client }));
    // Two are worked on, and sixty wait.
    const many = Array.from({ length: 62 }, () => ask("many"));
    expect(await ask("many")).toBe("503 SERVER_BUSY, again in 5 s");
    expect(await Promise.race([...many, sleep(50, "waiting")])).toBe("waiting");
    const others = [ask("other")];
    expect(await many[61]).toBe("503 SERVER_BUSY, again in 5 s");
    expect(await Promise.race([...many.slice(0, 61), ...others, sleep(50, "waiting")])).toBe("waiting");
    expect(await textOf((await lane.graphql(graphql("?a"), { client: "third" })).body)).toBe("answer to graphql?a");
  });
});
