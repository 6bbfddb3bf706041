import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PAGE } from "../../src/export/observation-file.ts";
import { FileEngine } from "../../src/server/file-engine.ts";
import type { Reader } from "../../src/store/reader.ts";
import { publish } from "../../src/store/writer.ts";
import { makeCorpus, makeObservation, period } from "../helpers/corpus.ts";
import { watchPages } from "../helpers/pages.ts";
import { serverOf, type TestServer } from "../helpers/server.ts";

const corpus = makeCorpus({
  revision: "one",
  observations: Array.from({ length: PAGE * 2.5 }, (_, index) => makeObservation({ line: index + 1, value: index, period: period() })),
});

/** Another program changes the store of a server where it lies. */
function change({ path }: TestServer): void {
  writeFileSync(path, readFileSync(path).fill("?", 5000, 5010), { flag: "r+" });
}

/** Changes the store of a server as soon as one more question has read from it. */
function changeWhenRead(server: TestServer): void {
  let done = false;
  server.store.wrap = (reader) =>
    Object.assign(Object.create(reader) as Reader, {
      sources: async () => {
        const found = await reader.sources();
        if (!done) change(server);
        done = true;
        return found;
      },
    });
}

const ask = ({ app }: TestServer, query: string) => app.inject({ method: "POST", url: "/graphql", payload: { query } });
const REFUSED = { code: "STORE_CHANGED" };

describe("a store that is changed where it lies while a question is answered", () => {
  it("brings a refusal, and nothing that is kept: the same data, built again, is read again", async () => {
    const server = await serverOf(corpus, { answerCache: 1 });
    changeWhenRead(server);
    const answer = await ask(server, "{ sources { key } }");
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { errors: [{ extensions: REFUSED }] }]);
    expect((await server.app.inject("/health")).statusCode).toBe(503);
    await publish(server.path, corpus);
    await expect.poll(async () => (await server.app.inject("/health")).statusCode).toBe(200);
    const before = server.store.given;
    expect((await ask(server, "{ sources { key } }")).statusCode).toBe(200);
    expect(server.store.given).toBe(before + 1);
  });

  it("brings a refusal in a file's place", async () => {
    const server = await serverOf(corpus);
    const pages = watchPages(server, async (page) => {
      if (page === 1) change(server);
    });
    const answer = await server.app.inject("/export/observations.json");
    expect(pages.read()).toBeGreaterThan(0);
    expect([answer.statusCode, answer.json()]).toMatchObject([503, REFUSED]);
  });

  it("ends a file that is being sent, which a client sees, and gives its lease back", async () => {
    const server = await serverOf(corpus);
    const engine = new FileEngine({ store: server.store, report: (error) => expect.fail(String(error)) });
    const { body } = await engine.answer({ name: "observations.csv", search: "", head: false }, { client: "one" });
    if (Buffer.isBuffer(body)) expect.fail("no stream");
    const steps = body[Symbol.asyncIterator]();
    expect((await steps.next()).done).toBe(false);
    change(server);
    await expect(steps.next()).rejects.toThrow(expect.objectContaining(REFUSED));
    expect(server.store.held).toBe(0);
  });
});
