import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askApi } from "../../scripts/examples.ts";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import { PROJECT_FOLDER } from "../../src/config.ts";
import { serverOf } from "../helpers/server.ts";
import { projectCorpus } from "../helpers/store.ts";

const text = readFileSync(`${PROJECT_FOLDER}README.md`, "utf8");

describe("the README's first question", () => {
  it("is a request as it stands, and its answer is the one shown", async () => {
    const body = /curl -s http:\/\/localhost:4000\/graphql .*? -d '(.*?)'\n```/s.exec(text)?.[1] ?? "";
    const shown = /```json\n(\{"data".*?)\n```/s.exec(text)?.[1] ?? "";
    const { query } = JSON.parse(body) as { query: string };
    const ask = await askApi();
    expect(JSON.parse(shown)).toEqual({ data: await ask(query, {}) });
  });
});

describe("what the README shows of a public service", () => {
  const section = text.slice(text.indexOf("## In public"), text.indexOf("## Licence of the data"));
  const shown = [...section.matchAll(/```json\n(.*)\n```/g)].map(([, answer]) => JSON.parse(answer ?? "") as unknown);

  it("is the answer to a page too large, and to a document by its hash", async () => {
    const { app } = await serverOf(await projectCorpus(), { manifest });
    const payload = / -d '(.*)'/.exec(section)?.[1] ?? "";
    const url = /'localhost:4000(\/graphql\?.*)'/.exec(section)?.[1] ?? "";
    const refused = await app.inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json" }, payload });
    const known = await app.inject(url);
    expect([refused.json(), known.json()]).toEqual(shown);
    expect([refused.statusCode, known.statusCode]).toEqual([400, 200]);
  });
});
