import { describe, expect, it } from "vitest";
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

  it("may read only where its origin is listed, if any are", async () => {
    const { app } = await serverOf(corpus, { corsOrigins: ["https://county.example"] });
    const allowed = await app.inject({ url: FILE, headers: { origin: "https://county.example" } });
    expect(allowed.headers["access-control-allow-origin"]).toBe("https://county.example");
    const other = await app.inject({ url: FILE, headers: { origin: ELSEWHERE } });
    expect(other.headers["access-control-allow-origin"]).toBeUndefined();
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
