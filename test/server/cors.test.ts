import { describe, expect, it } from "vitest";
import manifest from "../../src/client/generated/persisted-documents.json" with { type: "json" };
import { makeCorpus, makeObservation } from "../helpers/corpus.ts";
import { serverOf } from "../helpers/server.ts";

const corpus = makeCorpus({ observations: [makeObservation()] });
const ELSEWHERE = "https://notebook.example";
const FILE = "/export/observations.csv";

describe("a page of another origin", () => {
  it("may read the API and the files, and see their tags, when nothing else is said", async () => {
    const { app } = await serverOf(corpus);
    const file = await app.inject({ url: FILE, headers: { origin: ELSEWHERE } });
    expect(file.headers["access-control-allow-origin"]).toBe("*");
    expect(file.headers["access-control-expose-headers"]).toContain("etag");
    const asked = await app.inject({
      method: "OPTIONS",
      url: "/graphql",
      headers: { origin: ELSEWHERE, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
    });
    expect(asked.statusCode).toBe(204);
    expect(asked.headers["access-control-allow-origin"]).toBe("*");
    expect(asked.headers["access-control-allow-headers"]).toBe("content-type");
  });

  it("may read of an answer's headers those that tell how to go on with it", async () => {
    const { app } = await serverOf(corpus);
    for (const url of [FILE, "/graphql?query={__typename}"]) {
      const { headers } = await app.inject({ url, headers: { origin: ELSEWHERE } });
      const exposed = String(headers["access-control-expose-headers"]).split(/, */).sort();
      expect(exposed).toEqual(["content-disposition", "etag", "link", "retry-after"]);
    }
  });

  it("may read only where its origin is listed, if any are", async () => {
    const { app } = await serverOf(corpus, { corsOrigins: ["https://county.example"] });
    const allowed = await app.inject({ url: FILE, headers: { origin: "https://county.example" } });
    expect(allowed.headers["access-control-allow-origin"]).toBe("https://county.example");
    const other = await app.inject({ url: FILE, headers: { origin: ELSEWHERE } });
    expect(other.headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("is told apart by whoever keeps answers, whether it asks for it packed or not, for the first time or again", async () => {
    const { app } = await serverOf(corpus, { corsOrigins: ["https://county.example", ELSEWHERE], manifest });
    const [documentId = ""] = Object.entries(manifest).find(([, text]) => text.includes("query DatasetSummary")) ?? [];
    for (const [url, own] of [
      [FILE, ["accept-encoding"]],
      [`/graphql?documentId=${documentId}`, ["accept", "accept-encoding"]],
    ] as const)
      for (const encoding of ["identity", "gzip"]) {
        const headers = { origin: ELSEWHERE, "accept-encoding": encoding };
        const first = await app.inject({ url, headers });
        const again = await app.inject({ url, headers: { ...headers, "if-none-match": String(first.headers["etag"]) } });
        expect([first.statusCode, again.statusCode]).toEqual([200, 304]);
        for (const answer of [first, again]) {
          const varies = String(answer.headers["vary"]).toLowerCase().split(", ");
          expect(varies).toEqual(expect.arrayContaining(["origin", ...own]));
          expect(new Set(varies).size).toBe(varies.length);
        }
      }
  });

  it("may ask what there is without saying what for", async () => {
    const { app } = await serverOf(corpus);
    expect((await app.inject({ method: "OPTIONS", url: FILE, headers: { origin: ELSEWHERE } })).statusCode).toBe(204);
  });

  it("is never sent anything with its visitor's credentials", async () => {
    const { app } = await serverOf(corpus);
    const answer = await app.inject({ url: FILE, headers: { origin: ELSEWHERE } });
    expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
  });
});
