import { hash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeCorpus } from "../helpers/corpus.ts";
import { temporaryFolder } from "../helpers/folder.ts";
import { serverOf } from "../helpers/server.ts";

/** A trusted document's hash. */
const DATASET = `sha256:${hash("sha256", "{ dataset { revision } }")}`;

/** A page and a GraphiQL as Vite leaves them, small. */
function folders(): { page: string; graphiql: string } {
  const [page, graphiql] = [temporaryFolder(), temporaryFolder()];
  mkdirSync(join(page, "assets"));
  writeFileSync(join(page, "index.html"), "<title>The page</title>");
  writeFileSync(join(page, "assets", "index-abc.js"), "start()");
  writeFileSync(join(graphiql, "index.html"), "<title>GraphiQL</title>");
  return { page, graphiql };
}

describe("the page", () => {
  it.each(["/", "/?measure=neet-16-18&area=halton", "/measures", "/measures?text=gap", "/council", "/council/halton?rag=RED"])(
    "%s answers with index.html, so that a view can be loaded anew",
    async (url) => {
      const { app } = await serverOf(makeCorpus(), folders());
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.headers["cache-control"]).toBe("no-cache");
      expect(answer.body).toBe("<title>The page</title>");
    },
  );

  it("may load from here and ask here, nothing else", async () => {
    const { app } = await serverOf(makeCorpus(), folders());
    const policy = String((await app.inject("/")).headers["content-security-policy"]);
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
  });

  it("keeps its assets for good, since their names change with them", async () => {
    const { app } = await serverOf(makeCorpus(), folders());
    const answer = await app.inject("/assets/index-abc.js");
    expect(answer.body).toBe("start()");
    expect(answer.headers["content-type"]).toMatch(/javascript/);
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await app.inject("/assets/index-old.js")).statusCode).toBe(404);
    expect((await app.inject("/assets/%2e%2e/index.html")).statusCode).toBeGreaterThanOrEqual(400);
  });

  it("sends its assets as they were packed when it was built", async () => {
    const given = folders();
    writeFileSync(join(given.page, "assets", "index-abc.js.br"), "packed by br");
    writeFileSync(join(given.page, "assets", "index-abc.js.gz"), "packed by gzip");
    const { app } = await serverOf(makeCorpus(), given);
    for (const [accepted, encoding] of [
      ["gzip, deflate, br, zstd", "br"],
      ["gzip", "gzip"],
    ] as const) {
      const { headers, body } = await app.inject({ url: "/assets/index-abc.js", headers: { "accept-encoding": accepted } });
      expect([headers["content-encoding"], headers["content-type"], body]).toEqual([
        encoding,
        "application/javascript; charset=utf-8",
        `packed by ${encoding}`,
      ]);
      expect(headers["vary"]).toMatch(/accept-encoding/i);
    }
    expect((await app.inject("/assets/index-abc.js")).body).toBe("start()");
  });

  it("is served without GraphiQL too", async () => {
    const { page } = folders();
    const { app } = await serverOf(makeCorpus(), { page });
    expect((await app.inject("/assets/index-abc.js")).statusCode).toBe(200);
    expect((await app.inject("/graphiql/")).statusCode).toBe(404);
  });

  it.each(["/other", "/council/halton/more", "/measures/neet"])("%s is no view and answers 404 or the page, which says so", async (url) => {
    const { app } = await serverOf(makeCorpus(), folders());
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body.includes("The page")]).toEqual(url.startsWith("/council/") ? [200, true] : [404, false]);
  });
});

describe("what is said of being kept", () => {
  it.each([
    ["/", 200, "no-cache", true],
    ["/council/halton", 200, "no-cache", true],
    ["/assets/index-abc.js", 200, "public, max-age=31536000, immutable", true],
    ["/graphiql/", 200, "public, max-age=0", true],
    ["/graphql?documentId=DATASET", 200, "public, max-age=300", true],
    ["/export/observations.csv", 200, "public, max-age=300", true],
    ["/export/observations.csv-metadata.json", 200, "public, max-age=300", true],
    ["/graphiql", 302, "no-store", false],
    ["/health", 200, "no-store", false],
    ["/ready", 200, "no-store", false],
    ["/metrics", 200, "no-store", false],
    ["/graphql?query=%7B", 400, "no-store", false],
    ["/export/observations.csv?aera=x", 400, "no-store", false],
    ["/export/nothing", 404, "no-store", false],
    ["/graphiql/nothing.js", 404, "no-store", false],
    ["/assets/nothing.js", 404, "no-store", false],
    ["/nothing", 404, "no-store", false],
    ["/%zz", 400, "no-store", false],
  ])("GET %s: %i, %s", async (url, status, kept, tagged) => {
    const { app } = await serverOf(makeCorpus(), { ...folders(), manifest: { [DATASET]: "{ dataset { revision } }" } });
    const address = url.replace("DATASET", DATASET);
    const answer = await app.inject(address);
    expect([answer.statusCode, answer.headers["cache-control"], "etag" in answer.headers]).toEqual([status, kept, tagged]);
    if (!tagged) return;
    const again = await app.inject({ url: address, headers: { "if-none-match": String(answer.headers["etag"]) } });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });
});

describe("GraphiQL", () => {
  it("has a policy of its own, for its editor's styles, font and workers, but runs no script of others", async () => {
    const { app } = await serverOf(makeCorpus(), folders());
    const policy = String((await app.inject("/graphiql/")).headers["content-security-policy"]);
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("font-src 'self' data:");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
  });
});
