import { Agent, request } from "node:http";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { percentile } from "../helpers/percentile.ts";
import { serveData } from "../helpers/serving.ts";
import { PROJECT_DATA } from "../helpers/store.ts";

/** Lines of the client that asks much, on each of which it asks again as soon as it is answered. */
const LINES = 200;
const ASKED = 20;
/** What another client may wait, as a part of what that one waits. */
const MOST = 0.1;

/** Just light enough to be answered beside all others, and another text each time. */
const costly: Readonly<Record<string, (number: number) => string>> = {
  comparisons: (number) =>
    `{ ${Array.from({ length: 12 }, (_, at) => `a${at}: compare(measure: "neet-16-18", areas: ["halton"]) { verdict reasons { message } } `).join(" ")} } #${number}`,
  searches: (number) =>
    `{ ${Array.from({ length: 12 }, (_, at) => `a${at}: search(text: "a e i o u n t s r ${number}", first: 3) { __typename } `).join(" ")} }`,
  mistakes: (number) => `{ ${Array.from({ length: 200 }, (_, at) => `wrong${number}x${at}`).join(" ")} }`,
};

it.each(Object.keys(costly))(
  "a client that has hundreds of questions answered at once, all of %s, keeps no other waiting for them",
  { timeout: 60_000 },
  async (kind) => {
    const { port } = await serveData(PROJECT_DATA, { settings: { TRUST_PROXY: "127.0.0.1", RATE_LIMIT: "0" } });
    const agent = new Agent({ keepAlive: true });
    const ask = (client: string, query: string) =>
      new Promise<{ status: number | undefined; ms: number }>((resolve, reject) => {
        const headers = { "content-type": "application/json", "x-forwarded-for": client };
        const from = performance.now();
        request({ port, host: "127.0.0.1", path: "/graphql", method: "POST", agent, headers }, (answer) => {
          const status = answer.statusCode;
          answer.resume().on("end", () => resolve({ status, ms: performance.now() - from }));
        })
          .on("error", reject)
          .end(JSON.stringify({ query }));
      });

    const greedy: number[] = [];
    const statuses = new Set<number | undefined>();
    let [asking, number] = [true, 0];
    const lines = Array.from({ length: LINES }, async () => {
      while (asking) {
        const { status, ms } = await ask("10.0.0.1", costly[kind]?.(number++) ?? "");
        statuses.add(status);
        greedy.push(ms);
      }
    });
    await expect.poll(() => greedy.length, { timeout: 20_000 }).toBeGreaterThan(LINES / 2);
    const other: number[] = [];
    for (let asked = 0; asked < ASKED; asked += 1) {
      const { status, ms } = await ask("10.0.0.2", `{ area(code: "halton") { name } } #${asked}`);
      expect(status).toBe(200);
      other.push(ms);
      await setTimeout(20);
    }
    asking = false;
    await Promise.all(lines);
    agent.destroy();
    expect([...statuses]).toEqual([kind === "mistakes" ? 400 : 200]);
    expect(percentile(0.9, other) / percentile(0.5, greedy)).toBeLessThan(MOST);
  },
);
