import { sql } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Connection, createDatabase } from "../../src/store/database.ts";
import type { Reader } from "../../src/store/reader.ts";
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });

/** A connection whose statements count up until so many milliseconds are over. */
function slowConnection() {
  const connection: Connection = createDatabase(":memory:");
  onTestFinished(() => void connection.raw.close());
  let end = 0;
  connection.raw.function("is_over", { deterministic: false }, () => (performance.now() > end ? 1 : 0));
  const counting = sql`WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE NOT is_over())
    SELECT max(n) AS n FROM counted`;
  return async (ms: number) => {
    end = performance.now() + ms;
    return await connection.db.all<{ n: number }>(counting);
  };
}

/** A server that answers in its own thread, where each list of places takes one statement of so many milliseconds. */
async function slowServer(ms: number) {
  const server = await serverOf(corpus);
  const count = slowConnection();
  const done: string[] = [];
  const slow =
    <A extends unknown[], R>(name: string, read: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await count(ms);
      done.push(name);
      return await read(...args);
    };
  server.store.wrap = (reader) =>
    Object.assign(Object.create(reader) as Reader, {
      countMeasures: slow("count of measures", (conditions) => reader.countMeasures(conditions)),
      countIndicators: slow("count of indicators", (conditions) => reader.countIndicators(conditions)),
      observations: slow("figures", (...args: Parameters<Reader["observations"]>) => reader.observations(...args)),
    } satisfies Partial<Reader>);
  return { ...server, done };
}

const ask = async ({ app }: Pick<Awaited<ReturnType<typeof slowServer>>, "app">, query: string) =>
  await app.inject({ method: "POST", url: "/graphql", payload: { query } });

const COUNTS = "{ areas { slug } measures { totalCount } indicators { totalCount } }";
const TIMEOUT = expect.objectContaining({ extensions: { code: "QUERY_TIMEOUT" } });

describe("statements on the server's own thread", () => {
  it("that really take longer than a second end in 503, with when to come again and no part of the answer", async () => {
    const server = await slowServer(1050);
    const answer = await ask(server, "{ areas { slug } measures { totalCount } }");
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("10");
    expect(answer.json()).toEqual({ errors: [TIMEOUT] });
    expect(server.done).toEqual([]);
  });

  it("share one second, each of them within it", async () => {
    const server = await slowServer(550);
    const answer = await ask(server, COUNTS);
    expect(answer.statusCode).toBe(503);
    expect(answer.json<{ data?: unknown }>().data).toBeUndefined();
    expect(server.done).toHaveLength(1);
  });

  it("are answered within it, and begin a new second with each request", async () => {
    const server = await slowServer(300);
    for (let count = 0; count < 2; count += 1) {
      const answer = await ask(server, COUNTS);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ data: { measures: { totalCount: 1 } } });
    }
  });

  it("that take too long for the figures of a file end in 503 too", async () => {
    const { app } = await slowServer(1050);
    const answer = await app.inject("/export/observations.xlsx");
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("10");
    expect(answer.json()).toMatchObject({ code: "QUERY_TIMEOUT" });
  });
});
